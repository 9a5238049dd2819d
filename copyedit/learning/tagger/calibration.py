"""Weigh the tagger beside the trees of a house's model, on text that neither has seen. Start with `calibrate`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, takewhile
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import CopyeditError
from copyedit.formats.text import read_text
from copyedit.language.context.doubts import assess
from copyedit.language.context.loading import load_model
from copyedit.language.context.passages import spans_read
from copyedit.language.context.tagger.cards import shipped_card
from copyedit.language.context.tagger.judge import ALL_NAMES, HOUSE_TREES, trees
from copyedit.language.context.tagger.opinions import MOST_WORDS, read_sentences
from copyedit.language.context.trees import Floats, write_trees
from copyedit.learning.tagger.judging import RATES, Judged, joined, judged, learn_to_judge, reported
from copyedit.learning.tagger.samples import Sample, as_story, seed_story, which_are_right
from copyedit.learning.tagger.seeds import Seeder
from copyedit.learning.trees_rows import EXPECTED, cut, is_held

_SEEDED = 4  # times that each piece is read with another error
_MOST_CLEAN_WORDS = 400_000
_FINDINGS = 10  # the shipped thresholds count as much as so many findings in clean text


class Numbered(NamedTuple):
    """A sample with the number of its story, and the folder of the model; None for the shipped one.

    Stories with the same rest by four are never judged by trees grown on each other.
    """

    number: int
    sample: Sample
    folder: str | None


def calibrate(folder: Path, texts: Iterable[list[str]], jobs: int) -> dict[str, Any]:
    """Grow the trees that weigh the tagger's opinion beside those in `folder`. Returns thresholds and figures.

    `texts` are those that the trees in `folder` were tuned on; a quarter of them was held out. Raises CopyeditError if
    that is too little.
    """
    pieces = _held(texts)
    stories = list(_samples(pieces, folder))
    words = sum(map(_words, pieces))
    with get_context("spawn").Pool(jobs) as pool:
        rows = joined(list(pool.imap(judge_story, stories, chunksize=8)))
    seeded = len(stories) - len(pieces)
    if len(set(rows.are_right.tolist())) < 2:
        raise CopyeditError(f"too little text to weigh the tagger's opinions on ({words:,} words)", str(folder))
    is_clean = rows.stories < len(pieces)
    judgement = learn_to_judge(rows, EXPECTED * words / seeded, is_clean, words, start=trees(None))
    write_trees(folder / HOUSE_TREES, judgement.trees)
    alone = rows.features[:, ALL_NAMES.index("first")]  # log-odds, as are the thresholds below
    of_trees = {family: _log_odds(least) for family, least in load_model(str(folder)).thresholds.items()}
    least = _settled(judgement.thresholds, words)
    return {
        "features": len(ALL_NAMES),
        "thresholds": least,
        "clean_words": words,
        "seeds": seeded,
        **_counts(rows, judgement.confidences, least, is_clean),
        "by_the_trees_alone": _counts(rows, alone, of_trees, is_clean),
    }


def _settled(thresholds: Mapping[str, float], words: int) -> dict[str, float]:
    """The thresholds, drawn to the shipped ones where there are few words to set them by."""
    settled = {}
    for family, least in thresholds.items():
        findings = RATES[family] * words / 1000
        of_shipped = shipped_card()["thresholds"][family]
        settled[family] = round((least * findings + of_shipped * _FINDINGS) / (findings + _FINDINGS), 2)
    return settled


def _log_odds(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _held(texts: Iterable[list[str]]) -> list[list[str]]:
    pieces = list(cut(texts))
    held = [pieces[number] for number in np.flatnonzero(is_held(np.arange(len(pieces)))).tolist()]
    random.Random(1).shuffle(held)
    words = accumulate(map(_words, held))
    return [piece for piece, _ in takewhile(lambda pair: pair[1] <= _MOST_CLEAN_WORDS, zip(held, words, strict=True))]


def _words(piece: Sequence[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in piece)


def _samples(pieces: Sequence[list[str]], folder: Path) -> Iterator[Numbered]:
    """The pieces as they are, then several times with an error each; from one, all with the same rest by four."""
    seeder, dice = Seeder(folder), random.Random(1)
    step = 4 * -(-len(pieces) // 4)
    for at, piece in enumerate(pieces):
        yield Numbered(at, Sample(as_story(piece)), str(folder))
        for turn in range(1, _SEEDED + 1):
            sample = seed_story(piece, seeder, dice)
            if sample is not None:
                yield Numbered(at + turn * step, sample, str(folder))


def judge_story(numbered: Numbered) -> Judged:
    """The suspects in a clean story, and the right ones in a seeded one."""
    number, (text, right), folder = numbered
    document = read_text("story.txt", text)
    model = load_model(folder)
    found = assess(model, document.plain, spans_read(document))
    rows = np.arange(len(found.confidences))
    worth_reading = found.confidences
    if right is not None:
        rows = which_are_right(right, found, rows, model.vocabulary.words)
        worth_reading = np.where(_within_reach(found.suspects.places, rows), worth_reading, np.float32(0))
    opinions = read_sentences(found.text, found.suspects, worth_reading, model.vocabulary, model.confusables, folder)
    return judged(number, found, opinions, [row for row in rows.tolist() if row in opinions], right is not None)


def _within_reach(places: NDArray[np.int64], rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The suspects that may be in one sentence with those in `rows`: the rest of a seeded story need not be read."""
    if not len(rows):
        return np.zeros(len(places), bool)
    of_rows = places[rows]
    near: NDArray[np.bool_] = (places >= of_rows.min() - MOST_WORDS) & (places <= of_rows.max() + MOST_WORDS)
    return near


def _counts(
    rows: Judged, confidences: Floats, least: Mapping[str, float], is_clean: NDArray[np.bool_]
) -> dict[str, int]:
    found, findings = reported(rows, confidences, least, is_clean)
    return {"found": len(found), "findings_in_clean_words": findings}
