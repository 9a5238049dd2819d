"""Quotation marks that are not closed, not opened, turned the wrong way, doubled inside each other, or of two kinds.

Start with `find_faults`. Feet, inches and apostrophes are no faults: where a mark may be one, the paragraph is passed
over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.quotation_marks import Mark, Side, read_marks

_STRAIGHT = '"'
_CURLY = {Side.OPEN: "\N{LEFT DOUBLE QUOTATION MARK}", Side.CLOSE: "\N{RIGHT DOUBLE QUOTATION MARK}"}
_OPEN_SINGLE = "\N{LEFT SINGLE QUOTATION MARK}"
_DIRECTED = frozenset(_CURLY.values())
_PLAIN = _DIRECTED | {_STRAIGHT}
_FEWEST = 6  # marks of one kind from which a story is written with them
_BEFORE_SENTENCE = '.!?:,"\N{RIGHT DOUBLE QUOTATION MARK}'
_SENTENCE_END = late_pattern(r"[.!?…]['’)]?\s+\Z")
_SAID = (
    "said|says|saying|added|adds|told|asked|wrote|explained|noted|warned|tweeted|concluded|argued|insisted|continued"
)
_ATTRIBUTED = late_pattern(rf",\s(?:[^.!?\"“”,]{{0,60}}\s)?(?:{_SAID})\b[^.!?\"“”]{{0,80}}[.!?]\s+\Z")
_SHARE = 8  # how many times as many as of the other kind


class Fault(StrEnum):
    """What is wrong with a mark."""

    UNCLOSED = "not closed"
    UNOPENED = "not opened"
    TURNED = "turned"
    NESTED = "nested"
    MIXED = "mixed"


class FaultyMark(NamedTuple):
    """A mark at `span`, what is wrong with it, what should stand there if known, and the mark it is at odds with."""

    span: Span
    fault: Fault
    right: str | None = None
    other: Span | None = None


def find_faults(prose: str, paragraphs: Iterable[Span]) -> Iterator[FaultyMark]:
    """The faults in paragraphs that follow one another. A quotation goes on where the next opens it again."""
    read = list(read_marks(prose, paragraphs))
    curly = [mark for _, marks in read for mark in marks if prose[mark.start] in _DIRECTED]
    straight = [mark for _, marks in read for mark in marks if prose[mark.start] == _STRAIGHT and mark.is_certain]
    carried = False
    for number, (_, marks) in enumerate(read):
        goes_on = number + 1 < len(read) and _begins_quoted(*read[number + 1])
        levels, faults = _levels_of(prose, marks, carried, goes_on)
        yield from faults
        if not (number + 1 < len(read) and _begins_with_mark(*read[number + 1])):
            yield from _single(prose, marks)
        carried = bool(levels.unclosed)
    yield from _mixed(prose, curly, straight)


def _levels_of(prose: str, marks: Sequence[Mark], carried: bool, goes_on: bool) -> tuple[_Levels, list[FaultyMark]]:
    """The levels of a paragraph and its faults: as several paragraphs run together, if it reads better so."""
    levels = _Levels(prose, carried, goes_on)
    faults = levels.faults(marks)
    if faults:
        together = _Levels(prose, carried, goes_on, run_together=True)
        fewer = together.faults(marks)
        if len(fewer) <= len(faults) and all(fault.fault is Fault.UNCLOSED for fault in fewer):
            return together, fewer
    return levels, faults


class _Levels:
    """The double quotations open at a place of a paragraph. `carried`: the last paragraph left one open.

    `run_together`: a quotation may be opened again at a sentence, as in the paragraphs that this one was made of.
    """

    def __init__(self, prose: str, carried: bool, goes_on: bool, *, run_together: bool = False) -> None:
        self.prose, self.carried, self.goes_on, self.run_together = prose, carried, goes_on, run_together
        self.unclosed: list[Mark] = []
        self._inner: list[tuple[Mark, Mark]] = []  # an opening mark, and that of the outer quotation

    def faults(self, marks: Sequence[Mark]) -> list[FaultyMark]:
        doubles = [mark for mark in marks if mark.is_double]
        if any(not mark.is_certain or self.prose[mark.start : mark.end] not in _PLAIN for mark in doubles):
            return []
        found = [self._turned(mark) for mark in doubles if mark.side is Side.WRONG]
        for mark in doubles:
            if self._opens(mark):
                if self.unclosed and self._opens_again(mark):
                    continue
                if self.unclosed:
                    self._inner.append((mark, self.unclosed[-1]))
                self.unclosed.append(mark)
            elif self.unclosed:
                found += self._unlike(self.unclosed.pop(), mark)
            elif self.carried:
                self.carried = False
            else:
                found.append(FaultyMark(_span(mark), Fault.UNOPENED))
        return found + self._left_over()

    def _unlike(self, opening: Mark, closing: Mark) -> list[FaultyMark]:
        """“word": the two marks of one quotation are of two kinds."""
        if (self.prose[opening.start] == _STRAIGHT) == (self.prose[closing.start] == _STRAIGHT):
            return []
        straight, other = sorted((opening, closing), key=lambda mark: self.prose[mark.start] != _STRAIGHT)
        return [FaultyMark(_span(straight), Fault.MIXED, None, _span(other))]

    def _left_over(self) -> list[FaultyMark]:
        if not self.unclosed:
            return [FaultyMark(_span(mark), Fault.NESTED, None, _span(outer)) for mark, outer in self._inner]
        if self.goes_on:
            return []
        return [FaultyMark(_span(self.unclosed[0]), Fault.UNCLOSED)]

    def _opens(self, mark: Mark) -> bool:
        if mark.side is Side.WRONG:
            return self.prose[mark.start] == _CURLY[Side.CLOSE]
        return not self.unclosed if mark.side is Side.EITHER else mark.side is Side.OPEN

    def _opens_again(self, mark: Mark) -> bool:
        """“"It failed. "We go on."”, but not “"It failed, he said. "We go on."”, where a mark was forgotten."""
        if not self.run_together:
            return False
        start = self.unclosed[-1].start
        before = self.prose[max(0, start - 3) : start].rstrip(" ")
        said = self.prose[self.unclosed[-1].end : mark.start]
        begins = not before or before[-1] in _BEFORE_SENTENCE or before.endswith("\n")
        return begins and _SENTENCE_END.search(said) is not None and not _ATTRIBUTED.search(said)

    def _turned(self, mark: Mark) -> FaultyMark:
        return FaultyMark(_span(mark), Fault.TURNED, _CURLY[Side.OPEN if self._opens(mark) else Side.CLOSE])


