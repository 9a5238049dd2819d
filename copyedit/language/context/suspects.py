"""Places in a text where another word, or no word, would fit better. The context model examines these closely.

Start with `find_suspects`. It works on arrays of ids, not on characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.encoded import EncodedText
from copyedit.language.context.families import Family
from copyedit.language.context.lexicon import Lexicon
from copyedit.language.context.network import Floats, Ids, Network
from copyedit.language.context.number_features import are_attracted
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.vocabulary import NOTHING_ID
from copyedit.language.words.confusables import Likeness

Column = NDArray[Any]

CHANGE, INSERT, DELETE = 0, 1, 2
# Set in `kinds` for “the head of the two unions have”: the verb agrees with the noun beside it, but not with the one
# before. The network and the n-grams, which see few words, approve.
ATTRACTED = np.uint8(128)
BEST = 3  # suspects kept per place
# How much better than the present word another must score to become a suspect. Small words fit almost anywhere, so
# they must be clearly better; for others the n-grams may still add support.
_SMALL_GAIN = np.float32(1.5)
_GAIN = np.float32(0.5)
_RARE_GAIN = np.float32(-99)  # the score of unknown words as a class says nothing about this one
_PIECE = 4096  # places per batch


class Suspects(NamedTuple):
    """One row for each word that might belong in a place instead. `places` are indices into `EncodedText.ids`.

    `words` are the present words (nothing for INSERT), `others` the alternatives (nothing for DELETE). `scores` and
    `other_scores` are the network's. `ranks` count from 0, the best of a place; `margins` are the leads over the next.
    """

    places: Column
    operations: Column
    words: Column
    others: Column
    kinds: Column
    scores: Column
    other_scores: Column
    ranks: Column
    margins: Column
    shares: Column  # log of the present word's share among all words compared

    def where(self, rows: Column | slice) -> Suspects:
        """A selection of rows, by mask, numbers or slice."""
        return Suspects(*(column[rows] for column in self))


def family_of(operation: int, kinds: int) -> Family:
    """The family of rules that a suspect belongs to.

    >>> family_of(CHANGE, Likeness.LETTER), family_of(CHANGE, Likeness.SMALL | Likeness.LETTER), family_of(INSERT, 0)
    (<Family.WRONG_WORD: 'wrong-word'>, <Family.SMALL_WORD: 'small-word'>, <Family.SMALL_WORD: 'small-word'>)
    """
    if operation != CHANGE:
        return Family.SMALL_WORD
    if kinds & Likeness.FORM:
        return Family.FORM
    return Family.SMALL_WORD if kinds & Likeness.SMALL else Family.WRONG_WORD


def joined(parts: Sequence[Suspects]) -> Suspects:
    """The rows of all parts, in order."""
    return Suspects(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def find_suspects(
    network: Network, confusables: ConfusableIds, lexicon: Lexicon, encoded: EncodedText, gap_words: Ids
) -> tuple[Suspects, Floats]:
    """Words that the network prefers to the present ones, and its score for each present word."""
    ids = encoded.ids
    present = np.zeros(len(ids), np.float32)
    found = []
    for at in range(PADDING, len(ids) - PADDING, _PIECE):
        places = np.arange(at, min(at + _PIECE, len(ids) - PADDING))
        # A word and the gap in front of it share their left side; that gap and the previous word share their right.
        before = network.before(ids, places - 1)
        after = network.after(ids, np.append(places, places[-1] + 1))
        vectors = network.vectors(before, after[1:])
        present[places] = network.scores(vectors, ids[places])
        checked, gap = encoded.checked[places], encoded.gaps[places]
        words, seen = places[checked], vectors[checked]
        found.append(_in_place_of_words(network, confusables, lexicon, encoded, words, seen, present[words], gap_words))
        found.append(_in_gaps(network, places[gap], network.vectors(before[gap], after[:-1][gap]), gap_words))
    return joined(found), present


def _in_place_of_words(
    network: Network,
    confusables: ConfusableIds,
    lexicon: Lexicon,
    encoded: EncodedText,
    places: Ids,
    vectors: Floats,
    scores: Floats,
    gap_words: Ids,
) -> Suspects:
    ids = encoded.ids
    present = ids[places]
    rows, others, kinds = _confusables_of(confusables, present)
    forms = np.flatnonzero(kinds & Likeness.FORM)
    kinds[forms] |= ATTRACTED * _are_attracted(lexicon, ids, places[rows[forms]], others[forms])
    extra = encoded.extra[np.isin(encoded.extra[:, 0], places, kind="table")]
    if len(extra):
        rows = np.concatenate((rows, np.searchsorted(places, extra[:, 0])))
        others = np.concatenate((others, extra[:, 1]))
        kinds = np.concatenate((kinds, extra[:, 2].astype(np.uint8)))
    # A small word may be redundant, and so may any word that is repeated.
    is_small = np.isin(present, gap_words, kind="table")
    spare = np.flatnonzero(is_small | (present == ids[places - 1]) | (present == ids[places + 1]))
    rows = np.concatenate((rows, spare))
    others = np.concatenate((others, np.full(len(spare), NOTHING_ID)))
    kinds = np.concatenate((kinds, np.zeros(len(spare), np.uint8)))
    other_scores = np.empty(len(rows), np.float32)
    for at in range(0, len(rows), 8 * _PIECE):
        piece = slice(at, at + 8 * _PIECE)
        other_scores[piece] = network.scores(vectors[rows[piece]], others[piece])
    operations = np.where(others == NOTHING_ID, DELETE, CHANGE).astype(np.int8)
    return _best(places, present, scores, rows, operations, others, kinds, other_scores)


def _are_attracted(lexicon: Lexicon, ids: Ids, places: Ids, others: Ids) -> NDArray[np.bool_]:
    """“they have” is sure of its subject, however many nouns come before it."""
    attracted = are_attracted(lexicon.numbers, ids, places, others)
    return attracted & ~lexicon.are_pronouns[ids[places - 1]]


def _in_gaps(network: Network, places: Ids, vectors: Floats, gap_words: Ids) -> Suspects:
    scores = vectors @ network.words_out[gap_words].T + network.bias[gap_words]
    nothing = np.full(len(places), NOTHING_ID)
    score = network.scores(vectors, nothing)
    rows, columns = np.nonzero(scores > (score + _SMALL_GAIN)[:, None])
    shape = (len(rows),)
    operations, kinds = np.full(shape, INSERT, np.int8), np.zeros(shape, np.uint8)
    return _best(places, nothing, score, rows, operations, gap_words[columns], kinds, scores[rows, columns])


def _confusables_of(confusables: ConfusableIds, present: Ids) -> tuple[Ids, Ids, NDArray[np.uint8]]:
    """Row numbers of `present`, each with a word that is mistaken for the one there, and its likeness."""
    first = confusables.starts[present].astype(np.int64)
    many = confusables.starts[present + 1] - first
    rows = np.repeat(np.arange(len(present)), many)
    index = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    return rows, confusables.words[index].astype(np.int64), confusables.kinds[index]


def _best(
    places: Ids,
    present: Ids,
    score: Floats,
    rows: Ids,
    operations: NDArray[np.int8],
    others: Ids,
    kinds: NDArray[np.uint8],
    other_scores: Floats,
) -> Suspects:
    """The best few alternatives in each row, ranked."""
    top = score.copy()
    np.maximum.at(top, rows, other_scores)
    total = np.exp(score - top)
    np.add.at(total, rows, np.exp(other_scores - top[rows]))
    shares = score - top - np.log(total)
    needed = np.where((kinds == 0) | ((kinds & (Likeness.SMALL | Likeness.FORM)) == Likeness.SMALL), _SMALL_GAIN, _GAIN)
    needed[(kinds & (Likeness.RARE | ATTRACTED)) > 0] = _RARE_GAIN
    kept = np.flatnonzero(other_scores > score[rows] + needed)
    kept = kept[np.lexsort((-other_scores[kept], rows[kept]))]
    group = rows[kept]
    begins = np.concatenate(([True], group[1:] != group[:-1])) if len(group) else np.zeros(0, bool)
    ranks = np.arange(len(group)) - np.maximum.accumulate(np.where(begins, np.arange(len(group)), 0))
    following = np.concatenate((other_scores[kept][1:], [np.float32(-99)])) if len(kept) else other_scores[kept]
    last = np.concatenate((begins[1:], [True])) if len(group) else begins
    margins = other_scores[kept] - np.where(last, score[group], np.maximum(following, score[group]))
    chosen = ranks < BEST
    kept, group = kept[chosen], group[chosen]
    return Suspects(
        places[group],
        operations[kept],
        present[group],
        others[kept],
        kinds[kept],
        score[group],
        other_scores[kept],
        ranks[chosen].astype(np.int8),
        margins[chosen].astype(np.float32),
        shares[group].astype(np.float32),
    )
