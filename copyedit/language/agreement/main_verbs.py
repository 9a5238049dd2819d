"""Main verbs that disagree with a plain subject: “Figures published last week shows”. Start with `find_main_verbs`.

The commonest verbs (is, has, was) are the business of `noun_verbs.py`. A form that is also a noun (shows, arrests)
counts only before its object: “Police in Osten arrests two men”.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from copyedit.language.agreement.clause_verbs import takes_clause
from copyedit.language.agreement.disagreement import PREPOSITIONS, Disagreement, WordNumbers
from copyedit.language.agreement.subjects import (
    WITH_CLAUSE,
    Clause,
    Subject,
    find_clauses,
    is_name,
    is_quantity,
    subject_of,
    without_adverbs,
)
from copyedit.language.words.certain_verbs import certain_third_persons, certain_verbs
from copyedit.language.words.inflection import plural

# What follows a verb, and hardly ever a noun.
_OBJECT = frozenset(
    "a an the that these those his her its their our how why what whether it them him us no two three four five six "
    "seven eight nine ten more another several".split()
)
_FINITE = frozenset(
    "are can cannot could did do does had has have is may might must said shall should was were will would".split()
)
# Before a plain form in a phrase of these: an initiative aimed at helping young men avoid jail.
_WITH_PLAIN_FORM = frozenset(
    "feel have hear help helped helping helps let lets letting made make makes making see seeing watch".split()
)
_ALSO_NOUNS = frozenset("ages buy carry consist eats elect find finds halves lives means scrapes solve".split())
_NO_NOUNS = frozenset("back few many more most other several some".split())
_ASKS = 0.35  # minimum size of what a third person asks for, if the word is also a noun
_COMPOUND = 4.0  # how much more often a noun precedes the third person than the plain form, if it describes a noun


class _Verb(NamedTuple):
    """What a verb should be if its subject has the other number, and whether it is a third person."""

    right: str
    is_third: bool
    may_be_noun: bool


def find_main_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The disagreements in one block of a text (`Document.plain`)."""
    for clause in find_clauses(plain, span):
        found = _first_disagreement(numbers, clause)
        if found and not is_name(plain, clause, found[0]):
            at, right, subject = found
            start = clause.start_of(at)
            yield Disagreement(start, start + len(clause.words[at]), right, subject)


def _first_disagreement(numbers: WordNumbers, clause: Clause) -> tuple[int, str, str] | None:
    """The index of the verb, what it should be, and its subject."""
    for at in range(1, len(clause.words)):
        if clause.words[at] in _FINITE:
            return None
        verb = _verb(numbers, clause, at)
        words = without_adverbs(clause.words[:at])
        subject = subject_of(numbers, words, clause.joint) if verb and words else None
        if verb and subject and subject.many == verb.is_third and _is_certain(numbers, clause, at, verb, subject):
            return at, verb.right, subject.noun
    return None


def _verb(numbers: WordNumbers, clause: Clause, at: int) -> _Verb | None:
    """The verb at this index; None if the word may be none."""
    word = clause.words[at]
    if word in _ALSO_NOUNS:
        return None
    if word in certain_verbs():
        return _Verb(plural(word), is_third=False, may_be_noun=False)
    if word in certain_third_persons():
        return _Verb(certain_third_persons()[word], is_third=True, may_be_noun=False)
    if not word.endswith("s") or at + 1 == len(clause.words):
        return None
    before, after = clause.words[at - 1], clause.words[at + 1].lower()
    if (after not in _OBJECT and not after[0].isdigit()) or before[0].isdigit() or before in _NO_NOUNS:
        return None
    if after == "that" and not takes_clause(word):  # the album features tracks that
        return None
    bases = (each for each in (word[:-1], word[:-2], f"{word[:-3]}y") if plural(each) == word)
    base = next((each for each in bases if numbers.asked_by(each) > _ASKS), None)
    return _Verb(base, is_third=True, may_be_noun=True) if base and numbers.asked_by(word) <= 0 else None


def _is_certain(numbers: WordNumbers, clause: Clause, at: int, verb: _Verb, subject: Subject) -> bool:
    """False for “arms sales the” and “they ask that the report include”."""
    before = without_adverbs(clause.words[:at])
    if is_quantity(clause, at, subject):
        return False
    if not verb.is_third:
        return (
            not clause.joint.endswith("that")
            and not _has_gerund(before)
            and before[-1] not in _NO_NOUNS
            and WITH_CLAUSE.isdisjoint(before[-2:-1])
            and _WITH_PLAIN_FORM.isdisjoint(before)
            and _FINITE.isdisjoint(clause.words[at + 1 : at + 2])
        )
    # “The bill calls for giving states a grant”, “the set that the firm claims includes it”: the noun may be the verb.
    is_far = before[-1] != subject.noun or clause.joint == "that"
    if is_far and numbers.asked_by(subject.noun) < -_ASKS and not subject.is_alone:
        return False
    if before[-1].lower() != subject.noun:
        return True
    as_noun = numbers.times(before[-1].lower(), clause.words[at])
    return not verb.may_be_noun or as_noun <= _COMPOUND * (1 + numbers.times(before[-1].lower(), verb.right))


def _has_gerund(words: Sequence[str]) -> bool:
    """True for “the task of ensuring people keep it”."""
    return any(word.endswith("ing") and before in PREPOSITIONS for before, word in pairwise(words))