def _mixed(prose: str, curly: Sequence[Mark], straight: Sequence[Mark]) -> Iterator[FaultyMark]:
    """The rarer of straight and curly double marks, in a story that has both."""
    if len(curly) >= max(_FEWEST, _SHARE * len(straight)):
        for mark in straight:
            yield FaultyMark(_span(mark), Fault.MIXED, None, _span(curly[0]))
    elif len(straight) >= max(_FEWEST, _SHARE * len(curly)):
        for mark in curly:
            yield FaultyMark(_span(mark), Fault.MIXED, None, _span(straight[0]))


def _single(prose: str, marks: Sequence[Mark]) -> Iterator[FaultyMark]:
    """A single opening mark behind which nothing could close it; closing ones may all be apostrophes."""
    last: Mark | None = None
    for mark in marks:
        if mark.is_double:
            continue
        if mark.side is not Side.OPEN:
            last = None
        elif mark.is_certain and prose[mark.start] == _OPEN_SINGLE:
            last = last or mark
    if last:
        yield FaultyMark(_span(last), Fault.UNCLOSED)


def _begins_quoted(paragraph: Span, marks: Sequence[Mark]) -> bool:
    return _begins_with_mark(paragraph, marks) and marks[0].is_double


def _begins_with_mark(paragraph: Span, marks: Sequence[Mark]) -> bool:
    return bool(marks) and marks[0].start == paragraph.start


def _span(mark: Mark) -> Span:
    return Span(mark.start, mark.end)
