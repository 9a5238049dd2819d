"""Whether an unknown word with a capital is a slip for a well-known one, by learned weights. Start with `rank_capital`.

“Janurary”, “the Phillipines”, “Goverment House”: it is in no dictionary and no list of names, and a well-known word one
or two slips away fits here better than a name would. `training/capitals.py` learns the weights.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copyedit.language.names.near import is_derived
from copyedit.language.names.rare import PERSON, TOWN, VILLAGE, note_on
from copyedit.language.names.titles import TITLES
from copyedit.language.shipped import MODEL, SPELLING, keep_to_one_thread
from copyedit.language.spelling.capital_candidates import CapitalCandidate
from copyedit.language.spelling.unknown_words import Unknown
from copyedit.language.spelling.weighing import OFTEN, chance, weighted_sum
from copyedit.language.words.alike import sound
from copyedit.language.words.dictionary import frequency_of, shipped_dictionary
from copyedit.language.words.slips import Slip

if TYPE_CHECKING:
    from copyedit.language.context.stored.rough_scores import WordScore

_FURTHEST_AHEAD = 8.0  # log-odds
# Rough scores differ from exact ones in the sixth digit; each takes 10 ms, and numpy with the model 150 ms.
_ROUGH, _TIE, _CLEARLY = 12, 0.01, 0.95
_EXACT = "copyedit.language.context.model"
_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)[ \n\"'“‘(]*$")
_AFTER = re.compile(r"(?:'s)?[ ]([^\W\d_][\w'’-]*)")
_REACH = 30
_SELDOM = 3
# Small words of other languages, beside names of companies, papers and places there.
_FOREIGN = frozenset(
    "al au aux da das de dei del della den der des deutsche di du e el en et für il la las le les los nacional "
    "nazionale och og pour sul sur und van von y zu zum zur".split()
)


class RankedCapital(NamedTuple):
    """A candidate with the log-odds that it was meant, up to a constant, and its row of features."""

    candidate: CapitalCandidate
    total: float
    row: Mapping[str, float]


def rank_capital(
    plain: str, unknown: Unknown, candidates: Sequence[CapitalCandidate], model: str | None = None
) -> list[RankedCapital]:
    """The candidates, the likeliest first."""
    return rank_by(candidates, rows_of(plain, unknown, candidates, model), _weights()["choice of a capital"])


def rank_by(
    candidates: Sequence[CapitalCandidate], rows: Sequence[Mapping[str, float]], weights: Mapping[str, float]
) -> list[RankedCapital]:
    ranked = [RankedCapital(each, weighted_sum(row, weights), row) for each, row in zip(candidates, rows, strict=True)]
    return sorted(ranked, key=lambda each: -each.total)


def chance_of_capital(plain: str, unknown: Unknown, ranked: Sequence[RankedCapital]) -> float:
    """The probability that the word is a slip for the first of the candidates."""
    features = capital_judgement(plain, unknown, ranked)
    return chance(weighted_sum(features, _weights()["judgement of a capital"]))


def is_out_of_question(
    plain: str, unknown: Unknown, candidates: Sequence[CapitalCandidate], minimum: float, model: str | None = None
) -> bool:
    """True if the word is clearly no slip, by rough scores: its chance is nowhere near the minimum.

    Most unknown names are none; the first few of a run are spared numpy. Raises ConfigError for an unusable model.
    """
    if _EXACT in sys.modules or next(_first_few(), None) is None:
        return False
    from copyedit.language.context.loading import usable
    from copyedit.language.context.stored.rough_scores import best_scores, rough_scores

    folder = Path(model) if model else MODEL
    with usable(model):
        rows = _rows(unknown, candidates, partial(best_scores, folder))
        at_best = rank_by(candidates, rows, _weights()["choice of a capital"])
        if max(chance_of_capital(plain, unknown, [each]) for each in at_best) < _CLEARLY * minimum:
            return True
        rough = partial(rough_scores, folder, plain, unknown.block, unknown.start)
        ranked = rank_by(candidates, _rows(unknown, candidates, rough), _weights()["choice of a capital"])
    is_tie = len(ranked) > 1 and ranked[0].total - ranked[1].total < _TIE
    return not is_tie and chance_of_capital(plain, unknown, ranked) < _CLEARLY * minimum


@cache
def _first_few() -> Iterator[int]:
    return iter(range(_ROUGH))


def rows_of(
    plain: str, unknown: Unknown, candidates: Sequence[CapitalCandidate], model: str | None = None
) -> list[dict[str, float]]:
    """The features of each candidate, by the names of their weights."""
    keep_to_one_thread()
    from copyedit.language.context.word_scores import score_words

    return _rows(unknown, candidates, lambda forms: score_words(plain, unknown.block, unknown.start, forms, model))


def _rows(
    unknown: Unknown,
    candidates: Sequence[CapitalCandidate],
    scores_of: Callable[[Sequence[str]], Sequence[WordScore | None]],
) -> list[dict[str, float]]:
    from copyedit.language.context.vocabulary import NAME

    forms = [form for each in candidates for form in _forms(each)]
    *scores, name = scores_of([*forms, NAME])
    by_form = dict(zip(forms, scores, strict=True))
    rows = []
    for each in candidates:
        known = [score for form in _forms(each) if (score := by_form[form]) is not None]
        rows.append(_row(unknown.word.lower(), each, max(known, default=None), name))
    return rows


def _forms(candidate: CapitalCandidate) -> tuple[str, ...]:
    return (candidate.form, candidate.form.capitalize()) if candidate.word else (candidate.form,)


def _row(wrong: str, candidate: CapitalCandidate, score: WordScore | None, name: WordScore | None) -> dict[str, float]:
    right = candidate.form.lower()
    known = score is not None and name is not None
    return {
        **{slip.value: candidate.slips.count(slip) for slip in Slip},
        "frequency": candidate.frequency,
        "listed": candidate.listed,
        "word": candidate.word,
        "two slips": len(candidate.slips) > 1,
        "other last letter": wrong[-1] != right[-1],
        "same sound": sound(wrong) == sound(right),
        "derived": is_derived(*sorted((wrong, right), key=len)),
        "known": known,
        "score": score.network - name.network if score and name else 0.0,
        "seen": score.ngrams - name.ngrams if score and name else 0.0,
    }


def capital_judgement(plain: str, unknown: Unknown, ranked: Sequence[RankedCapital]) -> dict[str, float]:
    """The features that decide whether a word is a slip, by the names of their weights."""
    best = ranked[0]
    often, marks = note_on(unknown.word.capitalize())
    before, after = _neighbours(plain, unknown)
    row = best.row
    return {
        "constant": 1.0,
        "length": min(len(unknown.word), 10),
        "often": min(unknown.often, OFTEN) - 1,
        "joined": unknown.joined,
        "quoted": unknown.quoted,
        "company": min(unknown.company, 3),
        "first": unknown.first,
        "upper": unknown.word.isupper(),
        "among upper": unknown.word.isupper() and before.isupper() + after.isupper(),
        "in copy": often,
        "person": PERSON in marks,
        "town": TOWN in marks,
        "village": VILLAGE in marks,
        "after a title": before.rstrip(".") in TITLES,
        "after a name": _is_name(before),
        "before a name": _is_name(after),
        "name of a name": not (row["word"] or row["listed"]) and (_is_name(before) or _is_name(after)),
        "variant": not (row["word"] or row["listed"]) and row["same sound"],
        "foreign": before.lower() in _FOREIGN or after.lower() in _FOREIGN,
        "in story": best.candidate.form in plain or best.candidate.form.capitalize() in plain,
        "total": best.total,
        "ahead": min(_FURTHEST_AHEAD, best.total - ranked[1].total) if len(ranked) > 1 else _FURTHEST_AHEAD,
        **{f"best {name}": row[name] for name in _OF_BEST},
    }


_OF_BEST = ("frequency", "listed", "word", "two slips", "derived", "known", "score", "seen")


def _neighbours(plain: str, unknown: Unknown) -> tuple[str, str]:
    """The words on either side; none across a comma."""
    start, end = unknown.block
    before = _BEFORE.search(plain, max(start, unknown.start - _REACH), unknown.start)
    after = _AFTER.match(plain, unknown.end, min(end, unknown.end + _REACH))
    return before[1] if before else "", after[1] if after else ""


def _is_name(word: str) -> bool:
    """True for a capitalized word that copy seldom has in lower case: “Mark”, but not “Ministry”."""
    dictionary = shipped_dictionary()
    lower = dictionary.note(word.lower())
    return word[:1].isupper() and (lower is None or frequency_of(lower) + _SELDOM < dictionary.frequency(word))


@cache
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = json.loads((SPELLING / "weights.json").read_text(encoding="utf-8"))
    return weights
