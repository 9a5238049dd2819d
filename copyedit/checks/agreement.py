"""agreement: a verb that does not agree with its subject in number. “they was”, “the size of the protests have”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.checks.context import spans_read
from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.keys import Key, Kind
from copyedit.language.shipped import keep_to_one_thread
from copyedit.triggers import ALWAYS, Hit, Trigger

KEYS = {"subject": Key(Kind.TEXT, "which subjects are looked at", choices=("pronoun", "noun"))}


class Prepared(NamedTuple):
    """`model` is the folder of another model than the shipped one; a run's settings put it in."""

    subject: str
    model: str | None = None


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "subject" not in options:
        raise ValueError("needs a subject: pronoun or noun")
    return Prepared(options["subject"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    keep_to_one_thread()
    from copyedit.language.disagreement import WordNumbers  # brings numpy, which rules alone do not need
    from copyedit.language.doubts import load_model
    from copyedit.language.noun_verbs import find_behind_nouns
    from copyedit.language.pronoun_verbs import find_behind_pronouns

    find_behind = find_behind_pronouns if prepared.subject == "pronoun" else find_behind_nouns
    spans = spans_read(document)
    if not spans:
        return
    numbers = WordNumbers(load_model(prepared.model))
    for span in spans:
        for each in find_behind(numbers, document.plain, span):
            yield Match(Span(each.start, each.end), (each.right,), {"subject": each.subject})
