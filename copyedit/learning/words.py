"""The corpus as ids, and the vocabulary chosen from it. Start with `choose_words` and `encode`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copyedit.document import PLAIN_CHARACTERS
from copyedit.language.context.vocabulary import SPECIALS, Vocabulary
from copyedit.language.text.tokens import BREAK, TOKEN
from copyedit.learning.texts import Part, read_split

PLAIN = str.maketrans(PLAIN_CHARACTERS)  # text as `Document.plain` has it
_LOWER_FROM = 15  # times a lower-case word of the dictionary must stand in the corpus to be in the vocabulary
_UNLISTED_FROM = 150  # one that no dictionary has
_NAME_FROM = 50
_MOST = 60_000  # ids must fit into sixteen bits


def tokens_of(path: Path, part: Part, left_out: frozenset[str]) -> Iterator[list[str]]:
    """The tokens of each paragraph of one part of a corpus file."""
    for piece in read_split(path, part, left_out):
        for line in piece:
            yield TOKEN.findall(line.translate(PLAIN))


def count_words(paragraphs: Iterable[list[str]]) -> Counter[str]:
    """How often each word stands in the text; one with a capital at the start of a sentence is not counted."""
    counts: Counter[str] = Counter()
    for tokens in paragraphs:
        first = True
        for token in tokens:
            if not first or token.islower():
                counts[token] += 1
            first = token[0] in ".!?…"
    return counts


def choose_words(counts: Counter[str], dictionary: Set[str]) -> list[str]:
    """The vocabulary: the specials, then words by frequency."""
    chosen = [(-count, word) for word, count in counts.items() if _is_chosen(word, count, dictionary)]
    return [*SPECIALS, "'s", *(word for _, word in sorted(chosen))][:_MOST]


def _is_chosen(word: str, count: int, dictionary: Set[str]) -> bool:
    if not word[0].isalpha() or word in SPECIALS:
        return False
    if not word.islower():
        return count >= _NAME_FROM
    if len(word) == 1 and word != "a":
        return False
    return count >= _UNLISTED_FROM or (count >= _LOWER_FROM and word in dictionary)


def encode(vocabulary: Vocabulary, paragraphs: Iterable[list[str]]) -> NDArray[np.uint16]:
    """The ids of all paragraphs, one after the other, with a break in front of each."""
    ids: list[int] = []
    for tokens in paragraphs:
        ids += vocabulary.ids([BREAK, *tokens])
    return np.array(ids, np.uint16)


def read_dictionary(lists: Path) -> frozenset[str]:
    """Right English words: SymSpell's and Harper's lists, and all spellings that VarCon knows (see MODEL-CARD.md)."""
    words: set[str] = set()
    for line in (lists / "freq-symspell-words-en-82k.txt").read_text(encoding="utf-8-sig").splitlines():
        words.add(line.split()[0].lower())
    for line in (lists / "harper-dictionary.dict").read_text(encoding="utf-8").splitlines():
        words.add(re.split(r"[/\s]", line)[0].lower())
    for variants in read_variants(lists):
        words |= variants
    return frozenset(words)


def read_variants(lists: Path) -> Iterator[frozenset[str]]:
    """Groups of spellings of one word (British, American ...), from SCOWL's VarCon."""
    for line in (lists / "varcon.txt").read_text(encoding="latin-1").splitlines():
        if line.strip() and not line.startswith("#"):
            entries = (entry.rpartition(":")[2].split() for entry in line.partition("|")[0].split("/"))
            yield frozenset(entry[0].lower() for entry in entries if entry)
