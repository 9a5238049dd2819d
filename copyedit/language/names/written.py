"""One name written two ways: “MacDonald” and “Macdonald”, “Jean-Luc” and “Jean Luc”, “Peña” and “Pena”.

Start with `find_written`. The letters are the same; capitals, hyphens, apostrophes or accents are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import is_person
from copyedit.language.names.known import is_common, is_known
from copyedit.language.names.mentions import Mention
from copyedit.language.names.near import plain_letters
from copyedit.language.names.titles import TITLES
from copyedit.language.names.variants import Variant
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.words.dictionary import shipped_dictionary

_SHORTEST = 4  # letters
_REMEMBERED = 1_000  # names, which recur from story to story
_PEOPLE = late_pattern("(?:an|ist|ish|ese|ch)s?$")  # “Asian American voters” are rightly “Asian-American” elsewhere


class _Written(NamedTuple):
    """A word of a name, or two side by side, as written; `owner` is what stands before it in a person's full name.

    `personal`: part of what may be a person's full name.
    """

    text: str
    span: Span
    owner: tuple[str, ...]
    personal: bool


def find_written(mentions: Sequence[Mention]) -> list[Variant]:
    """The rarer way of writing each name that the story writes in two ways."""
    swapped = list(_halves_swapped(mentions))
    if not _may_differ({mention.words for mention in mentions}):
        return swapped
    by_letters: dict[str, dict[str, list[_Written]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        for each in _pieces(mention):
            # “Al-Assad” may stand at a sentence's start or in a headline: its first capital says nothing.
            by_letters[plain_letters(each.text)][each.text[:1].upper() + each.text[1:]].append(each)
    return swapped + [variant for ways in by_letters.values() if len(ways) > 1 for variant in _rarer(ways)]


def _halves_swapped(mentions: Sequence[Mention]) -> Iterator[Variant]:
    """“Hope-Weston” and “Weston-Hope”, where the commoner is part of somebody's full name."""
    orders: dict[frozenset[str], dict[str, list[_Written]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        for word, span in zip(mention.words, mention.spans, strict=True):
            halves = word.split("-") if "-" in word else ()
            if len(halves) == 2 and halves[0] != halves[1]:
                orders[frozenset(halves)][word].append(_Written(word, span, (), is_person(mention)))
    for ways in orders.values():
        kept, *others = sorted(ways.values(), key=lambda places: (-len(places), places[0].span))
        if others and any(each.personal for each in kept):
            yield from (Variant(each.span, kept[0].text, kept[0].text, kept[0].span) for each in others[0])


def _may_differ(names: Iterable[tuple[str, ...]]) -> bool:
    """False where no letters are written in two ways, as in most stories."""
    ways: dict[str, str] = {}
    return any(ways.setdefault(letters, text) != text for words in names for letters, text in _ways(words))


@lru_cache(maxsize=_REMEMBERED)
def _ways(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The letters of each word of a name, and of each two side by side, and how they are written."""
    texts = (*words, *map(" ".join, zip(words, words[1:], strict=False)))
    return tuple((plain_letters(text), text[:1].upper() + text[1:]) for text in texts)


def _pieces(mention: Mention) -> Iterator[_Written]:
    words, spans = mention.words, mention.spans
    for at, word in enumerate(words):
        if len(word) >= _SHORTEST and word not in TITLES and not (is_common(word) and word.isalpha()):
            personal = is_person(mention)
            yield _Written(word, spans[at], words[:at] if personal else (), personal)
    for at, pair in enumerate(zip(words, words[1:], strict=False)):
        joined = Span(spans[at].start, spans[at + 1].end)
        side_by_side = joined.end - joined.start == len(pair[0]) + len(pair[1]) + 1
        if side_by_side and TITLES.isdisjoint(pair):
            yield _Written(" ".join(pair), joined, (), is_person(mention))


def _rarer(ways: dict[str, list[_Written]]) -> Iterator[Variant]:
    kept, *others = sorted(ways.items(), key=lambda way: (-len(way[1]), not _is_listed(way[0]), way[1][0].span))
    for text, places in others:
        if _is_new_brand(kept, (text, places)) or _are_two_people(kept[1], places):
            continue
        if _differ_as_one_name_may(kept[0], text):
            first = kept[1][0]
            for each in places:
                yield Variant(each.span, first.text, first.text, first.span)


def _is_listed(text: str) -> bool:
    return all(map(shipped_dictionary().knows, re.split("[ -]", text)))


def _differ_as_one_name_may(one: str, other: str) -> bool:
    """True for “Gordon-Levitt” and “Gordon Levitt”; not for “FoxNews” and “Fox News”, nor for “Asian-American”."""
    if " " not in one + other:
        return True
    hyphened = one if " " in other else other
    if "-" not in hyphened or " " in hyphened:
        return False
    parts = hyphened.split("-")
    return not _PEOPLE.search(parts[-1]) and not all(is_known(part) or is_common(part) for part in parts)


def _is_new_brand(one: tuple[str, list[_Written]], other: tuple[str, list[_Written]]) -> bool:
    """“Wal-Mart” and “Walmart”: a firm may have had both names; Anne-Marie and Annemarie Duclos are one woman."""
    first, second = one[0], other[0]
    same = first.replace("-", "").casefold() == second.replace("-", "").casefold()
    is_joined = same and ("-" in first) != ("-" in second)
    return is_joined and not all(any(each.personal for each in places) for _, places in (one, other))


def _are_two_people(one: Sequence[_Written], other: Sequence[_Written]) -> bool:
    """Ruth MacDonald and Ann Macdonald."""
    owners, others = ({each.owner for each in places if each.owner} for places in (one, other))
    return bool(owners and others) and owners.isdisjoint(others)
