"""The words of news as numbers, for counting what stands beside what. Start with `read_tokens`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.learning.texts import read_split
from copyedit.learning.words import PLAIN

NEWS = ("news", "reuters-21578", "us-senate-press-releases", "lk-english-news", "au-pm-releases-speeches")
MOST = 60_000  # words
BREAK, RARE = 0, 1  # ids of what is no word, and of all words but the commonest
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[^\s'-]")


class Tokens(NamedTuple):
    """`words[id]` in lower case, the id of each token in the texts, and whether it has a capital."""

    words: list[str]
    ids: NDArray[np.int32]
    capitals: NDArray[np.bool_]


def read_tokens(corpus: Path) -> Tokens:
    """The tokens of the learning part of news."""
    number: dict[str, int] = {"": 0}
    pieces = [np.array(list(_numbered(lines, number)), np.int32) for lines in _pieces(corpus)]
    every = np.concatenate(pieces)
    forms = list(number)
    lower: dict[str, int] = {"": 0}
    as_lower = np.array([lower.setdefault(form.lower(), len(lower)) for form in forms], np.int32)
    capitals = np.array([form != form.lower() for form in forms])[every]
    ids = as_lower[every]
    often = np.bincount(ids, minlength=len(lower))
    often[0] = 0
    commonest = np.argsort(-often)[: MOST - 2]
    renumbered = np.full(len(lower), RARE, np.int32)
    renumbered[0] = BREAK
    renumbered[commonest] = np.arange(2, len(commonest) + 2)
    words = list(lower)
    return Tokens(["", "", *(words[at] for at in commonest)], renumbered[ids], capitals)


def _pieces(corpus: Path) -> Iterator[list[str]]:
    for name in NEWS:
        yield from read_split(corpus / f"{name}.txt.xz", "learn")


def _numbered(lines: list[str], number: dict[str, int]) -> Iterator[int]:
    for line in lines:
        yield 0
        for token in _TOKEN.findall(line.translate(PLAIN)):
            yield number.setdefault(token, len(number)) if token[0].isalpha() else 0
