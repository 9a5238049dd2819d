"""Find words that edited news uses in place of a phrase's word, so that they are not slips: `phrases-accepted.txt`.

    python training/phrases.py TEXT... > accepted.txt && mv accepted.txt copyedit/language/data/phrases-accepted.txt

It runs the shipped phrases, without the words accepted so far, over texts with one paragraph per line (xz or plain). A
word that edited news uses in a phrase is assumed to be meant (“foreign ministers” is not a slip for “foreign
ministry”), unless it is in `phrases-slips.txt`: those were read and are slips. Only words go into the file, no text.
Keep text that accuracy is measured on out of TEXT.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from copyedit.checks.phrase import slips_at
from copyedit.formats.text import read_text
from copyedit.language.phrases.phrasebook import Phrasebook, make_phrasebook, read_phrases
from copyedit.matching.triggers import Hit, is_whole

PARAGRAPHS = 4000  # per batch
KNOWN = 40  # minimum occurrences of a word; a rarer one may be a misprint
SLIPS = Path(__file__).parent / "phrases-slips.txt"


def main() -> None:
    near_misses: set[tuple[str, str]] = set()
    words: Counter[str] = Counter()
    with ProcessPoolExecutor() as pool:
        for path in sys.argv[1:]:
            for found, counts in pool.map(_near_misses, _pieces(path)):
                near_misses |= found
                words.update(counts)
    accepted: dict[str, set[str]] = defaultdict(set)
    for phrase, word in near_misses:
        if words[word] >= KNOWN:
            accepted[phrase].add(word)
    for line in SLIPS.read_text(encoding="utf-8").splitlines():
        said, _, slips = line.partition(":")
        accepted[said.strip()] -= set(slips.split())
    for phrase, kept in sorted(accepted.items()):
        if kept:
            print(f"{phrase}: {' '.join(sorted(kept))}")


def _pieces(path: str) -> Iterator[str]:
    data = Path(path).read_bytes()
    text = (lzma.decompress(data) if path.endswith(".xz") else data).decode("utf-8")
    lines = iter(text.splitlines(keepends=True))
    while piece := list(islice(lines, PARAGRAPHS)):
        yield "".join(piece)


@cache
def _book() -> tuple[Phrasebook, AhoCorasick]:
    book = make_phrasebook(read_phrases())
    return book, AhoCorasick(book.triggers.split("\n"))


def _near_misses(text: str) -> tuple[set[tuple[str, str]], Counter[str]]:
    """Pairs of a phrase and the word used in it, and how often each word occurs in the text."""
    book, automaton = _book()
    document = read_text("text", text)
    folded = document.folded
    found = {
        (near.phrase, folded[near.start : near.end])
        for trigger, start, end in automaton.find_matches_as_indexes(folded, overlapping=True)
        if is_whole(folded, start, end)
        for near in slips_at(book, document, Hit(trigger, start, end))
    }
    return found, Counter(folded.split())


if __name__ == "__main__":
    main()
