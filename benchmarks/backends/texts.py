"""The texts that backends are measured on: news to choose rules by, and sentences with one genuine error each.

Start with `read_news` and `read_cases`. The news to choose by is from the part `tune` (`copyedit.learning.texts`). The
table uses the part `test`, by which no rule was chosen.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.accuracy.cases import Case, development_cases
from benchmarks.accuracy.kept_out import Spelling, count_words
from benchmarks.accuracy.programs import Text
from benchmarks.accuracy.sentences import Edit
from copyedit.learning.texts import read_split

SEED = 20261125
EDITED = ("web-edited", "wiki-edited")


class Share(NamedTuple):
    """A corpus file and its language, or "" if that depends on the article. `part` is a percentage of all words."""

    name: str
    language: str
    part: int


# About 100 outlets in both spellings, a Sri Lankan one with more slips, an agency from 1987, two governments.
SHARES = (
    Share("news", "en-US", 40),
    Share("news", "en-GB", 25),
    Share("lk-english-news", "en-GB", 15),
    Share("reuters-21578", "en-US", 10),
    Share("us-whitehouse-statements", "en-US", 5),
    Share("au-pm-releases-speeches", "en-GB", 5),
)


class News(NamedTuple):
    """Paragraphs, each once, and the number of words in each share."""

    paragraphs: list[Text]
    words: Counter[str]


def read_news(corpus: Path, spelling: Spelling, words: int) -> News:
    """Whole articles from each share, up to its part of the words; the same random choice every time.

    A larger choice includes every smaller one.
    """
    pieces = {name: _pieces(corpus, name) for name in {share.name for share in SHARES}}
    paragraphs: dict[Text, None] = {}
    counts = Counter[str]()
    for share in SHARES:
        label = f"{share.name} {share.language}"
        for piece in pieces[share.name]:
            if counts[label] >= words * share.part // 100:
                break
            if share.name == "news" and spelling.language_of("\n".join(piece)) != share.language:
                continue
            for line in piece:
                text = Text(line, share.language)
                if text not in paragraphs:
                    paragraphs[text] = None
                    counts[label] += count_words(line)
    return News(list(paragraphs), counts)


def _pieces(corpus: Path, name: str) -> list[list[str]]:
    pieces = list(read_split(corpus / f"{name}.txt.xz", "tune"))
    random.Random(f"{name} {SEED}").shuffle(pieces)
    return pieces


def read_cases(dev: Path, spelling: Spelling) -> dict[str, list[Case]]:
    """Sentences with one error each, by file. A sentence with several errors is used once for each."""
    cases: dict[str, list[Case]] = {}
    for case in development_cases(dev, spelling):
        cases.setdefault(case.kind, []).append(case)
    for name in EDITED:
        cases[name] = list(_edited_cases(dev / f"{name}.jsonl", spelling))
    return cases


def read_clean(dev: Path, spelling: Spelling) -> dict[str, list[Text]]:
    """The corrected sentences in the same files, each once."""
    clean: dict[str, list[Text]] = {}
    for path in sorted(dev.glob("*.jsonl")):
        right = dict.fromkeys(_right(record) for record in _records(path))
        clean[path.stem.removesuffix("-clean")] = [Text(text, spelling.language_of(text)) for text in right]
    return clean


def _edited_cases(path: Path, spelling: Spelling) -> Iterator[Case]:
    for record in _records(path):
        text, edits = record["text"], [Edit(**edit) for edit in record["edits"]]
        language = spelling.language_of(text)
        for edit in edits:
            yield _only(text, edits, edit, language, path.stem)


def _only(text: str, edits: list[Edit], kept: Edit, language: str, kind: str) -> Case:
    """The sentence with all edits applied except one."""
    others = [edit for edit in edits if edit is not kept]
    moved = sum(len(edit.replacement) - (edit.end - edit.start) for edit in others if edit.end <= kept.start)
    made = _made(text, others)
    edit = Edit(kept.start + moved, kept.end + moved, kept.replacement)
    return Case(made, language, 0, len(made), edit, kind, "")


def _right(record: dict[str, Any]) -> str:
    return _made(record["text"], [Edit(**edit) for edit in record["edits"]])


def _made(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
