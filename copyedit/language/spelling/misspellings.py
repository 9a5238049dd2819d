"""Misspelled words in a story, and what they should be. Start with `find_misspellings`.

A word that the dictionary does not know (`unknown_words.py`) may be a slip for one of several others
(`candidates.py`). Candidates are ranked by how common they are, by the slips needed, and by how well each suits the
context (`word_scores.py`). Whether the word is a slip at all depends on the best candidate and on what may excuse the
word: it is repeated in the story, is in a short quotation, is part of a compound (`weighing.py`), or is made from
known words (`excuses.py`). A word with a capital is weighed against well-known words only (`capitals.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from math import exp
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.spelling.excuses import is_derived, is_in_phrase
from copyedit.language.spelling.unknown_words import Unknown, find_unknown
from copyedit.language.words.capitals import match_capitals
from copyedit.language.words.dictionary import Dictionary, shipped_dictionary

SHORTEST = 3  # letters
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_MOST = 3  # replacements
# The share of the best replacement's odds that a further one needs. Of 6,000 planted misspellings the first replacement
# was right for 5,580 of 5,605 with no further one, and for 328 of 395 with one: so `fix` never applies one of several.
_ALSO = 0.05
CERTAIN, LIKELY, CAPITALIZED = 0.99, 0.8, 0.9  # minimum confidence
_ENDINGS = ("s", "ed", "ing", "er", "est", "ly")
_HIGHEST = 0.999  # of what is not certain
_CERTAIN_AHEAD = 6.0  # minimum lead of the best candidate over the next, in log-odds
_TWICE = 2  # a capitalized word that stands more often is a name
_CERTAIN_FROM_TWO = 8  # letters of a word two slips away
_CERTAIN_FROM = 4  # letters; shorter words may be abbreviations
_PART_FROM = 5  # letters of a part of a compound: “free-for-alls”, “anti beer-ite”
_NAME_FOLLOWS = re.compile(r" (?:[A-Z]\.? )?[A-Z][a-z]")


class Certainty(StrEnum):
    """How certain it is that a word is misspelled. Each level is a rule of its own."""

    CERTAIN = "certain"
    LIKELY = "likely"
    CAPITALIZED = "capitalized"
    UNKNOWN = "unknown"


class SpellingSettings(NamedTuple):
    """Words and names accepted besides the dictionary's, the language of corrections, the context model's folder."""

    house: frozenset[str] = frozenset()
    language: str | None = None
    model: str | None = None
    names: frozenset[str] = frozenset()


class Misspelling(NamedTuple):
    """`corrections` are the words that may be meant, the likeliest first; none if the word is only unknown."""

    span: Span
    certainty: Certainty
    corrections: tuple[str, ...]
    confidence: float


@lru_cache(maxsize=1)
def find_misspellings(
    plain: str, blocks: tuple[tuple[int, int], ...], settings: SpellingSettings
) -> tuple[Misspelling, ...]:
    """The unknown words in the blocks of a text (`Document.plain`), in order. Offsets are code points.

    Cached for the last text, since several rules ask for it.
    """
    dictionary = shipped_dictionary()
    house = settings.house.union(*map(str.split, settings.names))

    def knows(word: str) -> bool:
        return dictionary.knows(word) or word in house or word.lower() in house

    accepted = _accepted(house)
    unknown = [each for each in find_unknown(plain, blocks, knows, accepted) if len(each.word) >= SHORTEST]
    found = (_misspelling(plain, each, dictionary, settings) for each in unknown)
    return tuple(each for each in found if each)


@lru_cache(maxsize=4)
def _accepted(house: frozenset[str]) -> set[str]:
    """The words found to be right in the stories so far, with the house's words among them."""
    return set()


@lru_cache(maxsize=1)
def _language_of(plain: str, dictionary: Dictionary) -> str | None:
    """The variety in which most of the text's variable words are spelled; None if it has none, or in a tie."""
    varieties: Counter[str | None] = Counter()
    for word, count in Counter(_LOWER.findall(plain)).items():
        varieties[dictionary.variety(word)] += count
    british, american = varieties["en-GB"], varieties["en-US"]
    return None if british == american else "en-GB" if british > american else "en-US"


def _misspelling(
    plain: str, unknown: Unknown, dictionary: Dictionary, settings: SpellingSettings
) -> Misspelling | None:
    """What the unknown word is; None for a name."""
    lower = None if unknown.capital or _begins_name(plain, unknown) else _as_lower(plain, unknown, dictionary, settings)
    if lower and (lower.corrections or not unknown.first):
        return lower
    return _as_capitalized(plain, unknown, dictionary, settings) or lower


def _begins_name(plain: str, unknown: Unknown) -> bool:
    """True for “Theo” in “Theo Garran, 25, was hurt.”: a sentence may begin with a name that no list has."""
    return unknown.first and bool(_NAME_FOLLOWS.match(plain, unknown.end))


