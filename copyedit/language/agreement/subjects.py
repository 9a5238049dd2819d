"""Clauses that begin with their subject, and whether that is plural: “the size | of the protests | in Osten”.

A subject is a noun, what describes it, and phrases after it that have no verb of their own (of the protests, published
last week). Start with `find_clauses`, `subject_of` and `both_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.agreement.clause_verbs import takes_clause
from copyedit.language.agreement.disagreement import CLEAR, DETERMINERS, EITHER, PREPOSITIONS, WordNumbers, is_plural
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
_SAYS = re.compile(
    r"\b(?:said|says|told \w+|ruled|added|noted|warned|agreed|insisted|stated?s?|realised|realized|claim(?:s|ed)"
    r"|argue[sd]|found|show(?:s|ed)|believe[sd]|report(?:s|ed)|known)\Z"
)
_LONGEST = 30  # code points, of what `_SAYS` looks for
_REMEMBERED = 300  # blocks
_NUMERAL = re.compile(r"\d[\d,]*\Z|two|three|four|five|six|seven|eight|nine|ten")
_MANY = frozenset("several many both these those hundreds dozens".split())
_DETERMINERS = DETERMINERS - {"my"} | _MANY | frozenset("every each an".split())
# A determiner and its noun these do not occur between.
_NO_DESCRIPTION = frozenset(
    "a all also although amid among an and another any are as at be because been being both but can could did do "
    "does doing each even every few had has have having he her here his how i if in is it its just least less let "
    "like may me might more most must my no nor not off often once one only or our out said say says shall she "
    "should since so some such than that the their them then there these they this those though to too unlike "
    "until us very was we were what when where whether which who whom whose why will would yet you your".split()
)
# These begin a clause of their own: “the names of the man police say was ...”.
_OWN_CLAUSE = frozenset(
    "a after also although always and anything are as be because been before being believe believes but can claim "
    "claims could did do does everything fear feel had has have he hope how i if is it know may might must never "
    "nor not nothing now often once only or said say saying says she should show shows since so something still "
    "suggest suggests than that them then there they think thinks though thought to told unless until was we were "
    "what when where whether which who whose why will would you".split()
)
_INTRANSITIVE = frozenset(
    "acted appeared arrived belonged collapsed come consisted depended died differed disappeared emerged existed "
    "failed fallen gone happened lain lived looked occurred ranged remained resigned responded risen seemed slept "
    "stayed talked varied waited walked worked".split()
)
# The way things are, the money people have.
WITH_CLAUSE = frozenset("amount day extent manner moment money night place point reason time way week year".split())
_OF_ONE = frozenset("the a an his her its their our this".split())  # determiners of one of two
_AFTER_PARTICIPLE = PREPOSITIONS - {"after", "before"} | frozenset("as earlier last this today yesterday".split())
_LINKS = PREPOSITIONS | frozenset(
    "above against along alongside amid around below beneath beside besides beyond concerning despite following "
    "including involving like off onto past per regarding through throughout toward towards under unlike upon via "
    "within without".split()
)
# The accused are, an average of ten are.
_NO_NOUNS = frozenset(
    "accused average brigade calories chorus cluster community crop deceased degrees economics faction former "
    "gallons grams kilograms kilos latter liters litres management means other politics pool quarters rupees "
    "sector statistics things thirds time".split()
)
_ADJECTIVES = frozenset("daily deadly early elderly family friendly hourly likely monthly only weekly yearly".split())
_ADVERBS = frozenset("also always never now often only still then".split())
_JOINS_SEVERAL = frozenset("along per together".split())
_MEASURED = frozenset(
    "a about all an around enough equivalent just less more not now only plenty still sufficient the too".split()
)
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
    """A noun, whether it is plural, whether a number precedes it, and whether nothing describes it."""

    noun: str
    many: bool
    counted: bool
    is_alone: bool


@lru_cache(maxsize=_REMEMBERED)
def find_clauses(plain: str, span: tuple[int, int]) -> tuple[Clause, ...]:
    """The clauses of one block of a text (`Document.plain`), from their first word.

    Cached for the last blocks, since several rules ask for them.
    """
    return tuple(_clauses(plain, span))


def _clauses(plain: str, span: tuple[int, int]) -> Iterator[Clause]:
    for start in (span[0], *(found.end() for found in _SENTENCE.finditer(plain, *span))):
        opening = _OPENING.match(plain, start, span[1])
        words = _WORDS.match(plain, opening.end() if opening else start, span[1])
        if words and starts_sentence(plain, start, Span(*span)):
            yield Clause(tuple(words[0].split(" ")), words.start(), "," if opening else "")
    for found in _JOINT.finditer(plain, *span):
        words = _WORDS.match(plain, found.end() + 1, span[1])
        if words:
            before = plain[max(span[0], found.start() - _LONGEST) : found.start()]
            if found[1] == "but" and before.endswith((" all", "thing", " none")):  # all but the best
                continue
            yield Clause(tuple(words[0].split(" ")), words.start(), _joint(found[1], before))


def without_adverbs(words: Sequence[str]) -> Sequence[str]:
    """The words without adverbs at the end, which precede the verb: “the borrowings also”."""
    end = len(words)
    while end and (words[end - 1] in _ADVERBS or _is_adverb(words[end - 1])):
        end -= 1
    return words[:end]


def is_name(plain: str, clause: Clause, at: int) -> bool:
    """True if the first `at` words are one that is a name elsewhere in the text: Jimmy Bills ... “Bills was”."""
    word = clause.words[0]
    if at != 1 or not word[0].isupper():
        return False
    return re.search(rf"(?:[A-Za-z,]|\b[MDSGR]\w{{1,2}}\.) {re.escape(word)}\b", plain) is not None


def is_quantity(clause: Clause, at: int, subject: Subject) -> bool:
    """True for “two children per family was the minimum”, and “along with”, which may make several of one."""
    if not _JOINS_SEVERAL.isdisjoint(clause.words[:at]):
        return True
    return subject.counted and not _MEASURED.isdisjoint(clause.words[at + 1 : at + 2])


def _joint(word: str, before: str) -> str:
    """“said that” for “that” after a verb of saying, and “” for “of said rules”."""
    if word == "that" and _SAYS.search(before):
        return "said that"
    return "but" if word in ("said", "says") and before.endswith((" of", " the", " for")) else word


def subject_of(numbers: WordNumbers, words: Sequence[str], joint: str = "") -> Subject | None:
    """The subject, if that is what the words are: “The prices of two tickets”. `joint` is what precedes them."""
    first = words[0].lower()
    at = 1 if first in _DETERMINERS or _NUMERAL.fullmatch(first) else 0
    if at and len(words) > 1 and (words[1] in _MANY or _NUMERAL.fullmatch(words[1])):  # the two, these 19
        at, first = 2, "two"
    # “the car that they saw in” may be all that there is of the clause.
    if joint == "that" and (first == "many" or any(_is_participle(words, each) for each in range(at, len(words)))):
        return None
    return _subject_from(numbers, words, at, first) if at or _is_bare(words, joint) else None


def both_of(numbers: WordNumbers, words: Sequence[str], joint: str = "") -> Subject | None:
    """A subject of two: “The mayor and her deputy”; None for “the bombing of the port and the market”."""
    if words.count("and") != 1:
        return None
    at = words.index("and")
    if (
        not 1 < at < len(words) - 2
        or not {words[0].lower(), words[at + 1]} <= _OF_ONE
        or not _LINKS.isdisjoint(words[:at])
    ):
        return None
    first, second = subject_of(numbers, words[:at], joint), subject_of(numbers, words[at + 1 :])
    if not first or not second:
        return None
    return Subject(f"{first.noun} and {second.noun}", many=True, counted=False, is_alone=False)


def _subject_from(numbers: WordNumbers, words: Sequence[str], at: int, determiner: str) -> Subject | None:
    """The subject whose first word after its determiner, if there is one, is at this index."""
    ends = (i for i in range(at, len(words)) if words[i] in _LINKS or (i > at and _is_participle(words, i)))
    end = next(ends, len(words))
    described = words[at:end] if at else [words[0].lower(), *words[1:end]]
    if not 1 <= len(described) <= _MOST or not _is_noun_phrase(described) or not _modifies(numbers, words[end - 1 :]):
        return None
    many = _number_of(numbers, described[-1], determiner if at else "", tuple(words[end : end + 1]))
    if many is None:
        return None
    return Subject(described[-1], many, _NUMERAL.fullmatch(determiner) is not None, len(described) == 1)


def _is_participle(words: Sequence[str], index: int) -> bool:
    """True for “figures published last week”, false for “the proposed rules” and “the ministers came in”."""
    word = words[index]
    if word in _INTRANSITIVE or (not word.endswith("ed") and word not in _participles()):
        return False
    return 0 < index < len(words) - 1 and words[index + 1] in _AFTER_PARTICIPLE and not takes_clause(word)


@cache
def _participles() -> frozenset[str]:
    return frozenset(participle for _, participle in irregular_verbs().values())


def _is_noun_phrase(words: Sequence[str]) -> bool:
    if not certain_verbs().isdisjoint(words):
        return False
    if any(not word.islower() or word in _NO_DESCRIPTION or "'" in word or "’" in word for word in words):
        return False
    # “the proposed rules” and “the early rules”; but “the system basically works”, “the minister told leaders”
    if any(word.endswith("ing") or is_past(word) for word in words[1:-1]) or (words[-2:-1] and _is_adverb(words[-2])):
        return False
    # “the poll shows voters”
    return not any(word.endswith("s") and not word.endswith(("ss", "us", "is")) for word in words[:-1])


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _ADJECTIVES


def _modifies(numbers: WordNumbers, words: Sequence[str]) -> bool:
    """True for “protests of the dockers held in Osten”, which begins with the noun; false for any with its own verb."""
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        if word in _OWN_CLAUSE or "'" in word or "’" in word:
            return False
        if before in _LINKS or before in DETERMINERS:  # of displaced people
            continue
        if word in DETERMINERS or word[0].isdigit() or word.endswith("ing") or _is_verb(numbers, word):
            return False
        if is_past(word) and not _is_participle(words, at):
            return False
        if word[0].isupper() and before.islower() and abs(numbers.of_noun(before)) > _NAMED:
            return False
    return words[-1] not in _LINKS | DETERMINERS


def _is_verb(numbers: WordNumbers, word: str) -> bool:
    """True for “include” and “reveals”, false for “plans”."""
    if word in certain_verbs() or word in certain_third_persons():
        return True
    return word.endswith("s") and numbers.asked_by(word) < -CLEAR and numbers.of_noun(word) < CLEAR


def _number_of(numbers: WordNumbers, noun: str, determiner: str, followed: Sequence[str]) -> bool | None:
    if noun == "police":
        return True
    many = None if noun in _NO_NOUNS else is_plural(numbers, noun, determiner)
    if not determiner:
        return many if many and numbers.of_noun(noun) > _SURE else None
    is_either = noun in _NO_NOUNS | EITHER or noun.endswith(("ss", "us", "is"))
    if determiner in _MANY or _NUMERAL.fullmatch(determiner):
        return True if many or (noun.endswith("s") and not is_either and numbers.of_noun(noun) > 0) else None
    is_one = determiner in ("a", "an") and followed != ("of",) and not noun.endswith("s") and not is_either
    return False if many is None and is_one and numbers.of_noun(noun) <= 0 else many  # an inquest; but “a fifth of”


def _is_bare(words: Sequence[str], joint: str) -> bool:
    """True if the words can be a subject without a determiner: not “making laws”, “SEEDS” or “Friends of the Earth”.

    After “that” they are only after a verb of saying: “a law that deals with ports was”.
    """
    first = words[0]
    if joint in ("that", "but") or first.endswith("ing") or first.lower() in _LINKS or not first[1:].islower():
        return False
    if first[0].isupper() == bool(joint) or (len(words) == 1 and _may_be_name(first)):
        return False
    return not any(_is_named(words, at) for at in range(1, len(words)))


def _is_named(words: Sequence[str], at: int) -> bool:
    """True for “Doctors for Velmar”, “Friends of the Earth” and “Partners in Health”; false for “Police in Velmar”."""
    before = words[at - 2] if words[at - 1] == "the" else words[at - 1]
    if not words[at][0].isupper() or before not in _LINKS:
        return False
    return before in ("of", "for", "without") or (
        before == "in" and shipped_dictionary().note(words[at].lower()) is not None
    )


def _may_be_name(word: str) -> bool:
    """True for “Sessions” and “Mills”, false for “Families”."""
    frequency = shipped_dictionary().frequency
    return word[0].isupper() and frequency(word) > frequency(word.lower()) - _RARER
