"""Pair the quotation marks of one paragraph. Start with `Pairing.quotations`.

A quotation of several paragraphs is opened again in each but closed only once; marks are lost, doubled, and set the
wrong way round. In doubt, text counts as quoted: a newsroom must not change what somebody said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from copyedit.document import Span
from copyedit.language.text.quotation_marks import DOUBLE, SINGLE, Mark, Side


@dataclass(slots=True)
class Pairing:
    """The marks of the paragraph at `span`, paired in time that depends only on their number.

    `carried`: the kinds of quotation that an earlier paragraph left open; `adjacent`: those that the last one did.
    `following`: the kind that the next paragraph begins with.
    """

    prose: str
    span: Span
    carried: frozenset[bool]
    adjacent: frozenset[bool]
    following: bool | None
    seen: set[bool] = field(default_factory=set)  # the kinds that have begun or ended here
    resumed: set[bool] = field(default_factory=set)  # the kinds carried that ended here before one began
    _found: list[Span] = field(default_factory=list)
    _open: dict[bool, list[int]] = field(default_factory=lambda: {DOUBLE: [], SINGLE: []})  # where they began
    _doubtful: int | None = None  # where a single quotation began that an apostrophe may have closed
    _closed_at: int = -1

    def quotations(self, marks: Sequence[Mark]) -> list[Span]:
        """The quotations, marks included; they may overlap."""
        for mark, is_closed_later in zip(marks, _closed_later(marks), strict=True):
            self._read(mark, is_closed_later)
        # Never closed: the quotation continues in the next paragraph, or its closing mark is missing.
        self._found += (Span(self._open[kind][0], self.span.end) for kind in self.unclosed)
        return self._found

    @property
    def unclosed(self) -> list[bool]:
        return [kind for kind in (DOUBLE, SINGLE) if self._open[kind]]

    def _read(self, mark: Mark, is_closed_later: bool) -> None:
        kind = SINGLE if self._is_two_singles(mark) else mark.is_double
        is_open = bool(self._open[kind])
        if mark.side is Side.OPEN:
            if mark.is_certain or self._opens_in_doubt(mark):
                self._begin(kind, mark)
        elif is_open and (mark.is_certain or not (is_closed_later or self._goes_on(kind, mark))):
            self._end(kind, mark)
        elif not is_open:
            self._read_unopened(kind, mark, is_closed_later)

    def _read_unopened(self, kind: bool, mark: Mark, is_closed_later: bool) -> None:
        """A mark that does not face as an opening one, where no quotation of its kind is open."""
        if mark.side is Side.WRONG:
            self._quote_from_start(kind, mark)
            self._begin(kind, mark)
        elif mark.side is Side.EITHER and not (kind in self.carried and kind not in self.seen):
            if mark.is_certain or is_closed_later:
                self._begin(kind, mark)
        elif mark.start == self._closed_at and kind is SINGLE:
            return  # the third of “'''”
        elif mark.is_certain or (kind is SINGLE and kind in self.adjacent and kind not in self.seen):
            self._quote_from_start(kind, mark)
        elif kind is SINGLE and self._doubtful is not None:
            self._found.append(Span(self._doubtful, mark.end))

    def _is_two_singles(self, mark: Mark) -> bool:
        """“He said 'I said 'no''” ends in two single marks."""
        is_pair = self.prose.startswith(("''", "’’"), mark.start)
        return is_pair and mark.side is Side.CLOSE and bool(self._open[SINGLE]) and not self._open[DOUBLE]

    def _opens_in_doubt(self, mark: Mark) -> bool:
        """“'Til then we wait.” opens a quotation where the paragraph before or behind it is of one."""
        return mark.start == self.span.start and (self.following is SINGLE or SINGLE in self.carried)

    def _goes_on(self, kind: bool, mark: Mark) -> bool:
        """“'We met the workers' union.” goes on where the next paragraph begins with a mark of the kind."""
        return kind is self.following and self.prose[mark.end : mark.end + 1].isspace()

    def _begin(self, kind: bool, mark: Mark) -> None:
        self.seen.add(kind)
        if not (self._open[kind] and kind is not self.following and self._begins_sentence(mark)):
            self._open[kind].append(mark.start)

    def _begins_sentence(self, mark: Mark) -> bool:
        """“"It failed. "We go on."”: paragraphs run together, and the quotation is only opened again."""
        before = self.prose[max(self.span.start, mark.start - 3) : mark.start].rstrip()
        return before.endswith((".", "!", "?", "\N{HORIZONTAL ELLIPSIS}"))

    def _end(self, kind: bool, mark: Mark) -> None:
        start = self._open[kind].pop()
        self._found.append(Span(start, mark.end))
        self._closed_at = mark.end
        singles = self._open[SINGLE]
        while kind is DOUBLE and singles and singles[-1] > start:  # “'ome” in “"I'm goin' 'ome," he said”
            singles.pop()
        if kind is SINGLE and not mark.is_certain:
            self._doubtful = start

    def _quote_from_start(self, kind: bool, mark: Mark) -> None:
        """The opening mark is missing, or stands in an earlier paragraph."""
        self._found.append(Span(self.span.start, mark.end))
        if kind in self.carried and kind not in self.seen:
            self.resumed.add(kind)
        self.seen.add(kind)
        self._closed_at = mark.end


def _closed_later(marks: Sequence[Mark]) -> list[bool]:
    """For each mark, whether another of its kind may close a quotation before the next one opens."""
    ahead = {DOUBLE: False, SINGLE: False}
    told = []
    for mark in reversed(marks):
        told.append(ahead[mark.is_double])
        if mark.side is not Side.OPEN:
            ahead[mark.is_double] = True
        elif mark.is_certain:
            ahead[mark.is_double] = False
    return told[::-1]
