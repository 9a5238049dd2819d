"""Which word belongs in a given place: a small neural network. Start with `Network.vectors`.

A *slot* is a place for at most one word: where a word is, or the gap between two words. The words around it (four on
either side individually, ten more on either side as a sum) pass through one hidden layer and become a vector. The
score of a word in the slot is the product of that vector and the word's own: an unnormalised log-probability. “No
word at all” is scored like a word, so redundant and missing words are treated like wrong ones.

Y. Bengio et al., “A neural probabilistic language model” (2003), extended to look both ways. It is trained by sampled
softmax, with the right word's confusables among the negatives (`learning/network_training.py`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.stored.mapped import WordRows, mapped_arrays
from copyedit.language.context.stored.window import FAR, FAR_WEIGHT, NEAR

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]

_FAR_WEIGHT = np.float32(FAR_WEIGHT)
_STEPS = np.arange(NEAR)
_PIECE = 2048  # slots per batch


class Network(NamedTuple):
    """`words_in` and `words_out` have one row per id; one more row of `words_in` is zero, for padding."""

    words_in: WordRows
    words_out: WordRows
    bias: Floats
    left: Floats  # hidden-layer weights of the near words and the far sum on that side
    right: Floats
    hidden_bias: Floats
    last: Floats
    last_bias: Floats

    def before(self, ids: Ids, lefts: Ids) -> Floats:
        """What each slot sees on its left, starting from the word at `lefts`. Shape (slots, hidden)."""
        return self.seen(self.left, ids[lefts[:, None] - _STEPS], self.far(ids, lefts + 1 - NEAR - FAR))

    def after(self, ids: Ids, rights: Ids) -> Floats:
        """What each slot sees on its right, starting from the word at `rights`."""
        return self.seen(self.right, ids[rights[:, None] + _STEPS], self.far(ids, rights + NEAR))

    def far(self, ids: Ids, firsts: Ids) -> Floats:
        """The weighted sum of FAR words, starting from each of `firsts`."""
        if not len(firsts):
            return np.zeros((0, self.words_in.shape[1]), np.float32)
        origin, many = int(firsts.min()), int(np.ptp(firsts)) + 1
        words = self.words_in[ids[origin : origin + many + FAR - 1]]
        sums = words[:many].copy()
        for further in range(1, FAR):  # several times faster than a cumulative sum
            sums += words[further : further + many]
        return sums[firsts - origin] * _FAR_WEIGHT

    def seen(self, weights: Floats, near: Ids, far: Floats) -> Floats:
        """What one side contributes to the hidden layer. `near` holds its ids, the one nearest the slot first."""
        out = np.empty((len(near), weights.shape[1]), np.float32)
        for at in range(0, len(near), _PIECE):
            rows = self.words_in[near[at : at + _PIECE]].reshape(-1, NEAR * self.words_in.shape[1])
            np.matmul(np.concatenate((rows, far[at : at + _PIECE]), axis=1), weights, out=out[at : at + _PIECE])
        return out

    def vectors(self, before: Floats, after: Floats) -> Floats:
        """A vector for each slot, from what it sees on its left and right."""
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
    """The network of a model. Word vectors are stored as 8-bit integers with one scale per row."""
    arrays = mapped_arrays(folder / "network.npz")
    words_in = WordRows(arrays["words_in"], np.append(arrays["scale_in"], np.float32(0)))
    words_out = WordRows(arrays["words_out"], arrays["scale_out"])
    names = ("bias", "hidden", "hidden_bias", "last", "last_bias")
    bias, hidden, *rest = (arrays[name].astype(np.float32) for name in names)
    # The order that training writes: near left, near right, far left, far right.
    near_left, near_right, far_left, far_right = np.split(hidden, np.cumsum([NEAR, NEAR, 1]) * words_in.shape[1])
    left, right = np.concatenate((near_left, far_left)), np.concatenate((near_right, far_right))
    return Network(words_in, words_out, bias, left, right, *rest)


def write_network(folder: Path, words_in: Floats, words_out: Floats, **rest: Floats) -> None:
    """Write a network as `read_network` reads it."""
    small_in, scale_in = _in_eight_bits(words_in)
    small_out, scale_out = _in_eight_bits(words_out)
    arrays: dict[str, Any] = {name: values.astype(np.float16) for name, values in rest.items()}
    arrays |= {"words_in": small_in, "scale_in": scale_in, "words_out": small_out, "scale_out": scale_out}
    np.savez(folder / "network.npz", **arrays)


def _in_eight_bits(rows: Floats) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-6) / 127
    return np.round(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)
