"""List the words that are verbs and nothing else: `copyedit/language/data/certain-verbs.txt`, one per line.

    python -m training.certain_verbs TEXT... > copyedit/language/data/certain-verbs.txt

TEXT has one paragraph per line (xz or plain). A listed word often follows “to”, “will” and the like, and hardly ever a
word that only nouns, adjectives and participles follow: “the announce”, “of announce”, “been announce”.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from copyedit.language.words.inflection import irregular_past_forms

_LEAST = 20  # times as an infinitive
_MOST = 0.01  # of these, the share after words that no verb follows
_BEFORE_VERB = frozenset("to will would can could may might must should did does".split())
_BEFORE_NOUN = frozenset(
    "the a an his its their our my your of in with for by on from at every be been being very".split()
)
# Adverbs, and words with a noun or another part that news hardly uses.
_LEFT_OUT = frozenset(
    "also always ask either ever exploit ferret gin have instead invariably just longer loom mete necessarily never "
    "not now only please quit really revel serve siphon somehow sow still then therefore wed yank yet".split()
)
_PAIR = re.compile(rf"\b({'|'.join(sorted(_BEFORE_VERB | _BEFORE_NOUN))}) (?=([a-z]{{3,}})(?![\w'’-]))")


def main() -> None:
    infinitives: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for path in sys.argv[1:]:
        data = Path(path).read_bytes()
        text = (lzma.decompress(data) if path.endswith(".xz") else data).decode("utf-8")
        for before, word in _PAIR.findall(text):
            (infinitives if before in _BEFORE_VERB else others)[word] += 1
    no_bases = irregular_past_forms() | _LEFT_OUT
    print("\n".join(sorted(
        word for word, count in infinitives.items()
        if count >= _LEAST and others[word] <= _MOST * count and word not in no_bases
    )))  # fmt: skip


if __name__ == "__main__":
    main()
