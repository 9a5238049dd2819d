"""A context model small enough to think through: it counts which word occurs between which two.

Words are vectors with a single 1, the hidden layer copies the words next to the slot, and the last layer holds the
logarithms of counts: the score of a word is log(1 + times seen after the left word) + log(1 + times before the right).
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from copyedit.language.context.confusable_ids import ConfusableIds, write_confusable_ids
from copyedit.language.context.network import write_network
from copyedit.language.context.ngrams import read_tables
from copyedit.language.context.stored.window import INPUTS, NEAR
from copyedit.language.context.trees import FILE, Trees, write_trees
from copyedit.language.context.vocabulary import SPECIALS, Vocabulary
from copyedit.language.text.tokens import BREAK, TOKEN
from copyedit.learning import counts
from copyedit.learning.numbers import count_numbers

SENTENCES = (
    *["the talks were soured by the row ."] * 8,
    *["prices soared after the talks ."] * 8,
    *["the envoy took the flight to the coast ."] * 8,
    *["the fight was over the row ."] * 4,
    *["ministers have agreed to talks ."] * 8,
    *["the minister has agreed to talks ."] * 8,
)
LOOK_ALIKE = {"soared": ["soured"], "fight": ["flight"], "has": ["have"]}


def write_tiny_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a model's files, as `copyedit.learning` does."""
    words = sorted({word for sentence in SENTENCES for word in sentence.split() if word.isalpha()})
    small = [word for word in _gap_words() if word not in words]
    vocabulary = Vocabulary([*SPECIALS, "'s", *words, *small])
    (folder / "words.txt").write_text("\n".join(vocabulary.words), encoding="utf-8")
    ids = np.array(
        [i for sentence in SENTENCES for i in vocabulary.ids([BREAK, *TOKEN.findall(sentence)])] + [1] * 4, np.uint16
    )
    size = len(vocabulary)
    np.save(folder / "frequencies.npy", np.log2(np.bincount(ids, minlength=size) + 1).astype(np.float16))
    monkeypatch.setattr(counts, "MINIMUM", dict.fromkeys(counts.MINIMUM, 1))
    counts.count_ngrams(ids, folder)
    count_numbers(read_tables(folder), vocabulary, folder)
    _write_network(folder, ids, size)
    _write_confusables(folder, vocabulary)
    write_trees(folder / FILE, gain_tree(2.0))
    thresholds = {"wrong-word": 0.5, "small-word": 0.5, "form": 0.5}
    (folder / "card.json").write_text(json.dumps({"thresholds": thresholds}), encoding="utf-8")
    return folder


def gain_tree(least: float) -> Trees:
    """One tree with one question, whether the gain is above this: 88% if so, otherwise 12%."""
    gain = 2  # in features.NAMES
    return Trees(
        np.array([0], np.int32),
        np.array([gain, 0, 0], np.uint8),
        np.array([least, 0, 0], np.float32),
        np.array([1, 1, 2], np.int32),
        np.array([2, 1, 2], np.int32),
        np.array([0, -2, 2], np.float32),
        depth=1,
        offset=0.0,
    )


def _gap_words() -> list[str]:
    from copyedit.language.words.confusables import GAP_WORDS

    return list(GAP_WORDS)


def _write_network(folder: Path, ids: np.ndarray, size: int) -> None:
    follows = np.zeros((size, size), np.float32)
    np.add.at(follows, (ids[:-1].astype(int), ids[1:].astype(int)), 1)
    one_hot = np.eye(size, dtype=np.float32)
    hidden = np.zeros((INPUTS * size, 2 * size), np.float32)
    hidden[:size, :size] = one_hot  # the next word to the left
    hidden[NEAR * size : (NEAR + 1) * size, size:] = one_hot  # the next word to the right
    last = np.log1p(np.concatenate((follows, follows.T)))
    zeros = {"bias": np.zeros(size), "hidden_bias": np.zeros(2 * size), "last_bias": np.zeros(size)}
    write_network(folder, one_hot, one_hot, hidden=hidden, last=last, **{k: v.astype("f4") for k, v in zeros.items()})


def _write_confusables(folder: Path, vocabulary: Vocabulary) -> None:
    from copyedit.language.words.confusables import Likeness

    both = [(a, b) for a, others in LOOK_ALIKE.items() for b in others]
    both += [(b, a) for a, b in both]
    starts, words, kinds = [0], [], []
    for word in vocabulary.words:
        for one, other in both:
            if one == word:
                words.append(vocabulary.id_of[other])
                kinds.append(Likeness.FORM if word in ("has", "have") else Likeness.LETTER)
        starts.append(len(words))
    arrays = ConfusableIds(np.array(starts, np.int32), np.array(words, np.uint16), np.array(kinds, np.uint8))
    write_confusable_ids(folder, arrays)
