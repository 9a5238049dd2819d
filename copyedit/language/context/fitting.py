"""How well words would fit into one place of a text, by the context model. Start with `find_fits`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from copyedit.language.context.doubts import load_model
from copyedit.language.context.features import look_up
from copyedit.language.context.model import ContextModel
from copyedit.language.context.network import PADDING, Ids
from copyedit.language.context.ngrams import STEPS
from copyedit.language.context.suspects import padded
from copyedit.language.text.tokens import BREAK, TOKEN

_BEFORE, _AFTER = 3, 4  # words that n-grams with the place reach to


class Fit(NamedTuple):
    """`score`: the network's, a log-probability but for a constant; `seen`: doublings of the counts of n-grams."""

    score: float
    seen: float


def find_fits(
    plain: str, block: tuple[int, int], start: int, words: Sequence[str], folder: str | None = None
) -> list[Fit | None]:
    """How well each word fits where a word of the block begins at `start`; None where the model does not know it."""
    model = load_model(folder)
    ids = [model.vocabulary.id_of.get(word) for word in words]
    known = np.array([at for at in ids if at is not None], np.int64)
    starts, reading = _read(folder, plain, block)
    if start not in starts or not len(known):
        return [None] * len(words)
    rows = iter(_fits(model, reading, starts[start] + PADDING, known))
    return [None if at is None else next(rows) for at in ids]


@lru_cache(maxsize=8)
def _read(folder: str | None, plain: str, block: tuple[int, int]) -> tuple[dict[int, int], Ids]:
    """The numbers of the block's words by where they begin, and their ids, padded to both sides.

    A break, number 0, stands in front of them.
    """
    vocabulary = load_model(folder).vocabulary
    tokens = list(TOKEN.finditer(plain, *block))
    ids = vocabulary.ids([BREAK, *(token.group() for token in tokens), BREAK])
    numbers = {token.start(): number for number, token in enumerate(tokens, 1)}
    return numbers, padded(np.array(ids, np.int64), len(vocabulary))


def _fits(model: ContextModel, ids: Ids, place: int, words: Ids) -> list[Fit]:
    here = np.array([place])
    vector = model.network.vectors(model.network.before(ids, here - 1), model.network.after(ids, here + 1))
    scores = model.network.scores(np.repeat(vector, len(words), axis=0), words)
    before = np.repeat(ids[place - _BEFORE : place][None, ::-1], len(words), axis=0)
    after = np.repeat(ids[place + 1 : place + 1 + _AFTER][None], len(words), axis=0)
    seen = look_up(model.tables, before, after, words).sum(axis=1, dtype=np.int64) / STEPS
    return [Fit(float(score), float(levels)) for score, levels in zip(scores, seen, strict=True)]
