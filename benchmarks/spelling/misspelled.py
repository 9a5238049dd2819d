"""Seed misspellings into clean stories, one each, in place of a word. Start with `seed`.

Half of the published misspellings, split by the right word, are for tuning, the other half for measuring. A word that
is in any word list is not a misspelling, nor is one more than two slips away. One in copyedit's own dictionary is.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal
from zlib import crc32

from rapidfuzz.distance import OSA

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.kept_out import Story
from benchmarks.accuracy.sentences import Edit
from benchmarks.accuracy.wrong_words import one_slip_from

Half = Literal["tune", "test"]
Misspellings = dict[str, list[str]]

LISTED, SLIP = "listed", "slip"
FEWEST_LETTERS = 4
MOST_OF_A_PAIR = 3  # “recieve” is one misspelling however often it is seeded
_CONTEXT = 100
# Words outside figures and addresses: lower-case ones, also in a compound or with “'s”, and the capitalized first word
# of a paragraph or sentence.
_WORD = re.compile(
    r"(?<![\w@#&/.'’])(?:[a-z]{4,}|(?:(?<=[.?!] )|(?<=\n)|(?<=\A))[A-Z][a-z]{3,}(?= [a-z]))"
    r"(?![\w@/&_]|\.\w|['’](?!s\b))"
)


def read_misspellings(lists: Path, half: Half) -> Misspellings:
    """The misspellings of each word, from Birkbeck, Wikipedia, Norvig, chrislit and codespell."""
    words = read_words_of_lists(lists)
    found: dict[str, set[str]] = defaultdict(set)
    for right, wrong in _pairs(lists):
        plain = all(word.isascii() and word.isalpha() and word.islower() for word in (right, wrong))
        mine = (crc32(right.encode()) % 2 == 0) == (half == "tune")
        fits = plain and mine and len(wrong) >= FEWEST_LETTERS and right in words and wrong not in words
        if fits and OSA.distance(right, wrong) <= 2:
            found[right].add(wrong)
    return {right: sorted(wrongs) for right, wrongs in found.items()}


def read_words_of_lists(lists: Path) -> frozenset[str]:
    lines = (lists / "freq-symspell-words-en-82k.txt").read_text(encoding="utf-8-sig").splitlines()
    return frozenset(line.split()[0] for line in lines)


def seed(stories: Iterable[Story], lists: Path, half: Half, number: int, chance: int) -> list[Case]:
    """`number` cases, if there are enough stories: two in three from the lists, one a typing slip."""
    rng = random.Random(chance)
    listed, words = read_misspellings(lists, half), read_words_of_lists(lists)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    cases: list[Case] = []
    for story in stories:
        if len(cases) == number:
            break
        means = SLIP if len(cases) % 3 == 2 else LISTED
        places = list(_WORD.finditer(story.text))
        rng.shuffle(places)
        for place in places:
            right = place.group().lower()
            wrong = _wrong(right, means, listed, words, rng)
            if wrong and seen[right, wrong] < MOST_OF_A_PAIR:
                seen[right, wrong] += 1
                cases.append(_case(story, place, wrong, means))
                break
    return cases


def _wrong(right: str, means: str, listed: Misspellings, words: frozenset[str], rng: random.Random) -> str | None:
    if means == LISTED:
        return rng.choice(listed[right]) if right in listed else None
    wrong = _slipped(right, rng)
    return None if wrong in words or right not in words else wrong


def _slipped(word: str, rng: random.Random) -> str:
    """A word with two letters swapped, one left out, one doubled, or one replaced by an adjacent key."""
    at = rng.randrange(len(word) - 1)
    kind = rng.random()
    if kind < 0.25:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind < 0.5:
        return word[:at] + word[at + 1 :]
    if kind < 0.65:
        return word[: at + 1] + word[at:]
    return rng.choice(sorted(one_slip_from(word)))


def _case(story: Story, place: re.Match[str], wrong: str, means: str) -> Case:
    right, start = place.group(), place.start()
    wrong = wrong.capitalize() if right[0].isupper() else wrong
    text = story.text[:start] + wrong + story.text[place.end() :]
    end = start + len(wrong)
    near = (max(0, start - _CONTEXT), min(len(text), end + _CONTEXT))
    return Case(text, story.language, *near, Edit(start, end, right), "misspelling", means)


def _pairs(lists: Path) -> Iterator[tuple[str, str]]:
    for line in _lines(lists / "wikipedia-common-misspellings.txt"):
        wrong, _, rights = line.partition("->")
        yield from ((right.strip(), wrong) for right in rights.split(","))
    for line in _lines(lists / "codespell-dictionary.txt"):
        wrong, _, right = line.partition("->")
        yield right, wrong  # one with several rights has commas, and is left out as no plain word
    for line in _lines(lists / "misspellings-chrislit.csv"):
        wrong, _, right = line.partition(",")
        yield right, wrong
    for line in _lines(lists / "norvig-spell-errors.txt"):
        right, _, wrongs = line.partition(": ")
        yield from ((right, wrong.partition("*")[0]) for wrong in wrongs.split(", "))
    right = ""
    for line in _lines(lists / "mitton-birkbeck-missp.dat"):
        if line.startswith("$"):
            right = line[1:]
        else:
            yield right, line


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
