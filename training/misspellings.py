"""Train the weights that distinguish slips from rare words: `copyedit/language/spelling/weights.json`.

    python -m training.misspellings CORPUS LISTS > copyedit/language/spelling/weights.json

There are two logistic regressions. The first chooses among candidates: misspellings are seeded into stories of the
tuning part, and the right word should win. The second separates these misspellings from the unknown words of clean
stories. Among those, words in a list of misspellings are the publisher's slips, so they are left out; so are the words
of `READ_SLIPS`, which were judged by reading. Start with `main`.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

from benchmarks.accuracy.kept_out import Spelling, Story, cut
from benchmarks.spelling.misspelled import read_misspellings, seed
from copyedit.document import PROSE_KINDS, Document
from copyedit.formats.text import read_text
from copyedit.language.context.word_scores import score_words
from copyedit.language.spelling import misspellings
from copyedit.language.spelling.candidates import find_candidates
from copyedit.language.spelling.unknown_words import Unknown, find_unknown
from copyedit.language.spelling.weighing import (
    Ranked,
    chance,
    choice_features,
    judgement_features,
    rank_by,
    weighted_sum,
)
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.learning.texts import read_split
from training.regression import learn_logistic

STORIES = {  # how many from each file
    "news": 1800, "lk-english-news": 500, "us-senate-press-releases": 500, "us-whitehouse-statements": 500,
    "reuters-21578": 500, "enwiki-2014-1": 500, "us-fed-speeches": 300, "nasa-news": 200,
}  # fmt: skip
READ_SLIPS = Path(__file__).parent / "misspellings-read.txt"
RIDGE = 0.5


class Seen(NamedTuple):
    """An unknown word, its candidates, and a row of features for each."""

    unknown: Unknown
    words: tuple[str, ...]
    rows: tuple[dict[str, float], ...]
    context: str


def main() -> None:
    corpus, lists = map(Path, sys.argv[1:])
    stories = list(tuning_stories(corpus, Spelling.read(lists)))
    wrong = [
        (found[0], case.edit.replacement.lower())
        for case in seed(stories, lists, "tune", len(stories), 1)
        if (found := list(look(case.text, case.edit.start)))
    ]
    clean = [seen for story in stories for seen in look(story.text)]
    _say(f"{len(wrong)} misspellings seeded, {len(clean)} unknown words in {sum(s.words for s in stories):,}")
    choice = learn_choice(wrong)
    known = {word for wrongs in read_misspellings(lists, "tune").values() for word in wrongs}
    known |= {word for wrongs in read_misspellings(lists, "test").values() for word in wrongs}
    known |= set(READ_SLIPS.read_text(encoding="utf-8").split("\n"))
    right = [seen for seen in clean if seen.unknown.word.lower() not in known]
    judgement = learn_judgement([seen for seen, _ in wrong], right, choice)
    print(json.dumps({"choice": choice, "judgement": judgement}, indent=1))
    if len(sys.argv) == 3 and os.environ.get("SHOW"):
        show(right, wrong, choice, judgement, sum(s.words for s in stories))


def look(text: str, at: int | None = None) -> Iterator[Seen]:
    """The unknown words of a text, or the one that begins at an offset."""
    document = read_text("story.txt", text)
    dictionary = shipped_dictionary()
    for unknown in find_unknown(document.plain, _blocks(document), dictionary.knows):
        if unknown.capital or len(unknown.word) < misspellings.SHORTEST or at not in (None, unknown.start):
            continue
        candidates = find_candidates(unknown.word.lower(), dictionary)
        words = [each.word for each in candidates]
        scores = score_words(document.plain, unknown.block, unknown.start, words)
        wrong = unknown.word.lower()
        rows = tuple(choice_features(wrong, each, score) for each, score in zip(candidates, scores, strict=True))
        context = document.plain[max(0, unknown.start - 50) : unknown.end + 40]
        yield Seen(unknown, tuple(words), rows, context)


def learn_choice(wrong: Sequence[tuple[Seen, str]]) -> dict[str, float]:
    """The weights that put the right word first among the candidates."""
    tables = [(seen.rows, seen.words.index(right)) for seen, right in wrong if right in seen.words]
    weights, won = learn_softmax(tables)
    _say(f"choice: {len(tables)} of {len(wrong)} have the right word among the candidates, {won} in first place")
    return weights


def learn_softmax(cases: Sequence[tuple[Sequence[Mapping[str, float]], int]]) -> tuple[dict[str, float], int]:
    """Softmax regression over the rows of each case, one of which is right; also how many of these come first."""
    names = list(cases[0][0][0])
    tables = [(np.array([[row[name] for name in names] for row in rows], float), right) for rows, right in cases]
    every = np.concatenate([table for table, _ in tables])
    begins = np.cumsum([0, *(len(table) for table, _ in tables)])[:-1]
    rights = begins + np.array([right_at for _, right_at in tables])
    lengths = np.diff([*begins, len(every)])
    scale = every.std(axis=0) + 1e-9
    every = every / scale
    weights = np.zeros(len(names))
    first, second = np.zeros(len(names)), np.zeros(len(names))
    for _ in range(300):  # Adam
        scores = every @ weights
        shares = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), lengths))
        shares /= np.repeat(np.add.reduceat(shares, begins), lengths)
        gradient = 1e-3 * weights + (shares @ every - every[rights].sum(axis=0)) / len(tables)
        first, second = 0.9 * first + 0.1 * gradient, 0.99 * second + 0.01 * gradient**2
        weights -= 0.1 * first / (np.sqrt(second) + 1e-8)
    won = sum(int(np.argmax(table / scale @ weights) == right_at) for table, right_at in tables)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights / scale, strict=True)}, won


def learn_judgement(wrong: Iterable[Seen], right: Iterable[Seen], choice: dict[str, float]) -> dict[str, float]:
    """Logistic regression: is the unknown word a slip?"""
    rows = [(judgement_features(seen.unknown, ranked(seen, choice)), 1.0) for seen in wrong]
    rows += [(judgement_features(seen.unknown, ranked(seen, choice)), 0.0) for seen in right]
    names = list(dict.fromkeys(name for row, _ in rows for name in row))
    table = np.array([[row.get(name, 0.0) for name in names] for row, _ in rows], float)
    goal = np.array([is_slip for _, is_slip in rows])
    scale = np.where(table.std(axis=0) > 0, table.std(axis=0), 1.0)
    table /= scale
    weights = learn_logistic(table, goal, np.ones(len(goal)), np.full(len(names), RIDGE))
    return {name: round(float(weight), 4) for name, weight in zip(names, weights / scale, strict=True)}


def ranked(seen: Seen, choice: dict[str, float]) -> list[Ranked]:
    """The candidates, the likeliest first."""
    return rank_by(seen.words, seen.rows, choice)


def show(
    right: list[Seen], wrong: list[tuple[Seen, str]], choice: dict[str, float], judgement: dict[str, float], words: int
) -> None:
    """Print what would be reported in the clean stories, most confident first, and rates at thresholds."""

    def chance_of(seen: Seen) -> float:
        return chance(weighted_sum(judgement_features(seen.unknown, ranked(seen, choice)), judgement))

    sure = sorted(((chance_of(seen), seen) for seen in right), key=lambda pair: -pair[0])
    found = [(chance_of(seen), ranked(seen, choice)[:1], word) for seen, word in wrong]
    for minimum in (0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.3):
        reported = [(r, word) for c, r, word in found if c >= minimum]
        first = sum(bool(r) and r[0].word == word for r, word in reported)
        alarms = sum(c >= minimum for c, _ in sure)
        shares = f"found {len(reported) / len(found):.3f}, right {first / len(found):.3f}"
        _say(f"{minimum}: {shares}, reported per 1,000 words {alarms * 1000 / words:.4f}")
    for c, seen in sure[:400]:
        best = ranked(seen, choice)
        _say(f"{c:.3f} {seen.unknown.word} -> {best[0].word if best else '-'} | {' '.join(seen.context.split())}")


def tuning_stories(corpus: Path, spelling: Spelling) -> Iterator[Story]:
    """Some stories of the tuning part of each publisher."""
    for name, number in STORIES.items():
        stories = [
            Story(name, spelling.language_of("\n".join(piece)), paragraphs)
            for piece in read_split(corpus / f"{name}.txt.xz", "tune")
            for paragraphs in cut(piece)
        ]
        random.Random(name).shuffle(stories)
        yield from stories[:number]


def _blocks(document: Document) -> list[tuple[int, int]]:
    return [tuple(block.span) for block in document.blocks if block.kind in PROSE_KINDS]


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
