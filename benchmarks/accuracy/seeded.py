"""Seed errors into clean sentences, one each, with a fixed seed: `make(sentences, lists, dev, seed)`.

The means are those of `MEANS`. A sentence gets the least used means that suits it, so that all are used about equally
often. Only lower-case words are changed, never names, and no spelling is replaced by its British or American variant.
`lists` and `dev` are folders with the published lists; see README.md.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.accuracy import forms, small_words, wrong_words
from benchmarks.accuracy.changes import Change, Word, read_words
from benchmarks.accuracy.sentences import Edit, Sentence
from benchmarks.accuracy.word_lists import WordLists

Means = Callable[[Sequence[Word], WordLists], Iterable[Change]]

WRONG_WORD, SMALL_WORD, AGREEMENT = "wrong_word", "small_word", "agreement"
MEANS: dict[str, tuple[str, Means]] = {
    "confusion": (WRONG_WORD, wrong_words.confusion),
    "spelling": (WRONG_WORD, wrong_words.spelling),
    "keyboard": (WRONG_WORD, wrong_words.keyboard),
    "unknown": (WRONG_WORD, wrong_words.unknown),
    "dev": (WRONG_WORD, wrong_words.dev),
    "article_lost": (SMALL_WORD, small_words.article_lost),
    "preposition_lost": (SMALL_WORD, small_words.preposition_lost),
    "preposition_swapped": (SMALL_WORD, small_words.preposition_swapped),
    "doubled": (SMALL_WORD, small_words.doubled),
    "inserted": (SMALL_WORD, small_words.inserted),
    "a_an": (SMALL_WORD, small_words.a_an),
    "small_pair": (SMALL_WORD, small_words.small_pair),
    "be_have_do": (AGREEMENT, forms.be_have_do),
    "noun_number": (AGREEMENT, forms.noun_number),
    "verb_s": (AGREEMENT, forms.verb_s),
    "ed_lost": (AGREEMENT, forms.ed_lost),
    "participle": (AGREEMENT, forms.participle),
}
FEWEST_WORDS = 6
# "from" for "form" is one error however often it is seeded, and most small words are "the" and "to". So this is the
# maximum share of a means that one pair of words may have, beyond the first few.
FIRST_FEW = 5
GREATEST_SHARE = {WRONG_WORD: 0.0, "preposition_lost": 0.3, "small_pair": 0.2, "doubled": 0.2, "be_have_do": 0.2}


def make(
    sentences: Iterable[str], lists: Path, dev: Path, seed: int, means: Sequence[str] = tuple(MEANS)
) -> list[Sentence]:
    """Each suitable sentence, with one error. The same arguments give the same result."""
    rng = random.Random(seed)
    words = WordLists.read(lists, dev)
    made, seen = Counter[str](), Counter[tuple[str, str, str]]()
    seeded: list[Sentence] = []
    for text in sentences:
        if len(text.split()) < FEWEST_WORDS:
            continue
        for name in sorted(means, key=lambda name: (made[name], rng.random())):
            result = worsen(text, name, rng, words)
            if result is None:
                continue
            wrong_text, edit, kind = result
            pair = (name, wrong_text[edit.start : edit.end], edit.replacement)
            share = GREATEST_SHARE.get(name, GREATEST_SHARE.get(kind, 1.0))
            if seen[pair] >= max(FIRST_FEW, share * made[name]):
                continue
            seen[pair] += 1
            made[name] += 1
            seeded.append(Sentence(wrong_text, (edit,), kind, name))
            break
    return seeded


def worsen(sentence: str, means: str, rng: random.Random, lists: WordLists) -> tuple[str, Edit, str] | None:
    """The sentence with one error, the edit that corrects it and the error's kind; None if no word is suitable.

    For a missing word the edit is empty and before the next word: `Edit(12, 12, "the ")`. For a redundant one it
    includes the space. Every suitable word is equally likely, whatever the number of possible changes to it.
    """
    kind, find = MEANS[means]
    changes = sorted(find(read_words(sentence), lists))
    if not changes:
        return None
    places = [list(group) for _, group in groupby(changes, key=lambda change: change.start)]
    start, end, wrong = rng.choice(rng.choice(places))
    edit = Edit(start, start + len(wrong), sentence[start:end])
    return sentence[:start] + wrong + sentence[end:], edit, kind
