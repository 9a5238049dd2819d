"""A verb that disagrees with its subject in number, and the number of words (`context/number_features.py`)."""

from __future__ import annotations

from typing import NamedTuple

from copyedit.language.context.model import ContextModel
from copyedit.language.words.inflection import PLURAL_VERBS

OTHER_NUMBER = PLURAL_VERBS | {many: one for one, many in PLURAL_VERBS.items()}
PLURALS = frozenset(PLURAL_VERBS.values())
CLEAR = 0.5  # minimum size of a number, or of what a verb asks for

PREPOSITIONS = frozenset(
    "about across after against among at before behind between by during for from in inside into near of on outside "
    "over to under with".split()
)
# Nouns that take either number: a number of them are, the team are in London, two years is long. And other words.
EITHER = frozenset(
    "acres agency alliance army audience authority back balance band bank batch billions board body bulk bureau "
    "cabinet cents centuries chain class club coalition collection combination commission committee company council "
    "couple court crew crowd data days dead decades delegation department division dollars door elite euros family "
    "feet firm first fleet flurry generation good government group half handful hectares host hours inches jury "
    "kilometers kilometres kind last latest leadership league list lot majority media meters metres miles millions "
    "ministry minority minutes mix mixture months network number old one opposition out pack pair panel parliament "
    "part party past percent percentage plenty points police poor population pounds press proportion public quarter "
    "raft range remainder rest rich same second seconds senate series set share sick side slew sort spate squad staff "
    "string sum team third times tonnes tons total type union unit variety vast wave weeks world yards years young "
    "youth".split()
)


class Disagreement(NamedTuple):
    """A word from `start` to `end` (code points of the text), what it should be, and what it should agree with."""

    start: int
    end: int
    right: str
    subject: str


class WordNumbers:
    """Numbers from -1, always singular, to 1, always plural; 0 for an unknown word, too."""

    def __init__(self, model: ContextModel) -> None:
        self._id_of, self._numbers = model.vocabulary.id_of, model.lexicon.numbers

    def of_noun(self, word: str) -> float:
        """From the verbs that follow it: ministers 0.5, police 0.8, news -0.9."""
        known = self._id_of.get(word)
        return 0.0 if known is None else float(self._numbers.number[known])

    def asked_by(self, verb: str) -> float:
        """From the pronouns that precede it: say 0.9, says -1, said near 0."""
        known = self._id_of.get(verb)
        return 0.0 if known is None else float(self._numbers.asks[known])
