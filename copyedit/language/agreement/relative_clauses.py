"""Verbs that disagree with a subject that a relative clause parts them from: “the men who robbed the bank was held”.

Only clauses that begin with their subject count, and only if the relative clause has one verb and no clause of its own.
Start with `find_relative_clauses`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.language.agreement.clause_verbs import takes_clause
from copyedit.language.agreement.disagreement import (
    CLEAR,
    DETERMINERS,
    PREPOSITIONS,
    Disagreement,
    Pair,
    WordNumbers,
    disagreement_of,
    is_plural,
)
from copyedit.language.words.inflection import is_past

# The determiner at the start of a clause, its noun, the pronoun, the relative clause's own verb, and what follows.
_CLAUSE = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?] )|(?<=[.!?][\"'”] )|\b(?:but|said|says|because|although) )"
    r"(?P<determiner>the|these|those|his|her|its|their|our|both|several|many|two|three|four|five|six|seven|eight|nine|an?)"
    r"(?P<describes>(?: [a-z-]+){0,2}?) (?P<noun>[a-z]+) (?:who|which|that) (?P<own>[a-z]+)"
    r"(?P<rest>(?: [\w'’-]+){0,8}?) (?P<verb>is|are|was|were|has|have)(?P<negation>n't)?(?![\w'’-])",
    re.IGNORECASE,
)
# Nouns that take a clause: “the fact that both are”.
_TELLS = frozenset(
    "assumption belief claim concern condition conclusion criticism evidence expectation fact fear feeling hope idea "
    "likelihood narrative news notion perception possibility principle proof prospect realisation realization reason "
    "report rumour rumor sense sign statement suggestion suspicion theory thought understanding view warning".split()
)
_RATHER = 0.2  # minimum size of what a verb asks for, if no noun can stand in its place
_AUXILIARIES = frozenset("is are was were has have had".split())
# No plain noun phrase or adverb: these join or begin a clause.
_JOINS = frozenset(
    "after and as be because been before being both but can could did do does had he how i if it may might must nor or "
    "said say says shall she should since so than that they though unless until we what when where whether which while "
    "who whom whose why will would you all any each every few many more most no some very".split()
)


def find_relative_clauses(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The disagreements in one block of a text (`Document.plain`)."""
    return (disagreement_of(pair) for pair in pair_relative_clauses(numbers, plain, span) if not pair.agrees)


def pair_relative_clauses(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Pair]:
    """The verbs of one block that follow a relative clause, and their subject."""
    for found in _CLAUSE.finditer(plain, *span):
        own, rest = found["own"], found["rest"].split()
        if not _is_subject([*found["describes"].split(), found["noun"]]) or not _is_plain(own, rest):
            continue
        many = is_plural(numbers, found["noun"], found["determiner"].lower())
        if many is not None and _is_verb(numbers, own, many, followed=rest[0] if rest else ""):
            verb = found["verb"] + (found["negation"] or "")
            yield Pair(found.start("verb"), found.start("verb") + len(verb), verb, found["noun"], many)


def _is_subject(words: Sequence[str]) -> bool:
    """True for “two armed men”; false for “owner of the cars” and “study found that”."""
    if words[-1] in _TELLS:
        return False
    return all(
        word.islower() and word not in PREPOSITIONS | _JOINS and not is_past(word) and not takes_clause(word)
        for word in words
    ) and not any(word.endswith("s") for word in words[:-1])


def _is_verb(numbers: WordNumbers, word: str, many: bool, followed: str) -> bool:
    """Whether the word after the pronoun is the clause's verb: not in “the fact that bats”, “the man that they”."""
    if not word.islower() or word in _JOINS or word in PREPOSITIONS or word in DETERMINERS or takes_clause(word):
        return False
    if is_past(word):
        return True
    asked = numbers.asked_by(word) * (1 if many else -1)
    if followed in DETERMINERS:  # “that links the islands”
        return asked > _RATHER
    return asked > CLEAR and numbers.of_noun(word) < CLEAR


def _is_plain(own: str, words: Sequence[str]) -> bool:
    """True for “the bank in Osten last week” after a verb; false for anything with a verb or a clause of its own."""
    for before, word in zip([own, *words], words, strict=False):
        if word.lower() in _JOINS or "'" in word or "’" in word or takes_clause(word):
            return False
        may_be_past = before in PREPOSITIONS or before in DETERMINERS or before in _AUXILIARIES  # of displaced people
        if is_past(word) and not may_be_past:
            return False
    return not words or words[-1] not in PREPOSITIONS | DETERMINERS
