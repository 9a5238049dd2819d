"""Verbs that disagree with their subject, a noun: “the size of the protests have”. Start with `find_noun_verbs`.

Only clauses that begin with their subject count, and only if what modifies the noun (“of the protests”) has no verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.language.agreement.disagreement import (
    DETERMINERS,
    OTHER_NUMBER,
    PREPOSITIONS,
    Disagreement,
    Pair,
    WordNumbers,
    disagreement_of,
    is_plural,
)
from copyedit.language.words.inflection import is_past

# The determiner at the start of a clause, and the words after it.
_CLAUSE = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?] )|(?<=[.!?][\"'”] )|\b(?:but|that|said|says|because|although) )"
    r"(the|these|those|this|his|her|its|their|our|every|each|both|several|many|two|three|four|five|six|seven|eight|nine|an?)"
    r" (?=([a-z-]+(?: [A-Za-z][\w'-]*){1,14}))",
    re.IGNORECASE,
)
_VERBS = OTHER_NUMBER.keys() - {"do", "does"}  # these precede other verbs, and occur in Portuguese names
_BETWEEN = DETERMINERS | frozenset(  # a determiner and its noun these do not occur
    "all also and any as be been being both but can could did do does each every few had he here how i if it just "
    "least less may might more most must no nor not only or shall she should so some such than that there they to too "
    "very we what when where which who whom whose will would you your".split()
)
# These begin a clause of their own: “the names of the man police say was ...”.
_OWN_CLAUSE = frozenset(
    "and be been being believe believes but can claim claims could did do does fear feel had he hope how i if it know "
    "may might must nor not or said say saying says she should show shows so suggest suggests than that they think "
    "thinks thought told we what when where which who whose why will would you".split()
)
_MOST = 5  # words from the determiner to its noun
_NAMED = 0.3  # minimum size of the number of a noun before a name: “the companies Payne was paid to tout”


def find_noun_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The disagreements in one block of a text (`Document.plain`)."""
    return (disagreement_of(pair) for pair in pair_noun_verbs(numbers, plain, span) if not pair.agrees)


def pair_noun_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Pair]:
    """The verbs of one block whose subject is certain, and that subject."""
    for clause in _CLAUSE.finditer(plain, *span):
        determiner, words = clause.group(1).lower(), clause.group(2).split(" ")
        verb_at = next((at for at, word in enumerate(words) if word.removesuffix("n't") in _VERBS), None)
        if not verb_at:
            continue
        start = clause.start(2) + sum(len(word) + 1 for word in words[:verb_at])
        noun_at = _noun_at(words[:verb_at])
        if noun_at is None or not _modifies_noun(numbers, words[noun_at + 1 : verb_at]):
            continue
        many = is_plural(numbers, words[noun_at], determiner)
        # “they ask that every citizen have a vote”
        may_be_asked = words[verb_at].startswith("have") and clause.group().lower().startswith("that ")
        if many is not None and not may_be_asked:
            yield Pair(start, start + len(words[verb_at]), words[verb_at], words[noun_at], many)


def _noun_at(words: Sequence[str]) -> int | None:
    """The index of the last word before the first preposition, if the words before it only describe it."""
    end = next((at for at, word in enumerate(words) if word in PREPOSITIONS), len(words))
    if not 1 <= end <= _MOST:
        return None
    described = words[:end]
    if any(not word.islower() or word in _BETWEEN or "'" in word for word in described):
        return None
    # “the proposed rules”; but “the minister told leaders”, “the work defending rules”
    if any(word.endswith("ing") or is_past(word) for word in described[1:-1]):
        return None
    # “the poll shows voters”
    if any(word.endswith("s") and not word.endswith(("ss", "us", "is")) for word in described[:-1]):
        return None
    return end - 1


def _modifies_noun(numbers: WordNumbers, words: Sequence[str]) -> bool:
    """True for “of the protests in Osten”, false for anything with a verb of its own."""
    for before, word in zip(["of", *words], words, strict=False):
        if word.lower() in _OWN_CLAUSE or "'" in word:
            return False
        if before in PREPOSITIONS or before in DETERMINERS:  # of displaced people
            continue
        if is_past(word):
            return False
        if word[0].isupper() and before.islower() and abs(numbers.of_noun(before)) > _NAMED:
            return False
    return not words or words[-1] not in PREPOSITIONS
