"""agreement: words that disagree in number. “they was”, “the size of the protests have”, “one of the suspect”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.context.passages import spans_read
from copyedit.language.shipped import keep_to_one_thread
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

_OF = (
    "pronoun-verb",
    "noun-verb",
    "main-verb",
    "relative-verb",
    "each-of",
    "one-of",
    "many-of",
    "there-is",
    "lost-article",
    "counted-noun",
)

KEYS = {"of": Key(Kind.TEXT, "which words must agree", choices=_OF)}

SETTINGS = ("model",)


class Prepared(NamedTuple):
    """`model` is the folder of a model other than the shipped one; the settings name it."""

    of: str
    model: str | None = None


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "of" not in options:
        raise ValueError(f"needs of: one of {', '.join(_OF)}")
    return Prepared(options["of"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (Trigger("there"),) if prepared.of == "there-is" else (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    keep_to_one_thread()
    from copyedit.language.agreement.counted_nouns import find_counted_nouns
    from copyedit.language.agreement.disagreement import WordNumbers  # imports numpy, which most rules do not need
    from copyedit.language.agreement.each_of import find_each_of
    from copyedit.language.agreement.lost_articles import find_lost_articles
    from copyedit.language.agreement.main_verbs import find_main_verbs
    from copyedit.language.agreement.many_of import find_many_of
    from copyedit.language.agreement.noun_verbs import find_noun_verbs
    from copyedit.language.agreement.one_of import find_one_of
    from copyedit.language.agreement.pronoun_verbs import find_pronoun_verbs
    from copyedit.language.agreement.relative_clauses import find_relative_clauses
    from copyedit.language.agreement.there_is import find_there_is
    from copyedit.language.context.loading import load_model

    find_disagreements = {
        "pronoun-verb": find_pronoun_verbs,
        "noun-verb": find_noun_verbs,
        "main-verb": find_main_verbs,
        "relative-verb": find_relative_clauses,
        "each-of": find_each_of,
        "one-of": find_one_of,
        "many-of": find_many_of,
        "there-is": find_there_is,
        "lost-article": find_lost_articles,
        "counted-noun": find_counted_nouns,
    }[prepared.of]
    spans = spans_read(document)
    if not spans:
        return
    numbers = WordNumbers(load_model(prepared.model))
    for span in spans:
        for each in find_disagreements(numbers, document.plain, span):
            yield Match(Span(each.start, each.end), (each.right,), {"subject": each.subject})
