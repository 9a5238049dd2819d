"""Files looked at again whenever they are saved, for `copyedit check --watch`. Start with `saved_files`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

_PAUSE = 0.5  # seconds between two looks


def refuse_with_watch(chosen: dict[str, Any]) -> None:
    """Raises UsageError for options that make no sense while files are watched."""
    if "-" in chosen["paths"]:
        raise click.UsageError("--watch needs files or folders; standard input ends")
    if chosen["format"] != "text" or chosen["output"] or chosen["statistics"]:
        raise click.UsageError("--watch reports as text on standard output")
    if chosen["diff_base"] or chosen["changed_lines"]:
        raise click.UsageError("--watch reports whole files, not changed lines")


Stamps = dict[str, tuple[int, int, int]]


def saved_files(find: Callable[[], Sequence[str]], known: Stamps) -> Iterator[list[str]]:
    """The files that are new or have changed since they were `known`, each time there are some.

    Looking twice a second costs little for a desk's folder, works on every system and on network drives, and needs no
    package.
    """
    while True:
        now = look_at(find())
        saved = [path for path, stamp in now.items() if known.get(path) != stamp]
        known = now
        if saved:
            yield saved
        time.sleep(_PAUSE)


def look_at(paths: Sequence[str]) -> Stamps:
    """Each file's time, size and number; a file that is gone for a moment, as while it is replaced, is left out."""
    found: Stamps = {}
    for path in paths:
        try:
            status = os.stat(path)
        except OSError:
            continue
        found[path] = status.st_mtime_ns, status.st_size, status.st_ino
    return found
