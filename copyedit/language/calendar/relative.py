"""What is counted from the story's own day: “next Monday, June 6” on June 13. Start with `find_contradictions`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from copyedit.document import Span
from copyedit.language.calendar.reading import DATE, MONTHS, WEEKDAY, YEAR, Day, read_date
from copyedit.language.figures.numerals import NUMERAL, read_numeral, shown
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_DAY = late_pattern(
    rf"\b(?P<when>(?i:today|yesterday|tomorrow)|(?P<side>[Ll]ast|[Nn]ext|[Tt]his coming|[Tt]his "
    rf"past) {WEEKDAY})(?:, | \(| |, on )(?:the )?(?P<date>{DATE})"
)
# Days from the story's own: a story may be filed the night before, or be read the day after.
_EARLIEST = {"today": -1, "yesterday": -2, "tomorrow": 0, "last": -15, "this past": -15, "next": 0, "this coming": 0}
_LATEST = {"today": 1, "yesterday": 0, "tomorrow": 2, "last": 0, "this past": 0, "next": 15, "this coming": 15}
_YEAR = late_pattern(
    rf"\b(?P<when>[Ll]ast|[Nn]ext|[Tt]his) year(?:, | \(|, in |, i\.e\. )(?P<year>{YEAR})(?=[),.;]|,? )(?!-)"
)
_YEARS_OFF = {"last": -1, "next": 1, "this": 0}
_AGO = late_pattern(
    rf"(?P<years>{NUMERAL}) years ago,? (?:in |\(in |\()(?P<year>{YEAR})\b(?!-)|\b[Ii]n (?P<year2>{YEAR}),? "
    rf"(?:some )?(?P<years2>{NUMERAL}) years ago\b"
)
_HEDGE = late_pattern(r"(?:about|around|nearly|almost|roughly|some|over|more than|at least|less than|than) \Z")
_ANNIVERSARY = late_pattern(
    rf"\b(?P<years>\d{{1,3}})(?:st|nd|rd|th) anniversary of (?:the |its |his |her |their )?"
    rf"(?:(?!and\b|which\b|who\b)[\w'-]+ ){{0,5}}?(?:of |in )?(?P<year>{YEAR})\b(?! anniversary|-|–)"
)
_BORN = late_pattern(
    rf"\b(?P<years>\d{{1,3}})(?:-year-old)?, (?:who )?(?:was )?born in (?:[A-Z]\w+,? (?:in )?)?(?P<year>{YEAR})\b"
)


_FOUNDED = late_pattern(
    rf"\b(?:opened|founded|established|launched|formed|built|created|set up|started) in "
    rf"(?P<year>{YEAR})\b[^.;\n]{{0,60}}?"
    rf"\b(?P<years>\d{{1,3}})(?:st|nd|rd|th) anniversary\b"
)


def find_contradictions(text: str, blocks: Sequence[Span], today: date | Day | None) -> Iterator[Slip]:
    """Days and years that do not lie where the story's own date puts them."""
    if today is None:
        return
    for block in blocks:
        yield from _days(text, block, today)
        if isinstance(today, date):
            yield from _years(text, block, today)
            yield from _ago(text, block, today)


def _days(text: str, block: Span, today: date | Day) -> Iterator[Slip]:
    for match in _DAY.finditer(text, *block):
        day = read_date(match["date"])
        when = (match["side"] or match["when"]).lower()
        off = _days_off(day, today)
        if off is not None and not _EARLIEST[when] <= off <= _LATEST[when]:
            told = f"{abs(off)} day{'s' * (abs(off) != 1)} {'before' if off < 0 else 'after'}" if off else "on"
            story = f"{today.day} {MONTHS[today.month - 1]}"
            yield Slip(Span(*match.span()), f"{day.written} is {told} the story's own date, {story}")


def _days_off(day: Day, today: date | Day) -> int | None:
    """Days from the story to the day, which is in the year that brings it nearest."""
    year = today.year or 2001
    if not Day(today.month, today.day).exists(year):
        return None
    own = date(year, today.month, today.day)
    years = (day.year,) if day.year and isinstance(today, date) else (year - 1, year, year + 1)
    offs = [(date(each, day.month, day.day) - own).days for each in years if day.exists(each)]
    return min(offs, key=abs, default=None)


def _years(text: str, block: Span, today: date) -> Iterator[Slip]:
    for match in _YEAR.finditer(text, *block):
        off = int(match["year"]) - today.year
        if off != _YEARS_OFF[match["when"].lower()]:
            when = match["when"].lower()
            yield Slip(
                Span(*match.span()), f"the story is of {today.year}: {when} year is {today.year + _YEARS_OFF[when]}"
            )


def _ago(text: str, block: Span, today: date) -> Iterator[Slip]:
    for pattern in (_AGO, _ANNIVERSARY, _FOUNDED, _BORN):
        for match in pattern.finditer(text, *block):
            is_second = match["years"] is None
            years = read_numeral(match["years2" if is_second else "years"]).value
            year = int(match["year2" if is_second else "year"])
            if _HEDGE.search(text, block.start, match.start("years2" if is_second else "years")):
                continue
            if abs(today.year - year - years) > 1:
                told = (
                    f"from {year} to {today.year}, the story's year, is {today.year - year} years, not {shown(years)}"
                )
                yield Slip(Span(*match.span()), told)
