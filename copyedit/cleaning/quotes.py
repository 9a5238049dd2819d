"""Quotation marks and apostrophes as the house writes them: curly or straight. Start with `find_quotes`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from copyedit.cleaning.change import Change, prose_blocks
from copyedit.document import Document, Span
from copyedit.language.text.quotation_marks import Mark, Side, read_marks

_OPEN, _CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
_OPEN_SINGLE, _APOSTROPHE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_STRAIGHT = {_OPEN: '"', _CLOSE: '"', _OPEN_SINGLE: "'", _APOSTROPHE: "'"}
_TYPED = ("``", "''", "‘‘", "’’")
_TO_CURL = re.compile(r"[\"'`]|‘‘|’’")
_ANY_CURLY = re.compile(f"[{''.join(_STRAIGHT)}]")
_OTHER_LANGUAGES = re.compile("[„«»‹›‚]")  # in “„so“” the curly mark closes


def find_quotes(document: Document, wanted: str) -> Iterator[Change]:
    """The marks to change; with “majority”, those unlike most of the story's."""
    if wanted == "majority":
        wanted = _majority(document.prose)
    for block, text in prose_blocks(document):
        if _OTHER_LANGUAGES.search(text):
            continue
        if wanted == "curly":
            yield from _curled(document.prose, block.span)
        else:
            yield from _straightened(text, block.span)


def _majority(prose: str) -> str:
    """Double marks decide: many a story with “curly” ones has straight apostrophes. Curly ones win a tie."""
    for curly_signs, straight_signs in ((_OPEN + _CLOSE, '"'), (_OPEN_SINGLE + _APOSTROPHE, "'")):
        curly, straight = (sum(map(prose.count, signs)) for signs in (curly_signs, straight_signs))
        if curly or straight:
            return "curly" if curly >= straight else "straight"
    return "straight"


def _straightened(text: str, span: Span) -> Iterator[Change]:
    for mark in _ANY_CURLY.finditer(text):
        yield Change(Span(span.start + mark.start(), span.start + mark.end()), _STRAIGHT[mark.group()])


def _curled(prose: str, span: Span) -> Iterator[Change]:
    """Inches, feet and whatever shows no side stay as they are."""
    if not _TO_CURL.search(prose, *span):
        return
    marks = next(read_marks(prose, [span]))[1]
    yield from _apostrophes(prose, span, {mark.start for mark in marks})
    open_doubles = 0
    for number, mark in enumerate(marks):
        sign = prose[mark.start : mark.end]
        if not mark.is_double:
            right = _single(prose, marks, number) if sign in ("'", "`") else None
            if right:
                yield Change(Span(mark.start, mark.end), right)
            continue
        opens = mark.side is Side.OPEN or (mark.side is Side.EITHER and not open_doubles)
        if sign in ('"', *_TYPED) and _is_plain(prose, marks, number, open_doubles):
            yield Change(Span(mark.start, mark.end), _OPEN if opens else _CLOSE)
        if mark.is_certain or sign != '"':
            open_doubles = open_doubles + 1 if opens else max(0, open_doubles - 1)


def _apostrophes(prose: str, span: Span, taken: Set[int]) -> Iterator[Change]:
    """Those of words: marks that may open or close a quotation are `taken`."""
    for sign in re.finditer("'", prose[span.start : span.end]):
        at = span.start + sign.start()
        stands_at_word = prose[at - 1 : at].isalnum() or prose[at + 1 : at + 2].isalpha()
        if at not in taken and at - 1 not in taken and stands_at_word and not _is_measure(prose, at):
            yield Change(Span(at, at + 1), _APOSTROPHE)


def _is_plain(prose: str, marks: Sequence[Mark], number: int, open_doubles: int) -> bool:
    """Whether it is plain what a double mark is: not inches, no mark with blanks on both sides, no two single ones."""
    mark = marks[number]
    if prose.startswith(_APOSTROPHE, mark.start):
        return open_doubles > 0  # “ignite growth.’’
    if mark.side is Side.EITHER and not open_doubles:
        return not (prose[mark.start - 1 : mark.start].isspace() and prose[mark.end : mark.end + 1].isspace())
    return mark.is_certain or _closes(marks, number, open_doubles)


def _closes(marks: Sequence[Mark], number: int, open_doubles: int) -> bool:
    """Whether a mark behind a figure closes: “in 1999"”, if something is open and nothing behind it closes that."""
    following = next((mark for mark in marks[number + 1 :] if mark.is_double), None)
    return open_doubles > 0 and (following is None or following.side is Side.OPEN)


def _single(prose: str, marks: Sequence[Mark], number: int) -> str | None:
    mark = marks[number]
    if mark.side is Side.OPEN and mark.is_certain:
        is_closed = any(not later.is_double and later.side is not Side.OPEN for later in marks[number + 1 :])
        return _OPEN_SINGLE if is_closed or prose[mark.start] == "`" else None
    return None if prose[mark.start] == "`" or _is_measure(prose, mark.start) else _APOSTROPHE


def _is_measure(prose: str, at: int) -> bool:
    """“6'2"”, “a 6' wall”; not “the 1990's”."""
    return prose[at - 1 : at].isdigit() and not prose[at + 1 : at + 2].isalpha()
