"""Feasts that are always on one day: “Christmas Day, 26 December”. Start with `find_feasts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from copyedit.document import Span
from copyedit.language.calendar.reading import DATE, MONTHS, read_date
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_FEASTS = {
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Boxing Day": (12, 26),
    "St. Stephen's Day": (12, 26),
    "New Year's Eve": (12, 31),
    "New Year's Day": (1, 1),
    "Valentine's Day": (2, 14),
    "St. Patrick's Day": (3, 17),
    "St Patrick's Day": (3, 17),
    "April Fool's Day": (4, 1),
    "April Fools' Day": (4, 1),
    "St George's Day": (4, 23),
    "May Day": (5, 1),
    "Bastille Day": (7, 14),
    "Halloween": (10, 31),
    "Armistice Day": (11, 11),
    "Veterans Day": (11, 11),
    "St Andrew's Day": (11, 30),
}
_NAMES = "|".join(sorted(map(re.escape, _FEASTS), key=len, reverse=True))
_FEAST = late_pattern(
    rf"\b(?P<feast>{_NAMES})(?:, | \(|, on |,? which (?:falls|fell|is|was) on )(?P<date>{DATE})(?=[),.;]| )"
)
# “Christmas Day, 26 December and 1 January”, “between Christmas Day and 2 January”: a list.
_LIST = late_pattern(r"(?:,| and| or| to| until| through|-|–) ?(?:\d|[A-Z])")
_MOVED = late_pattern(r"\b(?:celebrat\w+|observ\w+|Orthodox|Julian|moved|holiday|instead|old calendar)\b")


def find_feasts(text: str, blocks: Sequence[Span], today: date | None) -> Iterator[Slip]:
    """Feasts with another date beside them. Some churches keep them on other days, and some holidays are moved."""
    for block in blocks:
        for match in _FEAST.finditer(text, *block):
            day = read_date(match["date"])
            month, right = _FEASTS[match["feast"]]
            if (day.month, day.day) == (month, right) or _LIST.match(text, match.end("date"), block.end):
                continue
            if not _MOVED.search(text, max(block.start, match.start() - 60), min(block.end, match.end() + 60)):
                told = f"{match['feast']} is {right} {MONTHS[month - 1]}"
                yield Slip(Span(*match.span("date")), told, Span(*match.span("feast")))
