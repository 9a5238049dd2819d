"""context: a word that does not belong where it is, by the context model. “Investors took fight” -> flight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.fixing.replacing import deletion
from copyedit.language.context.families import Family
from copyedit.language.context.passages import spans_read
from copyedit.language.shipped import keep_to_one_thread
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

if TYPE_CHECKING:
    from copyedit.language.context.doubts import Doubt

KEYS = {
    "family": Key(Kind.TEXT, "which kind of doubt to report", tuple(Family)),
    "confidence": Key(Kind.COUNT, "minimum confidence, per cent; by default what the model's card advises"),
}

SETTINGS = ("model", "second_read")


class Prepared(NamedTuple):
    """`model` is the folder of a model other than the shipped one. The settings name it, and turn on `second_read`."""

    family: str
    confidence: float | None
    model: str | None = None
    second_read: bool = False


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "family" not in options:
        raise ValueError("needs family")
    percent = options.get("confidence")
    return Prepared(options["family"], None if percent is None else percent / 100)


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    keep_to_one_thread()
    from copyedit.language.context.doubts import find_doubts, thresholds  # imports numpy; most rules need none

    spans = spans_read(document)
    if not spans:
        return
    minimum = prepared.confidence
    if minimum is None:
        minimum = thresholds(prepared.model, prepared.second_read)[prepared.family]
    for doubt in find_doubts(document.plain, spans, prepared.model, prepared.second_read):
        if doubt.family == prepared.family and doubt.confidence >= minimum:
            yield _match(document, doubt)


def _match(document: Document, doubt: Doubt) -> Match:
    usual = f", as in “{doubt.usual}”" if doubt.usual else ""
    if not doubt.words:
        span, rest = deletion(document, Span(doubt.start, doubt.end))
        names = {"doubt": f"“{document.prose[doubt.start : doubt.end]}” may be redundant{usual}"}
        return Match(span, (rest,), names, confidence=doubt.confidence)
    if doubt.start == doubt.end:
        span, replacements = _inserted(document, doubt)
        names = {"doubt": f"“{doubt.words[0]}” may be missing{usual}"}
        return Match(span, replacements, names, confidence=doubt.confidence)
    word = document.prose[doubt.start : doubt.end]
    names = {"doubt": f"Did you mean “{doubt.words[0]}”{usual}? “{word}” is unusual here"}
    return Match(Span(doubt.start, doubt.end), doubt.words, names, confidence=doubt.confidence)


def _inserted(document: Document, doubt: Doubt) -> tuple[Span, tuple[str, ...]]:
    """The words on either side of a missing one, and how they read with it: “of summit” -> “of the summit”."""
    text = document.prose
    end = doubt.start
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    ahead, behind = text[doubt.before : doubt.start], text[doubt.start : end]
    return Span(doubt.before, end), tuple(f"{ahead}{word} {behind}" for word in doubt.words)
