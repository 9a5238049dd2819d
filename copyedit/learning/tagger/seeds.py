"""Make errors in right copy, in the proportions in which editors mend them. Start with `Seeder.seed`.

The weights in `_KINDS` follow the genuine copy-edits of wire copy: three in ten a wrong word, a fifth of agreement and
form, the rest small words lost, wrong or one too many.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from copyedit.language.context.confusable_ids import read_confusable_ids
from copyedit.language.context.tagger.edits import DELETE, EDIT_IDS, FORM, INSERT, JOIN, REPLACE, WRONG, Forms
from copyedit.language.words.confusables import GAP_WORDS, SMALL_GROUPS, Likeness
from copyedit.language.words.inflection import PLURAL_VERBS

_NONE, _ONE = 0.4, 0.42  # windows without an error, and with one; the rest have two
_NONE_DENSE, _WORDS_AN_ERROR = 0.15, 14  # for a first pass: more to learn from each window
# A common word needs few lessons, a rare one all it can get: of words commoner than `_RARE`, fewer are made wrong.
_RARE, _TILT = 8.0, 0.35  # log2 of counts
_BY_SOUND = 3.0  # “peddle” for “pedal” is likelier than another slip of a letter
_ARTICLES = frozenset(("the", "a", "an"))
_PREPOSITIONS = frozenset(SMALL_GROUPS[1])
_AUXILIARIES = frozenset("is are was were be been has have had will would can could to".split())
_OTHERS_LOST = frozenset(
    ("and", "that", "not", "who", "which", "its", "his", "their", "it", "he", "they", "as", "than")
)
_NUMBER = {**PLURAL_VERBS, **{many: one for one, many in PLURAL_VERBS.items()}, "isn't": "aren't", "hasn't": "haven't"}
_APART = {
    edit[len(REPLACE) :].replace(" ", ""): edit for edit in EDIT_IDS if edit.startswith(REPLACE) and " " in edit[9:]
}
_SMALL: Mapping[str, tuple[str, ...]] = {
    word: tuple(dict.fromkeys(other for g in SMALL_GROUPS if word in g for other in g if other != word))
    for group in SMALL_GROUPS
    for word in group
}
_EXTRA = tuple(GAP_WORDS)
_COMMONEST = frozenset("the a of to and in".split())


class Seeded:
    """The words of a window, the edit of each, and the words each wrong word may be a slip for, the right one first."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = list(words)
        self.edits = [0] * len(words)
        self.choices: dict[int, list[str]] = {}

    def set(self, at: int, word: str, edit: str) -> bool:
        self.words[at] = word
        self.edits[at] = EDIT_IDS[edit]
        return True

    def take_out(self, at: int) -> None:
        del self.words[at], self.edits[at]
        self.choices = {place - (place > at): words for place, words in self.choices.items()}

    def put_in(self, at: int, word: str, edit: str) -> bool:
        self.words.insert(at, word)
        self.edits.insert(at, EDIT_IDS[edit])
        self.choices = {place + (place >= at): words for place, words in self.choices.items()}
        return True

    def is_free(self, at: int) -> bool:
        """True if neither the word nor the words beside it have an edit yet."""
        return not any(self.edits[max(0, at - 1) : at + 2])


