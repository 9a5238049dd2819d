"""A number of days between two dates: “on 12 March ... two days later, on 15 March”. Start with `find_later`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from copyedit.document import Span
from copyedit.language.calendar.reading import DATE, Day, read_date
from copyedit.language.figures.numerals import NUMERAL, read_numeral, shown
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_DATE = late_pattern(DATE)
_LATER = late_pattern(rf"(?P<count>{NUMERAL}) days (?P<way>later|earlier|after that),? (?:on )?(?P<date>{DATE})")
_REACH = 250  # code points
_NEAR = 3  # days by which a slip is off; more was counted from another day
_MOST = 60


def find_later(text: str, blocks: Sequence[Span], today: date | None) -> Iterator[Slip]:
    """Dates that are not as many days after, or before, the date that stands before them."""
    body = Span(blocks[0].start, blocks[-1].end) if blocks else Span(0, 0)
    for match in _LATER.finditer(text, *body):
        start = _sentence_before(text, match.start(), body)
        before = list(_DATE.finditer(text, start, match.start()))
        if not before:
            continue
        first, second = read_date(before[-1].group()), read_date(match["date"])
        days = read_numeral(match["count"]).value
        apart = _days_apart(first, second)
        if match["way"] == "earlier" and apart is not None:
            apart = -apart
        if apart is not None and 0 < apart <= _MOST and 0 < abs(apart - days) <= _NEAR and days <= _MOST:
            told = f"from {first.written} to {second.written} is {shown(abs(apart))} days, not {shown(days)}"
            yield Slip(Span(*match.span("count")), told, Span(*before[-1].span()))


def _sentence_before(text: str, at: int, body: Span) -> int:
    """Where the sentence before that of a place begins, not too far away."""
    start = max(body.start, at - _REACH)
    ends = [end for end in range(start, at) if text[end] == "." and text[end + 1 : end + 2].isspace()]
    return ends[-2] + 1 if len(ends) > 1 else start


def _days_apart(first: Day, second: Day) -> int | None:
    year = first.year or second.year or 2001
    if not (first.exists(year) and second.exists(second.year or year)):
        return None
    one, other = date(year, first.month, first.day), date(second.year or year, second.month, second.day)
    if not second.year and abs((other - one).days) > 300:
        other += timedelta(365 if other < one else -365)  # over the New Year
    return (other - one).days
