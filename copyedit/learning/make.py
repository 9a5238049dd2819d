"""A context model from a folder of texts, in five steps. Start with `make_model`.

1. the corpus as words, the vocabulary (`words.py`); 2. which words are taken for each other (`pairs.py`); 3. n-gram
counts (`counts.py`); 4. the slot network (`slot_training.py`); 5. the judge and its thresholds (`judging.py`).
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.errors import CopyeditError
from copyedit.language.context.model import ContextModel
from copyedit.language.context.ngrams import read_tables
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.learning.counts import count_ngrams
from copyedit.learning.judging import train_judge
from copyedit.learning.numbers import count_numbers
from copyedit.learning.pairs import make_neighbours
from copyedit.learning.slot_training import train_network
from copyedit.learning.texts import TEST_ONLY, read_split
from copyedit.learning.words import choose_words, count_words, encode, read_dictionary, tokens_of

# How much of a text the network and the judge read: what is least like news least. Texts not named here: all.
SHARES = {
    "lk-english-news": 0.8,
    "us-senate-press-releases": 0.5,
    "us-whitehouse-statements": 0.8,
    "us-whitehouse-speeches": 0.4,
    "us-fed-speeches": 0.3,
    "au-pm-releases-speeches": 0.6,
    "enwiki-2014-1": 0.5,
    "18f-blog": 0.5,
    "gsa-digitalgov": 0.6,
}
# Speeches and encyclopaedias are too unlike news to set thresholds by.
_JUDGED = ("news", "lk-english-news", "reuters", "us-senate", "us-whitehouse-statements", "au-pm", "nasa")
_JUDGED_PIECES = 4000  # of one file


class Wish(NamedTuple):
    """What to learn from, and for how long. `left_out` are sentences that must not be learned (see `dev/`)."""

    corpus: Path
    lists: Path
    folder: Path
    minutes: float = 45
    jobs: int = 2
    left_out: frozenset[str] = frozenset()


def make_model(wish: Wish, tell: Callable[[str], None]) -> None:
    """Makes a model in `wish.folder`. Raises CopyeditError where texts or packages to learn with are missing."""
    for package in ("torch", "lightgbm"):  # needed only minutes from here
        if find_spec(package) is None:
            raise CopyeditError(f"training needs {package}: pip install 'copyedit[train]'")
    paths = texts_to_learn(wish.corpus)
    if not paths:
        raise CopyeditError("no texts (*.txt.xz, one paragraph a line) to learn from", str(wish.corpus))
    wish.folder.mkdir(parents=True, exist_ok=True)
    started = time.time()
    vocabulary = _write_words(wish, paths)
    tell(f"{len(vocabulary):,} words in the vocabulary ({time.time() - started:.0f} s)")
    neighbours = make_neighbours(vocabulary, wish.lists)
    np.savez_compressed(wish.folder / "neighbours.npz", **neighbours._asdict())
    texts = [encode(vocabulary, tokens_of(path, "learn", wish.left_out)) for path in paths]
    _write_frequencies(wish.folder, texts, len(vocabulary))
    count_ngrams(np.concatenate(texts), wish.folder)
    count_numbers(read_tables(wish.folder), vocabulary, wish.folder)
    tell(f"{sum(map(len, texts)) / 1e6:.1f} million words counted ({time.time() - started:.0f} s)")
    shares = [SHARES.get(_name(path), 1.0) for path in paths]
    millions = train_network(texts, shares, neighbours, len(vocabulary), wish.minutes, wish.jobs, wish.folder)
    tell(f"network: {millions:.1f} million words read ({time.time() - started:.0f} s)")
    _write_card(wish.folder, {"thresholds": {}})
    figures = train_judge(wish.folder, judged_texts(paths, wish.left_out), wish.jobs)
    _write_card(
        wish.folder,
        {
            "learned_from": {_name(path): len(text) for path, text in zip(paths, texts, strict=True)},
            "network_million_words": round(millions, 1),
            "vocabulary": len(vocabulary),
            **figures,
        },
    )
    ContextModel(wish.folder)  # what was written can be read
    tell(f"judge: {figures['found']:,} of {figures['seeds']:,} seeded errors found at the thresholds")


def texts_to_learn(corpus: Path) -> list[Path]:
    """The files of a corpus that are not for measuring alone."""
    return [path for path in sorted(corpus.glob("*.txt.xz")) if _name(path) not in TEST_ONLY]


def _name(path: Path) -> str:
    return path.name.split(".")[0]


def _write_words(wish: Wish, paths: Sequence[Path]) -> Vocabulary:
    counts: Counter[str] = Counter()
    for path in paths:
        counts += count_words(tokens_of(path, "learn", wish.left_out))
    dictionary = read_dictionary(wish.lists)
    vocabulary = Vocabulary(choose_words(counts, dictionary))
    (wish.folder / "words.txt").write_text("\n".join(vocabulary.words), encoding="utf-8")
    return vocabulary


def _write_frequencies(folder: Path, texts: Sequence[NDArray[np.uint16]], size: int) -> None:
    counts = sum((np.bincount(text, minlength=size) for text in texts), np.zeros(size))
    np.save(folder / "frequencies.npy", np.log2(counts + 1).astype(np.float16))


def judged_texts(paths: Sequence[Path], left_out: frozenset[str]) -> Iterator[list[str]]:
    """What the judge learns from: the tuning parts of files that are like news."""
    for path in paths:
        if _name(path).startswith(_JUDGED):
            pieces = read_split(path, "tune", left_out)
            yield from islice(pieces, int(_JUDGED_PIECES * SHARES.get(_name(path), 1.0)))


def _write_card(folder: Path, card: dict[str, Any]) -> None:
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
