"""Dates as copy writes them: “May 3, 2011”, “Tuesday 3rd May”, “Sept. 14”. Start with `DATE` and `read_date`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_MONTHS = r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
_SHORT_DAYS = r"Mon\.?|Tues?\.?|Wed\.?|Thu(?:rs?)?\.?|Fri\.?|Sat\.?|Sun\."
MONTH = rf"(?:{'|'.join(MONTHS)}|{_SHORT_MONTHS})"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|{_SHORT_DAYS})"
YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?<![\d.,/:$£€-])\d{1,2}(?:st|nd|rd|th)?"
_DAY_FIRST = rf"{_DAY}(?: day)?(?: of)? {MONTH}(?:,? {YEAR}\b)?"
_MONTH_FIRST = (
    rf"\b{MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\w%]|[:.,/-]\d{{1,3}}\b(?!, {YEAR}))(?:,? {YEAR}\b(?!,\d))?"
)
DATE = rf"(?:{_DAY_FIRST}|{_MONTH_FIRST})"
_NUMBERS = late_pattern(r"\d+")


class Day(NamedTuple):
    """A day of a month; the year is not always written."""

    month: int
    day: int
    year: int | None = None

    def exists(self, year: int) -> bool:
        return 1 <= self.day <= monthrange(year, self.month)[1]

    def weekday(self, year: int) -> str:
        return WEEKDAYS[date(year, self.month, self.day).weekday()]

    @property
    def written(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1]}" + (f" {self.year}" if self.year else "")


class DayAndWeekday(NamedTuple):
    """“Monday, May 3”: the places of both, and what they say."""

    weekday: str
    day: Day
    weekday_span: Span
    day_span: Span


def read_date(text: str) -> Day:
    """The day that a text that `DATE` fits speaks of.

    >>> read_date("Sept. 14, 2011")
    Day(month=9, day=14, year=2011)
    """
    month = next(number for number, name in enumerate(MONTHS, 1) if re.search(rf"\b{name[:3]}", text))
    numbers = [int(number) for number in _NUMBERS.findall(text)]
    return Day(month, numbers[0], numbers[1] if len(numbers) > 1 else None)


def read_weekday(text: str) -> str:
    """The full name of a weekday that `WEEKDAY` fits."""
    return next(name for name in WEEKDAYS if name.startswith(text.rstrip(".")[:3]))


_BEFORE = late_pattern(rf"(?<!The )(?<![-–/])\b(?P<weekday>{WEEKDAY})(?:,? (?:the )?| \(|, on |\(|,)(?P<date>{DATE})")
_BEHIND = late_pattern(
    rf"(?P<date>{DATE})(?: \((?P<inside>{WEEKDAY})\)|(?:, a | (?:was|is|falls on|fell on|will be) (?:a )?)"
    rf"(?P<weekday>{WEEKDAY})(?=[),.;]| ))"
)
# “Tuesday and Wednesday, August 31 and September 1”
_PAIRED = late_pattern(rf"{WEEKDAY},? (?:and|or|to|through|&) \Z")


def days_with_weekdays(text: str, within: Span) -> Iterator[DayAndWeekday]:
    """Each date that has its weekday beside it."""
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(text, within.start, within.end):
            day = read_date(match["date"])
            if 1 <= day.day <= 31 and not _PAIRED.search(text, within.start, match.start()):
                group = "weekday" if match["weekday"] else "inside"
                name = read_weekday(match[group])
                yield DayAndWeekday(name, day, Span(*match.span(group)), Span(*match.span("date")))
