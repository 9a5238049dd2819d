"""Changes of a word processor's text carried to the bytes that say it. Start with `changed_paragraphs`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from xml.sax.saxutils import escape

from copyedit.document import Span
from copyedit.findings import Edit
from copyedit.formats.paragraphs import Paragraph, Piece

_SOFT_HYPHEN = r"(?:\N{SOFT HYPHEN}|&#(?:0*173|x0*[aA][dD]);)*"


class Part(NamedTuple):
    """What a reader sees of some bytes. `markup` is what stands between two runs of text, not inside one."""

    said: str
    raw: bytes
    markup: bool = False


Say = Callable[[Piece, Sequence[Part], bool], list[Part]]


class Change(NamedTuple):
    """A stretch of the source to be said otherwise.

    `say` is asked for each piece it touches, with what stood there, and whether the piece is the first. An
    empty stretch between two pieces goes to the one before it, or the one after.
    """

    span: Span
    say: Say
    after: bool = False


class Written(NamedTuple):
    """A piece and what it says now, or what it said before."""

    piece: Piece
    parts: list[Part]


def changed_paragraphs(
    paragraphs: Sequence[Paragraph],
    changes: Sequence[Change],
    parts_of: Callable[[Piece], list[Part]],
) -> Iterator[list[Written]]:
    """For each paragraph that some changes touch, its pieces that have bytes, with the changes made.

    `parts_of` gives a piece character by character. Changes do not overlap.
    """
    starts = [0, *accumulate(len(paragraph.text) + 1 for paragraph in paragraphs)]
    inside: dict[int, list[Change]] = {}
    for change in changes:
        inside.setdefault(bisect_right(starts, change.span.start) - 1, []).append(change)
    for index, here in inside.items():
        written = [Written(piece, parts_of(piece) if piece.part else []) for piece in paragraphs[index].pieces]
        # From the last to the first, so that what is still to come keeps its place.
        for change in sorted(here, key=lambda change: change.span.start)[::-1]:
            _make(change, written, starts[index])
        yield written


def _make(change: Change, written: Sequence[Written], start: int) -> None:
    first = True
    for (piece, parts), at in _touched(change, written, start):
        begin, end = (min(max(0, offset - at), len(piece.text)) for offset in change.span)
        parts[begin:end] = change.say(piece, parts[begin:end], first)
        first = False


def _touched(change: Change, written: Sequence[Written], start: int) -> list[tuple[Written, int]]:
    """The pieces with bytes that the change's stretch takes in, and where each begins; at a tab the nearest one."""
    starts = accumulate((len(one.piece.text) for one in written), initial=start)
    placed = [(one, at) for one, at in zip(written, starts, strict=False) if one.piece.part]
    span = change.span
    if span.start < span.end:
        return [(one, at) for one, at in placed if at < span.end and span.start < at + len(one.piece.text)]
    holding = [(one, at) for one, at in placed if at <= span.start <= at + len(one.piece.text)]
    if not holding:
        before = [(one, at) for one, at in placed if at < span.start]
        return before[-1:] or placed[:1]
    return holding[-1:] if change.after else holding[:1]


def patched(data: bytes, patches: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The bytes with stretches (start, end) of them replaced; they do not overlap."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(patches):
        pieces += (data[at:start], new)
        at = end
    return b"".join(pieces) + data[at:]


def token_of(char: str) -> re.Pattern[str]:
    """A pattern for a character as it stands in the XML; a soft hyphen, which nobody sees, goes with it."""
    return re.compile(f"{_SOFT_HYPHEN}(?:&[^;]+;|{char}){_SOFT_HYPHEN}", re.DOTALL)


def saying(edit: Edit) -> Say:
    """Says the edit's words in the first piece and nothing in the others."""

    def say(piece: Piece, old: Sequence[Part], first: bool) -> list[Part]:
        words = edit.replacement if first else ""
        return [Part(words, escape(words).encode())]

    return say


def marking(mark: bytes) -> Say:
    """Puts a mark between the words."""
    return lambda piece, old, first: [Part("", mark, markup=True)]


def parts_of(piece: Piece, raw: bytes, token: re.Pattern[str]) -> list[Part]:
    """A piece character by character; `token` matches what its bytes have for each."""
    tokens = token.finditer(raw.decode())
    return [Part(said, found.group().encode()) for said, found in zip(piece.text, tokens, strict=True)]
