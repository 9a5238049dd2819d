"""Errors put into right text, at the level of ids: what the judge learns from. Start with `Seeder.seed`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from copyedit.language.context.network import Floats, Ids
from copyedit.language.context.suspects import CHANGE, DELETE, INSERT, Neighbours, Reading
from copyedit.language.context.vocabulary import NOTHING_ID
from copyedit.language.words.confusables import Kind

_APART = 8  # words between two errors
_LOST = 0.6  # of the errors in small words
_SPARE = 0.08  # of the others: a word too many; of these _TWICE stand twice
_TWICE = 0.4
_RARE = 0.12  # of the others: a right word that the model has not met
# How often a wrong word is of each kind, before what a word has no neighbours of is left out.
_CLOSE, _FORM, _SMALL, _FAR = 5.0, 2.5, 2.0, 0.7

# What writers take for each other far more often than chance has it, the right word first: “the ministers has”,
# “would of gone”, “it's lead”. The share of errors in the word that are this one.
_DISAGREES, _MISTAKEN = 0.6, 0.4
_OFTEN_WRONG: Mapping[str, tuple[tuple[str, ...], float]] = {
    **{
        word: (wrong, _DISAGREES)
        for one, many in (("is", "are"), ("was", "were"), ("has", "have"), ("does", "do"))
        for word, wrong in ((one, (many,)), (many, (one,)))
    },
    "its": (("it's",), _MISTAKEN),
    "it's": (("its",), _MISTAKEN),
    "their": (("there", "they're"), _MISTAKEN),
    "there": (("their",), _MISTAKEN),
    "they're": (("their", "there"), _MISTAKEN),
    "than": (("then",), _MISTAKEN),
    "then": (("than",), _MISTAKEN),
    "too": (("to",), _MISTAKEN),
    "your": (("you're",), _MISTAKEN),
    "you're": (("your",), _MISTAKEN),
    "whose": (("who's",), _MISTAKEN),
    "who's": (("whose",), _MISTAKEN),
}
_MORE_OFTEN = 5.5  # times as often as other words: one error in seven of edited news is of agreement

Near = Sequence[tuple[int, int]]


class Truth(NamedTuple):
    """What is wrong at a place of the seeded ids, and the id that is right."""

    place: int
    deed: int
    right: int


class _Error(NamedTuple):
    """`wrong` stands for the word, or in front of it (DELETE); `near` are the neighbours of a rare word."""

    deed: int
    wrong: int
    near: Near = ()


class Seeder:
    """Makes errors of all kinds; the commoner of two wrong words is put in more often."""

    def __init__(
        self,
        neighbours: Neighbours,
        frequencies: Floats,
        gap_words: Ids,
        rare: Mapping[int, Sequence[tuple[int, Near]]],
        id_of: Mapping[str, int],
    ) -> None:
        self._neighbours = neighbours
        self._weights = np.exp2(0.5 * frequencies.astype(np.float64))
        self._gap_words = frozenset(gap_words.tolist())
        self._gap_list = np.array(sorted(self._gap_words))
        self._gap_chances = self._weights[self._gap_list] / self._weights[self._gap_list].sum()
        self._rare = rare
        self._often_wrong = {
            id_of[right]: ([id_of[word] for word in wrong if word in id_of], share)
            for right, (wrong, share) in _OFTEN_WRONG.items()
            if right in id_of
        }

    def seed(self, reading: Reading, share: float, dice: np.random.Generator) -> tuple[Reading, list[Truth]]:
        """The reading with about this share of its judged words made wrong."""
        made = _Made(reading)
        last = -_APART
        for at, word in enumerate(reading.ids.tolist()):
            here = len(made.ids)
            chance = share * (_MORE_OFTEN if word in self._often_wrong else 1)
            wants_error = reading.judged[at] and here - last > _APART and dice.random() < chance
            error = self._error(word, dice) if wants_error and not made.has_near(at) else None
            if error is None or (error.deed == INSERT and not made.lose(at)):
                made.keep(at)
            else:
                last = here
                if error.deed == DELETE:
                    made.put_in(at, error.wrong)
                elif error.deed == CHANGE:
                    made.change(at, error)
        return made.reading(), made.truths

    def _error(self, word: int, dice: np.random.Generator) -> _Error | None:
        mistaken, often = self._often_wrong.get(word, ([], 0.0))
        if mistaken and dice.random() < often:
            return _Error(CHANGE, mistaken[int(dice.integers(len(mistaken)))])
        if word in self._gap_words and dice.random() < _LOST:
            return _Error(INSERT, NOTHING_ID)
        chance = dice.random()
        if chance < _SPARE:
            twice = dice.random() < _TWICE
            return _Error(DELETE, word if twice else int(dice.choice(self._gap_list, p=self._gap_chances)))
        if chance < _SPARE + _RARE and word in self._rare:
            slips = self._rare[word]
            wrong, near = slips[int(dice.integers(len(slips)))]
            return _Error(CHANGE, wrong, near)
        return self._neighbour(word, dice)

    def _neighbour(self, word: int, dice: np.random.Generator) -> _Error | None:
        first, end = self._neighbours.starts[word], self._neighbours.starts[word + 1]
        others, kinds = self._neighbours.words[first:end].astype(np.int64), self._neighbours.kinds[first:end]
        if not len(others):
            return None
        weights = self._weights[others]
        form, small = (kinds & Kind.FORM) > 0, (kinds & Kind.SMALL) > 0
        close = ((kinds & (Kind.LETTER | Kind.SOUND | Kind.KEYBOARD)) > 0) & ~form & ~small
        far = kinds == Kind.TWO_LETTERS
        chances = np.zeros(len(others))
        for group, often in ((close, _CLOSE), (form, _FORM), (small, _SMALL), (far, _FAR)):
            if group.any():
                chances += np.where(group, often * weights / weights[group].sum(), 0)
        return _Error(CHANGE, int(dice.choice(others, p=chances / chances.sum())))


class _Made:
    """The seeded reading, as it grows."""

    def __init__(self, old: Reading) -> None:
        self._old = old
        self._near: dict[int, list[tuple[int, int]]] = {}
        for place, other, kind in old.extra.tolist():
            self._near.setdefault(place, []).append((other, kind))
        self.ids: list[int] = []
        self._judged: list[bool] = []
        self._open: list[bool] = []
        self._extra: list[tuple[int, int, int]] = []
        self._lost: int | None = None
        self.truths: list[Truth] = []

    def has_near(self, at: int) -> bool:
        return at in self._near

    def keep(self, at: int) -> None:
        self._add(int(self._old.ids[at]), bool(self._old.judged[at]), bool(self._old.open[at]), self._near.get(at, ()))

    def lose(self, at: int) -> bool:
        """Leaves the word out, where the next one is of the same stretch; False where it is not."""
        if not self._old.open[at + 1]:
            return False
        self._lost = int(self._old.ids[at])
        return True

    def put_in(self, at: int, word: int) -> None:
        self.truths.append(Truth(len(self.ids), DELETE, NOTHING_ID))
        self._add(word, True, bool(self._old.open[at]), ())
        self._add(int(self._old.ids[at]), bool(self._old.judged[at]), True, ())

    def change(self, at: int, error: _Error) -> None:
        self.truths.append(Truth(len(self.ids), CHANGE, int(self._old.ids[at])))
        self._add(error.wrong, True, bool(self._old.open[at]), error.near)

    def reading(self) -> Reading:
        return Reading(
            np.array(self.ids, np.int64),
            np.array(self._judged, bool),
            np.array(self._open, bool),
            np.array(self._extra, np.int64).reshape(-1, 3),
        )

    def _add(self, word: int, judged: bool, is_open: bool, near: Near) -> None:
        here = len(self.ids)
        if self._lost is not None:
            self.truths.append(Truth(here, INSERT, self._lost))
            self._lost, is_open = None, True
        self._extra.extend((here, other, kind) for other, kind in near)
        self.ids.append(word)
        self._judged.append(judged)
        self._open.append(is_open)
