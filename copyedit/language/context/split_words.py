"""One word written as two: “rail way”, “over turned”. Start with `find_split_words`.

There is no list: in edited news the single word must be far commoner than its halves in sequence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from copyedit.document import Span
from copyedit.language.context.model import ContextModel
from copyedit.language.context.ngrams import sum_of
from copyedit.language.context.stored.ngram_shapes import STEPS
from copyedit.language.text.sentences import starts_sentence

# Two words with one space between them, neither part of something longer; a capital may begin a sentence.
_PAIR = re.compile(r"(?<![\w'’&./-])([A-Za-z][a-z]+) (?=([a-z]{2,})(?![\w'’-]))")
# Small words that precede or follow almost anything: “slow to tally”, “held in jury rooms”, “direct or open”.
_NO_FIRST = frozenset("an as at be by for if in is it no of on so the to was".split())
_NO_SECOND = _NO_FIRST | frozenset("and are but from or than that up with".split())


class SplitWord(NamedTuple):
    """Offsets are code points of the text. `word` keeps the capital of the first half."""

    start: int
    end: int
    word: str


def find_split_words(
    model: ContextModel, plain: str, spans: tuple[tuple[int, int], ...], times: int
) -> Iterator[SplitWord]:
    """Pairs whose single word is at least `times` as common as the pair, in the model's training text."""
    id_of = model.vocabulary.id_of
    for start, end in spans:
        for pair in _PAIR.finditer(plain, start, end):
            first, second = pair.groups()
            lower = first.lower()
            joined = id_of.get(lower + second)  # first, because almost no pair forms a word
            if joined is None or lower in _NO_FIRST or second in _NO_SECOND:
                continue
            # “Green House” is a name
            is_name = first != lower and not starts_sentence(plain, pair.start(), Span(start, end))
            if not is_name and _times_as_common(model, joined, lower, second) >= times:
                yield SplitWord(pair.start(), pair.end(2), first + second)


def _times_as_common(model: ContextModel, joined: int, first: str, second: str) -> float:
    id_of = model.vocabulary.id_of
    seen = 0.0
    if first in id_of and second in id_of:
        ids = [np.array([id_of[first]]), np.array([id_of[second]])]
        seen = int(model.tables["two"].look_up(sum_of(ids, "two"))[0]) / STEPS
    return float(2 ** (model.lexicon.frequencies[joined] - seen))
