"""“Profits up 12%” above a story in which they fell 12 percent. Start with `find_directions`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.figures.amounts import PERCENT, read_percent
from copyedit.language.figures.directions import DIRECTION, DIRECTIONS, named
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_MOVED = late_pattern(
    rf"\b(?P<way>{DIRECTION}) (?:by )?(?:about |nearly |almost |more than |over |just )?(?P<percent>{PERCENT})"
)


def find_directions(text: str, headline: Span, blocks: Sequence[Span]) -> Iterator[Slip]:
    """A share by which something rose in the headline, and by which the story only has something fall."""
    for match in _MOVED.finditer(text, *headline):
        way, share = DIRECTIONS[match["way"].lower()], read_percent(match["percent"])[0]
        found = [other for block in blocks for other in _MOVED.finditer(text, *block)]
        same = [other for other in found if read_percent(other["percent"])[0] == share]
        if same and all(DIRECTIONS[other["way"].lower()] != way for other in same):
            told = f"a {named(way)} in the headline, a {named(-way)} in the story"
            yield Slip(Span(*match.span()), told, Span(*same[0].span()))
