"""What a suspect would change: the passage around it, as written and with the change. Start with `comparisons`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copyedit.language.context.reader import Text
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import DELETE, INSERT, Suspects

_BEFORE, _AFTER = 160, 80  # code points on either side, within the block


class Comparison(NamedTuple):
    """The text before a doubtful place, and two continuations: as written and with the change."""

    before: str
    written: str
    changed: str


def comparisons(text: Text, suspects: Suspects, words: Sequence[str]) -> list[Comparison]:
    """The passage around each suspect."""
    rows = zip(suspects.places.tolist(), suspects.operations.tolist(), suspects.others.tolist(), strict=True)
    return [_comparison(text, place - PADDING, operation, words[other]) for place, operation, other in rows]


def _comparison(text: Text, place: int, operation: int, other: str) -> Comparison:
    start, end = text.spans[place]
    first, last = _stretch_around(text.spans, place)
    plain = text.plain
    before = plain[first:start]
    if operation == INSERT:
        written, changed = plain[start:last], f"{other} {plain[start:last]}"
    elif operation == DELETE:
        written, changed = plain[start:last], plain[end:last].removeprefix(" ")
    else:
        written, changed = plain[start:last], other + plain[end:last]
    # A space belongs to the word after it.
    blank = " " if before.endswith(" ") else ""
    return Comparison(before.removesuffix(" "), blank + written, blank + changed)


def _stretch_around(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    """Where the passage starts and ends: within the block, which has a span of -1 on either side."""
    from_here, to_here = spans[place][0] - _BEFORE, spans[place][1] + _AFTER
    first, last = place, place
    while spans[first - 1][0] >= 0 and spans[first][0] > from_here:
        first -= 1
    while spans[last + 1][0] >= 0 and spans[last][1] < to_here:
        last += 1
    return max(spans[first][0], from_here), min(spans[last][1], to_here)
