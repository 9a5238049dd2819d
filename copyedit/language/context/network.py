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
_STEPS = np.arange(NEAR)
_FAR_WEIGHT = np.float32(0.2)
_PIECE = 2048  # slots worked on at once


@dataclass(frozen=True, slots=True)
class Network:
    """`words_in` and `words_out` have a row for each id; the last row of `words_in` is zero, for padding."""

    words_in: Floats
    words_out: Floats
    bias: Floats
    left: Floats  # what the near words and the sum of the far ones to that side add to the hidden layer
    right: Floats
    hidden_bias: Floats
    last: Floats
    last_bias: Floats

    def before(self, ids: Ids, lefts: Ids) -> Floats:
        """What is seen to the left of slots, the next word of which stands at `lefts`. Shape (slots, hidden)."""
        return self.seen(self.left, ids[lefts[:, None] - _STEPS], self.far(ids, lefts + 1 - NEAR - FAR))

    def after(self, ids: Ids, rights: Ids) -> Floats:
        """What is seen to the right of slots, the next word of which stands at `rights`."""
        return self.seen(self.right, ids[rights[:, None] + _STEPS], self.far(ids, rights + NEAR))

    def far(self, ids: Ids, firsts: Ids) -> Floats:
        """The sums of the FAR words from those at `firsts` on."""
        if not len(firsts):
            return np.zeros((0, self.words_in.shape[1]), np.float32)
        origin, many = int(firsts.min()), int(np.ptp(firsts)) + 1
        words = self.words_in[ids[origin : origin + many + FAR - 1]]
        sums = words[:many].copy()
        for further in range(1, FAR):  # several times as fast as a cumulative sum
            sums += words[further : further + many]
        return sums[firsts - origin] * _FAR_WEIGHT

    def seen(self, weights: Floats, near: Ids, far: Floats) -> Floats:
        """What one side of slots adds to the hidden layer. `near` are its ids, the next to the slot first."""
        out = np.empty((len(near), weights.shape[1]), np.float32)
        for at in range(0, len(near), _PIECE):
            rows = self.words_in[near[at : at + _PIECE]].reshape(-1, NEAR * self.words_in.shape[1])
            np.matmul(np.concatenate((rows, far[at : at + _PIECE]), axis=1), weights, out=out[at : at + _PIECE])
        return out

    def vectors(self, before: Floats, after: Floats) -> Floats:
        """A vector for each slot, of what is seen to its left and right."""
        inner: Floats = before + after
        inner += self.hidden_bias
        np.maximum(inner, 0, out=inner)
        vectors: Floats = inner @ self.last + self.last_bias
        return vectors

    def scores(self, vectors: Floats, words: Ids) -> Floats:
        """The score of each word in the slot of the same row."""
        scores: Floats = np.einsum("nd,nd->n", vectors, self.words_out[words]) + self.bias[words]
        return scores


def read_network(folder: Path) -> Network:
    """The network of a model. Words' vectors lie on disk as whole numbers of eight bits and a scale for each row."""
    with np.load(folder / "network.npz") as kept:
        arrays = {name: kept[name] for name in kept.files}
    words_in = arrays["words_in"].astype(np.float32) * arrays["scale_in"].astype(np.float32)[:, None]
    words_out = arrays["words_out"].astype(np.float32) * arrays["scale_out"].astype(np.float32)[:, None]
    padded = np.concatenate((words_in, np.zeros((1, words_in.shape[1]), np.float32)))
    names = ("bias", "hidden", "hidden_bias", "last", "last_bias")
    bias, hidden, *rest = (arrays[name].astype(np.float32) for name in names)
    # On disk: near words to the left, to the right, far ones to the left, to the right.
    near_left, near_right, far_left, far_right = np.split(hidden, np.cumsum([NEAR, NEAR, 1]) * words_in.shape[1])
    left, right = np.concatenate((near_left, far_left)), np.concatenate((near_right, far_right))
    return Network(padded, words_out, bias, left, right, *rest)


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
