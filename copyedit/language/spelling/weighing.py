"""What speaks for a word's being a slip, and for which word: learned weights. Start with `rank` and `chance_of`.

`training/misspellings.py` learns the weights, by the names that `choice_features` and `judgement_features` give.
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
    from copyedit.language.context.word_scores import WordScore

_FURTHEST_AHEAD = 8.0  # log-odds
OFTEN = 4  # times in a story: more say no more


class Ranked(NamedTuple):
    """A candidate with the log-odds of its being meant, but for a constant; and how well it fits its place."""

    word: str
    total: float
    frequency: int
    score: float
    seen: float


def rank(
    plain: str, unknown: Unknown, dictionary: Dictionary, language: str | None = None, model: str | None = None
) -> list[Ranked]:
    """The words that may be meant, the likeliest first; of those spelled differently only what the language has."""
    wrong = unknown.word.lower()
    candidates = [
        each
        for each in find_candidates(wrong, dictionary)
        if not language or dictionary.variety(each.word) in (None, language)
    ]
    if not candidates:
        return []
    keep_to_one_thread()
    from copyedit.language.context.word_scores import (
        score_words,  # brings numpy and the context model: only where there is a choice
    )

    fits = score_words(plain, unknown.block, unknown.start, [each.word for each in candidates], model)
    ranked = []
    for candidate, fit in zip(candidates, fits, strict=True):
        numbers = choice_features(wrong, candidate, fit)
        total = weighted_sum(numbers, _weights()["choice"])
        ranked.append(Ranked(candidate.word, total, candidate.frequency, numbers["score"], numbers["seen"]))
    return sorted(ranked, key=lambda each: -each.total)


def chance_of(unknown: Unknown, ranked: Sequence[Ranked]) -> float:
    """The probability that the word is a slip."""
    return chance(weighted_sum(judgement_features(unknown, ranked), _weights()["judgement"]))


def choice_features(wrong: str, candidate: Candidate, fit: WordScore | None) -> dict[str, float]:
    """What speaks for a candidate, by the names of its weights."""
    right = candidate.word
    score, seen = fit or (0.0, 0.0)
    return {
        **{slip.value: candidate.slips.count(slip) for slip in Slip},
        "frequency": candidate.frequency,
        "two slips": len(candidate.slips) > 1,
        "other first letter": wrong[0] != right[0],
        "other last letter": wrong[-1] != right[-1],
        "same sound": sound(wrong) == sound(right),
        "known": fit is not None,
        "score": score,
        "seen": seen,
    }


def judgement_features(unknown: Unknown, ranked: Sequence[Ranked]) -> dict[str, float]:
    """What speaks for a slip and what against, by the names of its weights."""
    numbers = {
        "constant": 1.0,
        "length": len(unknown.word),
        "often": min(unknown.often, OFTEN) - 1,
        "joined": unknown.joined,
        "quoted": unknown.quoted,
        "company": unknown.company,
        "first": unknown.first,
    }
    if not ranked:
        return numbers | {"none": 1.0}
    best = ranked[0]
    return numbers | {
        "total": best.total,
        "ahead": ahead(ranked),
        "frequency": best.frequency,
        "score": best.score,
        "seen": best.seen,
    }


def weighted_sum(numbers: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The numbers, weighed."""
    return sum(weights[name] * number for name, number in numbers.items())


def ahead(ranked: Sequence[Ranked]) -> float:
    """By how much the best candidate is likelier than the next, in log-odds."""
    return min(_FURTHEST_AHEAD, ranked[0].total - ranked[1].total) if len(ranked) > 1 else _FURTHEST_AHEAD


def chance(log_odds: float) -> float:
    """
    >>> round(chance(0), 2), round(chance(3), 2)
    (0.5, 0.95)
    """
    return 1 / (1 + exp(-max(-50.0, min(50.0, log_odds))))


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = json.loads((SPELLING / "weights.json").read_text(encoding="utf-8"))
    return weights
