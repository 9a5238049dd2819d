"""How well given words would fit in one place, according to the context model. Start with `score_words`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from copyedit.language.context.encoded import padded
from copyedit.language.context.features import look_up
from copyedit.language.context.loading import load_model
from copyedit.language.context.model import ContextModel
from copyedit.language.context.network import Ids
from copyedit.language.context.stored.ngram_shapes import STEPS
from copyedit.language.context.stored.rough_scores import WordScore
from copyedit.language.context.stored.window import PADDING
from copyedit.language.text.tokens import BREAK, TOKEN

_BEFORE, _AFTER = 3, 4  # words that the n-grams around the place cover


def score_words(
    plain: str, block: tuple[int, int], start: int, words: Sequence[str], folder: str | None = None
) -> list[WordScore | None]:
    """The score of each word in place of the one that begins at `start`; None for a word the model does not know."""
    model = load_model(folder)
    ids = [model.vocabulary.id_of.get(word) for word in words]
    known = np.array([at for at in ids if at is not None], np.int64)
    starts, ids_here = _read(folder, plain, block)
    if start not in starts or not len(known):
        return [None] * len(words)
    rows = iter(_scores(model, ids_here, starts[start] + PADDING, known))
    return [None if at is None else next(rows) for at in ids]


@lru_cache(maxsize=8)
def _read(folder: str | None, plain: str, block: tuple[int, int]) -> tuple[dict[int, int], Ids]:
    """The index of each word in the block, by where it begins, and the ids, padded on both sides.

    Index 0 is the break in front.
    """
    vocabulary = load_model(folder).vocabulary
    tokens = list(TOKEN.finditer(plain, *block))
    ids = vocabulary.ids([BREAK, *(token.group() for token in tokens), BREAK])
    indices = {token.start(): number for number, token in enumerate(tokens, 1)}
    return indices, padded(np.array(ids, np.int64), len(vocabulary))


def _scores(model: ContextModel, ids: Ids, place: int, words: Ids) -> list[WordScore]:
    here = np.array([place])
    vector = model.network.vectors(model.network.before(ids, here - 1), model.network.after(ids, here + 1))
    scores = model.network.scores(np.repeat(vector, len(words), axis=0), words)
    before = np.repeat(ids[place - _BEFORE : place][None, ::-1], len(words), axis=0)
    after = np.repeat(ids[place + 1 : place + 1 + _AFTER][None], len(words), axis=0)
    seen = look_up(model.tables, before, after, words).sum(axis=1, dtype=np.int64) / STEPS
    return [WordScore(float(score), float(levels)) for score, levels in zip(scores, seen, strict=True)]
