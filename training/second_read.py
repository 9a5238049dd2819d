"""Train the weights of the second read: `WEIGHTS` in copyedit/language/context/second_read.py.

    python -m training.second_read CORPUS LISTS DEV [LEFT-OUT]

Errors are seeded into stories of the quarter of the tuning part that the trees were not trained on. The context model's
suspects in these, and in other stories left as they are, are read a second time. One logistic regression for each kind
of change learns whether the suspect is the seeded error. Start with `main`.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

from benchmarks.accuracy.cases import KINDS, Case, clean_sentences, seed_errors
from benchmarks.accuracy.kept_out import Spelling, Story
from copyedit.formats.text import read_text
from copyedit.language.context.doubts import assess
from copyedit.language.context.language_model import Comparison, gains
from copyedit.language.context.loading import load_model
from copyedit.language.context.passages import spans_read
from copyedit.language.context.second_read import FLOOR, comparisons, features_of, kind_of_change
from copyedit.language.context.stored.window import PADDING
from copyedit.learning.make import texts_to_learn, tuning_texts
from copyedit.learning.trees_rows import EXPECTED, cut, is_held
from training.regression import learn_logistic

SEEDED = (1000, 500, 500)  # wrong words, small words, forms
CLEAN_WORDS = 150_000
RIDGE = 1.0
SEED = 3


class Row(NamedTuple):
    """A suspect: its kind of change, its features, and whether it is the seeded error.

    Only the error itself is kept from stories that have one.
    """

    kind: str
    features: tuple[float, ...]
    is_right: bool


def main() -> None:
    corpus, lists, dev = map(Path, sys.argv[1:4])
    left_out = (
        frozenset(Path(sys.argv[4]).read_text(encoding="utf-8").split("\n")[:-1]) if sys.argv[4:] else frozenset()
    )
    stories = _stories(corpus, Spelling.read(lists), left_out)
    clean: list[Story] = []
    while sum(story.words for story in clean) < CLEAN_WORDS:
        clean.append(stories.pop())
    wanted = dict(zip(KINDS, SEEDED, strict=True))
    seeded = [
        each.in_story
        for cases in seed_errors(clean_sentences(stories, SEED), wanted, lists, dev, SEED).values()
        for each in cases
        if each.alone.means != "unknown"  # not a word, so left to the spelling check
    ]
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        rows = [row for part in pool.imap(_rows_of, [*seeded, *clean], chunksize=8) for row in part]
    words = sum(story.words for story in clean)
    _say(
        f"{len(rows)} suspects, {sum(row.is_right for row in rows)} right, "
        f"of {len(seeded)} errors and {words:,} clean words"
    )
    # As in copy with EXPECTED errors per word.
    weight = EXPECTED * words / len(seeded)
    for kind in dict.fromkeys(row.kind for row in rows):
        mine = [row for row in rows if row.kind == kind]
        print(f'    "{kind}": Weights({", ".join(f"{value:.3f}" for value in learn(mine, weight))}),')


def learn(rows: Sequence[Row], weight: float) -> list[float]:
    """The weights of one kind of change; each error counts `weight` times."""
    table = np.array([row.features for row in rows])
    goal = np.array([row.is_right for row in rows], float)
    ridge = np.array([0.0, *np.full(table.shape[1] - 1, RIDGE)])
    return learn_logistic(table, goal, np.where(goal > 0, weight, 1.0), ridge).tolist()


def _rows_of(text: Case | Story) -> list[Row]:
    document = read_text("story.txt", text.text)
    model = load_model(None)
    assessment = assess(model, document.plain, spans_read(document))
    doubtful = np.flatnonzero(assessment.confidences >= FLOOR)
    suspects = assessment.suspects.where(doubtful)
    read = comparisons(assessment.text, suspects, model.vocabulary.words)
    rights = np.zeros(len(read), bool)
    if isinstance(text, Case):
        edit = text.edit
        right = read_text("story.txt", text.text[: edit.start] + edit.replacement + text.text[edit.end :]).plain
        starts = [assessment.text.spans[place - PADDING][0] for place in suspects.places.tolist()]
        rights[:] = [_puts_right(one, start, document.plain, right) for one, start in zip(read, starts, strict=True)]
        read = [one for one, is_right in zip(read, rights, strict=True) if is_right]
        doubtful, rights = doubtful[rights], rights[rights]
    return [
        Row(
            kind_of_change(int(assessment.suspects.operations[at]), int(assessment.suspects.kinds[at])),
            features_of(float(assessment.confidences[at]), gain),
            bool(is_right),
        )
        for at, gain, is_right in zip(doubtful.tolist(), gains(read), rights, strict=True)
    ]


def _puts_right(comparison: Comparison, start: int, wrong: str, right: str) -> bool:
    """True if the change at `start` turns the text into the right one."""
    start -= comparison.written.startswith(" ")
    grown = len(comparison.changed) - len(comparison.written)
    same = right[:start] == wrong[:start] and right.startswith(comparison.changed, start)
    return same and len(right) - len(wrong) == grown


def _stories(corpus: Path, spelling: Spelling, left_out: frozenset[str]) -> list[Story]:
    """Pieces that the trees were not trained on, shuffled."""
    pieces = list(cut(tuning_texts(texts_to_learn(corpus), left_out)))
    held = [pieces[number] for number in np.flatnonzero(is_held(np.arange(len(pieces)))).tolist()]
    random.Random(SEED).shuffle(held)
    return [Story("tune", spelling.language_of("\n".join(piece)), tuple(piece)) for piece in held]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
