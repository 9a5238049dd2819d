"""A length in days against the days: “a three-day strike from Monday to Friday”. Start with `find_lengths`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from copyedit.document import Span
from copyedit.language.calendar.reading import DATE, MONTH, WEEKDAY, WEEKDAYS, read_weekday
from copyedit.language.figures.numerals import JOINED, read_numeral, shown
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_LENGTH = rf"(?P<length>{JOINED})-day (?:[a-z]+ ){{0,2}}?[a-z]+"
_BY_WEEKDAY = late_pattern(
    rf"{_LENGTH},? (?:[a-z]+ )?from (?P<first>{WEEKDAY})(?:,? {DATE},?)? (?:to|until|till|through) "
    rf"(?P<last>{WEEKDAY})\b"
)
_BY_DATE = late_pattern(
    rf"{_LENGTH},? (?:[a-z]+ )?from (?:(?P<first>\d\d?)(?: to | until |[-–])(?P<last>\d\d?) {MONTH}"
    rf"|{MONTH} (?P<first2>\d\d?)(?: to | until | through |[-–])(?P<last2>\d\d?)(?![\d:]))"
)


def find_lengths(text: str, blocks: Sequence[Span], today: date | None) -> Iterator[Slip]:
    """Lengths that the first and the last day do not make, counted with both days or without one."""
    for block in blocks:
        for match in _BY_WEEKDAY.finditer(text, *block):
            first, last = (WEEKDAYS.index(read_weekday(match[name])) for name in ("first", "last"))
            if read_numeral(match["length"]).value <= len(WEEKDAYS):
                yield from _unless_so_long(match, (last - first) % len(WEEKDAYS) + 1, match.span("first")[0])
        for match in _BY_DATE.finditer(text, *block):
            name = "first" if match["first"] else "first2"
            days = int(match[name.replace("first", "last")]) - int(match[name]) + 1
            if days > 1:
                yield from _unless_so_long(match, days, match.start(name))


def _unless_so_long(match: re.Match[str], days: int, start: int) -> Iterator[Slip]:
    length = read_numeral(match["length"]).value
    if length not in (days, days - 1):
        told = f"{days} days from the first to the last, not {shown(length)}"
        yield Slip(Span(*match.span("length")), told, Span(start, match.end()))
