"""The command as a process of its own, which ends at once when its work is done. Start with `run`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress

from copyedit.cli.starting.plain import read_plain

GARBAGE = 100_000  # objects after which Python looks for circles among them; ours are few, and it takes time


def run() -> None:
    """Run the command, and end the process with its exit code."""
    gc.set_threshold(GARBAGE)
    codes: list[int] = []
    atexit.register(_end, codes)  # registered first, so called last
    try:
        _call(sys.argv[1:])
    except SystemExit as stop:
        if stop.code is None or isinstance(stop.code, int):
            codes.append(stop.code or 0)
        raise


def _call(arguments: list[str]) -> None:
    chosen = read_plain(arguments)
    if chosen is None or sys.stdout is None or "_COPYEDIT_COMPLETE" in os.environ:
        from copyedit.cli.starting.group import main

        main()
        return
    from copyedit.cli.checking import check

    try:
        check(chosen)
    except KeyboardInterrupt:
        from copyedit.cli.errors import echo

        echo("copyedit: interrupted", err=True)
        sys.exit(130)


def _end(codes: list[int]) -> None:
    """Spare Python from freeing every object before it ends, which takes a fifth of the time of a short run."""
    with suppress(OSError, ValueError):  # Python reports an output that cannot be flushed
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        if codes:
            os._exit(codes[0])
