"""Where the context model doubts a text, and what it would put there. Start with `find_doubts`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from copyedit.language.context.families import Family
from copyedit.language.context.features import NAMES, WINDOWS
from copyedit.language.context.loading import load_model, usable
from copyedit.language.context.model import ContextModel
from copyedit.language.context.network import Floats
from copyedit.language.context.reader import Text
from copyedit.language.context.stored.window import PADDING
from copyedit.language.context.suspects import DELETE, INSERT, Suspects, family_of
from copyedit.language.context.tagger.cards import tagger_card
from copyedit.language.context.tagger.judge import read_again

MOST = 3  # replacements offered per place
LOWEST = 0.05  # doubts with less confidence are dropped
HIGHEST = 0.999  # 1 is for rules, which take precedence over doubts
_ALSO = 0.1  # share of the first replacement's confidence that a further one needs
_FIRST_WINDOW = NAMES.index("two_0")
_FIRST_OTHER_WINDOW = NAMES.index("other_two_0")
_LENGTH = {"two": 2, "three": 3, "four": 4}
# Windows, the most informative to a reader first: those with words on both sides.
_INFORMATIVE = (
    *(("four", 2), ("four", 1), ("three", 1), ("four", 3), ("four", 0)),
    *(("three", 2), ("three", 0), ("two", 0), ("two", 1)),
)


class Doubt(NamedTuple):
    """A place where another word, or none, would fit better. Offsets are code points of the text.

    The word runs from `start` to `end`; where a word is missing the two are equal. `before` is where the previous
    word begins, or `start` if there is none. `usual` shows the usual wording, with “…” for the place.
    """

    family: Family
    operation: int
    start: int
    end: int
    before: int
    words: tuple[str, ...]
    confidence: float
    usual: str


class Assessment(NamedTuple):
    """The suspects of a text, a row of features for each, and the model's confidence in each."""

    text: Text
    suspects: Suspects
    rows: Floats
    confidences: Floats


@lru_cache(maxsize=1)
def find_doubts(
    plain: str, spans: tuple[tuple[int, int], ...], folder: str | None = None, whole_sentences: bool = True
) -> tuple[Doubt, ...]:
    """The doubts about the blocks of a text, in order. Cached for the last text, since three rules ask for it.

    With `whole_sentences` the tagger reads the sentences of doubtful words, unless the model has no card for it: its
    trees were then never weighed beside the tagger. Raises BackendLost if whole sentences cannot be read here, and
    ConfigError for a model that cannot be used.
    """
    model = load_model(folder)
    with usable(folder):
        assessment = assess(model, plain, spans)
    confidences = assessment.confidences
    if whole_sentences and tagger_card(folder) is not None:
        confidences = read_again(*assessment, model.vocabulary, model.confusables, folder)
    with usable(folder):
        return tuple(
            sorted(_doubts(model, assessment._replace(confidences=confidences)), key=lambda doubt: doubt.start)
        )


def assess(model: ContextModel, plain: str, spans: tuple[tuple[int, int], ...]) -> Assessment:
    """The suspects in the blocks of a text, by the context model alone."""
    text = model.read(plain, spans)
    suspects, present = model.suspects(text)
    suspects, rows = model.features(text, suspects, present)
    return Assessment(text, suspects, rows, model.confidences(rows))


def _doubts(model: ContextModel, assessment: Assessment) -> Iterator[Doubt]:
    """The strongest doubt of each place; none for the places next to it."""
    text, suspects, rows, confidences = assessment
    kept = np.flatnonzero(confidences >= LOWEST * _ALSO)
    by_place: dict[tuple[int, bool], list[int]] = {}
    for at in kept[np.argsort(-confidences[kept], kind="stable")].tolist():
        by_place.setdefault((int(suspects.places[at]), suspects.operations[at] == INSERT), []).append(at)
    taken: set[int] = set()
    for (place, _), ranked in by_place.items():  # the most confident first
        first = ranked[0]
        # “the the”: either may go. “one the victims”: a word missing here is a wrong word there.
        if confidences[first] < LOWEST or {place - 1, place, place + 1} & taken:
            continue
        taken.add(place)
        start, end = text.spans[place - PADDING]
        operation = int(suspects.operations[first])
        alike = [
            at
            for at in ranked
            if suspects.operations[at] == operation and confidences[at] >= confidences[first] * _ALSO
        ]
        words = () if operation == DELETE else tuple(model.vocabulary.words[suspects.others[at]] for at in alike[:MOST])
        before = text.spans[place - PADDING - 1][0]
        yield Doubt(
            family_of(operation, int(suspects.kinds[first])),
            operation,
            start,
            start if operation == INSERT else end,
            before if before >= 0 and text.plain[before].isalnum() else start,
            words,
            min(round(float(confidences[first]), 3), HIGHEST),
            _usual(text, place, operation, rows[first]),
        )


def _usual(text: Text, place: int, operation: int, row: Floats) -> str:
    """Words around the place that are commoner with the change than without it: “remain … by”."""
    for shape, number in _INFORMATIVE:
        at = WINDOWS.index((shape, number))
        if row[_FIRST_OTHER_WINDOW + at] > row[_FIRST_WINDOW + at]:
            return _window(text, place, operation, _LENGTH[shape] - 1 - number, _LENGTH[shape])
    return ""


def _window(text: Text, place: int, operation: int, before: int, length: int) -> str:
    ahead = place if operation == INSERT else place + 1
    left = text.words(place - before, place)
    right = text.words(ahead, ahead + length - 1 - before)
    slot = [] if operation == DELETE else ["…"]
    return " ".join([*left, *slot, *right])


def thresholds(folder: str | None, whole_sentences: bool = True) -> Mapping[str, float]:
    """The minimum confidence to report, by family, as set when the model was made."""
    card = tagger_card(folder) if whole_sentences else None
    if card is not None:
        of_tagger: Mapping[str, float] = card["thresholds"]
        return of_tagger
    return load_model(folder).thresholds
