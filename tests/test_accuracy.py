"""A guard: what is found of the sentences written by hand must not fall, nor alarms on right ones rise.

The floors lie a little under what the shipped rules and model reach (`python -m benchmarks.accuracy` shows it all).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.ours import ours
from benchmarks.accuracy.scoring import verdict_on
from benchmarks.accuracy.sentences import read_sentences

FOLDER = Path(__file__).parent.parent / "benchmarks" / "accuracy"


@cache
def _rightly_replaced() -> dict[str, float]:
    """The share of each kind of error that is reported and whose first replacement is right."""
    cases, right = Counter[str](), Counter[str]()
    for sentence in read_sentences(FOLDER / "sentences.txt"):
        case = Case(sentence.text, "", 0, len(sentence.text), sentence.edits[0], sentence.kind, sentence.means)
        cases[sentence.kind] += 1
        right[sentence.kind] += (
            verdict_on(case, [reported for reported in ours(sentence.text) if reported.shown]).first >= 0
        )
    return {kind: right[kind] / cases[kind] for kind in cases}


@pytest.mark.parametrize(("kind", "floor"), [("wrong_word", 0.46), ("small_word", 0.50), ("agreement", 0.41)])
def test_errors_are_found(kind: str, floor: float) -> None:
    assert _rightly_replaced()[kind] >= floor


def test_right_copy_is_left_alone() -> None:
    lines = (FOLDER / "clean.txt").read_text(encoding="utf-8").splitlines()
    alarms = {line: found for line in lines if (found := [t for t in ours(line) if t.shown])}
    assert len(alarms) <= 3, alarms
