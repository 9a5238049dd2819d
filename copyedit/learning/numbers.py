"""Count which words are singular and which plural, for `number_features.py`. Start with `count_numbers`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from copyedit.language.context.encoded import Flags
from copyedit.language.context.network import Floats, Ids
from copyedit.language.context.ngrams import Table, sum_of
from copyedit.language.context.number_features import Numbers, write_numbers
from copyedit.language.context.stored.ngram_shapes import STEPS
from copyedit.language.context.vocabulary import Vocabulary
from copyedit.language.text.tokens import BRACKET, BREAK, COLON, COMMA, STOP
from copyedit.language.words.inflection import PLURAL_VERBS

_ONE_BEFORE, _MANY_BEFORE = ("he", "she", "it"), ("they", "we")
_PRIOR = 30  # a word needs this many counts for its number to reach half its size
# Where a clause begins to the left of a verb: marks, and words that open one.
_MARKS = (BREAK, STOP, COMMA, COLON, BRACKET)
_BORDERS = (*_MARKS, "that", "which", "who", "but", "because", "while", "if", "when", "as", "than", "or", "said")
_LINKS = ("of", "in", "for", "to", "on", "with", "from", "by", "at", "between", "among", "against", "over", "about")


def count_numbers(tables: Mapping[str, Table], vocabulary: Vocabulary, folder: Path) -> None:
    """Write the numbers of all words; see `Numbers`."""
    table = tables["two"]
    ids, nothing = np.arange(len(vocabulary)), np.zeros(len(vocabulary), np.float32)

    def after(words: Iterable[str]) -> Floats:
        return sum((_counts(table, ids, other) for other in _known(vocabulary, words)), nothing)

    def before(words: Iterable[str]) -> Floats:
        return sum((_counts(table, other, ids) for other in _known(vocabulary, words)), nothing)

    # News has “he said” more often than “they said”, which says nothing about “said”.
    one, many = before(_ONE_BEFORE), before(_MANY_BEFORE)
    numbers = Numbers(
        number=_balance(after(PLURAL_VERBS), after(PLURAL_VERBS.values())),
        asks=_balance(one, many * (one.sum() / max(many.sum(), 1))),
        borders=_flags(vocabulary, _BORDERS),
        links=_flags(vocabulary, _LINKS),
        joins=_flags(vocabulary, ("and",)),
    )
    write_numbers(folder, numbers)


def _counts(table: Table, first: Ids, second: Ids) -> Floats:
    """How often one was seen before the other."""
    levels = table.look_up(sum_of(np.broadcast_arrays(first, second), "two")).astype(np.float32)
    counts: Floats = np.where(levels > 0, np.exp2(levels / STEPS), 0).astype(np.float32)
    return counts


def _known(vocabulary: Vocabulary, words: Iterable[str]) -> list[Ids]:
    return [np.array(vocabulary.id_of[word]) for word in words if word in vocabulary.id_of]


def _balance(one: Floats, many: Floats) -> Floats:
    """From -1, always singular, to 1, always plural, with one more for padding."""
    balance = (many - one) / (many + one + _PRIOR)
    return np.append(balance, 0).astype(np.float16)


def _flags(vocabulary: Vocabulary, words: Iterable[str]) -> Flags:
    flags = np.zeros(len(vocabulary) + 1, bool)
    flags[[int(word) for word in _known(vocabulary, words)]] = True
    flags[-1] = True  # padding
    return flags
