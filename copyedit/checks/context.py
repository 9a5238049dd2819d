"""context: a word that does not belong where it stands, by the context model. “Investors took fight” -> flight."""

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
    "family": Key(Kind.TEXT, "which kind of doubt to tell", tuple(Family)),
    "confidence": Key(Kind.COUNT, "the least confidence, per cent; left out: what the model's card advises"),
}

SETTINGS = ("model", "second_read")


class Prepared(NamedTuple):
    """`model` is the folder of another model than the shipped one. A run's settings put it in, and `second_read`."""

    family: str
    confidence: float | None
    model: str | None = None
    second_read: bool = False


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "family" not in options:
        raise ValueError("needs a family")
    percent = options.get("confidence")
    return Prepared(options["family"], None if percent is None else percent / 100)


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    keep_to_one_thread()
    from copyedit.language.context.doubts import find_doubts, thresholds  # brings numpy, which rules alone do not need

    spans = spans_read(document)
    if not spans:
        return
    least = prepared.confidence
    if least is None:
        least = thresholds(prepared.model, prepared.second_read)[prepared.family]
    for doubt in find_doubts(document.plain, spans, prepared.model, prepared.second_read):
        if doubt.family == prepared.family and doubt.confidence >= least:
            yield _match(document, doubt)


def _match(document: Document, doubt: Doubt) -> Match:
    usual = f", as in “{doubt.usual}”" if doubt.usual else ""
    if not doubt.words:
        span, rest = deletion(document, Span(doubt.start, doubt.end))
        names = {"doubt": f"“{document.prose[doubt.start : doubt.end]}” seems to be one word too many{usual}"}
        return Match(span, (rest,), names, confidence=doubt.confidence)
    if doubt.start == doubt.end:
        span, replacements = _inserted(document, doubt)
        names = {"doubt": f"“{doubt.words[0]}” seems to be lost{usual}"}
        return Match(span, replacements, names, confidence=doubt.confidence)
    word = document.prose[doubt.start : doubt.end]
    usual = f" is usual in “{doubt.usual}”" if doubt.usual else " fits here"
    names = {"doubt": f"“{word}”? “{doubt.words[0]}”{usual}"}
    return Match(Span(doubt.start, doubt.end), doubt.words, names, confidence=doubt.confidence)


def _inserted(document: Document, doubt: Doubt) -> tuple[Span, tuple[str, ...]]:
    """The words beside a lost word, and how they read with it: “of summit” -> “of the summit”."""
    text = document.prose
    end = doubt.start
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    ahead, behind = text[doubt.before : doubt.start], text[doubt.start : end]
    return Span(doubt.before, end), tuple(f"{ahead}{word} {behind}" for word in doubt.words)
