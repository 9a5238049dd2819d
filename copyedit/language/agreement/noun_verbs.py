"""Verbs that disagree with their subject, a noun: “the size of the protests have”. Start with `find_noun_verbs`.

Only clauses that begin with their subject count (`subjects.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.language.agreement.disagreement import OTHER_NUMBER, Disagreement, Pair, WordNumbers, disagreement_of
from copyedit.language.agreement.subjects import Clause, Subject, find_clauses, subject_of

_MEASURED = frozenset(
    "a about all an around enough equivalent just less more not only plenty sufficient the too".split()
)
_VERBS = OTHER_NUMBER.keys() - {"do", "does"}  # these precede other verbs, and occur in Portuguese names


def find_noun_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The disagreements in one block of a text (`Document.plain`)."""
    return (disagreement_of(pair) for pair in pair_noun_verbs(numbers, plain, span) if not pair.agrees)


def pair_noun_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Pair]:
    """The verbs of one block whose subject is certain, and that subject."""
    for clause in find_clauses(plain, span):
        at = next((at for at, word in enumerate(clause.words) if word.removesuffix("n't") in _VERBS), None)
        subject = subject_of(numbers, clause.words[:at], clause.joint) if at else None
        if at and subject and not _may_be_asked(clause, at) and not _is_quantity(clause, at, subject):
            start = clause.start_of(at)
            yield Pair(start, start + len(clause.words[at]), clause.words[at], subject.noun, subject.many)


def _is_quantity(clause: Clause, at: int, subject: Subject) -> bool:
    """True for “two children per family was the minimum”, and “along with”, which may make several of one."""
    words = clause.words
    if "per" in words[:at] or "along" in words[:at] or "together" in words[:at]:
        return True
    return subject.counted and not _MEASURED.isdisjoint(words[at + 1 : at + 2])


def _may_be_asked(clause: Clause, at: int) -> bool:
    """True for “they ask that every citizen have a vote”, “suppose that it were” and “the money people have”."""
    verb = clause.words[at]
    if verb.startswith("have"):
        return clause.joint.endswith("that") or clause.words[at - 1] == "people"
    return verb.startswith("were") and clause.joint == "that"
