"""Changes of a word processor's text carried to the bytes that say it. Start with `changed_paragraphs`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from xml.sax.saxutils import escape

from copyedit.document import Span
from copyedit.findings import Edit
from copyedit.formats.office.paragraphs import Paragraph, Piece, bounds_of, source_of, starts_of
from copyedit.formats.whole_words import whole_words

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
    starts = starts_of(paragraphs)
    inside: dict[int, list[Change]] = {}
    for change in changes:
        inside.setdefault(bisect_right(starts, change.span.start) - 1, []).append(change)
    for index, here in inside.items():
        written = [Written(piece, parts_of(piece) if piece.part else []) for piece in paragraphs[index].pieces]
        begun = accumulate((len(piece.text) for piece in paragraphs[index].pieces), initial=starts[index])
        placed = [(one, at) for one, at in zip(written, begun, strict=False) if one.piece.part]
        # From the last to the first, so that what is still to come keeps its place.
        for change in sorted(here, key=lambda change: change.span.start)[::-1]:
            _make(change, placed)
        yield written


_Placed = Sequence[tuple[Written, int]]  # pieces with bytes, and where each begins in the source


def _make(change: Change, placed: _Placed) -> None:
    first = True
    for (piece, parts), at in _touched(change, placed):
        begin, end = (min(max(0, offset - at), len(piece.text)) for offset in change.span)
        parts[begin:end] = change.say(piece, parts[begin:end], first)
        first = False


def _touched(change: Change, placed: _Placed) -> _Placed:
    """The pieces that the change's stretch takes in; for an empty one at a tab the nearest."""
    span = change.span
    last = bisect_right(placed, span.start, key=lambda pair: pair[1])  # behind the last that begins at or before it
    if span.start < span.end:
        end = bisect_left(placed, span.end, key=lambda pair: pair[1])
        return [(one, at) for one, at in placed[max(0, last - 1) : end] if span.start < at + len(one.piece.text)]
    near = placed[max(0, last - 2) : last]
    holding = [(one, at) for one, at in near if span.start <= at + len(one.piece.text)]
    if not holding:
        return near[-1:] or placed[:1]
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


def tracked_changes(
    paragraphs: Sequence[Paragraph], edits: Sequence[Edit], tracking: Callable[[Edit], Say]
) -> list[Change]:
    """The edits, each widened to whole words, as `tracking` has them said."""
    widened = whole_words(source_of(paragraphs), edits, bounds_of(paragraphs))
    return [Change(edit.span, tracking(edit)) for edit in widened]


def marks_round(span: Span, before: bytes, behind: bytes) -> list[Change]:
    """Marks on the two sides of a stretch: inside its first and last piece, not at the edges of those beside it."""

    def marking(mark: bytes) -> Say:
        return lambda piece, old, first: [Part("", mark, markup=True)]

    return [
        Change(span._replace(end=span.start), marking(before), after=span.start < span.end),
        Change(span._replace(start=span.end), marking(behind)),
    ]


def parts_of(piece: Piece, raw: bytes, token: re.Pattern[str]) -> list[Part]:
    """A piece character by character; `token` matches what its bytes have for each."""
    tokens = token.finditer(raw.decode())
    return [Part(said, found.group().encode()) for said, found in zip(piece.text, tokens, strict=True)]
