"""The ids of words, looked up in the file of a vocabulary without reading all of it. See `WordIds`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class WordIds(Mapping[str, int]):
    """The id of a word is the number of its line. For a few words: each look-up searches the whole file."""

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n" + lines + b"\n"

    def __getitem__(self, word: str) -> int:
        at = self._lines.find(f"\n{word}\n".encode())
        if at < 0:
            raise KeyError(word)
        return self._lines.count(b"\n", 0, at)

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines[1:-1].decode().split("\n"))

    def __len__(self) -> int:
        return self._lines.count(b"\n") - 1
