"""Convert offsets in UTF-16 units, as Java and JavaScript count, to code points, and back."""

from __future__ import annotations

from bisect import bisect_left


class CodePoints:
    """The code points of one text.

    >>> CodePoints("\\N{GRINNING FACE} teh").of_utf16(3)
    2
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._table: list[int] | None = None
        if any(character > "\uffff" for character in text):
            self._table = [place for place, character in enumerate(text) for _ in range(1 + (character > "\uffff"))]
            self._table.append(len(text))

    def of_utf16(self, place: int) -> int:
        """The offset in code points. Raises IndexError for one outside the text."""
        if place < 0 or (self._table is None and place > self._length):
            raise IndexError(place)
        return place if self._table is None else self._table[place]


class Utf16:
    """The UTF-16 units of one text.

    >>> Utf16("\\N{GRINNING FACE} teh").of_code_point(2)
    3
    """

    def __init__(self, text: str) -> None:
        self._long = [] if text.isascii() else [at for at, character in enumerate(text) if character > "\uffff"]

    def of_code_point(self, place: int) -> int:
        """The offset in UTF-16 units."""
        return place + bisect_left(self._long, place)
