"""The context model's suspects in stories with one seeded error each, and in clean ones. Start with `read_stories`.

The stories are from the quarter of the tuning part that the trees were not trained on.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.accuracy.cases import KINDS, Case, clean_sentences, seed_errors
from benchmarks.accuracy.kept_out import Spelling, Story
from copyedit.learning.tagger.samples import Sample
from copyedit.learning.texts import texts_to_learn, tuning_texts
from copyedit.learning.trees_rows import EXPECTED, cut, is_held

SEED = 3


def read_stories(
    corpus: Path, lists: Path, dev: Path, left_out: Path | None, seeded: Sequence[int], clean_words: int
) -> tuple[list[Case], list[Story]]:
    """Stories with an error, as many of each kind as `seeded` says, and others with none."""
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
        for of_kind in seed_errors(clean_sentences(stories, SEED), wanted, lists, dev, SEED).values()
        for each in of_kind
        if each.alone.means != "unknown"  # not a word, so left to the spelling check
    ]
    return cases, clean


def as_sample(text: Case | Story) -> Sample:
    """The story, and what it would be without its seeded error."""
    if not isinstance(text, Case):
        return Sample(text.text)
    edit = text.edit
    return Sample(text.text, text.text[: edit.start] + edit.replacement + text.text[edit.end :])


def weight_of_error(clean: Sequence[Story], errors: int) -> float:
    """How often each error counts, so that there are as many as in copy with EXPECTED errors per word."""
    return EXPECTED * sum(story.words for story in clean) / errors
