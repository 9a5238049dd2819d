"""The day that a story is of: as given, or by its file, or by its dateline. Start with `story_date`."""

from __future__ import annotations

import re
from datetime import date

from copyedit.document import Document
from copyedit.language.calendar.reading import DATE, YEAR, Day, read_date
from copyedit.language.text.late_pattern import late_pattern

_DATE = late_pattern(DATE)
_ALONE = late_pattern(
    rf"(?:(?:Published|Posted|Updated|Date)(?: on)?:? ?)?(?:[A-Z][a-z]+day,? )?(?P<date>{DATE})(?:,? "
    rf"\d\d?[:.]\d\d.{{0,12}})?\Z"
)
_FIRST = 4  # blocks in which a line with nothing but a date is the story's


def story_date(document: Document, given: str | None) -> date | None:
    """The day a story was written, where anything says so with its year."""
    declared = given or document.origin.get("date")
    if isinstance(declared, str):
        return date.fromisoformat(declared)
    day = dateline_day(document)
    return _dated(day) if day and day.year else None


def dateline_day(document: Document) -> Day | None:
    """The day in the dateline, or on a line of its own above the story; often it has no year."""
    for block in document.blocks:
        if block.kind == "dateline" and (found := _DATE.search(document.plain, *block.span)):
            return read_date(found.group())
    for block in document.blocks[:_FIRST]:
        alone = _ALONE.match(document.plain[block.span.start : block.span.end])
        if alone and re.search(YEAR, alone["date"]):
            return read_date(alone["date"])
    return None


def _dated(day: Day) -> date | None:
    assert day.year
    return date(day.year, day.month, day.day) if day.exists(day.year) else None
