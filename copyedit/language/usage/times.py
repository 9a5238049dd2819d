"""Styles of dates and times of day: “3 May” and “May 3”, “7pm” and “7 p.m.”. Start with `find_dates`, `find_times`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.calendar.reading import MONTHS
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.usage.use import Use

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DATE = late_pattern(
    rf"(?<![\w.,/:$£€-])(?:(?P<first>[0-3]?\d) (?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<second>[0-3]?\d))"
    r"(?!\w|[-–/:]|[.,]\d| (?:[A-Z]|million|billion|percent|people|attacks?|protests?|movement|riots?|elections?"
    r"|revolution|uprising|coup|holiday|ceremony|vote|referendum|primary|primaries|deadline|massacre))"
)
_TIME = late_pattern(
    r"(?<![\w.,/:$£€-])\d{1,2}(?:(?P<mark>[.:])(?P<minutes>[0-5]\d))?(?P<space> ?)"
    r"(?P<half>[ap]m|[ap]\.m\.|[AP]M|[AP]\.M\.)(?!\w)"
)

_HALVES = ("pm", "p.m.", "PM", "P.M.")
_CAPITAL = late_pattern(" [A-Z]")  # behind “6 a.m.” a new sentence, or “Friday”


def find_dates(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Dates with the month's full name, by what comes first. “The July 4 holiday” is a name."""
    for block in blocks:
        for match in _DATE.finditer(text, *block):
            if match["first"]:
                right = {"month first": f"{match['month']} {match['first']}"}
                yield Use(Span(*match.span()), "date", "day first", right)
            else:
                right = {"day first": f"{match['second']} {match['month2']}"}
                yield Use(Span(*match.span()), "date", "month first", right)


def find_times(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Hours with am or pm, by how these are written; and by the mark before the minutes."""
    for block in blocks:
        for match in _TIME.finditer(text, *block):
            style = match["space"] + match["half"].replace("a", "p").replace("A", "P")
            stop = "." if "." in style and match.end() == block.end else ""
            is_clear = "." not in style or not _CAPITAL.match(text, match.end(), block.end)
            yield Use(Span(*match.span()), "half", style, dict(_written(match, stop)) if is_clear else {})
            if match["mark"]:
                other = ":" if match["mark"] == "." else "."
                yield Use(Span(*match.span("mark")), "mark", match["mark"], {other: other})


def _written(match: re.Match[str], stop: str) -> Iterator[tuple[str, str]]:
    """Each style and the time in it; `stop` is what the sentence needs where “p.m.” had its stop."""
    number = match.group()[: match.start("space") - match.start()]
    is_morning = match["half"][0] in "aA"
    for space in ("", " "):
        for half in _HALVES:
            right = half.replace("p", "a").replace("P", "A") if is_morning else half
            yield space + half, number + space + right + ("" if half.endswith(".") else stop)
