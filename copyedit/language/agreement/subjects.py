"""Clauses that begin with their subject, and whether that is plural: “the size | of the protests | in Osten”.

A subject is a noun, what describes it, and phrases after it that have no verb of their own (of the protests, published
last week). Start with `find_clauses` and `subject_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.agreement.clause_verbs import takes_clause
from copyedit.language.agreement.disagreement import DETERMINERS, PREPOSITIONS, WordNumbers, is_plural
from copyedit.language.text.sentences import starts_sentence
from copyedit.language.words.certain_verbs import certain_third_persons, certain_verbs
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.language.words.inflection import irregular_verbs, is_past

_WORD = r"[\w$£€][\w'’%-]*(?:,\d{3})*"
_WORDS = re.compile(rf"{_WORD}(?: {_WORD}){{1,24}}")
_SENTENCE = re.compile(r"\n|[.!?][\"'”]? ")
_OPENING = re.compile(  # “On Monday, three men was held”, “But the men was”
    r"(?:In|On|At|After|Before|During|Since|By|Meanwhile|However|Last|Earlier)\b[^,.;:!?()\n]{0,50}, "
    r"|(?:But|Because|Although|And|Yet) "
)
_JOINT = re.compile(r" (but|that|said|says|because|although)(?= )")
_SAYS = re.compile(r"\b(?:said|says|told \w+|ruled|added|noted|warned|agreed|insisted)\Z")
_LONGEST = 30  # code points, of what `_SAYS` looks for
_NUMERAL = re.compile(r"\d[\d,]*\Z|two|three|four|five|six|seven|eight|nine|ten")
_MANY = frozenset("several many both these those hundreds dozens".split())
_DETERMINERS = DETERMINERS | _MANY | frozenset("every each an".split())
# A determiner and its noun these do not occur between.
_NO_DESCRIPTION = frozenset(
    "a all also although amid among an and any are as at be because been being both but can could did do does doing "
    "each even every few had has have having he her here his how i if in is it its just least less let like may me "
    "might more most must my no nor not off often once one only or our out said say says shall she should since so "
    "some such than that the their them then there these they this those though to too unlike until us very was we "
    "were what when where which who whom whose why will would yet you your".split()
)
# These begin a clause of their own: “the names of the man police say was ...”.
_OWN_CLAUSE = frozenset(
    "a after although and are as be because been before being believe believes but can claim claims could did do "
    "does fear feel had has have he hope how i if is it know may might must nor not often once or said say saying "
    "says she should show shows since so suggest suggests than that them there they think thinks though thought to "
    "told unless until was we were what when where which who whose why will would you".split()
)
_AFTER_PARTICIPLE = PREPOSITIONS - {"after", "before"} | frozenset("as earlier last this today yesterday".split())
_LINKS = PREPOSITIONS | frozenset(
    "above against along alongside amid below beyond concerning despite following including involving like "
    "per regarding through throughout toward towards under unlike upon via within without".split()
)
_NO_NOUNS = frozenset(
    "accused average deceased economics former latter other politics sector statistics".split()
)  # the accused are, an average of ten are
_MOST = 5  # words from the determiner to its noun
_NAMED = 0.3  # minimum size of the number of a noun before a name: “the companies Payne was paid to tout”
_RARER = 4  # how much rarer, as a power of two, a plural noun is with a capital
_SURE = 0.6  # minimum number of a plural noun without a determiner


class Clause(NamedTuple):
    """The words of a clause up to a mark, where they begin (code points of the text), and what joins it to another."""

    words: tuple[str, ...]
    start: int
    joint: str

    def start_of(self, at: int) -> int:
        """Where the word of this index begins."""
        return self.start + sum(len(word) + 1 for word in self.words[:at])


class Subject(NamedTuple):
    """A noun, whether it is plural, and whether its determiner is a number."""

    noun: str
    many: bool
    counted: bool


def find_clauses(plain: str, span: tuple[int, int]) -> Iterator[Clause]:
    """The clauses of one block of a text (`Document.plain`), from their first word."""
    for start in (span[0], *(found.end() for found in _SENTENCE.finditer(plain, *span))):
        opening = _OPENING.match(plain, start, span[1])
        words = _WORDS.match(plain, opening.end() if opening else start, span[1])
        if words and starts_sentence(plain, start, Span(*span)):
            yield Clause(tuple(words[0].split(" ")), words.start(), "")
    for found in _JOINT.finditer(plain, *span):
        words = _WORDS.match(plain, found.end() + 1, span[1])
        if words:
            before = plain[max(span[0], found.start() - _LONGEST) : found.start()]
            yield Clause(tuple(words[0].split(" ")), words.start(), _joint(found[1], before))


def _joint(word: str, before: str) -> str:
    """“said that” for “that” after a verb of saying, and “” for “of said rules”."""
    if word == "that" and _SAYS.search(before):
        return "said that"
    return "but" if word in ("said", "says") and before.endswith((" of", " the", " for")) else word


def subject_of(numbers: WordNumbers, words: Sequence[str], joint: str = "") -> Subject | None:
    """The subject, if that is what the words are: “The prices of two tickets”. `joint` is what precedes them."""
    determiner = words[0].lower()
    at = 1 if determiner in _DETERMINERS or _NUMERAL.fullmatch(determiner) else 0
    if at and len(words) > 1 and (words[1] in _MANY or _NUMERAL.fullmatch(words[1])):  # the two, these 19
        at, determiner = 2, "two"
    if not _is_bare(words, joint) if not at else (joint, determiner) == ("that", "many"):
        return None
    end = next(
        (i for i in range(at, len(words)) if words[i] in _LINKS or (i > at and _is_participle(words, i))), len(words)
    )
    described = words[at:end] if at else [words[0].lower(), *words[1:end]]
    if not 1 <= len(described) <= _MOST or not _is_noun_phrase(described) or not _modifies(numbers, words[end - 1 :]):
        return None
    many = _number_of(numbers, described[-1], determiner if at else "")
    return None if many is None else Subject(described[-1], many, _NUMERAL.fullmatch(determiner) is not None)


def _is_participle(words: Sequence[str], index: int) -> bool:
    """True for “figures published last week”, false for “the proposed rules” and “the ministers came in”."""
    word = words[index]
    if not word.endswith("ed") and word not in _participles():
        return False
    return 0 < index < len(words) - 1 and words[index + 1] in _AFTER_PARTICIPLE and not takes_clause(word)


@cache
def _participles() -> frozenset[str]:
    return frozenset(participle for _, participle in irregular_verbs().values())


def _is_noun_phrase(words: Sequence[str]) -> bool:
    if any(not word.islower() or word in _NO_DESCRIPTION or "'" in word or "’" in word for word in words):
        return False
    # “the proposed rules”; but “the minister told leaders”, “the work defending rules”
    if any(word.endswith("ing") or is_past(word) for word in words[1:-1]):
        return False
    # “the poll shows voters”
    return not any(word.endswith("s") and not word.endswith(("ss", "us", "is")) for word in words[:-1])


def _modifies(numbers: WordNumbers, words: Sequence[str]) -> bool:
    """True for “protests of the dockers held in Osten”, which begins with the noun; false for any with its own verb."""
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if word.lower() in _OWN_CLAUSE or "'" in word or "’" in word:
            return False
        if before in _LINKS or before in DETERMINERS:  # of displaced people
            continue
        if word in DETERMINERS or word.endswith("ing") or word in certain_verbs() or word in certain_third_persons():
            return False
        if is_past(word) and not _is_participle(words, at):
            return False
        if word[0].isupper() and before.islower() and abs(numbers.of_noun(before)) > _NAMED:
            return False
    return words[-1] not in _LINKS | DETERMINERS


def _number_of(numbers: WordNumbers, noun: str, determiner: str) -> bool | None:
    if noun == "police":
        return True
    many = None if noun in _NO_NOUNS else is_plural(numbers, noun, determiner)
    if not determiner:
        return many if many and numbers.of_noun(noun) > _SURE else None
    if determiner in _MANY or _NUMERAL.fullmatch(determiner):
        return many or None
    return many


def _is_bare(words: Sequence[str], joint: str) -> bool:
    """True if the words can be a subject without a determiner: not “making laws”, “SEEDS” or “Friends of the Earth”.

    After “that” they are only after a verb of saying: “a law that deals with ports was”.
    """
    first = words[0]
    if joint in ("that", "but") or first.endswith("ing") or first.lower() in _LINKS or not first[1:].islower():
        return False
    if first[0].isupper() == bool(joint) or (len(words) == 1 and _may_be_name(first)):
        return False
    of = words.index("of") if "of" in words else len(words)
    return not any(word[0].isupper() for word in words[of + 1 : of + 3])


def _may_be_name(word: str) -> bool:
    """True for “Sessions” and “Mills”, false for “Families”."""
    frequency = shipped_dictionary().frequency
    return word[0].isupper() and frequency(word) > frequency(word.lower()) - _RARER
