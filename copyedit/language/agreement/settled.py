"""Verbs whose subject is certain and agrees, whatever stands between the two. Start with `settled_verbs`."""

from __future__ import annotations

from functools import lru_cache

from copyedit.language.agreement.disagreement import WordNumbers
from copyedit.language.agreement.noun_verbs import pair_noun_verbs
from copyedit.language.agreement.relative_clauses import pair_relative_clauses
from copyedit.language.context.loading import load_model


@lru_cache(maxsize=1)
def settled_verbs(plain: str, spans: tuple[tuple[int, int], ...], folder: str | None = None) -> frozenset[int]:
    """Where these verbs begin, in code points of the text: “are” in “the prospects for peace are”.

    `folder` is that of a model other than the shipped one. Cached for the last text.
    """
    numbers = WordNumbers(load_model(folder))
    return frozenset(
        pair.start
        for span in spans
        for pairs in (pair_noun_verbs(numbers, plain, span), pair_relative_clauses(numbers, plain, span))
        for pair in pairs
        if pair.agrees
    )
