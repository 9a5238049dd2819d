"""Sentences that people corrected, each with one or more corrected versions. Start with `read_sets`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.kept_out import Spelling, count_words
from benchmarks.accuracy.programs import Text

WEB, WIKI = "web-edited", "wiki-edited"
# By index from 0: the even half is for training and for reading, the odd half only for measuring.
TRAINING, TEST = 0, 1


class Corrected(NamedTuple):
    """A sentence as it was written, and what each annotator made of it."""

    text: Text
    references: tuple[str, ...]


def read_test_sets(dev: Path, spelling: Spelling) -> dict[str, list[Corrected]]:
    """What nothing may be written from: the test half of the web sentences, and all of the encyclopaedia's."""
    return {WEB: _read(dev, WEB, spelling)[TEST::2], WIKI: _read(dev, WIKI, spelling)}


def read_training_half(dev: Path, spelling: Spelling) -> dict[str, list[Corrected]]:
    """The half of the web sentences that may be read."""
    return {WEB: _read(dev, WEB, spelling)[TRAINING::2]}


def words_of(sentences: list[Corrected]) -> int:
    return sum(count_words(sentence.text.text) for sentence in sentences)


def _read(dev: Path, name: str, spelling: Spelling) -> list[Corrected]:
    rows = map(json.loads, (dev / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Corrected(Text(row["text"], spelling.language_of(row["text"])), tuple(row["corrected_all"])) for row in rows
    ]
