"""One process at a time in a run's folder. Start with `locked`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from copyedit.errors import CopyeditError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder's lock. It falls with the process, however that ends. Raises CopyeditError if another has it."""
    with (folder / "lock").open("ab") as file:
        try:
            _lock(file)
        except OSError:
            raise CopyeditError(
                "another copyedit is at work on this run; wait for it, or stop it", str(folder)
            ) from None
        yield


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock, not inherited by the workers
