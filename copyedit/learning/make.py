"""Train a context model on a folder of texts. Start with `make_model`.

There are seven steps: (1) tokenize the corpus and choose a vocabulary (`words.py`); (2) decide which words are mistaken
for one another (`pairs.py`); (3) count n-grams and the number of words (`counts.py`, `numbers.py`); (4) train the
network (`network_training.py`); (5) train the trees and set thresholds (`trees_training.py`); (6) fine-tune the shipped
tagger (`tagger/fine_tuning.py`); (7) weigh its opinions beside the trees (`tagger/calibration.py`).
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
from copyedit.language.context.tagger.cards import CARD, origin
from copyedit.language.context.tagger.engine import NETWORK
from copyedit.language.context.tagger.judge import HOUSE_TREES
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.words.confusables import GAP_WORDS
from copyedit.learning.counts import count_ngrams
from copyedit.learning.network_training import train_network
from copyedit.learning.numbers import count_numbers
from copyedit.learning.pairs import make_confusables
from copyedit.learning.tagger.calibration import calibrate
from copyedit.learning.tagger.fine_tuning import fine_tune
from copyedit.learning.tagger.lessons import Source
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
    tagger_minutes: float = 20


def make_model(training: Training, report: Callable[[str], None]) -> None:
    """Train a model into `training.folder` and report progress. Raises CopyeditError if there are no texts."""
    paths = texts_to_learn(training.corpus)
    if not paths:
        raise CopyeditError("no texts to train on (*.txt.xz, one paragraph per line)", str(training.corpus))
    training.folder.mkdir(parents=True, exist_ok=True)
    for file in (NETWORK, CARD, HOUSE_TREES):  # of an earlier model
        (training.folder / file).unlink(missing_ok=True)
    started = time.time()
    vocabulary = _write_words(training, paths)
    _check_enough(training, paths, vocabulary)
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
    _write_card(training.folder / "card.json", {"thresholds": {}})
    figures = train_trees(training.folder, tuning_texts(paths, training.left_out), training.jobs)
    _write_card(
        training.folder / "card.json",
        {
            "learned_from": {name_of(path): len(text) for path, text in zip(paths, texts, strict=True)},
            "network_million_words": round(millions, 1),
            "vocabulary": len(vocabulary),
            **figures,
        },
    )
    ContextModel(training.folder)  # check that it can be read
    report(f"trees: {figures['found']:,} of {figures['seeds']:,} seeded errors found at the thresholds")
    _make_tagger(training, paths, report)


def _make_tagger(training: Training, paths: Sequence[Path], report: Callable[[str], None]) -> None:
    """Fine-tune the shipped tagger, unless it is to be used as it is, and weigh its opinions."""
    windows = 0
    if training.tagger_minutes:
        source = Source(paths, training.left_out, training.folder)
        windows = fine_tune(source, training.tagger_minutes, training.jobs, training.folder / NETWORK)
        report(f"tagger: {windows:,} windows read")
    figures = calibrate(training.folder, tuning_texts(paths, training.left_out), training.jobs)
    _write_card(training.folder / CARD, {"tuned_from": origin(), "windows": windows, **figures})
    report(
        f"trees and tagger: {figures['found']:,} of {figures['seeds']:,} seeded errors found at the thresholds, "
        f"{figures['by_the_trees_alone']['found']:,} by the trees alone"
    )


def _check_enough(training: Training, paths: Sequence[Path], vocabulary: Vocabulary) -> None:
    """Raises CopyeditError for a corpus that is too small, before minutes are spent on it."""
    rare = next((word for word in GAP_WORDS if word not in vocabulary.id_of), None)
    if rare is not None:
        raise CopyeditError(f"too little text to train on: “{rare}” hardly occurs in it", str(training.corpus))
    if next(tuning_texts(paths, training.left_out), None) is None:
        raise CopyeditError("too little text to train on: no part is left to tune the model on", str(training.corpus))


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


def _write_card(path: Path, card: dict[str, Any]) -> None:
    path.write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
