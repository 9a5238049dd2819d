"""How set phrases are written down: `data/phrases.txt` has one per line. Start with `read_line`.

hang* in the air            * : the word inflects (hangs, hung, hanging)
(storm/tempest) in a (teacup/teapot)
bite* (off) more than one can chew        (off) may be left out
bide* one's time            one's stands for my, her, their, Oveland's ...
at death's door ! war's     words after ! are right there, too
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

_POSSESSIVES = frozenset("my your his her its our their one's".split())
ONES = "one's"
_PART = re.compile(r"\(([^()]+)\)\*?|(\S+)")


class Line(NamedTuple):
    """The variants of a phrase, each as elements, and words that are right in it, too."""

    variants: tuple[tuple[str, ...], ...]
    also: frozenset[str]


def read_line(line: str) -> Line | None:
    """What a line says; None for a comment. Raises ValueError for a line that is not in the form described above."""
    text, _, here = line.partition("#")[0].partition("!")
    text = text.strip().lower()
    if not text:
        return None
    return Line(tuple(_variants(text)), frozenset(form for word in here.split() for form in forms_of(word)))


def _variants(text: str) -> Iterator[tuple[str, ...]]:
    """All variants of a phrase, as elements."""
    choices: list[list[str]] = []
    for part in _PART.finditer(text):
        if part[2]:
            choices.append([part[2]])
        elif "/" in part[1]:
            star = "*" if part[0].endswith("*") else ""
            choices.append([option.strip() + star for option in part[1].split("/")])
        else:
            choices.append([part[1], ""])
    if re.sub(r"\([^()]*\)", "", text).strip("() ") != re.sub(r"\([^()]*\)", "", text).strip():
        raise ValueError(f"unbalanced brackets in the phrase “{text}”")
    for chosen in product(*choices):
        elements = tuple(word for choice in chosen for word in choice.split())
        if len(elements) < 2:
            raise ValueError(f"the phrase “{text}” has only one word")
        yield elements


def as_said(elements: tuple[str, ...]) -> str:
    """The phrase as people say it."""
    return " ".join(elements).replace("*", "")


@cache
def forms_of(element: str) -> tuple[str, ...]:
    """The words that an element may be; none for one's."""
    if element == ONES:
        return ()
    if not element.endswith("*"):
        return (element,)
    from copyedit.language.words.inflection import verb_forms

    return tuple(dict.fromkeys(verb_forms(element[:-1])))


def is_possessive(word: str) -> bool:
    """True for what one's stands for."""
    return word in _POSSESSIVES or word.endswith(("'s", "s'"))
