"""What the context model has to say of a text, in words. Start with `find_doubts`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from copyedit.language.context.families import Family
from copyedit.language.context.features import NAMES, WINDOWS
from copyedit.language.context.model import ContextModel
from copyedit.language.context.network import PADDING, Floats
from copyedit.language.context.reader import Text
from copyedit.language.context.suspects import DELETE, INSERT, Suspects, family_of
from copyedit.language.shipped import MODEL

MOST = 3  # replacements told for one place
LEAST = 0.05  # a doubt below this confidence is not kept
_SUREST = 0.999  # only rules are certain, and what is certain comes before a doubt
_ALSO = 0.1  # a further replacement needs this share of the first one's confidence
_FIRST_WINDOW = NAMES.index("two_0")
_FIRST_OTHER_WINDOW = NAMES.index("other_two_0")
_LENGTH = {"two": 2, "three": 3, "four": 4}
# Windows in the order in which they say most to a reader: those with words to both sides first.
_TELLING = (
    *(("four", 2), ("four", 1), ("three", 1), ("four", 3), ("four", 0)),
    *(("three", 2), ("three", 0), ("two", 0), ("two", 1)),
)


class Doubt(NamedTuple):
    """A place where another word, or none, would fit better. Offsets are code points of the text.

    `start` and `end` hold the word; in front of a lost word they are equal. `before` is where the word in front
    begins, or `start` where none stands there. `usual` are words as they usually stand, “…” for the place.
    """

    family: Family
    deed: int
    start: int
    end: int
    before: int
    words: tuple[str, ...]
    confidence: float
    usual: str


@lru_cache(maxsize=2)
def load_model(folder: str | None) -> ContextModel:
    """The shipped model, or the one in a folder; read once."""
    return ContextModel(Path(folder) if folder else MODEL)


class Judged(NamedTuple):
    """The suspects of a text, the evidence for each, and how sure the judge is."""

    text: Text
    suspects: Suspects
    rows: Floats
    confidences: Floats


@lru_cache(maxsize=1)
def find_doubts(
    plain: str, spans: tuple[tuple[int, int], ...], folder: str | None = None, second_read: bool = False
) -> tuple[Doubt, ...]:
    """The doubts about the blocks of a text, by place. Kept for the last text: three rules ask for the same.

    Raises BackendError where a second read is wanted and its language model is not installed.
    """
    model = load_model(folder)
    judged = judge(model, plain, spans)
    if second_read:
        from copyedit.language.context.second_read import read_again

        again = read_again(judged.text, judged.suspects, model.vocabulary.words, judged.confidences)
        judged = judged._replace(confidences=again)
    return tuple(sorted(_doubts(model, judged), key=lambda doubt: doubt.start))


def judge(model: ContextModel, plain: str, spans: tuple[tuple[int, int], ...]) -> Judged:
    """What the context model alone thinks of the blocks of a text."""
    text = model.read(plain, spans)
    suspects, fits = model.suspects(text)
    suspects, rows = model.evidence(text, suspects, fits)
    return Judged(text, suspects, rows, model.confidences(rows))


def _doubts(model: ContextModel, judged: Judged) -> Iterator[Doubt]:
    """One doubt for a place and its neighbours, the surest."""
    text, suspects, rows, confidences = judged
    kept = np.flatnonzero(confidences >= LEAST * _ALSO)
    by_place: dict[tuple[int, bool], list[int]] = {}
    for at in kept[np.argsort(-confidences[kept], kind="stable")].tolist():
        by_place.setdefault((int(suspects.places[at]), suspects.deeds[at] == INSERT), []).append(at)
    taken: set[int] = set()
    for (place, _), ranked in by_place.items():  # the surest first
        first = ranked[0]
        # “the the”: either may go. “one the victims”: a word lost here is a wrong word there.
        if confidences[first] < LEAST or {place - 1, place, place + 1} & taken:
            continue
        taken.add(place)
        start, end = text.spans[place - PADDING]
        deed = int(suspects.deeds[first])
        alike = [at for at in ranked if suspects.deeds[at] == deed and confidences[at] >= confidences[first] * _ALSO]
        words = () if deed == DELETE else tuple(model.vocabulary.words[suspects.others[at]] for at in alike[:MOST])
        before = text.spans[place - PADDING - 1][0]
        yield Doubt(
            family_of(deed, int(suspects.kinds[first])),
            deed,
            start,
            start if deed == INSERT else end,
            before if before >= 0 and text.plain[before].isalnum() else start,
            words,
            min(round(float(confidences[first]), 3), _SUREST),
            _usual(text, place, deed, rows[first]),
        )


def _usual(text: Text, place: int, deed: int, row: Floats) -> str:
    """The words around the place that are usual with the change and not as they stand: “remain … by”."""
    for shape, number in _TELLING:
        at = WINDOWS.index((shape, number))
        if row[_FIRST_OTHER_WINDOW + at] > row[_FIRST_WINDOW + at]:
            return _window(text, place, deed, _LENGTH[shape] - 1 - number, _LENGTH[shape])
    return ""


def _window(text: Text, place: int, deed: int, before: int, length: int) -> str:
    ahead = place if deed == INSERT else place + 1
    left = text.words(place - before, place)
    right = text.words(ahead, ahead + length - 1 - before)
    slot = [] if deed == DELETE else ["…"]
    return " ".join([*left, *slot, *right])


def thresholds(folder: str | None, second_read: bool = False) -> Mapping[str, float]:
    """The least confidence of each family at which the model's makers would tell a finding."""
    if second_read:
        from copyedit.language.context.second_read import THRESHOLDS

        return THRESHOLDS
    return load_model(folder).thresholds
