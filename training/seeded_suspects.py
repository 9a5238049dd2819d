"""Stories with one seeded error each, and clean ones, to judge suspects in. Start with `read_stories`.

The stories are from the quarter of the tuning part that the trees were not trained on.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.accuracy.cases import KINDS, Case, clean_sentences, seed_errors
from benchmarks.accuracy.kept_out import Spelling, Story
from copyedit.learning.tagger.judging import PARTS
from copyedit.learning.tagger.samples import Sample
from copyedit.learning.texts import texts_to_learn, tuning_texts
from copyedit.learning.trees_rows import EXPECTED, cut, is_held

SEED = 3
ROUNDS = 3


class Stories(NamedTuple):
    """Stories with an error, and others with none, by number. Numbers of one story have the same rest by PARTS."""

    seeded: Mapping[int, Case]
    clean: Mapping[int, Story]

    @property
    def clean_words(self) -> int:
        return sum(story.words for story in self.clean.values())

    @property
    def weight_of_error(self) -> float:
        """How often each error counts, so that there are as many as in copy with EXPECTED errors per word."""
        return EXPECTED * self.clean_words / len(self.seeded)


def read_stories(
    corpus: Path, lists: Path, dev: Path, left_out: Path | None, seeded: Sequence[int], clean_words: int
) -> Stories:
    """In each of ROUNDS rounds at most as many errors of each kind as `seeded` says, in other sentences than before."""
    lines = left_out.read_text(encoding="utf-8").split("\n")[:-1] if left_out else ()
    pieces = list(cut(tuning_texts(texts_to_learn(corpus), frozenset(lines))))
    held = [pieces[number] for number in np.flatnonzero(is_held(np.arange(len(pieces)))).tolist()]
    random.Random(SEED).shuffle(held)
    spelling = Spelling.read(lists)
    stories = [Story("tune", spelling.language_of("\n".join(piece)), tuple(piece)) for piece in held]
    clean: list[Story] = []
    while sum(story.words for story in clean) < clean_words:
        clean.append(stories.pop())
    wanted = dict(zip(KINDS, seeded, strict=True))
    cases = [
        each.in_story
        for seed in range(SEED, SEED + ROUNDS)
        for of_kind in seed_errors(clean_sentences(stories, seed), wanted, lists, dev, seed).values()
        for each in of_kind
        if each.alone.means != "unknown"  # not a word, so left to the spelling check
    ]
    part_of = {story.text: number % PARTS for number, story in enumerate(stories)}
    first_clean = PARTS * len(cases)
    return Stories(
        {PARTS * number + part_of[as_sample(case).right or ""]: case for number, case in enumerate(cases)},
        {first_clean + number: story for number, story in enumerate(clean)},
    )


def as_sample(text: Case | Story) -> Sample:
    """The story, and what it would be without its seeded error."""
    if not isinstance(text, Case):
        return Sample(text.text)
    edit = text.edit
    return Sample(text.text, text.text[: edit.start] + edit.replacement + text.text[edit.end :])
