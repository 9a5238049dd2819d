"""Make the spelling dictionary, `copyedit/language/spelling/words.txt`: correct words, and how common each is.

    unmunch index.dic index.aff > FORMS       # Hunspell's own tool, once for each of en, en-gb, en-au, en-ca
    python training/dictionary.py CORPUS LISTS FORMS... > copyedit/language/spelling/words.txt

`copyedit/language/words/dictionary.py` describes the format. Start with `right_words`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from copyedit.language.words.confusables import deletions
from copyedit.language.words.dictionary import note_for
from copyedit.learning.texts import read_split
from copyedit.learning.words import PLAIN, read_dictionary

LISTED_FROM = 2  # minimum occurrences of a listed word, because the lists have every derivation imaginable
UNLISTED_FROM = 10  # minimum occurrences of an unlisted word
NAME_FROM = 8
SLIP = 30  # how many times commoner a word must be for an unlisted one to be its slip
BY_HAND = Path(__file__).parent / "words-by-hand.txt"

_JOINS = r"\w@#&/.'’\\-"
WORD = re.compile(rf"(?<![{_JOINS}])[^\W\d_]+(?:'[^\W\d_]+)*(?![\w@/\\-]|\.\w)")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+(?:'[^\W\d_]+)*(?![\w@/\\-]|\.\w)")
_CONTRACTED = frozenset(f"{word}'s" for word in "it that he she what who there here let where how when".split())


def main() -> None:
    corpus, lists, *forms = map(Path, sys.argv[1:])
    counts, names = Counter[str](), Counter[str]()
    for path in sorted(corpus.glob("*.txt.xz")):
        for piece in read_split(path, "learn"):
            for line in piece:
                line = line.translate(PLAIN)
                counts.update(_without_possessive(word) for word in WORD.findall(line) if word.islower())
                names.update(_without_possessive(name) for name in NAME.findall(line))
    hunspell = {line for path in forms for line in path.read_text(encoding="utf-8").split("\n") if line}
    print("\n".join(lines(counts, names, hunspell, lists)))


def lines(counts: Counter[str], names: Counter[str], hunspell: set[str], lists: Path) -> list[str]:
    """The lines of the dictionary, sorted by code points, which is also the order of their bytes."""
    words = right_words(counts, hunspell, read_dictionary(lists))
    words |= right_names(names, counts, hunspell)
    by_hand = BY_HAND.read_text(encoding="utf-8").split("\n")
    words |= {line[1:] for line in by_hand if line.startswith("+")}
    words -= {line[1:] for line in by_hand if line.startswith("-")}
    varieties = dict(read_varieties(lists))
    often = counts + names
    return sorted(f"{word} {note_for(often[word], varieties.get(word, ''))}" for word in words if word[0].isalpha())


def right_words(counts: Counter[str], hunspell: set[str], listed: Iterable[str]) -> set[str]:
    """Lower-case words: Hunspell's, those of other lists that are in use, and what is frequent in edited copy."""
    words = {word for word in hunspell if word.islower() and not word.endswith("'s")}
    words |= {word for word in listed if counts[word] >= LISTED_FROM}
    index = _by_remainder(word for word in words if counts[word] >= SLIP)
    unlisted = [word for word, count in counts.items() if count >= UNLISTED_FROM and word not in words]
    return words | {word for word in unlisted if not _is_slip(word, counts, counts, index)}


def right_names(names: Counter[str], counts: Counter[str], hunspell: set[str]) -> set[str]:
    """Names: Hunspell's, and words with a capital inside sentences of edited copy, without slips (“Goverment”)."""
    known = {word for word in hunspell if not word.islower() and not word.endswith("'s")}
    often = {name for name, count in names.items() if count >= NAME_FROM and len(name) > 2 and not name.isupper()}
    words = Counter({word.lower(): count for word, count in (counts + names).items() if count >= SLIP * NAME_FROM})
    index = _by_remainder(word.lower() for word in {*known, *(w for w in counts if counts[w] >= SLIP * NAME_FROM)})
    own = Counter[str]()
    for name in often:
        own[name.lower()] += names[name]
    return known | {name for name in often if not _is_slip(name.lower(), own, words, index)}


def read_varieties(lists: Path) -> Iterator[tuple[str, str]]:
    """Spellings that only one country uses, from lines of `varcon.txt` such as `A Cv: color / B C: colour`."""
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
    """“goverment” occurs in edited copy, too: a word close to a far commoner one counts as a slip."""
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
