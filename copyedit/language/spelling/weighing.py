"""Whether an unknown word is a slip, and for which word, by learned weights. Start with `rank` and `chance_of`.

`training/misspellings.py` learns the weights of the features that `choice_features` and `judgement_features` name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from copyedit.language.shipped import SPELLING, keep_to_one_thread
from copyedit.language.spelling.candidates import Candidate, find_candidates
from copyedit.language.spelling.unknown_words import Unknown
from copyedit.language.words.alike import sound
from copyedit.language.words.dictionary import Dictionary
from copyedit.language.words.slips import Slip

if TYPE_CHECKING:
    from copyedit.language.context.stored.rough_scores import WordScore

_FURTHEST_AHEAD = 8.0  # log-odds
OFTEN = 4  # occurrences in a story; more make no difference


class Ranked(NamedTuple):
    """A candidate with the log-odds that it was meant, up to a constant, and its two scores in context."""

    word: str
    total: float
    frequency: int
    score: float
    seen: float


def rank(
    plain: str, unknown: Unknown, dictionary: Dictionary, language: str | None = None, model: str | None = None
) -> list[Ranked]:
    """The words that may be meant, the likeliest first, without those that the language spells differently."""
    wrong = unknown.word.lower()
    candidates = [
        each
        for each in find_candidates(wrong, dictionary)
        if not language or dictionary.variety(each.word) in (None, language)
    ]
    if not candidates:
        return []
    keep_to_one_thread()
    from copyedit.language.context.word_scores import score_words  # imports numpy: only when there is a choice

    scores = score_words(plain, unknown.block, unknown.start, [each.word for each in candidates], model)
    rows = [choice_features(wrong, each, score) for each, score in zip(candidates, scores, strict=True)]
    return rank_by([each.word for each in candidates], rows, _weights()["choice"])


def rank_by(words: Sequence[str], rows: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> list[Ranked]:
    """The candidates, the likeliest first, from a row of `choice_features` for each."""
    ranked = [
        Ranked(word, weighted_sum(row, weights), int(row["frequency"]), row["score"], row["seen"])
        for word, row in zip(words, rows, strict=True)
    ]
    return sorted(ranked, key=lambda each: -each.total)


def chance_of(unknown: Unknown, ranked: Sequence[Ranked]) -> float:
    """The probability that the word is a slip."""
    return chance(weighted_sum(judgement_features(unknown, ranked), _weights()["judgement"]))


def choice_features(wrong: str, candidate: Candidate, in_context: WordScore | None) -> dict[str, float]:
    """The features of a candidate, by the names of their weights."""
    right = candidate.word
    score, seen = in_context or (0.0, 0.0)
    return {
        **{slip.value: candidate.slips.count(slip) for slip in Slip},
        "frequency": candidate.frequency,
        "two slips": len(candidate.slips) > 1,
        "other first letter": wrong[0] != right[0],
        "other last letter": wrong[-1] != right[-1],
        "same sound": sound(wrong) == sound(right),
        "known": in_context is not None,
        "score": score,
        "seen": seen,
    }


def judgement_features(unknown: Unknown, ranked: Sequence[Ranked]) -> dict[str, float]:
    """The features that decide whether a word is a slip, by the names of their weights."""
    features = {
        "constant": 1.0,
        "length": len(unknown.word),
        "often": min(unknown.often, OFTEN) - 1,
        "joined": unknown.joined,
        "quoted": unknown.quoted,
        "company": unknown.company,
        "first": unknown.first,
    }
    if not ranked:
        return features | {"none": 1.0}
    best = ranked[0]
    return features | {
        "total": best.total,
        "ahead": ahead(ranked),
        "frequency": best.frequency,
        "score": best.score,
        "seen": best.seen,
    }


def weighted_sum(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of the features, each times its weight."""
    return sum(weights[name] * value for name, value in features.items())


def ahead(ranked: Sequence[Ranked]) -> float:
    """How much likelier the best candidate is than the next, in log-odds."""
    return min(_FURTHEST_AHEAD, ranked[0].total - ranked[1].total) if len(ranked) > 1 else _FURTHEST_AHEAD


def chance(log_odds: float) -> float:
    """The probability for given log-odds.

    >>> round(chance(0), 2), round(chance(3), 2)
    (0.5, 0.95)
    """
    return 1 / (1 + exp(-max(-50.0, min(50.0, log_odds))))


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = json.loads((SPELLING / "weights.json").read_text(encoding="utf-8"))
    return weights
