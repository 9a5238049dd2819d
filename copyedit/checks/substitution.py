"""substitution: use this instead of that. “comprise of” -> “comprise”."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document
from copyedit.findings import Match
from copyedit.fixing.replacing import deletion
from copyedit.language.text.sentences import starts_sentence
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import Hit, Trigger
from copyedit.matching.wording import Place, Wording, find_wording, make_wording, plain_words, wording_triggers

KEYS = {
    "swap": Key(
        Kind.SWAPS,
        "words, each with its replacement; several replacements are offered, but never applied automatically",
    ),
    "patterns": Key(Kind.SWAPS, "regular expressions, each with a replacement that may use {named} groups"),
    "lemmas": Key(Kind.FLAG, "cover inflected forms of the first word: “comprise of” also finds “comprised of”"),
}


class Prepared(NamedTuple):
    """`replacements` has one entry for each token and each pattern of the wording."""

    wording: Wording
    replacements: tuple[tuple[str, ...], ...]


def prepare(options: Mapping[str, Any]) -> Prepared:
    swap = options.get("swap", {})
    if options.get("lemmas", False):
        swap = _inflected(swap)
    patterns: Mapping[str, tuple[str, ...]] = options.get("patterns", {})
    if not (swap or patterns):
        raise ValueError("needs swap or patterns")
    wording = make_wording(tuple(swap), tuple(patterns), options["case"])
    for pattern, templates in patterns.items():
        _check_names(pattern, templates)
    return Prepared(wording, (*swap.values(), *patterns.values()))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return wording_triggers(prepared.wording)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    names: dict[str, bool] = {}
    for place in find_wording(prepared.wording, document, hits):
        match = _match(prepared, document, place)
        word = document.prose[place.span.start : place.span.end]
        if match.replacements == (word,):
            continue
        if word.istitle() and word.isalpha() and _is_small(match.replacements):
            if word not in names:
                names[word] = _is_name(document, word)
            if names[word]:
                continue
        yield match


def _is_small(replacements: Sequence[str]) -> bool:
    """True for “the” and “which”, which have no capital inside a sentence."""
    from copyedit.language.words.confusables import SMALL_WORDS  # seldom needed

    return any(replacement.lower() in SMALL_WORDS for replacement in replacements)


def _is_name(document: Document, word: str) -> bool:
    """True if the story has the word with a capital inside a sentence: “Ann Teh” is not “Ann The”."""
    for found in re.finditer(rf"\b{word}\b", document.prose):
        block = document.block_at(found.start())
        is_running = block is not None and block.kind in ("paragraph", "caption")
        if block and is_running and not starts_sentence(document.prose, found.start(), block.span):
            return True
    return False


def _match(prepared: Prepared, document: Document, place: Place) -> Match:
    replacements = prepared.replacements[place.which]
    if place.which >= len(prepared.wording.tokens):
        replacements = tuple(_fill(template, place.names) for template in replacements)
    if replacements == ("",):
        span, replacement = deletion(document, place.span)
        return Match(span, (replacement,), place.names)
    return Match(place.span, replacements, place.names)


def _fill(template: str, names: Mapping[str, str]) -> str:
    """The template with the groups' texts; a group that did not match is empty."""
    fields = {name: "" for _, name, _, _ in string.Formatter().parse(template) if name}
    return template.format_map(fields | dict(names))


def _check_names(pattern: str, templates: Sequence[str]) -> None:
    import regex

    groups = regex.compile(pattern).groupindex
    for template in templates:
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
        except ValueError as bad:
            raise ValueError(f"the replacement “{template}” is not valid: {bad}") from None
        for name in names:
            if name not in groups:
                raise ValueError(f"the replacement “{template}” uses {{{name}}}, but the pattern has no such group")


def _inflected(swap: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """All forms of every entry. “hone in on: home in on” also gives “honing in on: homing in on”."""
    from copyedit.language.words.inflection import inflect_pair  # only needed to compile rules

    inflected: dict[str, tuple[str, ...]] = {}
    for wrong, rights in swap.items():
        tables = [inflect_pair(plain_words(wrong), right) for right in rights]
        for form in tables[0]:
            inflected.setdefault(form, tuple(table[form] for table in tables))
    return inflected
