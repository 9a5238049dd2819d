"""Edits made in two rounds, as edits of the first text. Start with `compose`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from copyedit.document import Span
from copyedit.findings import Edit
from copyedit.fixing.edits import apply_edits


class Composed(NamedTuple):
    """An edit of the first text, its place in the text between the rounds, and how many of each round's are in it."""

    between: Span
    edit: Edit
    of_first: int
    of_second: int


def compose(source: str, first: Sequence[Edit], second: Sequence[Edit]) -> list[Composed]:
    """The edits of `source` that do what `first` does to it, and then `second` to the result; both are in order.

    >>> compose("so but however, no", [Edit(Span(6, 15), "")], [Edit(Span(3, 6), "yet")])[0].edit
    Edit(span=Span(start=3, end=15), replacement='yet')
    """
    between = apply_edits(source, first)
    made = deque(zip(_places(first), first, strict=True))
    later = deque(second)
    shift = 0  # from a place between the rounds to its place in the source
    found: list[Composed] = []
    for whole in _united([*(place for place, _ in made), *(edit.span for edit in second)]):
        start, before = whole.start + shift, len(made)
        while made and whole.holds(made[0][0]):
            _, edit = made.popleft()
            shift += edit.span.end - edit.span.start - len(edit.replacement)
        inside: list[Edit] = []
        while later and whole.holds(later[0].span):
            inside.append(_moved(later.popleft(), -whole.start))
        replacement = apply_edits(between[whole.start : whole.end], inside)
        edit = Edit(Span(start, whole.end + shift), replacement)
        found.append(Composed(whole, edit, before - len(made), len(inside)))
    return found


def names_in(
    whole: Iterable[Composed], first: Iterable[Sequence[str]], second: Iterable[Sequence[str]]
) -> list[tuple[str, ...]]:
    """What is known by name of the edits in each composed one, given the names of each round's edits.

    >>> both = compose("so but however, no", [Edit(Span(6, 15), "")], [Edit(Span(3, 6), "yet")])
    >>> names_in(both, [["but-however"]], [["yet"]])
    [('but-however', 'yet')]
    """
    earlier, later = iter(first), iter(second)
    parts = ((*islice(earlier, each.of_first), *islice(later, each.of_second)) for each in whole)
    return [tuple(sorted({name for names in part for name in names})) for part in parts]


def _places(edits: Iterable[Edit]) -> Iterator[Span]:
    """Where each replacement stands once all are made."""
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        yield Span(start, start + len(edit.replacement))
        shift += len(edit.replacement) - (edit.span.end - edit.span.start)


def _united(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, those that touch as one."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and last.touches(span):
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(Span(edit.span.start + by, edit.span.end + by), edit.replacement)
