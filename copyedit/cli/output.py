"""`--output FILE`: where a report goes. Start with `open_output`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from copyedit.cli.errors import stop_with
from copyedit.cli.run import Run
from copyedit.errors import FileError
from copyedit.fixing.edits import open_replacement


@contextmanager
def open_output(path: str | None, named: list[str], run: Run) -> Iterator[Callable[[bytes], None]]:
    """What writes the report: to standard output for “-” and None, else to a file that is replaced at the end.

    An earlier report is not a story, so it is left out of a folder's files. If it is among the files `named` as
    stories, or cannot be written, the run stops.
    """
    if path in (None, "-"):
        yield run.write
        return
    assert path is not None
    if any(_is_same(path, story) for story in named):
        stop_with(FileError("--output would overwrite a story that is to be checked", path))
    run.paths = [story for story in run.paths if not _is_same(path, story)]

    try:
        with open_replacement(Path(path)) as file:

            def write(data: bytes) -> None:
                try:
                    file.write(data)
                except OSError as bad:
                    stop_with(FileError(f"not written: {bad.strerror or bad}", path))

            yield write
    except FileError as bad:
        stop_with(bad)


def _is_same(path: str, story: str) -> bool:
    """True for two names of one file. Different last parts are taken for different files, as links are rare."""
    if os.path.basename(path) != os.path.basename(story):  # noqa: PTH119 - for each of 100,000 files
        return False
    return os.path.realpath(path) == os.path.realpath(story)
