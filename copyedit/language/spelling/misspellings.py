"""Words of a story that are misspelled, and what they should be. Start with `find_misspellings`.

A word that the dictionary does not know (`unknown_words.py`) may be a slip for some others (`candidates.py`). Which of
them was meant is weighed by how common they are, by the slips, and by how well each fits its place (`fitting.py`);
whether it is a slip at all, by how good the best one is, and by what excuses the word: that it stands often in the
story, in a short quotation, in a compound (`weighing.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import lru_cache
from math import exp
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.spelling.unknown_words import Unknown, find_unknown
from copyedit.language.words.dictionary import Dictionary, shipped_dictionary

READ = frozenset({"headline", "paragraph", "caption", "cell"})
SHORTEST = 3  # letters
_LOWER = re.compile(r"\b[a-z]{4,}\b")
_MOST = 3  # replacements
_ALSO = 0.05  # a further replacement needs this share
CERTAIN, LIKELY = 0.99, 0.8
_CERTAIN_AHEAD = 6.0  # log-odds of the best candidate over the next
_CERTAIN_FROM = 4  # letters: shorter ones may be abbreviations


class Certainty(StrEnum):
    """How sure it is that a word is misspelled; each is a rule of its own."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNKNOWN = "unknown"


class Words(NamedTuple):
    """What is taken for right besides the dictionary, in which spelling words are offered, and the context model."""

    house: frozenset[str] = frozenset()
    language: str | None = None
    model: str | None = None


class Misspelling(NamedTuple):
    """`right` are the words that may be meant, the likeliest first; none where it is only unknown."""

    span: Span
    verdict: Certainty
    right: tuple[str, ...]
    confidence: float


@lru_cache(maxsize=1)
def find_misspellings(plain: str, blocks: tuple[tuple[int, int], ...], words: Words) -> tuple[Misspelling, ...]:
    """The unknown words in the blocks of a text (`Document.plain`), by place. Offsets are code points.

    Kept for the last text: several rules ask for the same.
    """
    dictionary = shipped_dictionary()

    def knows(word: str) -> bool:
        return dictionary.knows(word) or word in words.house or word.lower() in words.house

    unknown = [each for each in find_unknown(plain, blocks, knows) if len(each.word) >= SHORTEST]
    if unknown and not words.language:
        words = words._replace(language=_language_of(plain, dictionary))
    return tuple(_judged(plain, each, dictionary, words) for each in unknown)


def _language_of(plain: str, dictionary: Dictionary) -> str | None:
    """British or American, where the text has words that are spelled so and not more of the other."""
    varieties = Counter(map(dictionary.variety, _LOWER.findall(plain)))
    british, american = varieties["en-GB"], varieties["en-US"]
    return None if british == american else "en-GB" if british > american else "en-US"


def _judged(plain: str, unknown: Unknown, dictionary: Dictionary, words: Words) -> Misspelling:
    from copyedit.language.spelling.weighing import OFTEN, ahead, chance_of, rank  # only now: clean copy starts quicker

    span = Span(unknown.start, unknown.end)
    if unknown.often >= OFTEN:  # nothing outweighs that
        return Misspelling(span, Certainty.UNKNOWN, (), 0.0)
    ranked = rank(plain, unknown, dictionary, words.language, words.model)
    confidence = chance_of(unknown, ranked)
    if not ranked or confidence < LIKELY:
        return Misspelling(span, Certainty.UNKNOWN, (), confidence)
    is_certain = confidence >= CERTAIN and ahead(ranked) >= _CERTAIN_AHEAD and len(unknown.word) >= _CERTAIN_FROM
    if is_certain and not _may_lack_a_mark(unknown.word.lower(), ranked[0].word):
        return Misspelling(span, Certainty.CERTAIN, (ranked[0].word,), 1.0)
    best = ranked[0].total
    right = tuple(each.word for each in ranked[:_MOST] if exp(each.total - best) >= _ALSO)
    return Misspelling(span, Certainty.LIKELY, right, min(round(confidence, 3), 0.999))


def _may_lack_a_mark(wrong: str, right: str) -> bool:
    """“militarys” may be military's, “whod” who'd, “aterrorist” two words: what was meant is not certain.

    >>> _may_lack_a_mark("militarys", "military"), _may_lack_a_mark("policce", "police")
    (True, False)
    """
    return wrong in (f"{right}s", f"{right}d", f"a{right}")
