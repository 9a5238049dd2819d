"""The context model: does each word belong where it stands, and which similar one would? Start with `ContextModel`.

Three steps, each looking at fewer places than the one before. A small network (`slots.py`) compares every word with its
neighbours (`neighbours.py`) where it stands and names suspects (`suspects.py`); for these, evidence is gathered: n-gram
counts, a closer look at the words around (`evidence.py`); decision trees weigh it (`judge.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from copyedit.language.context.features import Lexicon, gather
from copyedit.language.context.network import Floats, read_network
from copyedit.language.context.ngrams import read_tables
from copyedit.language.context.number_features import Numbers
from copyedit.language.context.reader import Reader, Text
from copyedit.language.context.suspects import Neighbours, Suspects, find_suspects
from copyedit.language.context.trees import Judge, read_judge
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.shipped import MODEL
from copyedit.language.words.confusables import GAP_WORDS
from copyedit.language.words.dictionary import shipped_dictionary


class ContextModel:
    """A model read from its folder. Tables are mapped into memory: what is not looked up is not read."""

    def __init__(self, folder: Path = MODEL) -> None:
        self.vocabulary = Vocabulary((folder / "words.txt").read_text(encoding="utf-8").split("\n"))
        self.reader = Reader(self.vocabulary, shipped_dictionary().knows)
        self.network = read_network(folder)
        self.tables = read_tables(folder)
        with np.load(folder / "neighbours.npz") as kept:
            self.neighbours = Neighbours(*(kept[name] for name in Neighbours._fields))
        frequencies = np.load(folder / "frequencies.npy").astype(np.float32)
        with np.load(folder / "numbers.npz") as kept:
            numbers = Numbers(*(_as_number(kept[name]) for name in Numbers._fields))
        self.lexicon = Lexicon(self.vocabulary, frequencies, numbers)
        self.gap_words = np.array([self.vocabulary.id_of[word] for word in GAP_WORDS])
        self.judge: Judge | None = read_judge(folder) if (folder / "judge.npz").exists() else None  # in the making
        self.card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))

    def read(self, plain: str, spans: Iterable[tuple[int, int]]) -> Text:
        """Reads the blocks of a text; see `Reader.read`."""
        return self.reader.read(plain, spans)

    def suspects(self, text: Text) -> tuple[Suspects, Floats]:
        """What might be wrong, before it is judged; and how well each word of the reading fits where it stands."""
        return find_suspects(self.network, self.neighbours, text.reading, self.gap_words)

    def evidence(self, text: Text, suspects: Suspects, fits: Floats) -> tuple[Suspects, Floats]:
        """The suspects that are worth a judgement, and their features."""
        return gather(self.network, self.tables, self.lexicon, text.reading, suspects, fits)

    def confidences(self, rows: Floats) -> Floats:
        """The probability that each suspect is an error and its word the right one, as in news copy with few errors."""
        assert self.judge is not None
        return self.judge.judge(rows)

    @property
    def thresholds(self) -> Mapping[str, float]:
        """By family, the confidence from which on a finding is told."""
        thresholds: dict[str, float] = self.card["thresholds"]
        return thresholds


def _as_number(values: Any) -> Any:
    return values if values.dtype == bool else values.astype(np.float32)
