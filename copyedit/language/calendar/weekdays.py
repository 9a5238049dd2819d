"""A weekday against its date: 3 May 2011 was a Tuesday. Start with `find_weekdays`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from copyedit.document import Span
from copyedit.language.calendar.reading import MONTHS, WEEKDAYS, YEAR, Day, DayAndWeekday, days_with_weekdays
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_NEAR = 300  # days: a date without a year is of the year that brings it so near to the story
_SEASON = 2  # months: dates so near each other are of one year
_YEAR = late_pattern(rf"(?<![\d.,$£€-]){YEAR}(?![\d,]|\.\d)")
_BEFORE, _BEHIND = 1500, 300  # code points
_CLAUSE = 60  # code points
_PAST = 15  # years
_REVIEW = 3  # dates of one earlier year
_MANY = 5  # one in so many may be a slip
_CALENDARS = range(2001, 2029)  # every calendar there is


def find_weekdays(text: str, blocks: Sequence[Span], today: date | None) -> Iterator[Slip]:
    """Weekdays that their dates did not have, by a year that is written or follows from the story's own date."""
    days = {day for block in blocks for day in days_with_weekdays(text, block)}
    found = sorted(days, key=lambda each: each.day_span)
    loose: list[DayAndWeekday] = []
    for each in found:
        if each.day.year:
            if each.day.exists(each.day.year) and each.day.weekday(each.day.year) != each.weekday:
                yield Slip(each.weekday_span, _told(each, each.day.year), each.day_span)
        else:
            loose.append(each)
    if today and loose:
        yield from _against_today(text, loose, today)
    else:
        yield from _against_each_other(text, loose)


def _told(each: DayAndWeekday, year: int) -> str:
    """“3 May 2011 was a Tuesday; the Monday was 2 May”."""
    right = date(year, each.day.month, each.day.day)
    shift = (WEEKDAYS.index(each.weekday) - right.weekday() + 3) % 7 - 3
    near = right + timedelta(shift)
    day = Day(each.day.month, each.day.day, year)
    return f"{day.written} is a {day.weekday(year)}; the {each.weekday} is {near.day} {MONTHS[near.month - 1]}"


def _against_today(text: str, loose: list[DayAndWeekday], today: date) -> Iterator[Slip]:
    """The weekday is right in no year that can be meant: one near the story's date, or one named nearby."""
    wrong = [each for each in loose if _is_wrong(each, today, _years_named(text, each.day_span))]
    for year in range(today.year - _PAST, today.year):
        of_then = {each for each in wrong if _fits(each, year)}
        if len(of_then) >= _REVIEW:  # pictures of a year long gone, as a gallery has them
            wrong = [each for each in wrong if each not in of_then]
    for each in wrong:
        yield Slip(each.weekday_span, _told(each, _years_near(each.day, today)[0]), each.day_span)


def _is_wrong(each: DayAndWeekday, today: date, mentioned: set[int]) -> bool:
    near = _years_near(each.day, today)
    others = {year for year in mentioned if each.day.exists(year)}
    return bool(near) and not any(_fits(each, year) for year in {*near, *others})


def _years_named(text: str, place: Span) -> set[int]:
    """The years that a reader has just read, or is about to."""
    return {int(year) for year in _YEAR.findall(text, max(0, place.start - _BEFORE), place.end + _BEHIND)}


def _years_near(day: Day, today: date) -> list[int]:
    """Years in which the day is near the story, the nearest first."""
    apart = {
        year: abs((date(year, day.month, day.day) - today).days)
        for year in (today.year - 1, today.year, today.year + 1)
        if day.exists(year)
    }
    return sorted((year for year, days in apart.items() if days <= _NEAR), key=lambda year: apart[year])


def _against_each_other(text: str, loose: list[DayAndWeekday]) -> Iterator[Slip]:
    """Dates whose weekdays fit no year that the others fit, where these others are the most."""
    if len(loose) < 2:
        return
    year = max(_CALENDARS, key=lambda year: sum(_fits(each, year) for each in loose))
    fitting = [each for each in loose if _fits(each, year)]
    outside = [each for each in loose if not _fits(each, year)]
    if len(outside) > max(1, len(loose) // _MANY):
        return  # a review of several years
    if len(loose) == 2 and outside:
        fitting, outside = loose[:1], loose[1:]  # either may be wrong
    for each in outside:
        near = min(fitting, key=lambda other: _apart(each.day, other.day))
        if abs(each.day.month - near.day.month) > (1 if len(loose) == 2 else _SEASON):
            continue
        if not (_has_own_year(text, each) or _has_own_year(text, near)):
            yield Slip(each.weekday_span, _contradiction(each, near), near.day_span)


def _has_own_year(text: str, each: DayAndWeekday) -> bool:
    """“In 2026 it will open on Saturday, August 8.”"""
    start, end = max(0, each.weekday_span.start - _CLAUSE), each.day_span.end + _CLAUSE
    before = text[start : each.weekday_span.start].rpartition(". ")[2]
    behind = text[each.day_span.end : end].partition(". ")[0]
    return bool(_YEAR.search(before) or _YEAR.search(behind))


def _fits(each: DayAndWeekday, year: int) -> bool:
    return each.day.exists(year) and each.day.weekday(year) == each.weekday


def _apart(one: Day, other: Day) -> int:
    """Days, roughly."""
    return abs(31 * (one.month - other.month) + one.day - other.day)


def _contradiction(each: DayAndWeekday, other: DayAndWeekday) -> str:
    if (each.day.month, each.day.day) == (other.day.month, other.day.day):
        return f"{each.day.written} is a {each.weekday} here and a {other.weekday} there"
    return f"if {other.day.written} is a {other.weekday}, {each.day.written} is no {each.weekday}"