class Seeder:
    """Seeds errors with the confusables of a context model in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        self._ids = {word: at for at, word in enumerate(self._words)}
        self._confusables = read_confusable_ids(folder)
        frequencies = np.load(folder / "frequencies.npy").astype(np.float64)  # log2 of counts
        self._weights = np.exp2(0.5 * frequencies)
        self._taken = np.minimum(1, np.exp2(_TILT * (_RARE - frequencies)))
        self.forms = Forms(word for word in self._words if word.islower())
        self._kinds: Sequence[tuple[float, Callable[[Seeded, int, random.Random], bool]]] = (
            (30, self._wrong),
            (8, self._wrong_for_small),
            (10, self._number_of_verb),
            (16, self._form),
            (8, _lose(_PREPOSITIONS)),
            (9, _lose(_ARTICLES)),
            (5, _lose(_AUXILIARIES)),
            (2, _lose(_OTHERS_LOST)),
            (7, _wrong_small),
            (3, _twice),
            (7, _one_too_many),
            (2, _apart),
        )
        self._chances = [chance for chance, _ in self._kinds]
        self._cached: dict[str, tuple[list[str], list[float]]] = {}

    @property
    def known(self) -> Mapping[str, int]:
        return self._ids

    def neighbours(self, word: str) -> list[str]:
        """The words that a wrong word may be a slip for."""
        return [other for other in self._neighbours(word)[0] if REPLACE + other not in EDIT_IDS]

    def seed(self, words: Sequence[str], dice: random.Random, dense: bool = False) -> Seeded:
        """The words with no error, one or two; `dense`: mostly with one for each fourteen words."""
        seeded = Seeded(words)
        for _ in range(_dense_count(len(words), dice) if dense else _count(dice)):
            self._add_error(seeded, dice)
        return seeded

    def seed_one(self, words: Sequence[str], dice: random.Random) -> Seeded:
        """The words with one error, if a few tries find a place for one."""
        seeded = Seeded(words)
        self._add_error(seeded, dice)
        return seeded

    def _add_error(self, seeded: Seeded, dice: random.Random) -> None:
        for _ in range(4):
            make = dice.choices(self._kinds, self._chances)[0][1]
            for _ in range(24):
                at = dice.randrange(len(seeded.words))
                if seeded.is_free(at) and make(seeded, at, dice):
                    return

    def _wrong(self, seeded: Seeded, at: int, dice: random.Random) -> bool:
        right = seeded.words[at]
        others, chances = ([], []) if REPLACE + right in EDIT_IDS else self._neighbours(right)
        if not others or dice.random() > self._taken[self._ids[right]]:
            return False
        wrong = dice.choices(others, chances)[0]
        seeded.choices[at] = [right, *(word for word in self.neighbours(wrong) if word != right)][:24]
        return seeded.set(at, wrong, WRONG)

    def _wrong_for_small(self, seeded: Seeded, at: int, dice: random.Random) -> bool:
        """“again” for “against”, “ant” for “and”: a word of another kind in place of a small one."""
        right = seeded.words[at]
        if REPLACE + right not in EDIT_IDS or (right in _COMMONEST and dice.random() < 0.8):
            return False
        others, chances = self._neighbours(right)
        return bool(others) and seeded.set(at, dice.choices(others, chances)[0], REPLACE + right)

    def _neighbours(self, word: str) -> tuple[list[str], list[float]]:
        if word not in self._cached:
            self._cached[word] = self._find_neighbours(word)
        return self._cached[word]

    def _find_neighbours(self, word: str) -> tuple[list[str], list[float]]:
        if word not in self._ids or not word.islower():
            return [], []
        first, end = self._confusables.starts[self._ids[word] : self._ids[word] + 2]
        kinds = self._confusables.kinds[first:end]
        alike = (kinds & (Likeness.FORM | Likeness.SMALL)) == 0
        ids = self._confusables.words[first:end][alike]
        chances = self._weights[ids] * np.where(kinds[alike] == Likeness.TWO_LETTERS, 0.15, 1.0)
        chances *= np.where(kinds[alike] & Likeness.SOUND, _BY_SOUND, 1.0)
        return [self._words[other] for other in ids], chances.tolist()

    def _number_of_verb(self, seeded: Seeded, at: int, dice: random.Random) -> bool:
        word = seeded.words[at]
        other = _NUMBER.get(word)
        if other is None or (not _is_attracted(seeded.words, at) and dice.random() < 0.5):
            return False
        edit = REPLACE + word
        return edit in EDIT_IDS and seeded.set(at, other, edit)

    def _form(self, seeded: Seeded, at: int, dice: random.Random) -> bool:
        word = seeded.words[at]
        if EDIT_IDS.get(REPLACE + word) or not (forms := sorted(self.forms.of(word))):
            return False
        near = [(n, o) for n, o in forms if {n, *self._names(o, word)} & {"s", "base"}]
        _, wrong = dice.choice(near if near and dice.random() < 0.6 else forms)
        names = self._names(wrong, word)
        return bool(names) and seeded.set(at, wrong, FORM + names[0])

    def _names(self, wrong: str, right: str) -> list[str]:
        """The names of the form `right` as seen from `wrong`."""
        return sorted(name for name, other in self.forms.of(wrong) if other == right)


def _count(dice: random.Random) -> int:
    chance = dice.random()
    return 0 if chance < _NONE else 1 if chance < _NONE + _ONE else 2


def _dense_count(words: int, dice: random.Random) -> int:
    if dice.random() < _NONE_DENSE:
        return 0
    return max(1, round(words / _WORDS_AN_ERROR * dice.uniform(0.5, 1.5)))


def _is_attracted(words: Sequence[str], at: int) -> bool:
    """True if the word before a verb has the other number: “the head of the unions has”, where people write “have”."""
    is_singular = words[at] in PLURAL_VERBS or words[at] in ("isn't", "hasn't")
    return at > 0 and words[at - 1].endswith("s") == is_singular


def _lose(words: frozenset[str]) -> Callable[[Seeded, int, random.Random], bool]:
    def lose(seeded: Seeded, at: int, dice: random.Random) -> bool:
        word = seeded.words[at].lower()
        if word not in words or at + 1 >= len(seeded.words) or not seeded.words[at + 1][0].isalnum():
            return False
        edit = INSERT + word
        if edit not in EDIT_IDS or (seeded.words[at] != word and at > 0) or not seeded.is_free(at + 1):
            return False
        first = seeded.words[at] != word
        seeded.take_out(at)
        following = seeded.words[at]
        return seeded.set(at, following[0].upper() + following[1:] if first else following, edit)

    return lose


def _wrong_small(seeded: Seeded, at: int, dice: random.Random) -> bool:
    word = seeded.words[at]
    if word not in _SMALL or (word in _PREPOSITIONS and dice.random() < 0.5):
        return False
    return seeded.set(at, dice.choice(_SMALL[word]), REPLACE + word)


def _twice(seeded: Seeded, at: int, dice: random.Random) -> bool:
    word = seeded.words[at]
    return word.islower() and word not in ("had", "that") and seeded.put_in(at + 1, word, DELETE)


def _one_too_many(seeded: Seeded, at: int, dice: random.Random) -> bool:
    if not seeded.words[at][0].isalnum() or at == 0 or not seeded.words[at - 1][0].isalnum():
        return False
    extra = dice.choice(_EXTRA)
    return extra not in (seeded.words[at], seeded.words[at - 1]) and seeded.put_in(at, extra, DELETE)


def _apart(seeded: Seeded, at: int, dice: random.Random) -> bool:
    word = seeded.words[at]
    if at + 1 < len(seeded.words) and (word + seeded.words[at + 1]) in _APART:
        joined = word + seeded.words[at + 1]
        seeded.take_out(at + 1)
        return seeded.set(at, joined, _APART[joined])
    middle = next((m for m in range(2, len(word) - 1) if word[:m] in _COMMON and word[m:] in _COMMON), 0)
    if not middle or not word.islower():
        return False
    seeded.set(at, word[:middle], JOIN)
    return seeded.put_in(at + 1, word[middle:], "keep")


# Words that stand alone and in compounds, so that “air port” passes for two words.
_COMMON = frozenset(
    "any one some every day time where body thing way in to on side out up down over under back off set work shop "
    "home town side line land house man men road field hand long term short week end night half year after noon rail "
    "sea air port craft ship wide spread never the less more over all most no how ever when who what head board court "
    "room table fire fighters fighter police officer step son daughter mother father grand birth place with stand "
    "draw hold".split()
)
