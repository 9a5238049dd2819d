"""What excuses a word that no dictionary has: a derivation, a regular plural, a phrase from another language.

Start with `is_derived` and `is_in_phrase`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from copyedit.language.shipped import DATA

# Prefixes that make new words freely: “unmasking”, “microtargets”. Not “dis”, “mis” and “de”: “misstake”, “decling”.
_PREFIXES = tuple(
    "anti auto bio counter cross cyber eco electro geo hyper inter mega micro mini multi neuro non over photo post "
    "pre pro proto pseudo psycho quasi re semi sub super tele trans ultra un under".split()
)
_SUFFIXES = tuple("like ness less ism ist ists able ability ably ly wise dom hood ship ships er ers ish".split())
_SHORTEST = 4  # letters of a part
_REGULAR_PLURAL = re.compile(r"(?<![^aeiou]y)(?<![sxz])(?<![cs]h)s$")  # not “militarys”
_LITERAL = re.compile(r"[a-z' -]+")
_WORD = re.compile(r"[a-z]+")


def is_derived(word: str, knows: Callable[[str], bool]) -> bool:
    """True for a word that English makes from known ones: “devastations”, “unmaskings”.

    >>> known = {"devastation", "masking", "gunner"}.__contains__
    >>> [is_derived(word, known) for word in ("devastations", "unmaskings", "gunnerish", "goverment")]
    [True, True, True, False]
    """
    if knows(word):
        return True
    stems = [word[:-1]] if _REGULAR_PLURAL.search(word) else []
    for prefix in _PREFIXES:
        if word.startswith(prefix):
            stems.append(word[len(prefix) :])
    for suffix in _SUFFIXES:
        if word.endswith(suffix):
            stems.append(word[: -len(suffix)])
    return any(len(stem) >= _SHORTEST and is_derived(stem, knows) for stem in stems)


def is_in_phrase(plain: str, start: int, word: str) -> bool:
    """True if the word at `start` is part of a set phrase that stands there: “in loco parentis”."""
    phrases = _phrases_by_word().get(word, ())
    around = plain[max(0, start - 40) : start + 40].lower()
    return any(phrase in around for phrase in phrases)


@cache
def _phrases_by_word() -> Mapping[str, tuple[str, ...]]:
    """The set phrases that have no variable part, by each of their words."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (DATA / "phrases.txt").read_text(encoding="utf-8").splitlines():
        if _LITERAL.fullmatch(line):
            for word in _WORD.findall(line):
                found[word].append(line)
    return {word: tuple(phrases) for word, phrases in found.items()}
