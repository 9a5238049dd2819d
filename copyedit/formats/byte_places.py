"""From bytes of UTF-8, in which a parser counts, to code points of the source. Start with `places_of_bytes`."""

from __future__ import annotations

from collections.abc import Callable


def places_of_bytes(source: str, start: int) -> Callable[[int], int]:
    """From bytes of UTF-8, counted from a place in the source, to code points of the source."""
    if source.isascii():
        return lambda byte: byte + start
    return _Cursor(source[start:].encode(), start).place


class _Cursor:
    """Counts on from the last place asked for; the parser reports pieces nearly in the order of the source."""

    def __init__(self, data: bytes, start: int) -> None:
        self._data = data
        self._byte = 0
        self._place = start

    def place(self, byte: int) -> int:
        if byte >= self._byte:
            self._place += len(self._data[self._byte : byte].decode())
        else:
            self._place -= len(self._data[byte : self._byte].decode())
        self._byte = byte
        return self._place
