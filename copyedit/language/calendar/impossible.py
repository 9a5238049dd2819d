"""Days that a year does not have: 29 February 2023. Start with `find_impossible`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from copyedit.document import Span
from copyedit.language.calendar.reading import DATE, MONTHS, YEAR, read_date
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_DATE = late_pattern(rf"(?P<date>{DATE})(?:,? (?:of )?(?P<when>next|last|this) year)?")
_YEAR = late_pattern(rf",? {YEAR}\Z")
_FIGURES = late_pattern(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)"
)
_SHIFT = {"next": 1, "last": -1, "this": 0}


def find_impossible(text: str, blocks: Sequence[Span], today: date | None) -> Iterator[Slip]:
    """Dates with a year, or of next, last or this year, that are in no calendar."""
    for block in blocks:
        yield from _written_out(text, block, today)
        yield from _in_figures(text, block)


def _written_out(text: str, block: Span, today: date | None) -> Iterator[Slip]:
    for match in _DATE.finditer(text, *block):
        day = read_date(match["date"])
        year = day.year or (today.year + _SHIFT[match["when"]] if match["when"] and today else None)
        if year is None and match["when"] and not (day.month == 2 and day.day == 29):
            year = 2000  # a leap year: what it has not, no year has
        if year and not day.exists(year):
            yield Slip(_without_year(match), _told(day.month, day.day, year))


def _without_year(match: re.Match[str]) -> Span:
    """Day and month alone, the place that the rule for 31 June has too: one place is reported once."""
    return Span(match.start(), match.start() + len(_YEAR.sub("", match["date"])))


def _told(month: int, day: int, year: int) -> str:
    if month == 2 and day == 29:
        return f"{year} is not a leap year: February has 28 days"
    return f"{MONTHS[month - 1]} has {29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31} days"


def _in_figures(text: str, block: Span) -> Iterator[Slip]:
    """“31/06/2020”, which is no date either way round."""
    for match in _FIGURES.finditer(text, *block):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        if not (_is_day(one, two, year) or _is_day(two, one, year)) and max(one, two) <= 31 and min(one, two) <= 12:
            month, day = sorted((one, two))
            if month:
                yield Slip(Span(*match.span()), _told(month, day, year))


def _is_day(month: int, day: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
