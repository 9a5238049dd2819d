"""The judge, learned: seeded errors against clean copy that nothing else was learned from. Start with `train_judge`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.doubts import LEAST
from copyedit.language.context.families import Family
from copyedit.language.context.features import NAMES
from copyedit.language.context.model import ContextModel
from copyedit.language.context.network import Floats
from copyedit.language.context.suspects import family_of
from copyedit.language.context.trees import Judge, write_judge
from copyedit.language.words.confusables import Kind
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.learning.seeding import Seeder, Truth
from copyedit.learning.words import PLAIN

SEEDED = 0.04  # of the words in seeded text
# Errors in a word of copy: what a confidence means. Set so that on published news about that share of findings was
# judged right (24 of 34 above 0.67, 14 of 40 from 0.43 to 0.67, 2 of 16 below); a draft has more errors.
EXPECTED = 0.003
# Findings allowed for 1,000 words of edited copy. Many of them were judged to be errors that its editors passed over
# (docs/context-model.md has the figures). The shipped thresholds were set by hand, by reading what text of the tuning
# part gives: 0.43, and 0.25 for small words, of which two in three findings from there to 0.43 were right.
ALARMS = {Family.WRONG_WORD: 0.116, Family.SMALL_WORD: 0.172, Family.FORM: 0.098}
_DOUBTED = 0.33  # confidence from which on a suspect in clean text is taken for an error of its editors
_TREES = 400
_SHORT = 12  # paragraphs of a text that has no articles, looked at together
_SHORT_WORD = 5  # letters
_ALONE = 0.25  # of the articles are given as single sentences, as a checker may be given them
_PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 63,
    "max_depth": 11,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "verbose": -1,
    "seed": 1,
    "deterministic": True,
}


class Rows(NamedTuple):
    """Suspects of some pieces. `right` marks those that are the correction; `clean` those in text without seeds."""

    features: Floats
    right: NDArray[np.bool_]
    clean: NDArray[np.bool_]
    families: NDArray[np.int8]
    pieces: NDArray[np.int32]


class Found(NamedTuple):
    """The rows, the words of clean text and the seeded errors (found or not) behind them, by piece."""

    rows: Rows
    clean_words: NDArray[np.int64]
    seeds: NDArray[np.int64]


def train_judge(folder: Path, texts: Iterable[list[str]], jobs: int) -> dict[str, Any]:
    """Learns from three quarters of the texts, sets thresholds on the rest, writes the judge. Returns the figures."""
    return fit_judge(folder, find_rows(folder, texts, jobs), jobs)


def fit_judge(folder: Path, found: Found, jobs: int) -> dict[str, Any]:
    """Learns from rows that `find_rows` gathered."""
    rows = found.rows
    held: Any = is_held(rows.pieces)  # so that each column keeps its type
    odds = EXPECTED / (found.seeds.sum() / found.clean_words.sum())
    offset = float(np.log(odds))
    learned = np.flatnonzero(~held)
    # Edited copy has errors of its own: those that two halves of the text show each other are not learned as right.
    half = (rows.pieces[learned] // 8) % 2 == 0
    trusted = np.ones(len(learned), bool)
    for part in (half, ~half):
        judge = _grow(rows, learned[part], _TREES // 2, offset, jobs)
        others = learned[~part]
        trusted[~part] = ~rows.clean[others] | (judge.judge(rows.features[others]) < _DOUBTED)
    judge = _grow(rows, learned[trusted], _TREES, offset, jobs)
    write_judge(folder, judge)
    kept = Rows(*(column[held] for column in rows))
    held_pieces = is_held(np.arange(len(found.seeds)))
    return set_thresholds(
        kept, judge.judge(kept.features), found.clean_words[held_pieces].sum(), found.seeds[held_pieces].sum()
    )


def is_held(pieces: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """Which pieces (of `cut`, by number) the judge does not learn from: a quarter, clean ones and seeded ones."""
    held: NDArray[np.bool_] = (pieces // 2) % 4 == 0
    return held


def _grow(rows: Rows, chosen: NDArray[np.int64], trees: int, offset: float, jobs: int) -> Judge:
    import lightgbm

    data = lightgbm.Dataset(rows.features[chosen], rows.right[chosen], feature_name=list(NAMES))
    booster = lightgbm.train({**_PARAMETERS, "num_threads": jobs}, data, trees)
    return from_booster(booster.dump_model()["tree_info"], offset)


def set_thresholds(rows: Rows, confidences: Floats, clean_words: int, seeds: int) -> dict[str, Any]:
    """For each family the confidence at which clean text gives the alarms allowed; and what is then found."""
    thresholds: dict[str, float] = {}
    hits = 0
    for number, family in enumerate(Family):
        ours = rows.families == number
        allowed = int(ALARMS[family] * clean_words / 1000)
        alarms = np.sort(confidences[ours & rows.clean])[::-1]
        threshold = float(alarms[allowed]) if len(alarms) > allowed else 0.5
        thresholds[str(family)] = round(min(max(threshold, LEAST), 0.999), 3)
        hits += int((ours & ~rows.clean & rows.right & (confidences > thresholds[str(family)])).sum())
    return {"thresholds": thresholds, "clean_words": int(clean_words), "seeds": int(seeds), "found": hits}


def find_rows(folder: Path, texts: Iterable[list[str]], jobs: int) -> Found:
    """Suspects of every other text as it is, and of the others with errors seeded."""
    parts: list[Rows] = []
    clean_words: list[int] = []
    seeds: list[int] = []
    work = ((number, text, number % 2 == 0) for number, text in enumerate(cut(texts)))
    with get_context("fork").Pool(jobs, initializer=_start, initargs=(folder,)) as pool:
        for rows, words, seeded in pool.imap(_rows_of, work, chunksize=32):
            parts.append(rows)
            clean_words.append(words)
            seeds.append(seeded)
    joined = Rows(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    return Found(joined, np.array(clean_words), np.array(seeds))


def cut(texts: Iterable[list[str]]) -> Iterator[list[str]]:
    """Articles, runs of paragraphs, and now and then a single sentence."""
    dice = random.Random(1)
    for text in texts:
        for at in range(0, len(text), _SHORT):
            piece = text[at : at + _SHORT]
            if dice.random() < _ALONE:
                yield from ([paragraph.partition(". ")[0].rstrip(".") + "."] for paragraph in piece)
            else:
                yield piece


_model: ContextModel
_seeder: Seeder


def _start(folder: Path) -> None:
    global _model, _seeder
    _model = ContextModel(folder)
    rare = make_rare_slips(_model, np.random.default_rng(1))
    known = _model.vocabulary.id_of
    _seeder = Seeder(_model.neighbours, _model.lexicon.frequencies, _model.gap_words, rare, known)


def _rows_of(work: tuple[int, Sequence[str], bool]) -> tuple[Rows, int, int]:
    number, paragraphs, clean = work
    lines = [line.translate(PLAIN) for line in paragraphs]
    ends = np.cumsum([len(line) + 1 for line in lines])
    spans = [(int(end) - 1 - len(line), int(end) - 1) for end, line in zip(ends, lines, strict=True)]
    text = _model.read("\n".join(lines), spans)
    words = sum(start >= 0 and text.plain[start].isalnum() for start, _ in text.spans)
    truths: list[Truth] = []
    if not clean:
        reading, truths = _seeder.seed(text.reading, SEEDED, np.random.default_rng(number))
        text = text._replace(reading=reading)
    suspects, fits = _model.suspects(text)
    truth = {place: (deed, right) for place, deed, right in truths}
    if not clean:
        kept = np.isin(suspects.places, np.array(list(truth), np.int64))
        suspects = suspects.where(kept)
    suspects, features = _model.evidence(text, suspects, fits)
    told = zip(suspects.places.tolist(), suspects.deeds.tolist(), suspects.others.tolist(), strict=True)
    right = [truth.get(place) == (deed, other) for place, deed, other in told]
    families = [
        list(Family).index(family_of(deed, kinds))
        for deed, kinds in zip(suspects.deeds.tolist(), suspects.kinds.tolist(), strict=True)
    ]
    count = len(right)
    rows = Rows(
        features,
        np.array(right, bool),
        np.full(count, clean),
        np.array(families, np.int8),
        np.full(count, number, np.int32),
    )
    return rows, words if clean else 0, len(truths)


RareSlips = dict[int, list[tuple[int, list[tuple[int, int]]]]]


def make_rare_slips(model: ContextModel, dice: np.random.Generator, words: int = 12_000) -> RareSlips:
    """For each word the rare ones that it may be mistyped as: the rare word's id, and its neighbours.

    Of the rare words so many are looked at, those that are short, and so near to others, before all.
    """
    vocabulary, reader = model.vocabulary, model.reader
    rare = sorted(word for letter in ascii_lowercase for word in shipped_dictionary().beginning(letter))
    rare = [word for word in rare if word.isalpha() and reader.is_rare(word)]
    short = [word for word in rare if len(word) <= _SHORT_WORD]
    long = [word for word in rare if len(word) > _SHORT_WORD]
    made: RareSlips = {}
    for word in [*short, *dice.choice(long, max(0, min(len(long), words - len(short))), replace=False).tolist()]:
        near = reader.near_rare(word)
        row = (vocabulary.id_of_token(word, False), [(other, int(kind)) for other, kind in near.items()])
        for other, kind in near.items():
            if kind & (Kind.LETTER | Kind.SOUND):
                made.setdefault(other, []).append(row)
    return made


def from_booster(trees: Sequence[dict[str, Any]], offset: float) -> Judge:
    """LightGBM's trees (`dump_model()["tree_info"]`) as the arrays of a judge."""
    columns: dict[str, list[Any]] = {name: [] for name in ("features", "thresholds", "left", "right", "values")}
    deepest = 0

    def add(node: dict[str, Any], depth: int) -> int:
        nonlocal deepest
        deepest = max(deepest, depth)
        at = len(columns["values"])
        leaf = "leaf_value" in node
        columns["features"].append(0 if leaf else node["split_feature"])
        columns["thresholds"].append(0.0 if leaf else node["threshold"])
        columns["values"].append(node["leaf_value"] if leaf else 0.0)
        columns["left"].append(at)
        columns["right"].append(at)
        if not leaf:
            columns["left"][at] = add(node["left_child"], depth + 1)
            columns["right"][at] = add(node["right_child"], depth + 1)
        return at

    roots = [add(tree["tree_structure"], 0) for tree in trees]
    return Judge(
        np.array(roots, np.int32),
        np.array(columns["features"], np.uint8),
        np.array(columns["thresholds"], np.float32),
        np.array(columns["left"], np.int32),
        np.array(columns["right"], np.int32),
        np.array(columns["values"], np.float32),
        deepest,
        offset,
    )