def _as_capitalized(
    plain: str, unknown: Unknown, dictionary: Dictionary, settings: SpellingSettings
) -> Misspelling | None:
    from copyedit.language.spelling.capital_candidates import find_capital_candidates  # late: most stories have none

    is_repeated = unknown.often > _TWICE
    candidates = [] if is_repeated or unknown.joined else find_capital_candidates(unknown.word)
    language = settings.language or (_language_of(plain, dictionary) if candidates else None)
    candidates = [each for each in candidates if not language or dictionary.variety(each.form) in (None, language)]
    if not candidates:
        return None
    from copyedit.language.spelling.capitals import chance_of_capital, is_out_of_question, rank_capital

    if is_out_of_question(plain, unknown, candidates, CAPITALIZED, settings.model):
        return None
    ranked = rank_capital(plain, unknown, candidates, settings.model)
    confidence = chance_of_capital(plain, unknown, ranked)
    if confidence < CAPITALIZED:
        return None
    best = ranked[0].total
    corrections = tuple(
        match_capitals(unknown.word, each.candidate.form) for each in ranked[:_MOST] if exp(each.total - best) >= _ALSO
    )
    span = Span(unknown.start, unknown.end)
    return Misspelling(span, Certainty.CAPITALIZED, corrections, min(round(confidence, 3), _HIGHEST))


def _as_lower(plain: str, unknown: Unknown, dictionary: Dictionary, settings: SpellingSettings) -> Misspelling:
    from copyedit.language.spelling.weighing import (  # late, so that clean copy is checked faster
        OFTEN,
        ahead,
        chance_of,
        rank,
    )

    span = Span(unknown.start, unknown.end)
    if unknown.often >= OFTEN:  # no candidate outweighs that
        return Misspelling(span, Certainty.UNKNOWN, (), 0.0)
    settings = settings._replace(language=settings.language or _language_of(plain, dictionary))
    ranked = rank(plain, unknown, dictionary, settings.language, settings.model)
    confidence = chance_of(unknown, ranked)
    if ranked and confidence < LIKELY:
        confidence = max(confidence, _chance_of_base(plain, unknown, ranked[0].word, dictionary, settings))
    word = unknown.word.lower()
    if not ranked or confidence < LIKELY or is_in_phrase(plain, unknown.start, word):
        return Misspelling(span, Certainty.UNKNOWN, (), confidence)
    is_certain = confidence >= CERTAIN and ahead(ranked) >= _CERTAIN_AHEAD
    right = ranked[0].word
    if is_certain and _is_long_enough(word, right) and not _may_miss_a_mark(word, right):
        return Misspelling(span, Certainty.CERTAIN, (right,), 1.0)
    if is_derived(word, dictionary.knows) or (unknown.joined and len(word) < _PART_FROM):
        return Misspelling(span, Certainty.UNKNOWN, (), confidence)
    best = ranked[0].total
    corrections = tuple(each.word for each in ranked[:_MOST] if exp(each.total - best) >= _ALSO)
    return Misspelling(span, Certainty.LIKELY, corrections, min(round(confidence, 3), _HIGHEST))


def _is_long_enough(wrong: str, right: str) -> bool:
    """False for a short word two slips away, which may be a term of some trade: “subnet” is not “subject”."""
    from rapidfuzz.distance import OSA

    return len(wrong) >= (_CERTAIN_FROM if OSA.distance(wrong, right) < 2 else _CERTAIN_FROM_TWO)


def _chance_of_base(
    plain: str, unknown: Unknown, best: str, dictionary: Dictionary, settings: SpellingSettings
) -> float:
    """The chance that what the word is a form of is a slip: “appologises” is as likely one as “appologise”.

    Only if the same is meant: `best`, the word's best candidate, is a form of the base's. Otherwise 0.
    """
    from copyedit.language.spelling.weighing import chance_of, rank

    chance = 0.0
    for base in _bases(unknown.word.lower()):
        if dictionary.knows(base):
            continue
        of_base = unknown._replace(word=base)
        ranked = rank(plain, of_base, dictionary, settings.language, settings.model)
        if ranked and _is_form_of(best, ranked[0].word):
            chance = max(chance, chance_of(of_base, ranked))
    return chance


def _bases(word: str) -> Iterator[str]:
    """What a word may be a form of: appologises of appologise, wierdest of wierd."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > _CERTAIN_FROM:
            yield from (stem, f"{stem}e")


def _is_form_of(word: str, base: str) -> bool:
    """True for apologises and apologise, and for apologizing and apologise."""
    word, base = word.replace("z", "s"), base.replace("z", "s")
    return any(word in (f"{base}{ending}", f"{base.removesuffix('e')}{ending}") for ending in _ENDINGS)


def _may_miss_a_mark(wrong: str, right: str) -> bool:
    """True if an apostrophe or a space may be missing: “militarys”, “whod”, “aterrorist”.

    >>> _may_miss_a_mark("militarys", "military"), _may_miss_a_mark("policce", "police")
    (True, False)
    """
    return wrong in (f"{right}s", f"{right}d", f"a{right}")
