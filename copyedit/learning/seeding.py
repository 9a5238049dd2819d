"""Seed errors into correct text, as ids, to train the trees on. Start with `Seeder.seed`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from copyedit.language.context.confusable_ids import ConfusableIds
from copyedit.language.context.encoded import EncodedText
from copyedit.language.context.network import Floats, Ids
from copyedit.language.context.suspects import CHANGE, DELETE, INSERT
from copyedit.language.context.vocabulary import NOTHING_ID
from copyedit.language.words.confusables import Likeness
from copyedit.language.words.inflection import PLURAL_VERBS

_APART = 8  # minimum words between two errors
_MISSING = 0.6  # share of errors in small words that leave the word out
_REDUNDANT = 0.08  # share of the others that add a word; _TWICE of these repeat the word
_TWICE = 0.4
_RARE = 0.12  # share of the others that use a correct word outside the vocabulary
# Relative frequency of each kind of wrong word, among those that a word has.
_CLOSE, _FORM, _SMALL, _FAR = 5.0, 2.5, 2.0, 0.7

# Words that writers confuse far more often than chance would: “the ministers has”, “it's lead”. By the right word: the
# wrong ones, and their share of all errors in that word.
_DISAGREES, _MISTAKEN = 0.6, 0.4
_OFTEN_WRONG: Mapping[str, tuple[tuple[str, ...], float]] = {
    **{
        word: (wrong, _DISAGREES)
        for one, many in PLURAL_VERBS.items()
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
_MORE_OFTEN = 5.5  # times as likely to be wrong as other words: one error in seven in edited news is one of agreement

Near = Sequence[tuple[int, int]]


class Truth(NamedTuple):
    """An error in the seeded ids: its place, the operation that corrects it, and the right id."""

    place: int
    operation: int
    right: int


class _Error(NamedTuple):
    """`wrong` replaces the word or, for DELETE, precedes it; `near` are the confusables of a rare word."""

    operation: int
    wrong: int
    near: Near = ()


class Seeder:
    """Makes errors of all kinds; commoner wrong words are used more often."""

    def __init__(
        self,
        confusables: ConfusableIds,
        frequencies: Floats,
        gap_words: Ids,
        rare: Mapping[int, Sequence[tuple[int, Near]]],
        id_of: Mapping[str, int],
    ) -> None:
        self._confusables = confusables
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

    def seed(self, encoded: EncodedText, share: float, dice: np.random.Generator) -> tuple[EncodedText, list[Truth]]:
        """The text with about this share of its checked words made wrong, and what is wrong."""
        made = _Made(encoded)
        last = -_APART
        for at, word in enumerate(encoded.ids.tolist()):
            here = len(made.ids)
            chance = share * (_MORE_OFTEN if word in self._often_wrong else 1)
            wants_error = encoded.checked[at] and here - last > _APART and dice.random() < chance
            error = self._error(word, dice) if wants_error and not made.has_near(at) else None
            if error is None or (error.operation == INSERT and not made.leave_out(at)):
                made.keep(at)
            else:
                last = here
                if error.operation == DELETE:
                    made.insert(at, error.wrong)
                elif error.operation == CHANGE:
                    made.change(at, error)
        return made.encoded(), made.truths

    def _error(self, word: int, dice: np.random.Generator) -> _Error | None:
        mistaken, often = self._often_wrong.get(word, ([], 0.0))
        if mistaken and dice.random() < often:
            return _Error(CHANGE, mistaken[int(dice.integers(len(mistaken)))])
        if word in self._gap_words and dice.random() < _MISSING:
            return _Error(INSERT, NOTHING_ID)
        chance = dice.random()
        if chance < _REDUNDANT:
            twice = dice.random() < _TWICE
            return _Error(DELETE, word if twice else int(dice.choice(self._gap_list, p=self._gap_chances)))
        if chance < _REDUNDANT + _RARE and word in self._rare:
            slips = self._rare[word]
            wrong, near = slips[int(dice.integers(len(slips)))]
            return _Error(CHANGE, wrong, near)
        return self._confusable(word, dice)

    def _confusable(self, word: int, dice: np.random.Generator) -> _Error | None:
        first, end = self._confusables.starts[word], self._confusables.starts[word + 1]
        others, kinds = self._confusables.words[first:end].astype(np.int64), self._confusables.kinds[first:end]
        if not len(others):
            return None
        weights = self._weights[others]
        form, small = (kinds & Likeness.FORM) > 0, (kinds & Likeness.SMALL) > 0
        close = ((kinds & (Likeness.LETTER | Likeness.SOUND | Likeness.KEYBOARD)) > 0) & ~form & ~small
        far = kinds == Likeness.TWO_LETTERS
        chances = np.zeros(len(others))
        for group, often in ((close, _CLOSE), (form, _FORM), (small, _SMALL), (far, _FAR)):
            if group.any():
                chances += np.where(group, often * weights / weights[group].sum(), 0)
        return _Error(CHANGE, int(dice.choice(others, p=chances / chances.sum())))


class _Made:
    """The seeded text, as it grows."""

    def __init__(self, old: EncodedText) -> None:
        self._old = old
        self._near: dict[int, list[tuple[int, int]]] = {}
        for place, other, kind in old.extra.tolist():
            self._near.setdefault(place, []).append((other, kind))
        self.ids: list[int] = []
        self._checked: list[bool] = []
        self._gaps: list[bool] = []
        self._extra: list[tuple[int, int, int]] = []
        self._missing: int | None = None
        self.truths: list[Truth] = []

    def has_near(self, at: int) -> bool:
        return at in self._near

    def keep(self, at: int) -> None:
        self._add(int(self._old.ids[at]), bool(self._old.checked[at]), bool(self._old.gaps[at]), self._near.get(at, ()))

    def leave_out(self, at: int) -> bool:
        """Leave the word out; False if no word may be missing before the next one."""
        if not self._old.gaps[at + 1]:
            return False
        self._missing = int(self._old.ids[at])
        return True

    def insert(self, at: int, word: int) -> None:
        self.truths.append(Truth(len(self.ids), DELETE, NOTHING_ID))
        self._add(word, True, bool(self._old.gaps[at]), ())
        self._add(int(self._old.ids[at]), bool(self._old.checked[at]), True, ())

    def change(self, at: int, error: _Error) -> None:
        self.truths.append(Truth(len(self.ids), CHANGE, int(self._old.ids[at])))
        self._add(error.wrong, True, bool(self._old.gaps[at]), error.near)

    def encoded(self) -> EncodedText:
        return EncodedText(
            np.array(self.ids, np.int64),
            np.array(self._checked, bool),
            np.array(self._gaps, bool),
            np.array(self._extra, np.int64).reshape(-1, 3),
        )

    def _add(self, word: int, checked: bool, is_open: bool, near: Near) -> None:
        here = len(self.ids)
        if self._missing is not None:
            self.truths.append(Truth(here, INSERT, self._missing))
            self._missing, is_open = None, True
        self._extra.extend((here, other, kind) for other, kind in near)
        self.ids.append(word)
        self._checked.append(checked)
        self._gaps.append(is_open)
