"""Passages of the corpus, as words: what the tagger reads at once. Start with `read_windows`."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from copyedit.language.context.tagger.pieces import words_of
from copyedit.learning.texts import SHARES, Part, name_of, read_split

_SENTENCE_END = re.compile(r"(?<=[.!?]['\"’”])\s+|(?<=[.!?])\s+(?=[\"“‘'A-Z0-9])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Rev|Jr|Sr|No|vs|Inc|Corp|Co|[A-Z])\.$")
_MOST_WORDS = 70
_FEWEST_WORDS = 5
_ALONE = 0.7  # paragraphs read sentence by sentence, as in use


def sentences_of(paragraph: str) -> list[str]:
    """The sentences of a paragraph.

    >>> sentences_of("Mr. Hale left. “He is gone.” Then it rained.")
    ['Mr. Hale left.', '“He is gone.”', 'Then it rained.']
    """
    sentences: list[str] = []
    for part in _SENTENCE_END.split(paragraph):
        if sentences and _ABBREVIATION.search(sentences[-1]):
            sentences[-1] += " " + part
        else:
            sentences.append(part)
    return sentences


def windows_of(paragraph: str, most: int = _MOST_WORDS) -> Iterator[str]:
    """A paragraph in runs of whole sentences, each of at most some seventy words if its sentences allow."""
    run: list[str] = []
    length = 0
    for sentence in sentences_of(paragraph):
        count = sentence.count(" ") + 1
        if run and length + count > most:
            yield " ".join(run)
            run, length = [], 0
        run.append(sentence)
        length += count
    if run:
        yield " ".join(run)


class Worker(NamedTuple):
    """One of several processes that share the texts: it reads every `of`th article, from `number` on."""

    number: int = 0
    of: int = 1


def read_windows(
    paths: Sequence[Path], part: Part, left_out: frozenset[str], dice: random.Random, worker: Worker
) -> Iterator[tuple[str, ...]]:
    """Windows of all files, mixed by their length, without those that hold a line of `left_out`."""
    sources = [(_windows_of_file(path, part, left_out, dice, worker), path.stat().st_size) for path in paths]
    while sources:
        at = dice.choices(range(len(sources)), [size for _, size in sources])[0]
        piece = next(sources[at][0], None)
        if piece is None:
            del sources[at]
        else:
            yield piece


def _windows_of_file(
    path: Path, part: Part, left_out: frozenset[str], dice: random.Random, worker: Worker
) -> Iterator[tuple[str, ...]]:
    share = SHARES.get(name_of(path), 1.0)
    for piece in islice(read_split(path, part, left_out), worker.number, None, worker.of):
        if dice.random() >= share:
            continue
        for paragraph in piece:
            for window in windows_of(paragraph, 1 if dice.random() < _ALONE else _MOST_WORDS):
                words = tuple(word for word, _ in words_of(window))
                if len(words) >= _FEWEST_WORDS and any(word.islower() for word in words):
                    yield words[:150]
