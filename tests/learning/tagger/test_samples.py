"""Stories with a seeded error: the text around it stays as it was, and the change that mends it is known."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from copyedit.language.context.doubts import assess
from copyedit.language.context.model import ContextModel
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import CHANGE, DELETE, INSERT
from copyedit.language.shipped import MODEL
from copyedit.learning.tagger.samples import as_story, changed, seed_sentence, seed_story, which_are_right
from copyedit.learning.tagger.seeds import Seeded, Seeder
from tests.language.tiny_model import write_tiny_model

Change = Callable[[Seeded], object]


class Stub:
    """Makes one change, whatever the words."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def seed_one(self, words: Sequence[str], dice: random.Random) -> Seeded:
        seeded = Seeded(words)
        self._change(seeded)
        return seeded


@pytest.mark.parametrize(
    ("right", "change", "wrong"),
    [
        ("“The  talks were soured.”", lambda s: s.set(4, "soared", "wrong"), "“The  talks were soared.”"),
        ("They met in the hall, twice.", lambda s: s.take_out(3), "They met in hall, twice."),
        ("They met in the hall, twice.", lambda s: s.put_in(4, "the", "delete"), "They met in the the hall, twice."),
        ("The airport was closed again.", lambda s: (s.set(1, "air", "join"), s.put_in(2, "port", "keep")),
         "The air port was closed again."),
        ("It rained every day.", lambda s: (s.take_out(3), s.set(2, "everyday", "keep")), "It rained everyday."),
        ("It rained every day.", lambda s: None, None),
        ("It was a well-known hall.", lambda s: s.take_out(4), None),  # not words with a space between them
        ("It was shut.", lambda s: s.set(2, "shot", "wrong"), None),  # too short
    ],
)  # fmt: skip
def test_one_change_in_a_sentence(right: str, change: Change, wrong: str | None) -> None:
    assert seed_sentence(right, Stub(change), random.Random(1)) == wrong  # type: ignore[arg-type]


def test_a_story_gets_one_error() -> None:
    paragraphs = [
        "The council of Velmar has approved the plan for a new harbour, officials said. The vote was close.",
        "Two men were arrested on Friday after a fight in the old mill, police said.",
    ]
    seeder, dice = Seeder(MODEL), random.Random(4)
    samples = [sample for _ in range(30) if (sample := seed_story(paragraphs, seeder, dice))]
    assert len(samples) > 25
    assert {sample.right for sample in samples} == {as_story(paragraphs)}
    assert len({sample.text for sample in samples}) > 20
    for sample in samples:
        wrong, right = sample.text.split(), as_story(paragraphs).split()
        assert abs(len(wrong) - len(right)) <= 1 and wrong != right


@pytest.mark.parametrize(
    ("plain", "word", "operation", "other", "expected"),
    [
        ("Ties remain soared by it.", "soared", CHANGE, "soured", "Ties remain soured by it."),
        ("At G20 summit today.", "summit", INSERT, "the", "At G20 the summit today."),
        ("In the the end.", "the", DELETE, "", "In the end."),
        ("Ties “soared by it", "soared", CHANGE, "soured", "Ties “soured by it"),  # no blank in front
        ("soared", "soared", CHANGE, "soured", "soured"),
        ("Another block.\nTies soared.\nA third", "soared", CHANGE, "soured", "Another block.\nTies soured.\nA third"),
    ],
)
def test_what_a_suspect_would_change(plain: str, word: str, operation: int, other: str, expected: str) -> None:
    start = plain.index(word)
    assert changed(plain, (start, start + len(word)), operation, other) == expected


def test_the_change_that_mends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = ContextModel(write_tiny_model(tmp_path, monkeypatch))
    right, wrong = (
        "The talks were soured by the row. Prices soared.",
        "The talks were soared by the row. Prices soared.",
    )
    found = assess(model, wrong, ((0, len(wrong)),))
    rows = np.arange(len(found.suspects.places))
    mending = which_are_right(right, found, rows, model.vocabulary.words)
    start, end = found.text.spans[int(found.suspects.places[mending[0]]) - PADDING]
    assert len(mending) == 1
    assert (wrong[start:end], start) == ("soared", wrong.index("soared"))
    assert model.vocabulary.words[int(found.suspects.others[mending[0]])] == "soured"
