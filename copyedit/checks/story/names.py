"""names: one name in two spellings, an age that changes, near misses of known names. “Stephens”, then “Stevens”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document, Span
from copyedit.findings import Match
from copyedit.language.text.late_pattern import late_pattern
from copyedit.matching.keys import Key, Kind
from copyedit.matching.places import name_of_place
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

if TYPE_CHECKING:
    from copyedit.language.names.mentions import Mention

SETTINGS = ("names",)
_OF_SPELLING = re.compile(r"\b(?:spell|spelt|misspell|transliterat|pronounc|also known as|alias\b|the \w+ word\b)")
_KIN = late_pattern(
    r"\b(?:son|daughter|father|mother|brother|sister|twin|cousin|nephew|niece|uncle|aunt|wife|husband)s?,? "
)
_BORDER = re.compile(r"\b")
_REACH = 80  # code points
_CAPITAL = re.compile(r"\b[^\W\d_a-z]")
_FEWEST = 3  # capitals; with fewer there is the sentence's and one name


class Prepared(NamedTuple):
    """What to report; the settings fill in the house's own names, which are right as they are."""

    report: str
    names: frozenset[str] = frozenset()


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "report" not in options:
        raise ValueError("needs report")
    return Prepared(options["report"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    if sum(1 for _ in islice(_CAPITAL.finditer(document.plain), _FEWEST)) < _FEWEST:
        return
    from copyedit.language.names.mentions import find_mentions  # its patterns take a while to compile

    blocks = tuple((block.kind, *block.span) for block in document.blocks if block.kind in PROSE_KINDS)
    mentions = find_mentions(document.plain, blocks)
    listed = _words_of(mentions, prepared.names) if prepared.names else ()
    for match in _FIND[prepared.report](document, mentions, prepared.names):
        if match.span not in listed:
            yield match


def _words_of(mentions: Sequence[Mention], names: frozenset[str]) -> set[Span]:
    """The places of the names that the house listed, and of their words."""
    spans: set[Span] = set()
    for mention in mentions:
        if " ".join(mention.words) in names:
            spans.update((mention.span, *mention.spans))
    return spans


def _spelled(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.variants import find_variants

    for variant in find_variants(mentions):
        places = (variant.span, variant.place)
        if not any(_speaks_of_spelling(document, place) or _is_relative(document, place) for place in places):
            yield _match(document, variant.span, variant.right, variant.name, variant.place)


def _speaks_of_spelling(document: Document, span: Span) -> bool:
    """“Ar Raqqah, also spelled Raqqa”: the story knows."""
    return _OF_SPELLING.search(document.plain, max(0, span.start - _REACH), span.end + _REACH) is not None


def _is_relative(document: Document, span: Span) -> bool:
    """“his son Steven”: fathers and sons have like first names."""
    plain, word = document.plain, document.plain[span.start : span.end]
    places = (at for at in _behind_kin(plain) if plain.startswith(word, at))
    return any(_BORDER.match(plain, at + len(word)) for at in places)


@lru_cache(maxsize=1)  # not once for each name of a long text
def _behind_kin(plain: str) -> tuple[int, ...]:
    return tuple(kin.end() for kin in _KIN.finditer(plain))


def _written(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.written import find_written

    for variant in find_written(mentions):
        yield _match(document, variant.span, variant.right, variant.name, variant.place)


def _match(document: Document, span: Span, right: str, other: str, place: Span) -> Match:
    return Match(span, (right,), {"other": other, "where": name_of_place(document, place.start)}, related=place)


def _ages(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.ages import find_changed_ages

    for changed in find_changed_ages(document.plain, mentions):
        where = name_of_place(document, changed.place.start)
        filled = {"name": changed.name, "other": str(changed.years), "where": where}
        yield Match(changed.span, (), filled, related=changed.place)


def _titles(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.ranks import find_changed_ranks

    for changed in find_changed_ranks(document.plain, mentions):
        where = name_of_place(document, changed.place.start)
        filled = {"name": changed.name, "title": changed.here, "other": changed.there, "where": where}
        yield Match(changed.span, (), filled, related=changed.place)


def _near_known(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.near_known import find_near_known

    misses = {miss.span: miss for miss in find_near_known(mentions)}
    if names:
        from copyedit.language.names.house import find_near_house

        misses.update((miss.span, miss) for miss in find_near_house(mentions, names))
    for miss in misses.values():
        yield Match(miss.span, (miss.right,), {"name": miss.name})


def _not_introduced(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.introductions import find_not_introduced

    yield from map(Match, find_not_introduced(document.plain, mentions))


def _unknown_speakers(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.introductions import find_unknown_speakers

    speakers = find_unknown_speakers(document.plain, mentions)
    yield from (Match(span) for span in speakers if not document.quotation_at(span))


def _swapped(document: Document, mentions: Sequence[Mention], names: frozenset[str]) -> Iterator[Match]:
    from copyedit.language.names.abbreviations import find_swapped_letters

    for variant in find_swapped_letters(document.plain):
        yield _match(document, variant.span, variant.right, variant.name, variant.place)


_FIND: Mapping[str, Callable[[Document, Sequence[Mention], frozenset[str]], Iterator[Match]]] = {
    "spelled two ways": _spelled,
    "written two ways": _written,
    "age that changes": _ages,
    "title that changes": _titles,
    "near a known name": _near_known,
    "not introduced": _not_introduced,
    "unknown speaker": _unknown_speakers,
    "letters swapped": _swapped,
}
KEYS = {"report": Key(Kind.TEXT, "what to look for", tuple(_FIND))}
