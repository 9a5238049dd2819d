"""News in the present tense: headlines, briefs and captions write “Police arrest two men”. Start with `to_present`.

The corpus is mostly in the past tense, where “Police arrested” hides the number of its subject.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from copyedit.language.context.tagger.edits import Forms

_SHARE = 0.4  # of the verbs that qualify
_PLURALS = frozenset("people police men women children they we i you".split())
_OBJECTS = frozenset(
    "the a an his her its their this that these those no two three four five six seven eight nine ten some more "
    "several many him them it".split()
)
# Before a verb that is no subject’s own: “the book he had published”, “also announced”, “the site of Osten”.
_NOT_SUBJECTS = frozenset(
    "which who that also and or but not never as has have had be been being was were is are get got than the a an "
    "this these those my your its their his our one often still even now just once twice soon then there here of by "
    "in on at for with to from".split()
)
_UNCHANGED = frozenset("was were had read".split())


def to_present(words: Sequence[str], forms: Forms, dice: random.Random) -> list[str]:
    """The words with some verbs of the simple past in the present, where their subject stands right before them.

    “The storm killed six people.” -> “The storm kills six people.”
    """
    changed = list(words)
    for at in range(1, len(words) - 1):
        if words[at].islower() and words[at] not in _UNCHANGED and _is_clear(words, at) and dice.random() < _SHARE:
            names = dict(forms.of(words[at]))
            if "base" in names and "s" in names and "past" not in names:
                changed[at] = names["base"] if _is_plural(words, at - 1) else names["s"]
    return changed


def _is_clear(words: Sequence[str], at: int) -> bool:
    """True if the word before is the subject, and an object follows."""
    subject, following = words[at - 1], words[at + 1]
    is_word = subject[0].isalpha() and "'" not in subject and "’" not in subject and not subject.endswith("ly")
    if not is_word or subject.lower() in _NOT_SUBJECTS or "and" in words[max(0, at - 5) : at]:
        return False
    return following in _OBJECTS or following[0].isdigit() or following[0].isupper()


def _is_plural(words: Sequence[str], at: int) -> bool:
    word = words[at].lower()
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")) and words[at].islower())
