"""The day that a story of an archive is of: “1987-04-12”, or “1987-04” where no more is known. Start with `day_of`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from copyedit.batch.plan import DECLARED, MTIME, Plan
from copyedit.batch.story import Done, Story
from copyedit.formats.declared import declared_date
from copyedit.language.calendar.reading import DATE, MONTHS, read_date

_ISO = re.compile(r"\s*((?:1[5-9]|20)\d\d)(?:([-/.]?)(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?)?(?!\d)")
_SHORT = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})")  # 26-FEB-1987, Mon, 13 Jun 2011 08:00:00 GMT
_WRITTEN = re.compile(DATE)
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?")  # since 1970
_MILLISECONDS = re.compile(r"\d{12,13}")
_IN_PATH = (
    re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([-/_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([-/_])(0[1-9]|1[0-2])(?=/|[-_])"),
    re.compile(r"(?:^|/)((?:1[5-9]|20)\d\d)(?=/)"),
)
_HEAD = 50_000  # bytes in which a file says of which day it is
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}


def day_of(value: object) -> str:
    """What a field says of a story's day; empty if it cannot be read. “6/13/2011” may be a day of June or none.

    >>> [day_of(each) for each in ("1987-04-12T08:00:00Z", "26-FEB-1987", "June 13, 2011", 1307923200, "1987", "n/a")]
    ['1987-04-12', '1987-02-26', '2011-06-13', '2011-06-13', '1987', '']
    """
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    if _MILLISECONDS.fullmatch(text):
        return _of_seconds(int(text) / 1000)
    if _SECONDS.fullmatch(text):
        return _of_seconds(float(text))
    if found := _ISO.match(text):
        return _joined(found[1], found[3], found[4])
    if short := _SHORT.search(text):
        return _joined(short[3], str(_MONTHS.get(short[2].lower(), "")) or None, short[1])
    written = _WRITTEN.search(text)
    day = read_date(written.group()) if written else None
    return _joined(str(day.year), str(day.month), str(day.day)) if day and day.year else ""


def day_of_file(plan: Plan, key: str, data: bytes, mtime: float | None) -> str:
    """The day of a story in a file, as the plan wants it: by its path, what it declares, or when it was written."""
    if plan.date_field == MTIME:
        return _of_seconds(mtime) if mtime else ""
    if plan.date_field == DECLARED or (plan.date_field is None and plan.has_range):
        declared = declared_date(data[:_HEAD].decode("latin-1"))
        if declared or plan.date_field:
            return declared or ""
    return day_in_path(key)


def dated(plan: Plan, story: Story, done: Done) -> Story:
    """The story with what it says of its own day, unless the plan says where that stands."""
    return story._replace(date=done.date) if plan.date_field is None and done.date else story


def day_in_path(path: str) -> str:
    """The day, month or year in a path.

    >>> [day_in_path(each) for each in ("a/2011/06/13/talks.txt", "20110613-a.txt", "1987/04/b.txt", "page-2011.txt")]
    ['2011-06-13', '2011-06-13', '1987-04', '']
    """
    day, month, year = (pattern.search(path) for pattern in _IN_PATH)
    if day and (whole := _joined(day[1], day[3], day[4])):
        return whole
    return f"{month[1]}-{month[3]}" if month else year[1] if year else ""


def is_in_range(day: str, since: str | None, until: str | None) -> bool:
    """True if the day, month or year may lie between two others, both of them included.

    >>> is_in_range("1987", "1987-04-01", None), is_in_range("1987-04-12", "1986", "1987-03")
    (True, False)
    """
    is_late_enough = since is None or day[: len(since)] >= since[: len(day)]
    return is_late_enough and (until is None or day[: len(until)] <= until[: len(day)])


def is_whole(day: str) -> bool:
    """True for a day of a month, not only a month or a year."""
    return len(day) == len("1987-04-12")


def _joined(year: str, month: str | None, day: str | None) -> str:
    """The parts as ISO 8601 has them; empty for a day that does not exist."""
    if month is None:
        return year
    if day is None:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _of_seconds(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return ""
