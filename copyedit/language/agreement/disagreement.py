"""A verb that disagrees with its subject in number, and the number of words (`context/number_features.py`)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from copyedit.language.context.model import ContextModel
from copyedit.language.context.ngrams import sum_of
from copyedit.language.context.stored.ngram_shapes import STEPS
from copyedit.language.words.inflection import PLURAL_VERBS, plural

OTHER_NUMBER = PLURAL_VERBS | {many: one for one, many in PLURAL_VERBS.items()}
PLURALS = frozenset(PLURAL_VERBS.values())
CLEAR = 0.5  # minimum size of a number, or of what a verb asks for
_FAIR, _RATHER, _SOME = 0.25, 0.4, 0.1  # the same for a noun whose plural is clear, and for that plural
_SHAPES = {2: "two", 3: "three", 4: "four"}

_PLURAL_DETERMINERS = frozenset("these those both several many two three four five six seven eight nine".split())
DETERMINERS = frozenset("the a an this these those his her its their our my".split())
PREPOSITIONS = frozenset(
    "about across after against among at before behind between by during for from in inside into near of on outside "
    "over to under with".split()
)
# Nouns that take either number: a number of them are, the team are in London, two years is long. And other words.
EITHER = frozenset(
    "acres agency alliance army audience authority back balance band bank batch billions board body bulk bureau "
    "cabinet cents centuries chain class club coalition collection combination commission committee company "
    "council couple court crew crowd data day days dead decades delegation department division dollars door elite "
    "euros family feet firm first fleet flood flurry generation good government group half handful hectares host "
    "hour hours inches jury kilometers kilometres kind last latest leadership league list little lot majority "
    "media meters metres miles millions ministry minority minutes mix mixture month months network number old one "
    "opposition out pack pair panel parliament part party past percent percentage plenty points police poor "
    "population portion pounds press proportion public quarter raft range remainder rest rich same second seconds "
    "section senate series set share sick side slew sort spate squad staff stock string sum team third times "
    "tonnes tons total type union unit variety vast wave week weeks world yards year years young youth".split()
)


class Disagreement(NamedTuple):
    """A word from `start` to `end` (code points of the text), what it should be, and what it should agree with."""

    start: int
    end: int
    right: str
    subject: str


class Pair(NamedTuple):
    """A verb from `start` to `end` (code points of the text), and its subject, which is plural if `many`."""

    start: int
    end: int
    verb: str
    subject: str
    many: bool

    @property
    def agrees(self) -> bool:
        return self.many == (self.verb.removesuffix("n't") in PLURALS)


def disagreement_of(pair: Pair) -> Disagreement:
    """The verb of a pair that disagrees, and its other number: wasn't, weren't."""
    verb = pair.verb.removesuffix("n't")
    return Disagreement(pair.start, pair.end, OTHER_NUMBER[verb] + pair.verb[len(verb) :], pair.subject)


class WordNumbers:
    """What the model knows of the number of words: -1 is always singular, 1 always plural; 0 also unknown."""

    def __init__(self, model: ContextModel) -> None:
        self._id_of, self._tables = model.vocabulary.id_of, model.tables
        self._numbers = model.lexicon.numbers

    def of_noun(self, word: str) -> float:
        """From the verbs that follow it: ministers 0.5, police 0.8, news -0.9."""
        known = self._id_of.get(word)
        return 0.0 if known is None else float(self._numbers.number[known])

    def asked_by(self, verb: str) -> float:
        """From the pronouns that precede it: say 0.9, says -1, said near 0."""
        known = self._id_of.get(verb)
        return 0.0 if known is None else float(self._numbers.asks[known])

    def is_countable(self, noun: str, ratio: float) -> bool:
        """True if a lower-case word is the singular of a noun that needs an article: a bridge, but smoke.

        “a bridge” is 30 times as frequent in news as “of bridge”, “a smoke” a third as frequent as “of smoke”: `ratio`
        is the minimum.
        """
        is_singular = (
            noun not in EITHER
            and not noun.endswith("s")
            and self.of_noun(noun) < -_FAIR
            and self.of_noun(plural(noun)) > _SOME
        )
        return is_singular and self.times("a", noun) + self.times("an", noun) > ratio * (1 + self.times("of", noun))

    def times(self, *words: str) -> float:
        """How often two to four lower-case words follow each other in the model's news, about."""
        ids = [self._id_of.get(word) for word in words]
        if None in ids:
            return 0.0
        shape = _SHAPES[len(words)]
        level = int(self._tables[shape].look_up(sum_of([np.array([each]) for each in ids], shape))[0])
        return 2.0 ** (level / STEPS) if level else 0.0


def is_plural(numbers: WordNumbers, noun: str, determiner: str) -> bool | None:
    """Whether a noun after its determiner is plural; None if that is unclear."""
    number = numbers.of_noun(noun)
    if noun in EITHER or (abs(number) < CLEAR and not _has_clear_plural(numbers, noun)):
        return None
    if number > 0:
        has_plural_form = noun.endswith("s") or noun in ("people", "women", "men", "children")
        return True if has_plural_form and determiner not in ("this", "every", "each") else None
    if determiner in _PLURAL_DETERMINERS or noun.endswith(("ing", "ed", "ly")):
        return None
    return False


def _has_clear_plural(numbers: WordNumbers, noun: str) -> bool:
    """True for “clerk”, which is rare as a subject, but whose plural is not."""
    return numbers.of_noun(noun) < -_FAIR and not noun.endswith("s") and numbers.of_noun(plural(noun)) > _RATHER
