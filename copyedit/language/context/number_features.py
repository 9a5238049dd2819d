"""Whether subject and verb agree in number, as far as word counts tell: features for the judge. Start with `gather`.

A word's *number* is how much more often “are, were, have, do” stand behind it than “is, was, has, does”: ministers
near 1, committee near -1, quickly near 0. What a verb *asks* for is how much more often it follows “they, we” than
“he, she, it”. Both are counted and not listed, so that names, pronouns and “police” have theirs too. A subject may
stand far from its verb: “The price of two tickets have risen.”
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copyedit.language.context.network import PADDING, Floats, Ids
from copyedit.language.context.suspects import Flags

NAMES = (
    *("asks", "other_asks", "number", "other_number"),
    *("near_number", "beyond_number", "joined", "ahead_number", "asks_ahead"),
)
_LEFT, _RIGHT = 12, 4  # words looked at to either side
_CLEAR = 0.3  # from which on a word is taken to have a number


class Numbers(NamedTuple):
    """By id, and one more for padding: see above. `borders` end a clause, `links` join a noun to another (of, in)."""

    number: Floats
    asks: Floats
    borders: Flags
    links: Flags
    joins: Flags  # and


def gather(numbers: Numbers, ids: Ids, places: Ids, rights: Ids, words: Ids, others: Ids) -> list[Floats]:
    """A column for each of `NAMES`, for suspects at `places` of the padded `ids`; behind the slot `rights` follow."""
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


def _subjects(numbers: Numbers, behind: Ids) -> tuple[Floats, Floats, Floats]:
    """The number of the nearest noun to the left, of the noun its preposition hangs on, and whether “and” joins them.

    “the price of two tickets” before “have”: near is tickets, beyond is price.
    """
    closed = np.logical_or.accumulate(numbers.borders[behind], axis=1)
    has_number = (np.abs(numbers.number[behind]) > _CLEAR) & ~closed
    linked = numbers.links[behind] & ~closed
    near = _value_at(numbers.number[behind], has_number)
    # A noun behind (that is, left of) the first preposition that stands left of the nearest noun.
    past_noun = np.logical_or.accumulate(has_number, axis=1)
    past_link = np.logical_or.accumulate(linked & past_noun, axis=1)
    beyond = _value_at(numbers.number[behind], has_number & past_link)
    joined: Floats = np.any(numbers.joins[behind] & ~closed & past_noun & ~past_link, axis=1).astype(np.float32)
    return near, beyond, joined


def _first(numbers: Numbers, ahead: Ids) -> Floats:
    closed = np.logical_or.accumulate(numbers.borders[ahead], axis=1)
    return _value_at(numbers.number[ahead], (np.abs(numbers.number[ahead]) > _CLEAR) & ~closed)


def _value_at(values: Floats, mask: NDArray[np.bool_]) -> Floats:
    """The first value of each row that the mask lets through; 0 where there is none."""
    first = mask.argmax(axis=1)
    rows = np.arange(len(values))
    found: Floats = np.where(mask[rows, first], values[rows, first], 0).astype(np.float32)
    return found
