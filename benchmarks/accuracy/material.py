"""Gather everything to be checked, from the shared folder and this one, with fixed seeds. Start with `gather`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.cases import (
    KINDS,
    Case,
    Seeded,
    clean_sentences,
    development_cases,
    development_clean,
    seed_errors,
    written_cases,
)
from benchmarks.accuracy.kept_out import PUBLISHERS, Spelling, Story, divide, read_stories
from benchmarks.accuracy.programs import Text

HERE = Path(__file__).parent
SEED = 20261125


@dataclass(frozen=True, slots=True)
class Material:
    """Cases with one error each, and clean copy: stories, and correct sentences that look wrong (`traps`)."""

    seeded: dict[str, list[Seeded]]
    written: list[Case]
    development: list[Case]
    development_clean: list[Text]
    clean: list[Story]
    traps: list[Text]

    @property
    def alone(self) -> list[Case]:
        return [each.alone for cases in self.seeded.values() for each in cases]

    @property
    def in_story(self) -> list[Case]:
        return [each.in_story for cases in self.seeded.values() for each in cases]


def gather(shared: Path, seeded: int, clean_words: int) -> Material:
    """`seeded` wrong words, a third as many small words and errors of agreement, and `clean_words` of clean copy."""
    corpus, lists, dev = shared / "corpus", shared / "lists", shared / "dev"
    spelling = Spelling.read(lists)
    clean: list[Story] = []
    others: list[Story] = []
    for stories in read_stories(corpus, spelling, SEED).values():
        mine, rest = divide(stories, clean_words // len(PUBLISHERS))
        clean += mine
        others += rest
    wanted = dict(zip(KINDS, (seeded, seeded // 3, seeded // 3), strict=True))
    return Material(
        seed_errors(clean_sentences(others, SEED), wanted, lists, dev, SEED),
        written_cases(HERE / "sentences.txt", spelling),
        development_cases(dev, spelling),
        _texts(development_clean(dev), spelling),
        clean,
        _texts((HERE / "clean.txt").read_text(encoding="utf-8").splitlines(), spelling),
    )


def _texts(sentences: Iterable[str], spelling: Spelling) -> list[Text]:
    return [Text(sentence, spelling.language_of(sentence)) for sentence in sentences if sentence]


def texts_of(cases: Iterable[Case | Story]) -> list[Text]:
    return [Text(case.text, case.language) for case in cases]


def words_of(stories: Iterable[Story]) -> Counter[str]:
    """The number of words, by publisher."""
    words: Counter[str] = Counter()
    for story in stories:
        words[story.publisher] += story.words
    return words


def share_of(stories: Iterable[Story], words: int) -> list[Story]:
    """The first stories of each publisher, up to an equal share of `words`."""
    each, taken, chosen = words // len(PUBLISHERS), Counter[str](), list[Story]()
    for story in stories:
        if taken[story.publisher] < each:
            taken[story.publisher] += story.words
            chosen.append(story)
    return chosen
