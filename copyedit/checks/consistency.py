"""consistency: one way of writing in a story. “adviser” here and “advisor” there, 7pm here and 7 p.m. there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document, Span, fold
from copyedit.findings import Match
from copyedit.language.text.sentences import starts_sentence
from copyedit.language.usage.use import Use, find_odd
from copyedit.matching.keys import Key, Kind
from copyedit.matching.places import name_of_place
from copyedit.matching.triggers import ALWAYS, ANY_DIGIT, Hit, Trigger
from copyedit.matching.wording import plain_words

_FINDERS = {
    "endings": ("endings", "find_endings", ALWAYS),
    "compounds": ("compounds", "find_compounds", ALWAYS),
    "capitals": ("capitals", "find_capitals", ALWAYS),
    "numerals": ("numerals", "find_numerals", ANY_DIGIT),
    "percent": ("percents", "find_percents", ANY_DIGIT),
    "dates": ("times", "find_dates", ANY_DIGIT),
    "times": ("times", "find_times", ANY_DIGIT),
    "stops": ("stops", "find_stops", ALWAYS),
    "serial comma": ("serial", "find_serial_commas", ALWAYS),
}
# Headlines are styled by themselves.
_NO_HEADLINES = frozenset({"capitals", "numerals", "percent", "dates", "times", "stops"})
KEYS = {
    "variants": Key(Kind.TEXT_LISTS, "lists of alternative spellings; a story should use only one of each"),
    "lemmas": Key(Kind.FLAG, "cover inflected forms: adviser also finds advisers"),
    "together": Key(Kind.FLAG, "the first words of all `variants` go together, as do the second: one style a story"),
    "of": Key(Kind.TEXT, "instead of `variants`: what should be written in one way", tuple(_FINDERS)),
    "prefer": Key(Kind.TEXT, "the style of the house: the word “first” for `variants`, or one of `of`"),
}
_FIRST = "first"


class Prepared(NamedTuple):
    """`forms` are the words to find; `place[i]` is the (set, variant, form) of number i, and `words` the reverse."""

    forms: tuple[str, ...]
    place: tuple[tuple[int, int, int], ...]
    words: Mapping[tuple[int, int, int], str]
    together: bool = False
    of: str | None = None
    prefer: str | None = None


def prepare(options: Mapping[str, Any]) -> Prepared:
    if bool(options.get("variants")) == bool(options.get("of")):
        raise ValueError("needs either “variants” or “of”")
    prefer = options.get("prefer")
    if prefer and options.get("variants") and prefer != _FIRST:
        raise ValueError("with “variants”, “prefer” can only be “first”")
    words: dict[tuple[int, int, int], str] = {}
    for group, variants in enumerate(options.get("variants", ())):
        if len(variants) < 2:
            raise ValueError(f"“{' '.join(variants)}” has no second spelling")
        for variant, word in enumerate(variants):
            for number, form in enumerate(_forms(plain_words(word), options.get("lemmas", False))):
                words[group, variant, number] = form
    together = options.get("together", False)
    return Prepared(tuple(words.values()), tuple(words), words, together, options.get("of"), prefer)


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    if prepared.of:
        return (_FINDERS[prepared.of][2],)
    return tuple(Trigger(fold(form)) for form in prepared.forms)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    uses = _found(prepared.of, document) if prepared.of else _spelled(prepared, document, hits)
    own = (use for use in uses if not document.quotation_at(use.span))
    preferred = "0" if prepared.prefer == _FIRST else prepared.prefer
    for odd in find_odd(own, preferred):
        seen = document.prose[odd.other.start : odd.other.end] if odd.other else ""
        where = name_of_place(document, odd.other.start) if odd.other else "the house"
        names = {"other": odd.right or seen, "seen": seen or "style", "where": where}
        yield Match(odd.span, () if odd.right is None else (odd.right,), names, related=odd.other)


def _found(of: str, document: Document) -> Iterator[Use]:
    kinds = PROSE_KINDS - {"headline"} if of in _NO_HEADLINES else PROSE_KINDS
    blocks = [block.span for block in document.blocks if block.kind in kinds]
    module, function, _ = _FINDERS[of]
    yield from getattr(import_module(f"copyedit.language.usage.{module}"), function)(document.plain, blocks)


def _spelled(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Use]:
    """The words listed; each is written in another variant by the same form of it."""
    for hit in hits:
        if _is_part_of_name(prepared.forms[hit.trigger], document, hit):
            continue
        group, variant, form = prepared.place[hit.trigger]
        others = {key[1]: word for key, word in prepared.words.items() if key[0] == group and key[2] == form}
        right = {str(other): word for other, word in others.items()}
        yield Use(Span(hit.start, hit.end), "" if prepared.together else str(group), str(variant), right)


def _is_part_of_name(form: str, document: Document, hit: Hit) -> bool:
    """“The Health Care Act” says nothing about how a story spells health care, nor does “Gray said” of Fred Gray."""
    if not form.islower() or document.prose[hit.start].islower():
        return False
    block = document.block_at(hit.start)
    if block is None:
        return False
    if not starts_sentence(document.prose, hit.start, block.span):
        return True
    word = document.prose[hit.start : hit.end]
    return any(
        (other := document.block_at(at)) and not starts_sentence(document.prose, at, other.span)
        for at in _places(document.prose, word)
    )


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _forms(word: str, lemmas: bool) -> tuple[str, ...]:
    """The word, its plural or third person, and its other verb forms, in the same order for every variant."""
    if not lemmas:
        return (word,)
    from copyedit.language.words.inflection import plural, verb_forms  # only needed to compile rules

    return tuple(dict.fromkeys((word, plural(word), *verb_forms(word)[2:])))
