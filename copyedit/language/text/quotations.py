"""Find direct quotations. Start with `find_quotations`.

Three things make this hard. The closing single mark is also the apostrophe (“the workers’ rights”, “’tis”). Straight
marks do not show which side they are on. And a quotation of several paragraphs is opened again in each but closed only
once. In doubt, text counts as quoted: a newsroom must not change what somebody said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copyedit.document import Span

OPEN_DOUBLE = (
    "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
)
CLOSE_DOUBLE = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
OPEN_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}"
CLOSE_SINGLE = "\N{RIGHT SINGLE QUOTATION MARK}"
STRAIGHT_SINGLE = "'"

_MARK = re.compile(f'[{OPEN_DOUBLE}{CLOSE_DOUBLE}{OPEN_SINGLE}{CLOSE_SINGLE}{STRAIGHT_SINGLE}"]')
# Words and figures that begin with an apostrophe: rock ’n’ roll, the ’90s, ’tis, ’em.
_CLIPPED = re.compile(r"(?:\d0s?|\d\d|n|tis|twas|til|till|em|cause|bout|round|neath|nuff)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Marks:
    """The state of a paragraph's marks, kept for look-up, so that time depends only on their number."""

    stack: list[tuple[str, int]]  # open quotations: "double" or "single", and where they began
    open: Counter[str]  # how many of each kind
    enders: list[int]  # places that may close a single quotation, or open another
    last_close: int

    def push(self, kind: str, start: int) -> None:
        self.stack.append((kind, start))
        self.open[kind] += 1

    def pop(self) -> tuple[str, int]:
        kind, start = self.stack.pop()
        self.open[kind] -= 1
        return kind, start


def find_quotations(prose: str, paragraphs: Iterable[Span]) -> list[Span]:
    """The outermost quotations of each paragraph, marks included, in order.

    >>> find_quotations("He said: “No ‘deal’ yet.” Then he left.", [Span(0, 40)])
    [Span(start=9, end=25)]
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        found.extend(_outermost(_quotations_of(prose, paragraph)))
    return found


def _outermost(spans: list[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start >= end:
            yield span
            end = span.end


def _quotations_of(prose: str, paragraph: Span) -> list[Span]:
    marks = [m.start() for m in _MARK.finditer(prose, paragraph.start, paragraph.end)]
    if not marks:
        return []
    marks = [at for at in marks if not _is_inside_word(prose, at, paragraph.end)]
    found: list[Span] = []
    closers = [at for at in marks if _could_close(prose, paragraph, at)]
    enders = sorted({*closers, *(at for at in marks if prose[at] == OPEN_SINGLE)})
    known = _Marks([], Counter(), enders, closers[-1] if closers else -1)
    for at in marks:
        role = _role(prose, paragraph, at, known)
        if role is None:
            continue
        kind, opens = role
        if opens:
            known.push(kind, at)
        elif not known.open[kind]:
            if kind == "double":  # no opening mark: quoted from the start of the paragraph
                found.append(Span(paragraph.start, at + 1))
        else:
            while known.stack:
                opened, start = known.pop()
                if opened == kind:
                    found.append(Span(start, at + 1))
                    break
    # Never closed: the quotation continues in the next paragraph, or its closing mark is missing.
    found.extend(Span(start, paragraph.end) for _, start in known.stack)
    return found


def _is_inside_word(prose: str, at: int, end: int) -> bool:
    """The apostrophe of “Moscow’s” and “don't”, by far the commonest mark."""
    inside = 0 < at < end - 1 and prose[at] in "'\N{RIGHT SINGLE QUOTATION MARK}"
    return inside and prose[at - 1].isalnum() and prose[at + 1].isalnum()


def _role(prose: str, paragraph: Span, at: int, known: _Marks) -> tuple[str, bool] | None:
    """The kind of the mark at `at`, and whether it opens; None for an apostrophe or an inch mark."""
    mark = prose[at]
    if mark in OPEN_DOUBLE:
        return "double", True
    if mark in CLOSE_DOUBLE:
        return "double", False
    before = prose[at - 1] if at > paragraph.start else " "
    after = prose[at + 1] if at + 1 < paragraph.end else " "
    is_open = known.open["single"] > 0
    if mark == '"':
        return _straight_double(before, after, is_open=known.open["double"] > 0)
    if mark == OPEN_SINGLE:
        return None if _CLIPPED.match(prose, at + 1) or before.isalnum() else ("single", True)
    if not before.isalnum() and after.isalnum() and (before.isspace() or before in '([{-–—/“"‘'):
        if _CLIPPED.match(prose, at + 1) or mark == CLOSE_SINGLE:
            return None
        return ("single", True) if known.last_close > at and not is_open else None
    if not is_open or not _could_close(prose, paragraph, at):
        return None
    if _is_possessive(prose, paragraph, at, known):
        return None
    return "single", False


def _straight_double(before: str, after: str, *, is_open: bool) -> tuple[str, bool] | None:
    if before.isdigit() and not is_open:
        return None  # 6'2", 12" vinyl
    if before.isspace() and not after.isspace():
        return "double", not is_open
    if is_open:
        return "double", False
    return "double", True


def _could_close(prose: str, paragraph: Span, at: int) -> bool:
    if prose[at] not in (CLOSE_SINGLE, STRAIGHT_SINGLE) or at == paragraph.start:
        return False
    after = prose[at + 1] if at + 1 < paragraph.end else " "
    return not prose[at - 1].isspace() and not after.isalnum()


def _is_possessive(prose: str, paragraph: Span, at: int, known: _Marks) -> bool:
    """True in ‘the workers’ rights bill’: after s, before a lower-case word, with a closing mark still to come."""
    if prose[at - 1] not in "sS" or at + 2 >= paragraph.end:
        return False
    if not (prose[at + 1] == " " and prose[at + 2].islower()):
        return False
    following = bisect_right(known.enders, at)
    return following < len(known.enders) and prose[known.enders[following]] != OPEN_SINGLE
