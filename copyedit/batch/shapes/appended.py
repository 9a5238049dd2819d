"""The file that a run appends to: under a name of its own until it is complete. Start with `Appended`."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from copyedit.batch.durable import open_at, sync
from copyedit.batch.plan import Plan
from copyedit.batch.stores import publish, staged

Size = tuple[int, int]  # bytes in the file, and bytes before they were compressed
_COMPRESSED = {".gz": "gzip", ".tgz": "gzip", ".bz2": "bz2", ".tbz2": "bz2", ".xz": "lzma", ".txz": "lzma"}


class _Container(Protocol):
    def close(self) -> None: ...


class Appended:
    """The result, as FILE.partial until `publish`; one in a store grows in the run's folder.

    Its name says whether it is compressed. A zip or tar archive that is written into it is its `container`.

    At a commit point a compressed stream ends, and another follows it: gzip, bz2 and xz files may hold many.
    """

    def __init__(self, plan: Plan) -> None:
        self._out = plan.out or ""
        self._partial = staged(self._out, plan.folder, ".partial")
        self._disk: BinaryIO
        self._before = 0  # bytes in earlier streams, before compression
        self.file: BinaryIO
        self.container: _Container | None = None

    def open(self, state: Size | None) -> None:
        """Begin the file, or go on from what `commit` returned."""
        self._partial.parent.mkdir(parents=True, exist_ok=True)
        size, self._before = state or (0, 0)
        self._disk = open_at(self._partial, size)
        self.file = _stream(self._disk, self._out)

    def tell(self) -> int:
        """The place in the file as it is before compression."""
        return self.file.tell() + (self._before if self.file is not self._disk else 0)

    def commit(self) -> Size:
        """Make it durable so far."""
        self._end_stream()
        size = sync(self._disk)
        self.file = _stream(self._disk, self._out)
        return size, self._before

    def wrap_up(self) -> None:
        """Write what belongs at the end, and close it."""
        if self.container is not None:
            self.container.close()
        self._end_stream()
        sync(self._disk)
        self._disk.close()

    def publish(self) -> None:
        """Give it its name. Does nothing the second time."""
        publish(self._partial, self._out)

    def _end_stream(self) -> None:
        self._before = self.tell()
        if self.file is not self._disk:
            self.file.close()


def _stream(disk: BinaryIO, name: str) -> BinaryIO:
    """What compresses into the file by its name; the file itself where nothing does."""
    kind = _COMPRESSED.get(PurePath(name).suffix.lower())
    if kind == "gzip":
        from gzip import GzipFile

        return cast(BinaryIO, GzipFile(filename="", mode="wb", fileobj=disk, mtime=0))
    if kind == "bz2":
        from bz2 import BZ2File

        return cast(BinaryIO, BZ2File(disk, "wb"))
    if kind == "lzma":
        from lzma import LZMAFile

        return cast(BinaryIO, LZMAFile(disk, "wb"))
    return disk


def decompressed(disk: BinaryIO, name: str) -> BinaryIO:
    """What reads the file as it was before compression, by its name; the file itself where it is not compressed."""
    kind = _COMPRESSED.get(PurePath(name).suffix.lower())
    return disk if kind is None else cast(BinaryIO, import_module(kind).open(disk, "rb"))
