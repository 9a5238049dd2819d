"""The context model's confidence in a suspect, with the tagger's opinion weighed in. Start with `read_again`.

A second set of trees reads the evidence of the first, their confidence and the tagger's opinion.
`training/tagger/judge.py` grows them on errors seeded into stories that neither the trees nor the network have seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.features import NAMES
from copyedit.language.context.loading import usable
from copyedit.language.context.network import Floats
from copyedit.language.context.reader import Text
from copyedit.language.context.suspects import Suspects
from copyedit.language.context.tagger.opinions import Opinion, read_sentences
from copyedit.language.context.trees import FILE, Trees, read_trees
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.shipped import TAGGER

ALL_NAMES = (*NAMES, "first", "some", "this", "elsewhere", "words")  # of the features
HOUSE_TREES = "tagger.npz"  # in the folder of a house's model
_LEAST = 1e-4  # opinions nearer to 0 and 1 count as this near


def read_again(
    text: Text,
    suspects: Suspects,
    rows: Floats,
    first: Floats,
    vocabulary: Vocabulary,
    confusables: ConfusableIds,
    folder: str | None = None,
) -> Floats:
    """The confidences in the suspects once the tagger has read their sentences.

    `rows` are the suspects' features, and `first` the confidences of the model in `folder`. Raises BackendLost if the
    engine is missing or cannot run here, and ConfigError for trees that cannot be used.
    """
    opinions = read_sentences(text, suspects, first, vocabulary, confusables, folder)
    if not opinions:
        return first
    again = first.copy()
    read = np.array(sorted(opinions))
    with usable(folder):
        again[read] = trees(folder).probabilities(
            features_of(rows[read], first[read], [opinions[row] for row in read.tolist()])
        )
    return again


def features_of(rows: Floats, first: Floats, opinions: Sequence[Opinion]) -> Floats:
    """A row of features for each suspect, in the order of `ALL_NAMES`. Probabilities are log-odds."""
    table = np.array(opinions, np.float32).reshape(-1, len(Opinion._fields))
    chances, words = np.column_stack((first, table[:, :3])), table[:, 3:]
    return np.hstack((rows, _log_odds(chances.astype(np.float32)), words))


def _log_odds(probabilities: Floats) -> Floats:
    within = np.clip(probabilities, np.float32(_LEAST), np.float32(1 - _LEAST))
    odds: Floats = np.log(within / (1 - within))
    return odds


@lru_cache(maxsize=2)
def trees(folder: str | None) -> Trees:
    """Those for the shipped model, or for the one in a folder."""
    return read_trees(Path(folder, HOUSE_TREES) if folder else TAGGER / FILE)
