"""The spelling dictionary, `copyedit/language/spelling/words.txt`: right words, how common, British or American.

    unmunch index.dic index.aff > FORMS       # Hunspell's own tool, once for each of en, en-gb, en-au, en-ca
    python training/dictionary.py CORPUS LISTS FORMS... > copyedit/language/spelling/words.txt

A line is a word, a blank, a letter for its frequency (a: not seen; each further letter twice as often), and B or A
where it is the British or the American spelling of a word that has both. Start with `right_words`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from copyedit.document import PLAIN_CHARACTERS
from copyedit.language.words.confusables import deletions
from copyedit.learning.texts import read_split
from copyedit.learning.words import read_dictionary

LISTED_FROM = 2  # times that a word of the lists must stand in the corpus: they hold all that could be derived
UNLISTED_FROM = 10  # times for one that no list has
NAME_FROM = 8
SLIP = 30  # times as common is the word that an unlisted word is a slip of
BY_HAND = Path(__file__).parent / "words-by-hand.txt"
TOP = "z"

_JOINS = r"\w@#&/.'’\\-"
WORD = re.compile(rf"(?<![{_JOINS}])[^\W\d_]+(?:'[^\W\d_]+)*(?![\w@/\\-]|\.\w)")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+(?:'[^\W\d_]+)*(?![\w@/\\-]|\.\w)")
_CONTRACTED = frozenset(f"{word}'s" for word in "it that he she what who there here let where how when".split())
_PLAIN = str.maketrans(PLAIN_CHARACTERS)


def main() -> None:
    corpus, lists, *forms = map(Path, sys.argv[1:])
    counts, names = Counter[str](), Counter[str]()
    for path in sorted(corpus.glob("*.txt.xz")):
        for piece in read_split(path, "learn"):
            for line in piece:
                line = line.translate(_PLAIN)
                counts.update(_without_possessive(word) for word in WORD.findall(line) if word.islower())
                names.update(_without_possessive(name) for name in NAME.findall(line))
    hunspell = {line for path in forms for line in path.read_text(encoding="utf-8").split("\n") if line}
    print("\n".join(lines(counts, names, hunspell, lists)))


def lines(counts: Counter[str], names: Counter[str], hunspell: set[str], lists: Path) -> list[str]:
    """The lines of the dictionary, in the order of their bytes, which is that of code points."""
    words = right_words(counts, hunspell, read_dictionary(lists))
    words |= right_names(names, counts, hunspell)
    by_hand = BY_HAND.read_text(encoding="utf-8").split("\n")
    words |= {line[1:] for line in by_hand if line.startswith("+")}
    words -= {line[1:] for line in by_hand if line.startswith("-")}
    varieties = dict(read_varieties(lists))
    often = counts + names
    return sorted(f"{word} {letter_of(often[word])}{varieties.get(word, '')}" for word in words if word[0].isalpha())


def right_words(counts: Counter[str], hunspell: set[str], listed: Iterable[str]) -> set[str]:
    """Words in lower case: Hunspell's, those of other lists that somebody used, and what edited copy has often."""
    words = {word for word in hunspell if word.islower() and not word.endswith("'s")}
    words |= {word for word in listed if counts[word] >= LISTED_FROM}
    index = _by_remainder(word for word in words if counts[word] >= SLIP)
    unlisted = [word for word, count in counts.items() if count >= UNLISTED_FROM and word not in words]
    return words | {word for word in unlisted if not _is_slip(word, counts, counts, index)}


def right_names(names: Counter[str], counts: Counter[str], hunspell: set[str]) -> set[str]:
    """Names: Hunspell's, and what has a capital inside sentences of edited copy; not “Goverment”, nor “Monday's”."""
    known = {word for word in hunspell if not word.islower() and not word.endswith("'s")}
    often = {name for name, count in names.items() if count >= NAME_FROM and len(name) > 2 and not name.isupper()}
    words = Counter({word.lower(): count for word, count in (counts + names).items() if count >= SLIP * NAME_FROM})
    index = _by_remainder(word.lower() for word in {*known, *(w for w in counts if counts[w] >= SLIP * NAME_FROM)})
    own = Counter[str]()
    for name in often:
        own[name.lower()] += names[name]
    return known | {name for name in often if not _is_slip(name.lower(), own, words, index)}


def letter_of(count: int) -> str:
    """
    >>> [letter_of(count) for count in (0, 1, 2, 1000, 5_000_000)]
    ['a', 'b', 'c', 'k', 'x']
    """
    return min(chr(ord("a") + count.bit_length()), TOP)


def read_varieties(lists: Path) -> Iterator[tuple[str, str]]:
    """From `varcon.txt`, words that only one country has: lines such as `A Cv: color / B C: colour`."""
    countries: dict[str, set[str]] = {}
    for line in (lists / "varcon.txt").read_text(encoding="latin-1").splitlines():
        if line.startswith("#"):
            continue
        for part in line.partition("|")[0].split(" / "):
            tags, _, word = part.rpartition(": ")
            for tag in tags.split():
                countries.setdefault(word.strip().lower(), set()).add({"Z": "B"}.get(tag[0], tag[0]))
    for word, tags in countries.items():
        if len(tags & {"A", "B"}) == 1:
            yield word, (tags & {"A", "B"}).pop()


def _is_slip(word: str, own: Counter[str], words: Counter[str], index: dict[str, list[str]]) -> bool:
    """“goverment” stands in edited copy too: a word beside a far commoner one is taken for a slip."""
    near = {other for short in deletions(word) for other in index.get(short, ())} - {word}
    return any(words[other] > SLIP * own[word] and _is_near(word, other) for other in near)


def _is_near(word: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    plural = sorted((word, other), key=len)
    return OSA.distance(word, other) == 1 and plural[1] != plural[0] + "s"


def _by_remainder(words: Iterable[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in words:
        for short in deletions(word):
            index.setdefault(short, []).append(word)
    return index


def _without_possessive(word: str) -> str:
    return word if word in _CONTRACTED else word.removesuffix("'s")


if __name__ == "__main__":
    main()
