"""Evidence for and against a suspect, as numbers: the features that the trees read. Start with `find_features`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.encoded import EncodedText
from copyedit.language.context.lexicon import Lexicon
from copyedit.language.context.network import Floats, Ids, Network
from copyedit.language.context.ngrams import Table, sum_of
from copyedit.language.context.number_features import NUMBER_NAMES, number_columns
from copyedit.language.context.stored.ngram_shapes import SHAPES, STEPS, WITH_WORD
from copyedit.language.context.stored.window import FAR, NEAR
from copyedit.language.context.suspects import ATTRACTED, CHANGE, DELETE, INSERT, Suspects, joined
from copyedit.language.context.vocabulary import NOTHING_ID, STOP_ID
from copyedit.language.words.confusables import Likeness

_PIECE = 4096  # suspects per batch
_WORTH, _SMALL_WORTH = np.float32(1), np.float32(4)
_REACH = NEAR + 2  # words on either side that the close look needs

# The counterparts of `WITH_WORD` across the gap in L3 L2 L1 R1 R2 R3.
_WITH_NONE = {"two": (2, 2), "three": (1, 1, 2), "four": (0, 1, 1, 2), "skip": (1, 2)}
# Windows in L3 L2 L1 R1 R2 R3 beside the slot or around it: how often could any word have been seen here?
_AROUND = (("two", 1), ("two", 3), ("three", 0), ("three", 3))
WINDOWS = tuple((shape, at) for shape, firsts in WITH_WORD.items() for at in range(len(firsts)))

NAMES = (
    *("score", "other_score", "gain", "rank", "margin", "share"),
    *("insert", "delete", *(kind.name.lower() for kind in Likeness if kind.name)),
    *("frequency", "other_frequency", "left_frequency", "right_frequency"),
    *("length", "other_length", "same_first", "same_last", "first_of_sentence"),
    *("often_here", "other_here"),
    *("twice", "place_left", "place_right"),
    *("close_left", "close_right"),
    *(f"{shape}_{at}" for shape, at in WINDOWS),
    *(f"other_{shape}_{at}" for shape, at in WINDOWS),
    *("sum_two", "sum_three", "sum_four"),
    *(f"around_{shape}_{at}" for shape, at in _AROUND),
    "around_skip",
    *NUMBER_NAMES,
)


def find_features(
    network: Network,
    tables: Mapping[str, Table],
    lexicon: Lexicon,
    encoded: EncodedText,
    suspects: Suspects,
    present: Floats,
) -> tuple[Suspects, Floats]:
    """The suspects that n-grams do not rule out, and a row of features for each, in the order of `NAMES`.

    `present` holds the network's score for each word of the text as it is.
    """
    counts = np.bincount(encoded.ids, minlength=len(lexicon.lengths) + 1)
    kept, rows = [suspects.where(slice(0))], [np.zeros((0, len(NAMES)), np.float32)]
    for at in range(0, len(suspects.places), _PIECE):
        piece = suspects.where(slice(at, at + _PIECE))
        before, after = _sides(encoded, piece)
        levels = look_up(tables, before, after, piece.words)
        other_levels = look_up(tables, before, after, piece.others)
        sums = _sums(levels, other_levels)
        worth = _is_worth(piece, sums)
        piece = piece.where(worth)
        before, after = before[worth], after[worth]
        columns = [
            *(piece.scores, piece.other_scores, piece.other_scores - piece.scores),
            *(piece.ranks, piece.margins, piece.shares),
            *_of_words(lexicon, counts, piece, before, after),
            *_close_look(network, encoded, piece, before, after, present),
            *levels[worth].T,
            *other_levels[worth].T,
            *(column[worth] for column in sums),
            *_around(tables, before, after),
            *_number_columns(lexicon, encoded, piece),
        ]
        kept.append(piece)
        rows.append(np.stack([np.asarray(column, np.float32) for column in columns], axis=1))
    return joined(kept), np.concatenate(rows)


def _number_columns(lexicon: Lexicon, encoded: EncodedText, suspects: Suspects) -> list[Floats]:
    rights = suspects.places + (suspects.operations != INSERT)
    words = (suspects.words, suspects.others)
    return number_columns(lexicon.numbers, encoded.ids, suspects.places, rights, *words)


def _is_worth(suspects: Suspects, sums: Sequence[Floats]) -> NDArray[np.bool_]:
    """Network and n-grams together must prefer the other word, and clearly so if it is a small one.

    A close look at every suspect would take longer than everything else and find almost nothing more.
    """
    worth = suspects.other_scores - suspects.scores + (sums[0] + sums[1]) / np.float32(4 * STEPS)
    small = (suspects.kinds == 0) | ((suspects.kinds & (Likeness.SMALL | Likeness.FORM)) == Likeness.SMALL)
    unseen = (suspects.kinds & (Likeness.RARE | ATTRACTED)) > 0
    is_worth: NDArray[np.bool_] = unseen | (worth > np.where(small, _SMALL_WORTH, _WORTH))
    return is_worth


def _sides(encoded: EncodedText, suspects: Suspects) -> tuple[Ids, Ids]:
    """The ids before each suspect's slot, nearest first, and those after it."""
    steps = np.arange(_REACH)
    rights = suspects.places + (suspects.operations != INSERT)
    return encoded.ids[suspects.places[:, None] - 1 - steps], encoded.ids[rights[:, None] + steps]


