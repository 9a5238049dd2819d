"""Errors seeded into ids."""

from __future__ import annotations

import numpy as np

from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.encoded import EncodedText, padded
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import CHANGE, DELETE, INSERT
from copyedit.language.words.confusables import Likeness
from copyedit.learning.seeding import Seeder, Truth

# Ids: 0 nothing, 5 the (a small word), 6 fight, 7 flight, 8 quay.
CONFUSABLES = ConfusableIds(
    np.array([0, 0, 0, 0, 0, 0, 0, 1, 2, 2], np.int32), np.array([7, 6], np.uint16), np.array([1, 1], np.uint8)
)


def _encoded(ids: list[int]) -> EncodedText:
    size = len(ids)
    return EncodedText(
        padded(np.array(ids, np.int64), 9),
        padded(np.array([i >= 5 for i in ids]), 0),
        padded(np.array([False] + [True] * (size - 1)), 0),
        np.zeros((0, 3), np.int64),
    )


def _seeder() -> Seeder:
    return Seeder(CONFUSABLES, np.full(9, 4.0, np.float32), np.array([5]), {8: [(3, [(8, int(Likeness.LETTER))])]}, {})


def _undo(seeded: EncodedText, truths: list[Truth]) -> list[int]:
    """The ids with every error corrected."""
    ids: list[int] = seeded.ids.tolist()
    for place, operation, right in reversed(truths):
        if operation == CHANGE:
            ids[place] = right
        elif operation == DELETE:
            del ids[place]
        else:
            ids.insert(place, right)
    return ids[PADDING:-PADDING]


def test_truths_undo_the_errors() -> None:
    ids = [1, *[5, 6, 8, 7, 5, 8, 6, 5] * 60, 1]
    seeded, truths = _seeder().seed(_encoded(ids), 0.5, np.random.default_rng(1))
    assert _undo(seeded, truths) == ids
    assert {truth.operation for truth in truths} == {CHANGE, DELETE, INSERT}
    assert len(seeded.ids) == len(seeded.checked) == len(seeded.gaps)


def test_errors_stand_apart() -> None:
    _, truths = _seeder().seed(_encoded([6] * 300), 1.0, np.random.default_rng(1))
    places = [truth.place for truth in truths]
    assert len(places) > 10
    assert min(b - a for a, b in zip(places, places[1:], strict=False)) >= 8


def test_nothing_is_changed_without_a_share() -> None:
    encoded = _encoded([5, 6, 7, 8])
    seeded, truths = _seeder().seed(encoded, 0.0, np.random.default_rng(1))
    assert truths == []
    assert seeded.ids.tolist() == encoded.ids.tolist()


def test_a_rare_word_brings_its_confusables() -> None:
    seeded, truths = _seeder().seed(_encoded([8] * 400), 1.0, np.random.default_rng(2))
    rare = [truth.place for truth in truths if seeded.ids[truth.place] == 3]
    assert rare
    assert set(rare) == set(seeded.extra[:, 0].tolist())
