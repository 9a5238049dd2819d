"""Which words are made wrong, and into what."""

from __future__ import annotations

import random
from collections import Counter

from copyedit.language.context.tagger.edits import EDIT_IDS, WRONG
from copyedit.language.shipped import MODEL
from copyedit.learning.tagger.seeds import Seeder

SEEDER = Seeder(MODEL)


def test_rare_words_are_made_wrong_more_often_than_they_occur() -> None:
    dice = random.Random(5)
    right = Counter[str]()
    for _ in range(1500):
        seeded = SEEDER.seed_one("the police said the marshal had a lever beside the house".split(), dice)
        right.update(choices[0] for choices in seeded.choices.values())
    assert right["lever"] > 2 * right["house"] > 0


def test_a_verb_agrees_with_the_noun_beside_it() -> None:
    dice = random.Random(5)
    wrong = Counter[str]()
    for _ in range(1000):
        seeded = SEEDER.seed_one("the mayor has left and the head of the unions was told".split(), dice)
        wrong.update(seeded.words)
    assert wrong["were"] > 1.4 * wrong["have"] > 0


def test_the_right_word_comes_first_among_the_choices() -> None:
    dice = random.Random(2)
    for _ in range(300):
        words = "the sailors hoisted the main sail before dawn".split()
        seeded = SEEDER.seed_one(words, dice)
        for at, choices in seeded.choices.items():
            assert seeded.edits[at] == EDIT_IDS[WRONG]
            assert choices[0] == words[at] != seeded.words[at]
