"""What the context model may not doubt, because more than its window decides: tense, and nouns of either number.

“The court signs” in copy that is written in the present is no error. Start with `is_no_error`.
"""

from __future__ import annotations

from itertools import pairwise

from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.words.inflection import verb_forms

# After these a form is right or wrong whatever the tense of the story: “had been warn”, “will announced”.
_AUXILIARIES = frozenset(
    "am are be been being can cannot could did do does get gets got had has have is let's may might must need shall "
    "should to was were will would".split()
)
# Words that take either number in British use: the staff have, the staff has.
_COLLECTIVE = frozenset(
    "army audience band board cabinet city club coalition committee company council couple crew crowd family firm "
    "government group jury leadership majority media ministry minority pair panel parliament party police press public "
    "side squad staff team trio union united youth".split()
)
_BE_PRESENT = ("am", "is", "are")
_NUMBERS = frozenset({("is", "are"), ("are", "is"), ("was", "were"), ("were", "was"), ("has", "have"), ("have", "has")})
_WORDS = late_pattern(r"[\w'’-]+")
_LOOK_BACK = 60  # code points
_PLURALS = frozenset("children i many men people several they those we who women you".split())
# A verb cannot follow these, so what follows is a noun: “a moved upheld by the court”.
_BEFORE_NOUNS = frozenset(
    "a about after against an another any at before between by during each every for from her his in into its my "
    "no of on our over some such that's the their these this those under with without your".split()
)
_MARKS = tuple("\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`")
# “21 men, 20 of them Egyptian Copts”: a group, and what some of it are.
_SOME_OF_THEM = late_pattern(r"[,(:;\N{EN DASH}\N{EM DASH}-] ?(?:[\w.,'-]+ ){1,3}of \Z")
# “[t]he”, “(s)he”: a word whose beginning stands in brackets.
_BRACKETS = tuple(")]")
_RELATIVES = ("that", "which", "who")
_BEFORE_VERBS = frozenset("he it she that they to we which who you".split())
_DESCRIBED = late_pattern(r"\w+ly \w+(?:ing|ed)\b")
_BETWEEN = frozenset("also already always ever never not now still just only then".split())


def is_named(plain: str, start: int, end: int) -> bool:
    """True for a word in quotation marks of its own, which is spoken of rather than used.

    >>> is_named("It runs in a 'with' block.", 14, 18)
    True
    """
    return start < end and plain[start - 1 : start] in _MARKS and plain[end : end + 1] in _MARKS


def is_no_error(plain: str, start: int, word: str, other: str) -> bool:
    """True if `word`, at `start` (a code point of the text), may be right beside `other` for more than the model sees.

    Mostly the two differ by tense or British use alone.

    >>> is_no_error("Police arrest five men in Osten.", 7, "arrest", "arrests")
    True
    >>> is_no_error("The court signs the order.", 10, "signs", "signed")
    True
    >>> is_no_error("The minister announce the plan.", 13, "announce", "announced")
    False
    >>> is_no_error("He had been warn twice.", 12, "warn", "warned")
    False
    >>> is_no_error("The crew that found it were thanked.", 23, "were", "was")
    True
    >>> is_no_error("It was a moved upheld by the court.", 9, "moved", "move")
    False
    >>> is_no_error("The plan that repeals and replaces it won.", 26, "replaces", "replace")
    True
    """
    word, other = word.lower(), other.lower()
    if word == "them" and _SOME_OF_THEM.search(plain, max(0, start - _LOOK_BACK), start):
        return True
    sentence = plain[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2].rpartition(". ")[2]
    before = [each.lower() for each in _WORDS.findall(sentence)]
    while before and (before[-1] in _BETWEEN or before[-1].endswith("ly")):
        before.pop()
    last = before[-1].removesuffix("n't") if before else ""
    if _is_right_here(plain, start, before, word, other):
        return True
    if _differ_in_number(word, other):
        return last in _COLLECTIVE or _has_collective_clause(before)
    is_verb = last not in _AUXILIARIES and last not in _BEFORE_NOUNS and not last.endswith("ed")
    if not is_verb or not _differ_in_tense(word, other):
        return False
    # “The minister announce it” lost an ending, whatever the tense.
    is_base = other in verb_forms(word)[3:]
    return not is_base or last in _PLURALS or last in _COLLECTIVE or last.endswith("s")


def differ_in_number_only(word: str, other: str) -> bool:
    """True for is and are, was and were, has and have, in either order."""
    return (word.lower(), other.lower()) in _NUMBERS


def _is_right_here(plain: str, start: int, before: list[str], word: str, other: str) -> bool:
    """True for “[t]he”, “at last”, “one of the larger”, “repeals and replaces”, “typically freewheeling”."""
    if plain[start - 1 : start] in _BRACKETS and plain[start - 2 : start - 1].isalnum():
        return True
    if word == "last" and before[-1:] == ["at"]:
        return True
    if word.endswith("er") and other == f"{word[:-1]}st":
        return True
    if word.endswith("ly") and len(other) < len(word):
        return bool(_DESCRIBED.match(plain, start)) or not _BEFORE_VERBS.isdisjoint(before[-1:])
    return len(before) > 1 and before[-1] in ("and", "or") and _have_ending(before[-2], word, other)


def _has_collective_clause(before: list[str]) -> bool:
    """True after “the team that won the cup”."""
    return any(one in _COLLECTIVE and other in _RELATIVES for one, other in pairwise(before))


def _have_ending(first: str, second: str, other: str) -> bool:
    """True if the first two words end alike, and the third does not: repeals, replaces, replace."""
    return any(first.endswith(e) and second.endswith(e) and not other.endswith(e) for e in ("s", "ed", "ing"))


def _differ_in_number(word: str, other: str) -> bool:
    """True for sign and signs, is and are."""
    is_ending = other in (f"{word}s", f"{word}es") or word in (f"{other}s", f"{other}es")
    return is_ending or differ_in_number_only(word, other)


def _differ_in_tense(word: str, other: str) -> bool:
    """True for signs and signed, goes and went, in either order."""
    return _is_past_of(word, other) or _is_past_of(other, word)


def _is_past_of(past: str, present: str) -> bool:
    if present in _BE_PRESENT:
        return past in ("was", "were")
    bases = {present, present.removesuffix("s"), present.removesuffix("es"), present.removesuffix("ies") + "y"}
    return any(present in verb_forms(base)[:2] and past in verb_forms(base)[3:] for base in bases)
