"""A century against its year: “the 18th-century mill, built in 1692”. Start with `find_centuries`."""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d-]|\.\d|s\b)"
_CENTURY = r"(?P<century>1\d|20|21)(?:th|st)"
_OF = r",? (?:which |that )?(?:was |were )?(?:built|founded|erected|completed|made|painted|written) in "
_BUILT = late_pattern(rf"\b{_CENTURY}[- ]century (?:[a-z][\w'-]* ){{0,2}}[a-z][\w'-]*{_OF}{_YEAR}")
_IN = late_pattern(rf"\bin the {_CENTURY} century(?:,| \() ?in {_YEAR}")


def find_centuries(text: str, within: Span) -> Iterator[Slip]:
    """Years that are not in the century beside them; 1800 may be the first year of one or the last of another."""
    for pattern in (_BUILT, _IN):
        for match in pattern.finditer(text, *within):
            year, century = int(match["year"]), int(match["century"])
            if century not in (year // 100 + 1, (year - 1) // 100 + 1):
                told = f"{year} is in the {year // 100 + 1}{'st' if year // 100 == 20 else 'th'} century"
                yield Slip(Span(*match.span("year")), told, Span(*match.span("century")))
