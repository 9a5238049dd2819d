"""The context model: does each word belong where it is, or would a similar word? Start with `ContextModel`.

It works in three steps, each on fewer places than the last. A small network (`network.py`) compares every word with
those it is mistaken for (`confusable_ids.py`) and names suspects (`suspects.py`). For each suspect it then computes
features, from n-gram counts and from the words around it (`features.py`). Decision trees turn these into a
probability (`trees.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from copyedit.language.context.confusable_ids import read_confusable_ids
from copyedit.language.context.features import find_features
from copyedit.language.context.lexicon import Lexicon
from copyedit.language.context.network import Floats, read_network
from copyedit.language.context.ngrams import read_tables
from copyedit.language.context.number_features import read_numbers
from copyedit.language.context.reader import Reader, Text
from copyedit.language.context.suspects import Suspects, find_suspects
from copyedit.language.context.trees import FILE, read_trees
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.shipped import MODEL
from copyedit.language.words.confusables import GAP_WORDS
from copyedit.language.words.dictionary import shipped_dictionary


class ContextModel:
    """A model read from its folder. Tables are memory-mapped, so only what is looked up is read."""

    def __init__(self, folder: Path = MODEL) -> None:
        self.vocabulary = Vocabulary((folder / "words.txt").read_text(encoding="utf-8").split("\n"))
        self.reader = Reader(self.vocabulary, shipped_dictionary().knows)
        self.network = read_network(folder)
        self.tables = read_tables(folder)
        self.confusables = read_confusable_ids(folder)
        frequencies = np.load(folder / "frequencies.npy").astype(np.float32)
        self.lexicon = Lexicon(self.vocabulary, frequencies, read_numbers(folder))
        self.gap_words = np.array([self.vocabulary.id_of[word] for word in GAP_WORDS])
        self.trees = read_trees(folder / FILE) if (folder / FILE).exists() else None  # none yet while it is trained
        self.card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))

    def read(self, plain: str, spans: Iterable[tuple[int, int]]) -> Text:
        """Read the blocks of a text; see `Reader.read`."""
        return self.reader.read(plain, spans)

    def suspects(self, text: Text) -> tuple[Suspects, Floats]:
        """What may be wrong, before the trees decide, and the network's score for each word as it is."""
        return find_suspects(self.network, self.confusables, self.lexicon, text.encoded, self.gap_words)

    def features(self, text: Text, suspects: Suspects, present: Floats) -> tuple[Suspects, Floats]:
        """The suspects that are worth a closer look, and a row of features for each."""
        return find_features(self.network, self.tables, self.lexicon, text.encoded, suspects, present)

    def confidences(self, rows: Floats) -> Floats:
        """The probability that each suspect is an error and its alternative right, in news copy with few errors."""
        assert self.trees is not None, "the model has no trees yet"
        return self.trees.probabilities(rows)

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The minimum confidence to report, by family."""
        thresholds: dict[str, float] = self.card["thresholds"]
        return thresholds
