"""Places of a text where another word, or none, would fit better: what the context model looks at closely.

Start with `find_suspects`. Works on arrays of ids; nothing here knows of characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.families import Family
from copyedit.language.context.network import PADDING, Floats, Ids, Network
from copyedit.language.context.vocabulary import NOTHING_ID
from copyedit.language.words.confusables import Kind

Flags = NDArray[np.bool_]
Column = NDArray[Any]

CHANGE, INSERT, DELETE = 0, 1, 2
BEST = 3  # suspects kept for a place
# How much better than what stands there the network must find a word, for it to be looked at: small words, which fit
# nearly everywhere, must be clearly better; for others the n-grams may yet speak.
_SMALL_GAIN = np.float32(1.5)
_GAIN = np.float32(0.5)
_RARE_GAIN = np.float32(-99)  # how well unknown words in general fit says nothing of this one
_PIECE = 4096  # places looked at in one go


class Neighbours(NamedTuple):
    """For each id from `starts[id]` to `starts[id + 1]`: the words it may be taken for, and how (`Kind`)."""

    starts: NDArray[np.int32]
    words: NDArray[np.uint16]
    kinds: NDArray[np.uint8]


class Reading(NamedTuple):
    """A text as ids, padded to both sides.

    `judged` marks the words that may be wrong; `open` the words in front of which one may be lost; `extra` holds the
    neighbours of rare words: rows of place, id, kind.
    """

    ids: Ids
    judged: Flags
    open: Flags
    extra: Ids


class Suspects(NamedTuple):
    """One row for each word that might stand in a place instead. `places` are indices into the ids of the reading.

    `word` is what stands there (nothing for INSERT), `other` what might (nothing for DELETE). `score` and
    `other_score` are the network's; `rank` is 0 for the best of a place, `margin` how far it is ahead of the next.
    """

    places: Column
    deeds: Column
    words: Column
    others: Column
    kinds: Column
    scores: Column
    other_scores: Column
    ranks: Column
    margins: Column
    shares: Column  # of the word that stands there, among all that were compared (log)

    def where(self, rows: Column | slice) -> Suspects:
        """Some of the rows: a mask, numbers or a slice."""
        return Suspects(*(column[rows] for column in self))


def family_of(deed: int, kinds: int) -> Family:
    """What kind of doubt a suspect is.

    >>> family_of(CHANGE, Kind.LETTER), family_of(CHANGE, Kind.SMALL | Kind.LETTER), family_of(INSERT, 0)
    (<Family.WRONG_WORD: 'wrong-word'>, <Family.SMALL_WORD: 'small-word'>, <Family.SMALL_WORD: 'small-word'>)
    """
    if deed != CHANGE:
        return Family.SMALL_WORD
    if kinds & Kind.FORM:
        return Family.FORM
    return Family.SMALL_WORD if kinds & Kind.SMALL else Family.WRONG_WORD


def joined(parts: Sequence[Suspects]) -> Suspects:
    """All rows of the parts, in order."""
    return Suspects(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def find_suspects(
    network: Network, neighbours: Neighbours, reading: Reading, gap_words: Ids
) -> tuple[Suspects, Floats]:
    """What might stand instead, for each place where the network likes it better; and how well each word fits."""
    ids = reading.ids
    fits = np.zeros(len(ids), np.float32)
    found = []
    for at in range(PADDING, len(ids) - PADDING, _PIECE):
        places = np.arange(at, min(at + _PIECE, len(ids) - PADDING))
        # A word and the gap in front of it have the same to their left; that gap and the word before, to their right.
        before = network.before(ids, places - 1)
        after = network.after(ids, np.append(places, places[-1] + 1))
        vectors = network.vectors(before, after[1:])
        fits[places] = network.scores(vectors, ids[places])
        judged, gap = reading.judged[places], reading.open[places]
        found.append(_in_place_of_words(network, neighbours, reading, places[judged], vectors[judged], fits, gap_words))
        found.append(_in_gaps(network, places[gap], network.vectors(before[gap], after[:-1][gap]), gap_words))
    return joined(found), fits


def _in_place_of_words(
    network: Network,
    neighbours: Neighbours,
    reading: Reading,
    places: Ids,
    vectors: Floats,
    fits: Floats,
    gap_words: Ids,
) -> Suspects:
    ids = reading.ids
    standing = ids[places]
    score = fits[places]
    rows, others, kinds = _neighbours_in(neighbours, standing)
    extra = reading.extra[np.isin(reading.extra[:, 0], places, kind="table")]
    if len(extra):
        rows = np.concatenate((rows, np.searchsorted(places, extra[:, 0])))
        others = np.concatenate((others, extra[:, 1]))
        kinds = np.concatenate((kinds, extra[:, 2].astype(np.uint8)))
    # A small word may be one too many; so may any word that stands twice.
    is_small = np.isin(standing, gap_words, kind="table")
    spare = np.flatnonzero(is_small | (standing == ids[places - 1]) | (standing == ids[places + 1]))
    rows = np.concatenate((rows, spare))
    others = np.concatenate((others, np.full(len(spare), NOTHING_ID)))
    kinds = np.concatenate((kinds, np.zeros(len(spare), np.uint8)))
    other_scores = np.empty(len(rows), np.float32)
    for at in range(0, len(rows), 8 * _PIECE):
        piece = slice(at, at + 8 * _PIECE)
        other_scores[piece] = network.scores(vectors[rows[piece]], others[piece])
    deeds = np.where(others == NOTHING_ID, DELETE, CHANGE).astype(np.int8)
    return _best(places, standing, score, rows, deeds, others, kinds, other_scores)


def _in_gaps(network: Network, places: Ids, vectors: Floats, gap_words: Ids) -> Suspects:
    scores = vectors @ network.words_out[gap_words].T + network.bias[gap_words]
    nothing = np.full(len(places), NOTHING_ID)
    score = network.scores(vectors, nothing)
    rows, columns = np.nonzero(scores > (score + _SMALL_GAIN)[:, None])
    shape = (len(rows),)
    deeds, kinds = np.full(shape, INSERT, np.int8), np.zeros(shape, np.uint8)
    return _best(places, nothing, score, rows, deeds, gap_words[columns], kinds, scores[rows, columns])


def _neighbours_in(neighbours: Neighbours, standing: Ids) -> tuple[Ids, Ids, NDArray[np.uint8]]:
    """Rows of `standing` with each neighbour of the word there."""
    first = neighbours.starts[standing].astype(np.int64)
    many = neighbours.starts[standing + 1] - first
    rows = np.repeat(np.arange(len(standing)), many)
    index = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    return rows, neighbours.words[index].astype(np.int64), neighbours.kinds[index]


def _best(
    places: Ids,
    standing: Ids,
    score: Floats,
    rows: Ids,
    deeds: NDArray[np.int8],
    others: Ids,
    kinds: NDArray[np.uint8],
    other_scores: Floats,
) -> Suspects:
    """The best few of each row, and how they stand among all."""
    top = score.copy()
    np.maximum.at(top, rows, other_scores)
    total = np.exp(score - top)
    np.add.at(total, rows, np.exp(other_scores - top[rows]))
    shares = score - top - np.log(total)
    needed = np.where((kinds == 0) | ((kinds & (Kind.SMALL | Kind.FORM)) == Kind.SMALL), _SMALL_GAIN, _GAIN)
    needed[(kinds & Kind.RARE) > 0] = _RARE_GAIN
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
        deeds[kept],
        standing[group],
        others[kept],
        kinds[kept],
        score[group],
        other_scores[kept],
        ranks[chosen].astype(np.int8),
        margins[chosen].astype(np.float32),
        shares[group].astype(np.float32),
    )


def padded(column: NDArray[Any], padding: int) -> NDArray[Any]:
    """The column with room to both sides for the words that a slot sees."""
    return np.pad(column, PADDING, constant_values=padding)
