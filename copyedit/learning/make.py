"""Train a context model on a folder of texts. Start with `make_model`.

There are five steps: (1) tokenize the corpus and choose a vocabulary (`words.py`); (2) decide which words are mistaken
for one another (`pairs.py`); (3) count n-grams and the number of words (`counts.py`, `numbers.py`); (4) train the
network (`network_training.py`); (5) train the trees and set thresholds (`trees_training.py`).
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import CopyeditError
from copyedit.language.context.confusable_ids import write_confusable_ids
from copyedit.language.context.model import ContextModel
from copyedit.language.context.ngrams import read_tables
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.learning.counts import count_ngrams
from copyedit.learning.network_training import train_network
from copyedit.learning.numbers import count_numbers
from copyedit.learning.pairs import make_confusables
from copyedit.learning.texts import SHARES, name_of, texts_to_learn, tuning_texts
from copyedit.learning.trees_training import train_trees
from copyedit.learning.words import choose_words, count_words, encode, read_dictionary, tokens_of


class Training(NamedTuple):
    """What to train on, and for how long. Paragraphs that contain a sentence of `left_out` are not read."""

    corpus: Path
    lists: Path
    folder: Path
    minutes: float = 45
    jobs: int = 2
    left_out: frozenset[str] = frozenset()


def make_model(training: Training, report: Callable[[str], None]) -> None:
    """Train a model into `training.folder` and report progress. Raises CopyeditError if there are no texts."""
    paths = texts_to_learn(training.corpus)
    if not paths:
        raise CopyeditError("no texts to train on (*.txt.xz, one paragraph per line)", str(training.corpus))
    training.folder.mkdir(parents=True, exist_ok=True)
    started = time.time()
    vocabulary = _write_words(training, paths)
    report(f"{len(vocabulary):,} words in the vocabulary ({time.time() - started:.0f} s)")
    confusables = make_confusables(vocabulary, training.lists)
    write_confusable_ids(training.folder, confusables)
    texts = [encode(vocabulary, tokens_of(path, "learn", training.left_out)) for path in paths]
    _write_frequencies(training.folder, texts, len(vocabulary))
    count_ngrams(np.concatenate(texts), training.folder)
    count_numbers(read_tables(training.folder), vocabulary, training.folder)
    report(f"{sum(map(len, texts)) / 1e6:.1f} million words counted ({time.time() - started:.0f} s)")
    shares = [SHARES.get(name_of(path), 1.0) for path in paths]
    millions = train_network(
        texts, shares, confusables, len(vocabulary), training.minutes, training.jobs, training.folder
    )
    report(f"network: {millions:.1f} million words read ({time.time() - started:.0f} s)")
    _write_card(training.folder, {"thresholds": {}})
    figures = train_trees(training.folder, tuning_texts(paths, training.left_out), training.jobs)
    _write_card(
        training.folder,
        {
            "learned_from": {name_of(path): len(text) for path, text in zip(paths, texts, strict=True)},
            "network_million_words": round(millions, 1),
            "vocabulary": len(vocabulary),
            **figures,
        },
    )
    ContextModel(training.folder)  # check that it can be read
    report(f"trees: {figures['found']:,} of {figures['seeds']:,} seeded errors found at the thresholds")


def _write_words(training: Training, paths: Sequence[Path]) -> Vocabulary:
    counts: Counter[str] = Counter()
    for path in paths:
        counts += count_words(tokens_of(path, "learn", training.left_out))
    dictionary = read_dictionary(training.lists)
    vocabulary = Vocabulary(choose_words(counts, dictionary))
    (training.folder / "words.txt").write_text("\n".join(vocabulary.words), encoding="utf-8")
    return vocabulary


def _write_frequencies(folder: Path, texts: Sequence[NDArray[np.uint16]], size: int) -> None:
    counts = sum((np.bincount(text, minlength=size) for text in texts), np.zeros(size))
    np.save(folder / "frequencies.npy", np.log2(counts + 1).astype(np.float16))


def _write_card(folder: Path, card: dict[str, Any]) -> None:
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
