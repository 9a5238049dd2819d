"""Roughly how well given words would fit in one place, without numpy. Start with `rough_scores`.

`word_scores.py` says it exactly. But most unknown names are no slips, and a rough score is enough to see that; to
import numpy and read the whole model takes many times as long. The two agree to a few millionths: this one adds up in
another order, and more precisely.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import repeat
from operator import add, mul
from pathlib import Path
from struct import unpack_from
from typing import NamedTuple

from copyedit.language.context.stored.arrays import Stored, stored_array, stored_arrays
from copyedit.language.context.stored.ngram_shapes import FACTORS, MIX, SHAPES, STEPS, WITH_WORD
from copyedit.language.context.stored.window import FAR, FAR_WEIGHT, NEAR, PADDING
from copyedit.language.context.stored.word_ids import WordIds
from copyedit.language.context.vocabulary import NAME, Vocabulary
from copyedit.language.text.tokens import BREAK, TOKEN

_LONG = (1 << 64) - 1


class WordScore(NamedTuple):
    """`network` is the network's score, an unnormalised log-probability; `ngrams` the sum of the log2 counts."""

    network: float
    ngrams: float


def best_scores(folder: Path, words: Sequence[str]) -> list[WordScore | None]:
    """Scores above all that occur, whatever the place: those of the words that the model knows, beside a name's.

    In 600 stories no well-known word scored more than 9.2 better than a name, nor 11.2 by n-grams.
    """
    ids = _model(folder).vocabulary.id_of
    return [None if word not in ids else WordScore(0, 0) if word == NAME else _HIGHEST for word in words]


def rough_scores(
    folder: Path, plain: str, block: tuple[int, int], start: int, words: Sequence[str]
) -> list[WordScore | None]:
    """The score of each word in place of the one that begins at `start`; None for a word the model does not know."""
    model = _model(folder)
    tokens = list(TOKEN.finditer(plain, *block))
    place = next((number for number, token in enumerate(tokens, 1) if token.start() == start), None)
    known = [model.vocabulary.id_of.get(word) for word in words]
    if place is None:
        return [None] * len(words)
    ids = model.vocabulary.ids([BREAK, *(token.group() for token in tokens), BREAK])
    padding = [len(model.vocabulary.id_of)] * PADDING
    around = [*padding, *ids, *padding][place : place + 2 * PADDING + 1]
    vector = model.vector(around)
    return [None if each is None else model.score(vector, around, each) for each in known]


class _Model:
    """As much of a context model as one place needs."""

    def __init__(self, folder: Path) -> None:
        self.vocabulary = Vocabulary((), WordIds((folder / "words.txt").read_bytes()))
        self._folder = folder

    @cached_property
    def _network(self) -> Mapping[str, Stored]:
        return stored_arrays(self._folder / "network.npz")

    @cached_property
    def _tables(self) -> Mapping[str, _Table]:
        return {shape: _Table(self._folder, shape) for shape in SHAPES}

    def vector(self, around: Sequence[int]) -> list[float]:
        """What the network expects in the middle of `around`: PADDING ids on either side."""
        left, right = around[:PADDING][::-1], around[PADDING + 1 :]
        near = [self._row("in", each) for side in (left, right) for each in side[:NEAR]]
        far = [self._sum(side[NEAR:]) for side in (left, right)]
        inputs = [value for row in (*near, *far) for value in row]
        hidden = [max(0.0, value) for value in self._layer("hidden", inputs)]
        return self._layer("last", hidden)

    def score(self, vector: Sequence[float], around: Sequence[int], word: int) -> WordScore:
        """The score of a word in the middle of `around`."""
        bias = _floats(self._network["bias"], word, 1)[0]
        ids = [*around[PADDING - 3 : PADDING], word, *around[PADDING + 1 : PADDING + 5]]
        levels = (
            self._tables[shape].level([ids[first + step] for step in steps], steps)
            for shape, steps in SHAPES.items()
            for first in WITH_WORD[shape]
        )
        return WordScore(sum(map(mul, vector, self._row("out", word))) + bias, sum(levels) / STEPS)

    def _row(self, side: str, word: int) -> list[float]:
        rows, scales = self._network[f"words_{side}"], self._network[f"scale_{side}"]
        if word == scales.shape[0]:  # padding
            return [0.0] * rows.shape[1]
        scale = _floats(scales, word, 1)[0]
        return [scale * value for value in rows.data.cast("b")[word * rows.shape[1] : (word + 1) * rows.shape[1]]]

    def _sum(self, words: Sequence[int]) -> list[float]:
        rows = [self._row("in", word) for word in words[:FAR]]
        return [FAR_WEIGHT * sum(column) for column in zip(*rows, strict=True)]

    def _layer(self, name: str, inputs: Sequence[float]) -> list[float]:
        """What a layer makes of its inputs, row after row: to keep all its weights as numbers takes longer."""
        weights, bias = self._network[name], self._network[f"{name}_bias"]
        units = bias.shape[0]
        sums = list(_floats(bias, 0, units))
        for row, value in enumerate(inputs):
            if value:
                sums = list(map(add, sums, map(mul, _floats(weights, row * units, units), repeat(value))))
        return sums


class _Table:
    """How often n-grams of one shape occur; see `ngrams.py`."""

    def __init__(self, folder: Path, shape: str) -> None:
        parts = [stored_array(folder / f"{shape}.{part}.npy").data for part in ("starts", "rests", "levels")]
        self._starts, self._rests, self._levels = parts[0].cast("I"), parts[1].cast("H"), parts[2]

    def level(self, ids: Sequence[int], steps: Sequence[int]) -> int:
        mixed = sum(each * FACTORS[step] for each, step in zip(ids, steps, strict=True)) & _LONG
        mixed ^= mixed >> 33
        mixed = mixed * MIX & _LONG
        mixed ^= mixed >> 33
        bucket, rest = mixed >> 48, mixed >> 32 & 0xFFFF
        first, last = self._starts[bucket], self._starts[bucket + 1]
        at = bisect_left(self._rests, rest, first, last)
        return self._levels[at] if at < last and self._rests[at] == rest else 0


_HIGHEST = WordScore(20.0, 60.0)


@lru_cache(maxsize=2)
def _model(folder: Path) -> _Model:
    return _Model(folder)


def _floats(stored: Stored, first: int, many: int) -> tuple[float, ...]:
    kind, size = {"<f2": ("e", 2), "<f4": ("f", 4)}[stored.kind]
    return unpack_from(f"<{many}{kind}", stored.data, first * size)
