"""What is read a second time, and how a gain is weighed. The reader itself is tested in tests/backends."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from copyedit.language.context import second_read
from copyedit.language.context.language_model import Comparison
from copyedit.language.context.reader import Text
from copyedit.language.context.second_read import Weights, comparisons, read_again
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import CHANGE, DELETE, INSERT, Suspects
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


def test_a_long_block_is_not_read_whole() -> None:
    text = blocks_of("A vote was held. " * 5_000 + "Ties soared by it. " + "A vote was held. " * 5_000)
    (comparison,) = comparisons(text, _suspect(text, "soared", CHANGE, SOURED), WORDS)
    assert comparison.before.endswith("held. Ties") and comparison.written.startswith(" soared by it.")
    assert len(comparison.before) + len(comparison.written) < 300


def test_gain_and_first_confidence_are_weighed_for_what_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    text = blocks_of("Ties remain soared by it.")
    monkeypatch.setattr(second_read, "gains_apart", lambda read: [2.0] * len(read))
    weights: Mapping[str, Weights] = {"wrong-word": Weights(always=1, log_odds=1, gain=0.5, root_of_gain=0)}
    monkeypatch.setattr(second_read, "WEIGHTS", weights)

    def confidence(first: float) -> float:
        suspects = _suspect(text, "soared", CHANGE, SOURED)
        again = read_again(text, suspects, WORDS, np.array([first], np.float32))
        return float(again[0])

    # log-odds 0 + always 1 + half of the gain of 2: 1 / (1 + e^-2)
    assert confidence(0.5) == pytest.approx(0.8808, abs=1e-3)
    assert confidence(0.001) == pytest.approx(0.001)  # not doubtful enough to be read