def _of_words(lexicon: Lexicon, counts: Ids, suspects: Suspects, before: Ids, after: Ids) -> list[NDArray[Any]]:
    words, others = suspects.words, suspects.others
    last = len(lexicon.lengths) - 1
    is_small = (suspects.kinds == 0) | ((suspects.kinds & Likeness.SMALL) > 0)
    return [
        suspects.operations == INSERT,
        suspects.operations == DELETE,
        *((suspects.kinds & kind) > 0 for kind in Likeness),
        lexicon.frequencies[words],
        lexicon.frequencies[others],
        lexicon.frequencies[np.minimum(before[:, 0], last)],
        lexicon.frequencies[np.minimum(after[:, 0], last)],
        lexicon.lengths[words],
        lexicon.lengths[others],
        lexicon.firsts[words] == lexicon.firsts[others],
        lexicon.lasts[words] == lexicon.lasts[others],
        before[:, 0] <= STOP_ID,  # a break or a full stop
        np.where(suspects.operations == CHANGE, counts[words] - 1, 0) * ~lexicon.unknown[words],
        np.where(suspects.operations == CHANGE, counts[others], 0),
        ((words == before[:, 0]) | (words == after[:, 0])) & (words != NOTHING_ID),
        lexicon.places[words] * is_small,
        lexicon.places[others] * is_small,
    ]


def look_up(tables: Mapping[str, Table], before: Ids, after: Ids, words: Ids) -> NDArray[np.uint8]:
    """The level of each n-gram that contains the word in the slot or, if the word is nothing, spans the gap."""
    sequence = np.concatenate((before[:, 2::-1], words[:, None], after[:, :4]), axis=1)
    empty = words == NOTHING_ID
    sequence[empty, 3:7] = sequence[empty, 4:8]
    rows = np.arange(len(words))[:, None]
    columns = []
    for shape, table in tables.items():  # all n-grams of a shape at once: each call has its price in a short text
        starts = np.where(empty[:, None], np.array(_WITH_NONE[shape]), np.array(WITH_WORD[shape]))
        ids = [sequence[rows, starts + step] for step in SHAPES[shape]]
        columns.append(table.look_up(sum_of(ids, shape)))
    return np.concatenate(columns, axis=1)


def _around(tables: Mapping[str, Table], before: Ids, after: Ids) -> list[NDArray[np.uint8]]:
    sequence = np.concatenate((before[:, 2::-1], after[:, :3]), axis=1)
    levels = [
        tables[shape].look_up(sum_of([sequence[:, at + step] for step in SHAPES[shape]], shape))
        for shape, at in _AROUND
    ]
    return [*levels, tables["skip"].look_up(sum_of([before[:, 0], after[:, 0]], "skip"))]


def _sums(levels: NDArray[np.uint8], other_levels: NDArray[np.uint8]) -> list[Floats]:
    """How much commoner the n-grams with the other word are, by shape."""
    gains = other_levels.astype(np.float32) - levels
    return [gains[:, 0:2].sum(axis=1), gains[:, 2:5].sum(axis=1), gains[:, 5:9].sum(axis=1)]


def _close_look(
    network: Network, encoded: EncodedText, suspects: Suspects, before: Ids, after: Ids, present: Floats
) -> tuple[Floats, Floats]:
    """How much better the two words on either side score with the other word in place."""
    rights = suspects.places + (suspects.operations != INSERT)
    far_left = network.far(encoded.ids, suspects.places - NEAR - FAR)
    far_right = network.far(encoded.ids, rights + NEAR)
    sums = []
    for side, opposite, first, step in ((before, after, suspects.places - 1, -1), (after, before, rights, 1)):
        gain = np.zeros(len(suspects.places), np.float32)
        for distance in (0, 1):
            inward = _joined(side[:, :distance][:, ::-1], suspects.others, opposite)
            outward = side[:, distance + 1 : distance + 1 + NEAR]
            to_left, to_right = (outward, inward) if side is before else (inward, outward)
            vectors = network.vectors(
                network.seen(network.left, to_left, far_left), network.seen(network.right, to_right, far_right)
            )
            target = np.minimum(side[:, distance], len(network.bias) - 1)
            gain += network.scores(vectors, target) - present[first + step * distance]
        sums.append(gain)
    return sums[0], sums[1]


def _joined(near: Ids, words: Ids, beyond: Ids) -> Ids:
    """The NEAR ids from a place towards the slot, through it and beyond; an empty slot is skipped."""
    row = np.concatenate((near, words[:, None], beyond), axis=1)[:, : NEAR + 1]
    empty = words == NOTHING_ID
    at = near.shape[1]
    row[empty, at:-1] = row[empty, at + 1 :]
    return row[:, :NEAR]
