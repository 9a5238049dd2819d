"""The file that a run appends to: under a name of its own until it is complete. Start with `Appended`."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from copyedit.batch.durable import open_at, sync, sync_folder


class Appended:
    """The result, as FILE.partial until `publish`."""

    def __init__(self, out: str) -> None:
        self._out = Path(out)
        self._partial = Path(f"{out}.partial")
        self.file: BinaryIO

    def open(self, size: int | None) -> None:
        """Begin the file, or go on behind its first `size` bytes."""
        self._out.parent.mkdir(parents=True, exist_ok=True)
        self.file = open_at(self._partial, size or 0)

    def commit(self) -> int:
        """Make it durable so far; its size."""
        return sync(self.file)

    def close(self) -> None:
        sync(self.file)
        self.file.close()

    def publish(self) -> None:
        """Give it its name. Does nothing the second time."""
        if self._partial.exists():
            self._partial.replace(self._out)
            sync_folder(self._out.parent)
