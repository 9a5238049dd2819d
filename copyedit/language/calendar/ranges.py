"""Ranges that run backwards: “from 2011 to 2001”, “12-9 May”. Start with `find_backwards`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from copyedit.document import Span
from copyedit.language.calendar.reading import DATE, MONTH, YEAR, Day, read_date
from copyedit.language.figures.directions import DIRECTION
from copyedit.language.figures.slip import Slip, sentence_at
from copyedit.language.text.late_pattern import late_pattern

_TO = r"(?: to | until | till | through | ?[-–—] ?)"
_YEARS = late_pattern(
    rf"(?:\bfrom (?P<from>{YEAR}) (?:to|until|till|through)|(?<![\d./-])(?P<first>{YEAR}) ?[-–]) ?"
    rf"(?P<last>{YEAR})(?![\d/-]|\.\d|,\d|s\b| ?[%$£€])"
)
_DATES = late_pattern(rf"(?:\bfrom |\bbetween )?(?P<first>{DATE})(?:{_TO}| and (?=\d|[A-Z]))(?P<last>{DATE})")
_DAYS = late_pattern(
    rf"(?:\bfrom (?P<a>\d{{1,2}})(?:st|nd|rd|th)? to (?P<b>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{MONTH})"
    rf"|(?<![\d.,/:-])(?P<c>\d{{1,2}}) ?[-–] ?(?P<d>\d{{1,2}})(?: of)? (?P<m2>{MONTH})"
    rf"|\b(?P<m3>{MONTH}) (?P<e>\d{{1,2}})(?:st|nd|rd|th)?(?: to |[-–])(?P<f>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?![\d:%]|[.,]\d| ?[ap]\.?m\b| ?hours))"
)
# Every range of years or days has a day, a month or a year in front of one of these.
_RANGE = late_pattern(rf"(?:\d(?:st|nd|rd|th)?|{MONTH}),?(?: ?[-–—]| (?:to|until|till|through|and)\b)")
_MONTH_BEFORE = late_pattern(rf"\b{MONTH} \Z")
# Figures that fall may fall from 2011 to 1989; years may be compared backwards.
_NO_RANGE = late_pattern(
    rf"(?i)\b(?:{DIRECTION}|compar\w+|difference|differences|versus|back|backwards?|revers\w+|index|score|BC"
    rf"|B\.C|advanc\w+|accelerat\w+|expedit\w+|forward|mov\w+|shift\w*|earlier|reschedul\w+|chang\w+|postpon\w+"
    rf"|BCE|phone|tel|call)\b"
)


def find_backwards(text: str, blocks: Sequence[Span], today: date | None) -> Iterator[Slip]:
    """Ranges of years or days that end before they begin."""
    for block in blocks:
        if not _RANGE.search(text, *block):  # as in most
            continue
        yield from _years(text, block)
        yield from _dates(text, block)
        yield from _days(text, block)


def _years(text: str, block: Span) -> Iterator[Slip]:
    for match in _YEARS.finditer(text, *block):
        first, last = int(match["from"] or match["first"]), int(match["last"])
        if first > last and not _NO_RANGE.search(text, *sentence_at(text, match.start(), block)):
            yield Slip(Span(*match.span()), f"{first} comes after {last}")


def _dates(text: str, block: Span) -> Iterator[Slip]:
    """“from May 12 to May 9”; without years only in one month, for a range may run over the New Year."""
    for match in _DATES.finditer(text, *block):
        first, last = read_date(match["first"]), read_date(match["last"])
        opened = match.group().startswith(("from ", "between "))
        joined = text[match.end("first") : match.start("last")]
        if " and " in joined and not match.group().startswith("between "):
            continue
        is_backwards = _order(first, last) and not _NO_RANGE.search(text, *sentence_at(text, match.start(), block))
        if is_backwards and (opened or joined.strip() in ("to", "-", "–", "until", "through")):
            yield Slip(Span(*match.span()), f"{first.written} comes after {last.written}")


def _order(first: Day, last: Day) -> bool:
    """True where the first day is surely the later one."""
    if first.year and last.year:
        return (first.year, first.month, first.day) > (last.year, last.month, last.day)
    if (last.year and not first.year) or (not first.year and not last.year):
        return first.month == last.month and first.day > last.day
    return False


def _days(text: str, block: Span) -> Iterator[Slip]:
    for match in _DAYS.finditer(text, *block):
        first, last = next(
            (int(match[a]), int(match[b])) for a, b in (("a", "b"), ("c", "d"), ("e", "f")) if match[a] is not None
        )
        if match["c"] and _MONTH_BEFORE.search(text, block.start, match.start()):
            continue  # “October 31 - 4 November”
        if last < first <= 31 and last > 0 and not _NO_RANGE.search(text, *sentence_at(text, match.start(), block)):
            yield Slip(Span(*match.span()), f"{first} comes after {last}")
