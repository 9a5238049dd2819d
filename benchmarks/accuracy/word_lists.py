"""What the seeding of errors knows about words, from published lists: `WordLists.read(lists, dev)`.

The lists are inputs, in folders named by the caller; nothing of them is stored here. All words are lower-case ASCII.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

FREQUENT = -6.0  # log10: one in a million words
SUFFIXES = ("", "s", "es", "d", "ed", "ing", "ies", "ied", "y", "r", "er")
FUNCTION_WORDS = frozenset(
    "the this that these those there their they them then than his her him he she its our your you we who what when "
    "where while whilst which since some such one into onto for from with will would can could may might and but or "
    "nor not now how if in on at to of off by as is was are were be been am an any all each every has had have do does "
    "did so out up around round about".split()
)
FIGURES = frozenset(("million", "billion", "millions", "billions", "nine", "five", "four", "six", "ten"))
_PLAIN = re.compile(r"[a-z]+\Z")
_SEPARATORS = re.compile(r"\s*(?:;|->|,)\s*")

Alternatives = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class WordLists:
    frequency: dict[str, float]  # log10, for real words that are frequent enough
    confusion: Alternatives  # right word: words it is confused with, according to published lists
    misspellings: Alternatives  # right word: non-words that people wrote for it
    slips: Alternatives  # right word: real words that people wrote for it
    variants: frozenset[frozenset[str]]  # spellings of one word

    @classmethod
    def read(cls, lists: Path, dev: Path) -> WordLists:
        known = frozenset(_known(lists))
        frequency = {word: value for word, value in _frequencies(lists) if value > FREQUENT and word in known}
        variants = frozenset(_variants(lists))
        lists_of_pairs = (_confusions(lists), _slips(dev), _misspellings(lists))
        confused, slipped, misspelled = (
            [pair for pair in pairs if pair[0] in frequency and frozenset(pair) not in variants]
            for pairs in lists_of_pairs
        )
        return cls(
            frequency,
            _gathered(pair for pair in confused if pair[1] in frequency and _is_wrong_word(*pair)),
            _gathered(pair for pair in misspelled if pair[1] not in known and OSA.distance(*pair) <= 2),
            _gathered(pair for pair in slipped if pair[1] in frequency and _is_wrong_word(*pair)),
            variants,
        )

    def is_as_right(self, one: str, other: str) -> bool:
        """True for two spellings of one word ("colour", "color"), and for two figures, where only the facts decide."""
        return frozenset((one, other)) in self.variants or FIGURES.issuperset((one, other))


def same_stem(one: str, other: str) -> bool:
    """True if the two look like forms of one word, which are errors of another kind.

    >>> same_stem("report", "reports"), same_stem("agree", "agreed"), same_stem("hang", "hand")
    (True, True, False)
    """
    return bool(_stems(one) & _stems(other))


def _is_wrong_word(right: str, wrong: str) -> bool:
    """False for another form of the word, and for two small words, where either may be right: "when", "where"."""
    small = FUNCTION_WORDS.issuperset((right, wrong)) or min(len(right), len(wrong)) < 3
    return not small and not same_stem(right, wrong)


def _stems(word: str) -> set[str]:
    return {word.removesuffix(suffix) for suffix in SUFFIXES} | {word.removesuffix("e")}


def _known(lists: Path) -> Iterator[str]:
    for line in _lines(lists / "freq-symspell-words-en-82k.txt"):
        yield line.split(" ")[0]


def _frequencies(lists: Path) -> Iterator[tuple[str, float]]:
    for line in _lines(lists / "freq-wordfreq-large-en.tsv"):
        word, _, value = line.partition("\t")
        if _PLAIN.match(word):
            yield word, float(value)


def _variants(lists: Path) -> Iterator[frozenset[str]]:
    """Each pair of a line such as `A Cv: color / B C: colour | note`."""
    for line in _lines(lists / "varcon.txt"):
        if line.startswith("#"):
            continue
        spellings = [part.rpartition(": ")[2].strip() for part in line.partition("|")[0].split(" / ")]
        yield from (frozenset((one, other)) for one in spellings for other in spellings if one < other)


def _confusions(lists: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(lists.glob("homophones-*")) + sorted(lists.glob("languagetool-6.6-confusion_sets*.txt")):
        for line in _lines(path):
            pair = _SEPARATORS.split(line.partition("#")[0].strip())[:2]
            if len(pair) == 2 and pair[0] != pair[1] and _both_plain(*pair):
                yield pair[0], pair[1]
                if "->" not in line:
                    yield pair[1], pair[0]


def _misspellings(lists: Path) -> Iterator[tuple[str, str]]:
    for right, wrong in _listed_misspellings(lists):
        if _both_plain(right, wrong):
            yield right, wrong


def _listed_misspellings(lists: Path) -> Iterator[tuple[str, str]]:
    for line in _lines(lists / "codespell-dictionary.txt"):
        wrong, _, right = line.partition("->")
        yield right, wrong
    for line in _lines(lists / "misspellings-chrislit.csv"):
        wrong, _, right = line.partition(",")
        yield right, wrong
    for line in _lines(lists / "norvig-spell-errors.txt"):
        right, _, wrongs = line.partition(": ")
        yield from ((right, wrong.partition("*")[0]) for wrong in wrongs.split(", "))


def _slips(dev: Path) -> Iterator[tuple[str, str]]:
    """Edits of one plain word to a similar one, such as "again" to "against"; others concern style or grammar."""
    for path in sorted(dev.glob("*.jsonl")):
        for line in _lines(path):
            record = json.loads(line)
            for edit in record["edits"]:
                right, wrong = _whole_words(record["text"], edit["start"], edit["end"], edit["replacement"])
                if right != wrong and _both_plain(right, wrong) and OSA.distance(right, wrong) <= 2:
                    yield right, wrong


def _whole_words(text: str, start: int, end: int, replacement: str) -> tuple[str, str]:
    before = re.search(r"[\w'’-]*\Z", text[:start])
    after = re.match(r"[\w'’-]*", text[end:])
    head, tail = before.group() if before else "", after.group() if after else ""
    return head + replacement + tail, head + text[start:end] + tail


def _both_plain(one: str, other: str) -> bool:
    return bool(_PLAIN.match(one) and _PLAIN.match(other))


def _gathered(pairs: Iterable[tuple[str, str]]) -> Alternatives:
    gathered: dict[str, set[str]] = defaultdict(set)
    for right, wrong in pairs:
        gathered[right].add(wrong)
    return {right: tuple(sorted(wrongs)) for right, wrongs in gathered.items()}


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines()
