"""Whether subject and verb agree in number, judging by counts: features for the trees. Start with `number_columns`.

A word's *number* is how much more often “are, were, have, do” follow it than “is, was, has, does”: ministers near 1,
committee near -1, quickly near 0. What a verb *asks* for is how much more often it follows “they, we” than “he, she,
it”. Both come from counts rather than lists, so names, pronouns and “police” have theirs too. A subject may be far
from its verb: “The price of two tickets have risen.”
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.encoded import Flags
from copyedit.language.context.network import Floats, Ids
from copyedit.language.context.stored.mapped import mapped_arrays
from copyedit.language.context.stored.window import PADDING

NUMBER_NAMES = (
    *("asks", "other_asks", "number", "other_number"),
    *("near_number", "beyond_number", "joined", "ahead_number", "asks_ahead"),
)
_LEFT, _RIGHT = 12, 4  # words examined on either side
_CLEAR = 0.3  # minimum size of a number to count as singular or plural
_SURE = 0.9  # for what is a verb and nothing else: “votes” is mostly a noun
_FILE = "numbers.npz"


class Numbers(NamedTuple):
    """By id, with one more for padding. `borders` end a clause, `links` attach one noun to another (of, in)."""

    number: Floats
    asks: Floats
    borders: Flags
    links: Flags
    joins: Flags  # and


def read_numbers(folder: Path) -> Numbers:
    """The numbers of a model."""
    stored = mapped_arrays(folder / _FILE)
    return Numbers(*(_widened(stored[name]) for name in Numbers._fields))


def write_numbers(folder: Path, numbers: Numbers) -> None:
    """Write numbers as `read_numbers` reads them."""
    np.savez(folder / _FILE, **numbers._asdict())


def _widened(values: NDArray[Any]) -> NDArray[Any]:
    return values if values.dtype == bool else values.astype(np.float32)


def number_columns(numbers: Numbers, ids: Ids, places: Ids, rights: Ids, words: Ids, others: Ids) -> list[Floats]:
    """A column for each of `NUMBER_NAMES`, for suspects at `places` of the padded `ids`, before `rights`."""
    behind = ids[places[:, None] - 1 - np.arange(min(_LEFT, PADDING))]
    ahead = ids[rights[:, None] + np.arange(_RIGHT)]
    near, beyond, joined = _subjects(numbers, behind)
    return [
        numbers.asks[words],
        numbers.asks[others],
        numbers.number[words],
        numbers.number[others],
        near,
        beyond,
        joined,
        _first(numbers, ahead),
        numbers.asks[ahead[:, 0]],
    ]


def are_attracted(numbers: Numbers, ids: Ids, places: Ids, others: Ids) -> Flags:
    """Which verbs agree with the noun beside them alone, while `others` agree with the noun that it belongs to.

    “The price of two tickets have risen”: have agrees with tickets, has with price.
    """
    asks, asks_other = numbers.asks[ids[places]], numbers.asks[others]
    attracted = (np.abs(asks) > _SURE) & (np.abs(asks_other) > _SURE) & (asks * asks_other < 0)
    at = np.flatnonzero(attracted)
    behind = ids[places[at][:, None] - 1 - np.arange(min(_LEFT, PADDING))]
    beside = numbers.number[behind[:, 0]]
    _, beyond, joined = _subjects(numbers, behind)
    attracted[at] = (beside * asks[at] > _CLEAR) & (beyond * asks[at] < 0) & (joined == 0)
    return attracted


def _subjects(numbers: Numbers, behind: Ids) -> tuple[Floats, Floats, Floats]:
    """The number of the nearest noun to the left, of the noun it modifies, and whether “and” joins the two.

    In “the price of two tickets have risen”, near is tickets and beyond is price.
    """
    closed = np.logical_or.accumulate(numbers.borders[behind], axis=1)
    has_number = (np.abs(numbers.number[behind]) > _CLEAR) & ~closed
    linked = numbers.links[behind] & ~closed
    near = _value_at(numbers.number[behind], has_number)
    # The first noun to the left of the preposition that precedes the nearest noun.
    past_noun = np.logical_or.accumulate(has_number, axis=1)
    past_link = np.logical_or.accumulate(linked & past_noun, axis=1)
    beyond = _value_at(numbers.number[behind], has_number & past_link)
    joined: Floats = np.any(numbers.joins[behind] & ~closed & past_noun & ~past_link, axis=1).astype(np.float32)
    return near, beyond, joined


def _first(numbers: Numbers, ahead: Ids) -> Floats:
    closed = np.logical_or.accumulate(numbers.borders[ahead], axis=1)
    return _value_at(numbers.number[ahead], (np.abs(numbers.number[ahead]) > _CLEAR) & ~closed)


def _value_at(values: Floats, mask: NDArray[np.bool_]) -> Floats:
    """The first value in each row where the mask is true; 0 if there is none."""
    first = mask.argmax(axis=1)
    rows = np.arange(len(values))
    found: Floats = np.where(mask[rows, first], values[rows, first], 0).astype(np.float32)
    return found
