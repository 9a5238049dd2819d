"""dates: days that cannot be, or that the story itself contradicts. “Monday, 3 May 2011”, “29 February 2023”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger

if TYPE_CHECKING:
    from datetime import date

    from copyedit.language.calendar.reading import Day

_FINDERS = {
    "weekday": ("weekdays", "find_weekdays"),
    "impossible": ("impossible", "find_impossible"),
    "backwards": ("ranges", "find_backwards"),
    "length": ("lengths", "find_lengths"),
    "contradiction": ("relative", "find_contradictions"),
    "feast": ("feasts", "find_feasts"),
    "years": ("lives", "find_impossible_years"),
    "later": ("later", "find_later"),
}
KEYS = {"of": Key(Kind.TEXT, "what is looked for", choices=tuple(_FINDERS))}
SETTINGS = ("date",)
_IN_FIGURES = frozenset({"weekday", "impossible", "backwards"})  # no day of theirs is written without a figure
_DIGIT = re.compile(r"\d")
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
    "feast": (
        *("christmas eve", "christmas day", "boxing day", "new year's eve", "new year's day", "halloween", "may day"),
        *("valentine's day", "stephen's day", "patrick's day", "george's day", "andrew's day", "fool's day"),
        *("fools' day", "bastille day", "armistice day", "veterans day"),
    ),
    "years": ("born", "in 20", "will"),
    "later": ("days later", "days earlier", "days after"),
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
        raise ValueError(f"needs of: {', '.join(_FINDERS)}")
    return Prepared(options["of"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    literals = _LITERALS[prepared.of]
    whole = [text for text in literals if text.replace(" ", "").isalpha()]
    return (*map(Trigger, whole), *(Trigger(text, whole=False) for text in literals if text not in whole))


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    if prepared.of in _IN_FIGURES and not _DIGIT.search(document.plain):
        return
    from copyedit.language.calendar.story_date import dateline_day, story_date

    blocks = {block for hit in hits if (block := document.block_at(hit.start)) and block.kind in PROSE_KINDS}
    spans = sorted(block.span for block in blocks)
    today: date | Day | None = story_date(document, prepared.date)
    if prepared.of == "contradiction":
        today = today or dateline_day(document)
    module, function = _FINDERS[prepared.of]
    finder = getattr(import_module(f"copyedit.language.calendar.{module}"), function)  # few stories need it
    if prepared.of == "later":  # the other date may be in a paragraph before
        spans = sorted(block.span for block in document.blocks if block.kind in PROSE_KINDS)
    for slip in finder(document.plain, spans, today):
        if prepared.of == "years" and document.quotation_at(slip.span):
            continue  # what was said in another year
        yield Match(slip.span, (slip.right,) if slip.right else (), {"why": slip.why}, related=slip.other)
