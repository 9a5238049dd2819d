"""Stories with one seeded error each, of the kinds that the tagger has learned. Start with `seed_story`."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.formats.text import read_text
from copyedit.language.context.doubts import Assessment
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import DELETE, INSERT
from copyedit.language.context.tagger.pieces import words_of
from copyedit.learning.tagger.seeds import Seeder
from copyedit.learning.tagger.windows import sentences_of

_TRIES = 8  # sentences
_FEWEST_WORDS = 5


class Sample(NamedTuple):
    """A story, and what it would be without its seeded error; None for a story that is left as it is."""

    text: str
    right: str | None = None


def as_story(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs)


def seed_story(paragraphs: Sequence[str], seeder: Seeder, dice: random.Random) -> Sample | None:
    """The story with one error; None if there is no place for any."""
    for _ in range(_TRIES):
        at = dice.randrange(len(paragraphs))
        sentence = dice.choice(sentences_of(paragraphs[at]))
        wrong = seed_sentence(sentence, seeder, dice)
        if wrong is not None:
            paragraph = paragraphs[at].replace(sentence, wrong, 1)
            return Sample(as_story([*paragraphs[:at], paragraph, *paragraphs[at + 1 :]]), as_story(paragraphs))
    return None


def seed_sentence(sentence: str, seeder: Seeder, dice: random.Random) -> str | None:
    """The sentence with one error, if one is found."""
    words = words_of(sentence)
    if len(words) < _FEWEST_WORDS:
        return None
    before = [word for word, _ in words]
    after = seeder.seed_one(before, dice).words
    first = next((at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), None)
    if first is None:
        return None
    # At least one word is left on either side of a change, so that the spaces beside it stay.
    same = 0
    while before[-1 - same] == after[-1 - same] and min(len(before), len(after)) - same > first + 1:
        same += 1
    start = words[first][1]
    old, new = before[first : len(before) - same], after[first : len(after) - same]
    written = " ".join(old)
    if sentence[start : start + len(written)] != written:  # not simply words with spaces
        return None
    return sentence[:start] + " ".join(new) + sentence[start + len(written) :]


def which_are_right(
    right: str, assessment: Assessment, rows: NDArray[np.int64], words: Sequence[str]
) -> NDArray[np.int64]:
    """Those of the rows that turn the story into the right one. `words` are the model's."""
    text, suspects = assessment.text, assessment.suspects.where(rows)
    right = read_text("story.txt", right).plain
    changes = zip(suspects.places, suspects.operations, suspects.others, strict=True)
    are_right = [
        changed(text.plain, text.spans[place - PADDING], operation, words[other]) == right
        for place, operation, other in changes
    ]
    chosen: NDArray[np.int64] = rows[np.array(are_right, bool)]
    return chosen


def changed(plain: str, place: tuple[int, int], operation: int, word: str) -> str:
    """The text with the change that a suspect suggests for the word at `place`.

    >>> changed("In the the end.", (7, 10), DELETE, "")
    'In the end.'
    """
    start, end = place
    if operation == INSERT:
        return f"{plain[:start]}{word} {plain[start:]}"
    if operation == DELETE:
        return plain[:start] + plain[end:].removeprefix(" ")
    return plain[:start] + word + plain[end:]
