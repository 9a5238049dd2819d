"""split: one word written as two. “the main rail way line” -> railway."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.context.passages import spans_read
from copyedit.language.shipped import keep_to_one_thread
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

KEYS = {"times": Key(Kind.COUNT, "how many times commoner the single word must be than the two in sequence")}

SETTINGS = ("model",)


class Prepared(NamedTuple):
    """`model` is the folder of a model other than the shipped one; the settings name it."""

    times: int
    model: str | None = None


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "times" not in options:
        raise ValueError("needs times")
    return Prepared(options["times"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    keep_to_one_thread()
    from copyedit.language.context.loading import load_model  # imports numpy, which most rules do not need
    from copyedit.language.context.split_words import find_split_words

    spans = spans_read(document)
    if spans:
        for split in find_split_words(load_model(prepared.model), document.plain, spans, prepared.times):
            yield Match(Span(split.start, split.end), (split.word,))
