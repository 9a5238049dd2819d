"""Which words are of one and which of many, counted: what `language/agreement.py` knows. Start with `count_numbers`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from copyedit.language.context.network import Floats, Ids
from copyedit.language.context.ngrams import STEPS, Table, sum_of
from copyedit.language.context.suspects import Flags
from copyedit.language.context.vocabulary import SPECIALS, Vocabulary

_ONE_BEHIND, _MANY_BEHIND = ("is", "was", "has", "does"), ("are", "were", "have", "do")
_ONE_BEFORE, _MANY_BEFORE = ("he", "she", "it"), ("they", "we")
_DOUBT = 30  # counts that a word needs for its number to be believed by half
# Where a clause ends to the left of a verb: marks, and words that begin one.
_BORDERS = (*SPECIALS[1:6], "that", "which", "who", "but", "because", "while", "if", "when", "as", "than", "or", "said")
_LINKS = ("of", "in", "for", "to", "on", "with", "from", "by", "at", "between", "among", "against", "over", "about")


def count_numbers(tables: Mapping[str, Table], vocabulary: Vocabulary, folder: Path) -> None:
    """Writes `numbers.npz`; see `agreement.Numbers`."""
    table = tables["two"]
    ids, nothing = np.arange(len(vocabulary)), np.zeros(len(vocabulary), np.float32)

    def behind(words: Sequence[str]) -> Floats:
        return sum((_counts(table, ids, other) for other in _known(vocabulary, words)), nothing)

    def before(words: Sequence[str]) -> Floats:
        return sum((_counts(table, other, ids) for other in _known(vocabulary, words)), nothing)

    # News has “he said” more often than “they said”, which says nothing of “said”.
    one, many = before(_ONE_BEFORE), before(_MANY_BEFORE)
    np.savez_compressed(
        folder / "numbers.npz",
        number=_balance(behind(_ONE_BEHIND), behind(_MANY_BEHIND)),
        asks=_balance(one, many * (one.sum() / max(many.sum(), 1))),
        borders=_flags(vocabulary, _BORDERS),
        links=_flags(vocabulary, _LINKS),
        joins=_flags(vocabulary, ("and",)),
    )


def _counts(table: Table, first: Ids, second: Ids) -> Floats:
    """How often the one was seen in front of the other."""
    levels = table.look_up(sum_of(np.broadcast_arrays(first, second), "two")).astype(np.float32)
    counts: Floats = np.where(levels > 0, np.exp2(levels / STEPS), 0).astype(np.float32)
    return counts


def _known(vocabulary: Vocabulary, words: Sequence[str]) -> list[Ids]:
    return [np.array(vocabulary.id_of[word]) for word in words if word in vocabulary.id_of]


def _balance(one: Floats, many: Floats) -> Floats:
    """From -1, always one, to 1, always many; with a place for padding."""
    balance = (many - one) / (many + one + _DOUBT)
    return np.append(balance, 0).astype(np.float16)


def _flags(vocabulary: Vocabulary, words: Sequence[str]) -> Flags:
    flags = np.zeros(len(vocabulary) + 1, bool)
    flags[[int(word) for word in _known(vocabulary, words)]] = True
    flags[-1] = True  # beyond the text
    return flags
