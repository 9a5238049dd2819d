"""Cut a long text, between blocks, into pieces that a backend can take. Start with `pieces_of`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_BETWEEN = "\n\n"  # which backends take for a paragraph break
_ENDS = (". ", "! ", "? ", '." ', ".\N{RIGHT DOUBLE QUOTATION MARK} ")


class Piece(NamedTuple):
    """Some blocks in sequence. Each of `parts` maps a stretch: start in the piece, start in the whole text, length."""

    text: str
    parts: tuple[tuple[int, int, int], ...]

    def in_text(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the whole text; None if it spans two blocks."""
        for at, there, length in self.parts:
            if at <= start <= end <= at + length:
                return there + start - at, there + end - at
        return None


def pieces_of(text: str, spans: Iterable[tuple[int, int]], most: int, *, joined: bool = True) -> Iterator[Piece]:
    """The blocks in pieces of at most `most` code points. Unless `joined`, each block is a piece of its own.

    No character is in two pieces. A longer block is cut after a sentence, or between words.
    """
    stretches: list[tuple[int, int]] = []
    length = 0
    for span in spans:
        for start, end in _cut(text, *span, most):
            if stretches and (not joined or length + end - start > most):
                yield _piece(text, stretches)
                stretches, length = [], 0
            stretches.append((start, end))
            length += end - start + len(_BETWEEN)
    if stretches:
        yield _piece(text, stretches)


def _piece(text: str, stretches: list[tuple[int, int]]) -> Piece:
    parts, at = [], 0
    for start, end in stretches:
        parts.append((at, start, end - start))
        at += end - start + len(_BETWEEN)
    return Piece(_BETWEEN.join(text[start:end] for start, end in stretches), tuple(parts))


def _cut(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    while end - start > most:
        at = _border(text, start, start + most)
        yield start, at
        start = at
    if start < end:
        yield start, end


def _border(text: str, start: int, end: int) -> int:
    """Where to cut: after the last sentence, else after the last word, else at the end."""
    places = [(text.rfind(mark, start, end), len(mark)) for mark in _ENDS]
    sentence = max((at + length for at, length in places if at >= 0), default=0)
    return sentence or text.rfind(" ", start, end) + 1 or end
