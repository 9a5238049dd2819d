"""Which word belongs in a place of a text: a small neural network. Start with `Network.vectors`.

A *slot* is a place for at most one word: where a word stands, or the gap between two. What stands around it (four
words to either side one by one, ten more to either side as a sum) goes through one hidden layer and becomes a vector;
the score of a word in the slot is the product of that vector with the word's own, an unnormalised log-probability.
“No word at all” is scored like a word, so that a word too many and a lost word are judged as a wrong word is.

Y. Bengio et al., “A neural probabilistic language model” (2003), made to look both ways; trained by sampled softmax
with the neighbours of the right word among the negatives (see `training/context`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

NEAR = 4  # words to either side that are seen one by one
FAR = 10  # more words to either side, seen as a sum
PADDING = NEAR + FAR  # ids that must stand in front of and behind the words of a text
_FAR_WEIGHT = np.float32(0.2)
_PIECE = 2048  # slots worked on at once


@dataclass(frozen=True, slots=True)
class Network:
    """`words_in` and `words_out` have a row for each id; the last row of `words_in` is zero, for padding."""

    words_in: Floats
    words_out: Floats
    bias: Floats
    hidden: Floats
    hidden_bias: Floats
    last: Floats
    last_bias: Floats

    def far(self, ids: Ids, lefts: Ids, rights: Ids) -> Floats:
        """The sums of the far words of slots between `lefts` and `rights`. Shape (slots, 2 * size)."""
        if not len(lefts):
            return np.zeros((0, 2 * self.words_in.shape[1]), np.float32)
        origin = int(lefts.min()) - PADDING + 1
        sums = np.cumsum(self.words_in[ids[origin : int(rights.max()) + PADDING]], axis=0, dtype=np.float32)
        sums = np.concatenate((np.zeros_like(sums[:1]), sums))
        lefts, rights = lefts - origin, rights - origin
        before = sums[lefts + 1 - NEAR] - sums[lefts + 1 - NEAR - FAR]
        after = sums[rights + NEAR + FAR] - sums[rights + NEAR]
        return np.concatenate((before, after), axis=1) * _FAR_WEIGHT

    def vectors(self, near: Ids, far: Floats) -> Floats:
        """A vector for each slot. `near` holds ids: the next word to the left, the one before ..., then the right."""
        out = np.empty((len(near), self.words_out.shape[1]), np.float32)
        for at in range(0, len(near), _PIECE):
            rows = self.words_in[near[at : at + _PIECE]].reshape(-1, near.shape[1] * self.words_in.shape[1])
            seen = np.concatenate((rows, far[at : at + _PIECE]), axis=1)
            inner = seen @ self.hidden
            inner += self.hidden_bias
            np.maximum(inner, 0, out=inner)
            out[at : at + _PIECE] = inner @ self.last + self.last_bias
        return out

    def scores(self, vectors: Floats, words: Ids) -> Floats:
        """The score of each word in the slot of the same row."""
        scores: Floats = np.einsum("nd,nd->n", vectors, self.words_out[words]) + self.bias[words]
        return scores


def near_of(ids: Ids, lefts: Ids, rights: Ids) -> Ids:
    """The near words of slots whose next words stand at `lefts` and `rights`. Shape (slots, 2 * NEAR)."""
    steps = np.arange(NEAR)
    return np.concatenate((ids[lefts[:, None] - steps], ids[rights[:, None] + steps]), axis=1)


def read_network(folder: Path) -> Network:
    """The network of a model. Words' vectors lie on disk as whole numbers of eight bits and a scale for each row."""
    with np.load(folder / "network.npz") as kept:
        arrays = {name: kept[name] for name in kept.files}
    words_in = arrays["words_in"].astype(np.float32) * arrays["scale_in"].astype(np.float32)[:, None]
    words_out = arrays["words_out"].astype(np.float32) * arrays["scale_out"].astype(np.float32)[:, None]
    padded = np.concatenate((words_in, np.zeros((1, words_in.shape[1]), np.float32)))
    rest = (arrays[name].astype(np.float32) for name in ("bias", "hidden", "hidden_bias", "last", "last_bias"))
    return Network(padded, words_out, *rest)


def write_network(folder: Path, words_in: Floats, words_out: Floats, **rest: Floats) -> None:
    """Writes a network as `read_network` reads it."""
    small_in, scale_in = _in_eight_bits(words_in)
    small_out, scale_out = _in_eight_bits(words_out)
    arrays: dict[str, Any] = {name: values.astype(np.float16) for name, values in rest.items()}
    arrays |= {"words_in": small_in, "scale_in": scale_in, "words_out": small_out, "scale_out": scale_out}
    np.savez(folder / "network.npz", **arrays)


def _in_eight_bits(rows: Floats) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-6) / 127
    return np.round(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)
