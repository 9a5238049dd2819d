"""The passage around a suspect, as written and with the change."""

from __future__ import annotations

import numpy as np
import pytest

from copyedit.language.context.reader import Text
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import CHANGE, DELETE, INSERT, Suspects
from copyedit.learning.tagger.comparisons import Comparison, comparisons
from tests.language.context.texts import blocks_of

WORDS = ("", "soured", "the", "by")
NOTHING, SOURED, THE, BY = range(4)


def _suspect(text: Text, word: str, operation: int, other: int) -> Suspects:
    """At the first place of the word."""
    place = [text.plain[start:end] if start >= 0 else "" for start, end in text.spans].index(word) + PADDING
    row = {"places": place, "operations": operation, "others": other}
    return Suspects(*(np.array([row.get(name, 0)]) for name in Suspects._fields))


@pytest.mark.parametrize(
    ("plain", "word", "operation", "other", "expected"),
    [
        ("Ties remain soared by it.", "soared", CHANGE, SOURED, ("Ties remain", " soared by it.", " soured by it.")),
        ("At G20 summit today.", "summit", INSERT, THE, ("At G20", " summit today.", " the summit today.")),
        ("In the the end.", "the", DELETE, NOTHING, ("In", " the the end.", " the end.")),
        # No blank in front.
        ("Ties “soared by it", "soared", CHANGE, SOURED, ("Ties “", "soared by it", "soured by it")),
        ("soared", "soared", CHANGE, SOURED, ("", "soared", "soured")),
        ("Another block.\nTies soared.\nA third", "soared", CHANGE, SOURED, ("Ties", " soared.", " soured.")),
    ],
)
def test_the_passage_around_a_place(
    plain: str, word: str, operation: int, other: int, expected: tuple[str, str, str]
) -> None:
    text = blocks_of(plain)
    assert comparisons(text, _suspect(text, word, operation, other), WORDS) == [Comparison(*expected)]


def test_a_long_block_is_not_taken_whole() -> None:
    text = blocks_of("A vote was held. " * 5_000 + "Ties soared by it. " + "A vote was held. " * 5_000)
    (comparison,) = comparisons(text, _suspect(text, "soared", CHANGE, SOURED), WORDS)
    assert comparison.before.endswith("held. Ties") and comparison.written.startswith(" soared by it.")
    assert len(comparison.before) + len(comparison.written) < 300
