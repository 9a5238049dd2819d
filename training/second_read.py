"""Train the weights of the second read: `WEIGHTS` in copyedit/language/context/second_read.py.

    python -m training.second_read CORPUS LISTS DEV [LEFT-OUT]

The context model's suspects in stories with seeded errors, and in others left as they are, are read a second time. One
logistic regression for each kind of change learns whether the suspect is the seeded error. Start with `main`.
"""

from __future__ import annotations

import os
import sys
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.kept_out import Story
from copyedit.formats.text import read_text
from copyedit.language.context.doubts import assess
from copyedit.language.context.language_model import gains
from copyedit.language.context.loading import load_model
from copyedit.language.context.passages import spans_read
from copyedit.language.context.second_read import FLOOR, comparisons, features_of
from copyedit.language.context.suspects import kind_of_change
from training.seeded_suspects import Row, learn, read_stories, rights, weight_of_error

SEEDED = (1000, 500, 500)  # wrong words, small words, forms
CLEAN_WORDS = 150_000


def main() -> None:
    corpus, lists, dev = map(Path, sys.argv[1:4])
    left_out = Path(sys.argv[4]) if sys.argv[4:] else None
    seeded, clean = read_stories(corpus, lists, dev, left_out, SEEDED, CLEAN_WORDS)
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        rows = [row for part in pool.imap(_rows_of, [*seeded, *clean], chunksize=8) for row in part]
    print(f"{len(rows)} suspects, {sum(row.is_right for row in rows)} right, of {len(seeded)} errors", file=sys.stderr)
    for kind in dict.fromkeys(row.kind for row in rows):
        weights = learn([row for row in rows if row.kind == kind], weight_of_error(clean, len(seeded)))
        print(f'    "{kind}": Weights({", ".join(f"{value:.3f}" for value in weights)}),')


def _rows_of(text: Case | Story) -> list[Row]:
    document = read_text("story.txt", text.text)
    model = load_model(None)
    words = model.vocabulary.words
    assessment = assess(model, document.plain, spans_read(document))
    doubtful = np.flatnonzero(assessment.confidences >= FLOOR)
    are_right = np.array(rights(text, assessment, doubtful, words), bool)
    if isinstance(text, Case):
        doubtful, are_right = doubtful[are_right], are_right[are_right]
    suspects = assessment.suspects.where(doubtful)
    return [
        Row(
            kind_of_change(int(suspects.operations[at]), int(suspects.kinds[at])),
            features_of(float(assessment.confidences[doubtful[at]]), gain),
            bool(are_right[at]),
        )
        for at, gain in enumerate(gains(comparisons(assessment.text, suspects, words)))
    ]


if __name__ == "__main__":
    main()
