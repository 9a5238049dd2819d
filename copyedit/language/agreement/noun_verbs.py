"""Verbs that disagree with their subject, a noun: “the size of the protests have”. Start with `find_noun_verbs`.

Only clauses that begin with their subject count (`subjects.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.language.agreement.disagreement import OTHER_NUMBER, Disagreement, Pair, WordNumbers, disagreement_of
from copyedit.language.agreement.subjects import (
    WITH_CLAUSE,
    Clause,
    Subject,
    both_of,
    find_clauses,
    is_name,
    is_quantity,
    subject_of,
    without_adverbs,
)
from copyedit.language.words.inflection import is_past

_VERBS = OTHER_NUMBER.keys() - {"do", "does"}  # these precede other verbs, and occur in Portuguese names


def find_noun_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The disagreements in one block of a text (`Document.plain`)."""
    return (disagreement_of(pair) for pair in pair_noun_verbs(numbers, plain, span) if not pair.agrees)


def pair_noun_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Pair]:
    """The verbs of one block whose subject is certain, and that subject."""
    for clause in find_clauses(plain, span):
        at = next((at for at, word in enumerate(clause.words) if word.removesuffix("n't") in _VERBS), None)
        subject = _subject(numbers, clause, at) if at else None
        if at and subject and not _may_be_other(plain, clause, at, subject):
            start = clause.start_of(at)
            yield Pair(start, start + len(clause.words[at]), clause.words[at], subject.noun, subject.many)


def _subject(numbers: WordNumbers, clause: Clause, at: int) -> Subject | None:
    words = without_adverbs(clause.words[:at])
    if not words:
        return None
    followed = clause.words[at + 1 : at + 2]
    is_auxiliary = bool(followed) and (is_past(followed[0]) or followed[0].endswith("ing"))
    # “our job and our duty is to serve” is said
    return subject_of(numbers, words, clause.joint) or (both_of(numbers, words, clause.joint) if is_auxiliary else None)


def _may_be_other(plain: str, clause: Clause, at: int, subject: Subject) -> bool:
    if _may_be_asked(clause, at) or is_quantity(clause, at, subject) or is_name(plain, clause, at):
        return True
    # “Survivors is a series”
    is_title = subject.is_alone and at == 1 and not {"a", "an", "nothing"}.isdisjoint(clause.words[at + 1 : at + 2])
    return is_title or clause.words[at - 2] in WITH_CLAUSE


def _may_be_asked(clause: Clause, at: int) -> bool:
    """True for “they ask that every citizen have a vote” and “suppose that it were”."""
    verb = clause.words[at]
    if verb.startswith("have"):
        return clause.joint.endswith("that")
    return verb.startswith("were") and clause.joint == "that"
