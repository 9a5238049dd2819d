"""Choose a vocabulary from a corpus, and encode the corpus. Start with `choose_words` and `encode`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from copyedit.document import PLAIN_CHARACTERS
from copyedit.language.context.vocabulary import SPECIALS, Vocabulary
from copyedit.language.text.tokens import BREAK, POSSESSIVE, TOKEN, is_stop
from copyedit.learning.texts import Part, read_split

PLAIN = str.maketrans(PLAIN_CHARACTERS)  # makes text what `Document.plain` is
# Minimum occurrences in the corpus, for a place in the vocabulary.
_LOWER_FROM = 15  # of a lower-case word that the dictionary has
_UNLISTED_FROM = 150  # of one that it does not have
_NAME_FROM = 50
_MOST = 60_000  # ids must fit into sixteen bits


def tokens_of(path: Path, part: Part, left_out: frozenset[str]) -> Iterator[list[str]]:
    """The tokens of each paragraph of one part of a corpus file."""
    for piece in read_split(path, part, left_out):
        for line in piece:
            yield TOKEN.findall(line.translate(PLAIN))


def count_words(paragraphs: Iterable[list[str]]) -> Counter[str]:
    """How often each word occurs, not counting those with a capital at the start of a sentence."""
    counts: Counter[str] = Counter()
    for tokens in paragraphs:
        first = True
        for token in tokens:
            if not first or token.islower():
                counts[token] += 1
            first = is_stop(token)
    return counts


def choose_words(counts: Counter[str], dictionary: Set[str]) -> list[str]:
    """The vocabulary: the specials, then words in order of frequency."""
    chosen = [(-count, word) for word, count in counts.items() if _is_chosen(word, count, dictionary)]
    return [*SPECIALS, POSSESSIVE, *(word for _, word in sorted(chosen))][:_MOST]


def _is_chosen(word: str, count: int, dictionary: Set[str]) -> bool:
    if not word[0].isalpha() or word in SPECIALS:
        return False
    if not word.islower():
        return count >= _NAME_FROM
    if len(word) == 1 and word != "a":
        return False
    return count >= _UNLISTED_FROM or (count >= _LOWER_FROM and word in dictionary)


def encode(vocabulary: Vocabulary, paragraphs: Iterable[list[str]]) -> NDArray[np.uint16]:
    """The ids of all paragraphs in sequence, each preceded by a break."""
    ids: list[int] = []
    for tokens in paragraphs:
        ids += vocabulary.ids([BREAK, *tokens])
    return np.array(ids, np.uint16)


def read_dictionary(lists: Path) -> frozenset[str]:
    """Correct English words: SymSpell's and Harper's lists, and all spellings that VarCon knows."""
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
