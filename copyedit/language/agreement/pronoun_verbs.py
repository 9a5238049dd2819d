"""Verbs that disagree with the pronoun before them: “they was”, “she go”. Start with `find_pronoun_verbs`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.language.agreement.disagreement import CLEAR, OTHER_NUMBER, PLURALS, Disagreement, WordNumbers
from copyedit.language.words.inflection import plural

_PRONOUN = re.compile(r"(?<![\w'-])([Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e) ([a-z]+?)(n't)?(?![\w'-])")
_REACH = 90  # code points before the pronoun to examine, within the sentence
_BORDER = re.compile(r"[.!?;:]")
# After these “he go” or “she have” may be right: did he go, lest she have; or after “and”: he and she have.
_BASE_AFTER = frozenset(
    "and are as be been can could did do does had has have help helped if is lest let like made make may might must "
    "neither nor not or shall should so than that to was were whether will would".split()
)
_JOINS = frozenset(("and", "or", "nor"))
# In a clause with one of these it may be, too: they insist he stay, if he were, didn't the man he mention.
_SUBJUNCTIVE = re.compile(
    r"\b(?:if|as|though|wish\w*|whether|suppos\w+|imagin\w+|unless|lest|pretend\w*|rather|insist\w*|demand\w*|suggest\w*"
    r"|recommend\w*|ask\w*|propos\w+|request\w*|requir\w+|urg\w+|order\w*|prefer\w*|advis\w+|essential|important|vital"
    r"|imperative|condition|event|(?:did|do|does|will|would|can|could|should|may|might|must)(?:n't)?)\b",
    re.IGNORECASE,
)
_NO_VERBS = frozenset(("can", "dare", "need", "let"))  # she can, she need not; and “let” is also a past tense
# “It” is as often an object: “those who run it have”. After these it is the subject.
_BEGINS_CLAUSE = frozenset("although because but said says though when while".split())


def find_pronoun_verbs(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The disagreements in one block of a text (`Document.plain`)."""
    for found in _PRONOUN.finditer(plain, *span):
        pronoun, verb, negation = found.group(1).lower(), found.group(2), found.group(3) or ""
        if pronoun in ("they", "we"):
            right = _plural_of(numbers, verb)
        else:
            before = _BORDER.split(plain[max(span[0], found.start() - _REACH) : found.start()])[-1]
            right = None if _may_be_right(pronoun, verb, before) else _singular_of(numbers, verb)
        if right:
            yield Disagreement(found.start(2), found.end(), right + negation, found.group(1))


def _plural_of(numbers: WordNumbers, verb: str) -> str | None:
    if verb in OTHER_NUMBER:
        return None if verb in PLURALS else OTHER_NUMBER[verb]
    if not verb.endswith("s") or numbers.asked_by(verb) > -CLEAR:
        return None
    bases = (verb[:-1], verb[:-2], f"{verb[:-3]}y")
    return next((base for base in bases if plural(base) == verb and numbers.asked_by(base) > CLEAR), None)


def _singular_of(numbers: WordNumbers, verb: str) -> str | None:
    if verb in OTHER_NUMBER:
        return OTHER_NUMBER[verb] if verb in PLURALS else None
    if verb in _NO_VERBS or numbers.asked_by(verb) < CLEAR:
        return None
    third = plural(verb)
    return third if numbers.asked_by(third) < -CLEAR else None


def _may_be_right(pronoun: str, verb: str, before: str) -> bool:
    words = before.split()
    last = words[-1].lower() if words else ""
    if pronoun == "it" and last and not last.endswith((",", '"', "“")) and last not in _BEGINS_CLAUSE:
        return True
    if verb == "are":
        return last in _JOINS
    return last in _BASE_AFTER or _SUBJUNCTIVE.search(before) is not None
