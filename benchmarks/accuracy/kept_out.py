"""News that no model was trained on, as stories of one publisher each. Start with `read_stories`.

`copyedit.learning.texts` decides which text is kept out, for training and measuring alike.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from copyedit.learning.texts import part_of, read_pieces, read_split

# Two agencies and broadcasters, about 100 American and British outlets, a Sri Lankan one, and three governments. The
# language is "" if it depends on the article.
PUBLISHERS = {
    "reuters-2016": "en-US",
    "bbc-2004": "en-GB",
    "news": "",
    "lk-english-news": "en-GB",
    "us-whitehouse-statements": "en-US",
    "us-senate-press-releases": "en-US",
    "au-pm-releases-speeches": "en-GB",
}
STORY_WORDS = 400
_OPENING = 60  # characters by which a paragraph is recognized
_WORD = re.compile(r"\b[a-z]{4,}\b")  # in lower case: a name has one spelling


class Story(NamedTuple):
    """Consecutive paragraphs of one publisher, checked as one document."""

    publisher: str
    language: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def words(self) -> int:
        return count_words(self.text)


class Spelling:
    """Distinguishes British from American copy by words with two spellings."""

    def __init__(self, british: Iterable[str], american: Iterable[str]) -> None:
        self._british, self._american = frozenset(british), frozenset(american)

    @classmethod
    def read(cls, lists: Path) -> Spelling:
        """From `varcon.txt`, with lines such as `A Cv: color / B C: colour`. Lines with a note are skipped."""
        words: dict[str, set[str]] = {"A": set(), "B": set()}
        for line in (lists / "varcon.txt").read_text(encoding="utf-8", errors="replace").splitlines():
            for part in () if line.startswith("#") or "|" in line else line.split(" / "):
                tags, _, word = part.rpartition(": ")
                for country in {tag[0] for tag in tags.split()} & words.keys():
                    words[country].add(word.strip())
        return cls(words["B"] - words["A"], words["A"] - words["B"])

    def language_of(self, text: str) -> str:
        """British if more words are spelled so than not; otherwise American.

        >>> Spelling(["colour"], ["color"]).language_of("The colour of the color of the colour")
        'en-GB'
        """
        words = _WORD.findall(text)
        british = sum(word in self._british for word in words)
        return "en-GB" if british > sum(word in self._american for word in words) else "en-US"


def read_stories(corpus: Path, spelling: Spelling, seed: int) -> dict[str, list[Story]]:
    """All stories in each publisher's test part, shuffled by the seed."""
    pieces = {name: list(read_split(corpus / f"{name}.txt.xz", "test")) for name in PUBLISHERS}
    known = _learned(corpus, {_opening(line) for each in pieces.values() for piece in each for line in piece})
    stories: dict[str, list[Story]] = {}
    for name, each in pieces.items():
        stories[name] = list(_stories(name, each, known, spelling))
        random.Random(f"{name} {seed}").shuffle(stories[name])
    return stories


def _stories(publisher: str, pieces: list[list[str]], known: set[str], spelling: Spelling) -> Iterator[Story]:
    for piece in pieces:
        language = PUBLISHERS[publisher] or spelling.language_of("\n".join(piece))
        for paragraphs in cut(line for line in piece if _opening(line) not in known):
            yield Story(publisher, language, paragraphs)


def _learned(corpus: Path, openings: set[str]) -> set[str]:
    """The openings that a model may have seen: releases repeat themselves, and one agency feeds many papers."""
    return {
        opening
        for path in sorted(corpus.glob("*.txt.xz"))
        for index, piece in enumerate(read_pieces(path))
        if part_of(path.name.split(".")[0], index) != "test"
        for line in piece
        if len(line) >= _OPENING and (opening := _opening(line)) in openings
    }


def _opening(paragraph: str) -> str:
    return paragraph[:_OPENING]


def cut(paragraphs: Iterable[str], words: int = STORY_WORDS) -> Iterator[tuple[str, ...]]:
    """Runs of paragraphs with at least `words` words; a longer article becomes several stories."""
    story: list[str] = []
    length = 0
    for paragraph in paragraphs:
        story.append(paragraph)
        length += count_words(paragraph)
        if length >= words:
            yield tuple(story)
            story, length = [], 0
    if story:
        yield tuple(story)


def divide(stories: list[Story], words: int) -> tuple[list[Story], list[Story]]:
    """Stories with at least `words` words in all, for false alarms, and the rest, to seed errors into."""
    length = 0
    for index, story in enumerate(stories):
        if length >= words:
            return stories[:index], stories[index:]
        length += story.words
    return stories, []


def count_words(text: str) -> int:
    return len(text.split())
