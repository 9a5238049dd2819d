"""dates: days that cannot be, or that the story itself contradicts. “Monday, 3 May 2011”, “29 February 2023”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger

_WHAT = ("weekday", "impossible", "backwards", "length", "contradiction")
KEYS = {"of": Key(Kind.TEXT, "what is looked for", choices=_WHAT)}
SETTINGS = ("date",)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
).split()
_LITERALS = {
    "weekday": tuple(_WEEKDAYS),
    "impossible": (
        *("february", "feb", "april", "june", "september", "november", "apr", "sep", "sept", "nov"),
        *("/19", "/20", ".19", ".20", "-19", "-20"),
    ),
    "backwards": (*_MONTHS, "from", "19", "20"),
    "length": ("-day",),
    "contradiction": (
        *("today", "yesterday", "tomorrow", "last year", "next year", "this year"),
        *("years ago", "anniversary", "born in"),
        *(f"{side} {day}" for side in ("last", "next", "coming", "past") for day in _WEEKDAYS),
    ),
}  # fmt: skip


class Prepared(NamedTuple):
    """`date` is the story's day, as the run's settings give it."""

    of: str
    date: str | None = None


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "of" not in options:
        raise ValueError(f"needs of: {', '.join(_WHAT)}")
    return Prepared(options["of"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    literals = _LITERALS[prepared.of]
    whole = [text for text in literals if text.replace(" ", "").isalpha()]
    return (*map(Trigger, whole), *(Trigger(text, whole=False) for text in literals if text not in whole))


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    from copyedit.language.calendar.impossible import find_impossible  # few stories need these
    from copyedit.language.calendar.lengths import find_lengths
    from copyedit.language.calendar.ranges import find_backwards
    from copyedit.language.calendar.relative import find_contradictions
    from copyedit.language.calendar.story_date import dateline_day, story_date
    from copyedit.language.calendar.weekdays import find_weekdays

    blocks = {block for hit in hits if (block := document.block_at(hit.start)) and block.kind in PROSE_KINDS}
    spans = sorted(block.span for block in blocks)
    today = story_date(document, prepared.date)
    if prepared.of == "contradiction":
        slips = find_contradictions(document.plain, spans, today or dateline_day(document))
    else:
        finders = {
            "weekday": find_weekdays,
            "impossible": find_impossible,
            "backwards": find_backwards,
            "length": find_lengths,
        }
        slips = finders[prepared.of](document.plain, spans, today)
    for slip in slips:
        yield Match(slip.span, (slip.right,) if slip.right else (), {"why": slip.why}, related=slip.other)
