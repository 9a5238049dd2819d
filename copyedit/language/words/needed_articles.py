"""Nouns that need an article after some words: “in an explosion”, “at an airport” (`training/needed_articles.py`).

Start with `needs_article`; `PHRASE` finds where to ask.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from copyedit.language.shipped import DATA

_FILE = DATA / "needed-articles.txt"
# What ends the noun phrase; not “and” or a comma, since pairs and lists drop articles: in town and country.
END = (
    r"(?=[.;!?]|\Z| (?:about|across|after|against|as|at|because|before|behind|but|by|during|for|from|had|has|in|inside"
    r"|into|is|near|on|outside|over|said|says|since|that|through|to|under|until|was|were|when|where|which|while|who|with|will"
    r"|would)\b)"
)
PHRASE = re.compile(rf"(?<![\w'’-])(?P<before>[a-z]{{2,}}) (?P<noun>[a-z]{{3,}}){END}")


@cache
def _nouns() -> Mapping[str, frozenset[str]]:
    """The words after which each noun needs an article."""
    rows = (line.split() for line in _FILE.read_text(encoding="utf-8").splitlines())
    return {noun: frozenset(before) for noun, *before in rows}


def needs_article(before: str, noun: str) -> bool:
    """True for “in explosion” and “reached airport”, false for “in hospital” and “by car”."""
    return before in _nouns().get(noun, ())
