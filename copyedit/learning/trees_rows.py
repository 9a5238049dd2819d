"""The rows that the trees are trained on: suspects in clean copy, and in copy with seeded errors.

Start with `find_rows`. The copy is kept apart: nothing else is trained on it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from string import ascii_lowercase
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.doubts import HIGHEST, LOWEST
from copyedit.language.context.families import Family
from copyedit.language.context.model import ContextModel
from copyedit.language.context.network import Floats
from copyedit.language.context.suspects import family_of
from copyedit.language.words.confusables import Likeness
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.learning.seeding import Seeder, Truth
from copyedit.learning.words import PLAIN

SEEDED = 0.04  # errors per word of seeded text
# Errors per word of copy, which calibrates the confidence. At this value about that share of findings in published
# news was judged right (24 of 34 above 0.67, 14 of 40 from 0.43 to 0.67, 2 of 16 below); a draft has more errors.
EXPECTED = 0.003
# Findings allowed per 1,000 words of edited copy. Many were judged to be real errors that the editors had missed
# (docs/context-model.md has the figures). The shipped thresholds were set by hand, from findings in the tuning part:
# 0.43, and 0.25 for small words, where two in three findings between 0.25 and 0.43 were right.
ALARMS = {Family.WRONG_WORD: 0.116, Family.SMALL_WORD: 0.172, Family.FORM: 0.098}
_PIECE = 12  # paragraphs per piece, at most
_SHORT_WORD = 5  # letters
_ALONE = 0.25  # share of pieces cut into single sentences, since a check may see just one


class Rows(NamedTuple):
    """The suspects of some pieces. `right` marks real corrections, `clean` those in text without seeded errors."""

    features: Floats
    right: NDArray[np.bool_]
    clean: NDArray[np.bool_]
    families: NDArray[np.int8]
    pieces: NDArray[np.int32]


class Found(NamedTuple):
    """The rows and, for each piece, its words of clean text and its seeded errors, found or not."""

    rows: Rows
    clean_words: NDArray[np.int64]
    seeds: NDArray[np.int64]


def is_held(pieces: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
    """Which pieces of `cut`, by number, are held out of training: a quarter, half of them clean and half seeded."""
    held: NDArray[np.bool_] = (pieces // 2) % 4 == 0
    return held


def set_thresholds(rows: Rows, confidences: Floats, clean_words: int, seeds: int) -> dict[str, Any]:
    """For each family, the confidence at which clean text gives just the findings allowed, and what is found."""
    thresholds: dict[str, float] = {}
    hits = 0
    for number, family in enumerate(Family):
        of_family = rows.families == number
        allowed = int(ALARMS[family] * clean_words / 1000)
        alarms = np.sort(confidences[of_family & rows.clean])[::-1]
        threshold = float(alarms[allowed]) if len(alarms) > allowed else 0.5
        thresholds[str(family)] = round(min(max(threshold, LOWEST), HIGHEST), 3)
        hits += int((of_family & ~rows.clean & rows.right & (confidences > thresholds[str(family)])).sum())
    return {"thresholds": thresholds, "clean_words": int(clean_words), "seeds": int(seeds), "found": hits}


def find_rows(folder: Path, texts: Iterable[list[str]], jobs: int) -> Found:
    """Suspects in every other piece as it is, and in the rest with seeded errors."""
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
    """Articles, runs of paragraphs and, now and then, single sentences."""
    dice = random.Random(1)
    for text in texts:
        for at in range(0, len(text), _PIECE):
            piece = text[at : at + _PIECE]
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
    _seeder = Seeder(_model.confusables, _model.lexicon.frequencies, _model.gap_words, rare, known)


def _rows_of(work: tuple[int, Sequence[str], bool]) -> tuple[Rows, int, int]:
    number, paragraphs, clean = work
    lines = [line.translate(PLAIN) for line in paragraphs]
    ends = np.cumsum([len(line) + 1 for line in lines])
    spans = [(int(end) - 1 - len(line), int(end) - 1) for end, line in zip(ends, lines, strict=True)]
    text = _model.read("\n".join(lines), spans)
    words = sum(start >= 0 and text.plain[start].isalnum() for start, _ in text.spans)
    truths: list[Truth] = []
    if not clean:
        encoded, truths = _seeder.seed(text.encoded, SEEDED, np.random.default_rng(number))
        text = text._replace(encoded=encoded)
    suspects, present = _model.suspects(text)
    truth = {place: (operation, right) for place, operation, right in truths}
    if not clean:
        kept = np.isin(suspects.places, np.array(list(truth), np.int64))
        suspects = suspects.where(kept)
    suspects, features = _model.features(text, suspects, present)
    changes = zip(suspects.places.tolist(), suspects.operations.tolist(), suspects.others.tolist(), strict=True)
    right = [truth.get(place) == (operation, other) for place, operation, other in changes]
    families = [
        list(Family).index(family_of(operation, kinds))
        for operation, kinds in zip(suspects.operations.tolist(), suspects.kinds.tolist(), strict=True)
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
    """For each word, the rare words it may be mistyped as: the rare word's id, and its confusables.

    At most `words` rare words are tried. All short ones are, because they are close to many others.
    """
    vocabulary, reader = model.vocabulary, model.reader
    rare = sorted(word for letter in ascii_lowercase for word, _ in shipped_dictionary().beginning(letter))
    rare = [word for word in rare if word.isalpha() and reader.is_rare(word)]
    short = [word for word in rare if len(word) <= _SHORT_WORD]
    long = [word for word in rare if len(word) > _SHORT_WORD]
    made: RareSlips = {}
    for word in [*short, *dice.choice(long, max(0, min(len(long), words - len(short))), replace=False).tolist()]:
        near = reader.confusables_of_rare(word)
        row = (vocabulary.id_of_token(word, False), [(other, int(kind)) for other, kind in near.items()])
        for other, kind in near.items():
            if kind & (Likeness.LETTER | Likeness.SOUND):
                made.setdefault(other, []).append(row)
    return made
