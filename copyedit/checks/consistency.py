"""consistency: one spelling per story. “adviser” here and “advisor” there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span, fold
from copyedit.findings import Match
from copyedit.language.text.sentences import starts_sentence
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger
from copyedit.matching.wording import plain_words

KEYS = {
    "variants": Key(Kind.TEXT_LISTS, "lists of alternative spellings; a story should use only one of each"),
    "lemmas": Key(Kind.FLAG, "cover inflected forms: adviser also finds advisers"),
}


class Prepared(NamedTuple):
    """`forms` are the words to find; `place[i]` is the (set, variant, form) of number i, and `words` the reverse."""

    forms: tuple[str, ...]
    place: tuple[tuple[int, int, int], ...]
    words: Mapping[tuple[int, int, int], str]


def prepare(options: Mapping[str, Any]) -> Prepared:
    if not options.get("variants"):
        raise ValueError("needs variants")
    words: dict[tuple[int, int, int], str] = {}
    for group, variants in enumerate(options["variants"]):
        if len(variants) < 2:
            raise ValueError(f"“{' '.join(variants)}” has no second spelling")
        for variant, word in enumerate(variants):
            for number, form in enumerate(_forms(plain_words(word), options.get("lemmas", False))):
                words[group, variant, number] = form
    return Prepared(tuple(words.values()), tuple(words), words)


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(fold(form)) for form in prepared.forms)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    used: dict[int, dict[int, list[tuple[Span, int]]]] = defaultdict(lambda: defaultdict(list))
    for hit in hits:
        if _is_part_of_name(prepared.forms[hit.trigger], document, hit):
            continue
        group, variant, form = prepared.place[hit.trigger]
        used[group][variant].append((Span(hit.start, hit.end), form))
    for group, variants in used.items():
        if len(variants) < 2:
            continue
        # The commonest spelling is kept or, in a tie, the first.
        kept = min(variants, key=lambda v: (-len(variants[v]), variants[v][0][0].start))
        for variant, places in variants.items():
            if variant != kept:
                for span, form in places:
                    right = prepared.words[group, kept, form]
                    yield Match(span, (right,), {"other": right}, related=variants[kept][0][0])


def _is_part_of_name(form: str, document: Document, hit: Hit) -> bool:
    """“The Health Care Act” says nothing about how a story spells health care."""
    if not form.islower() or document.prose[hit.start].islower():
        return False
    block = document.block_at(hit.start)
    return block is not None and not starts_sentence(document.prose, hit.start, block.span)


def _forms(word: str, lemmas: bool) -> tuple[str, ...]:
    """The word, its plural or third person, and its other verb forms, in the same order for every variant."""
    if not lemmas:
        return (word,)
    from copyedit.language.words.inflection import plural, verb_forms  # only needed to compile rules

    return tuple(dict.fromkeys((word, plural(word), *verb_forms(word)[2:])))
