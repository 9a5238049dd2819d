"""Find direct quotations. Start with `find_quotations`.

`quotation_marks.py` says which way each mark faces; `quotation_pairs.py` pairs the marks of a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from copyedit.document import Span
from copyedit.language.text.quotation_marks import Mark, Side, read_marks
from copyedit.language.text.quotation_pairs import Pairing

_LONGEST_GAP = 3  # paragraphs without a mark inside one quotation


def find_quotations(prose: str, paragraphs: Iterable[Span]) -> list[Span]:
    """The outermost quotations of each paragraph, marks included, in order.

    >>> find_quotations("He said: “No ‘deal’ yet.” Then he left.", [Span(0, 40)])
    [Span(start=9, end=25)]
    """
    found: list[Span] = []
    unclosed: dict[bool, list[Span]] = {}  # by the kind left open, the paragraphs since that have none of its marks
    read = list(read_marks(prose, paragraphs))
    for number, (paragraph, marks) in enumerate(read, 1):
        adjacent = frozenset(kind for kind, gap in unclosed.items() if not gap)
        following = _begins_with(*read[number]) if number < len(read) else None
        pairing = Pairing(prose, paragraph, frozenset(unclosed), adjacent, following)
        found += pairing.quotations(marks)
        for kind in pairing.resumed:
            found += unclosed[kind]
        for kind in pairing.seen:
            unclosed.pop(kind, None)
        unclosed = {kind: [*gap, paragraph] for kind, gap in unclosed.items() if len(gap) < _LONGEST_GAP}
        unclosed.update((kind, []) for kind in pairing.unclosed)
    return list(_united(found))


def _united(spans: list[Span]) -> Iterator[Span]:
    """The spans in order, those that overlap as one."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _begins_with(paragraph: Span, marks: Sequence[Mark]) -> bool | None:
    """The kind of quotation that a paragraph begins with."""
    opens = bool(marks) and marks[0].start == paragraph.start and marks[0].side in (Side.OPEN, Side.WRONG)
    return marks[0].is_double if opens else None
