"""Numbers as copy writes them: 1,250, 3.2, “nine”, “twenty-one”. Start with `read_numeral`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORD_VALUES = {word: value for value, word in enumerate((*_UNITS, *_TEENS), 1)}
WORD_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
WORD_VALUES |= {"a dozen": 12, "dozen": 12}

_ONES = "|".join(sorted(_UNITS, key=len, reverse=True))
_WORDS = (
    rf"(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES}))?"
    rf"|{'|'.join(sorted(_TEENS, key=len, reverse=True))}|{_ONES}"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
# Neither part of a longer figure (1.2.3, 9/11, 2-1) nor of a word; “nine hundred” is not nine.
NUMERAL = (
    rf"(?:(?<![\w.,/:$£€¥-])(?:{DIGITS})(?!(?<=\.000)|[\d/:]|[.,-]\d|(?:st|nd|rd|th)\b)"
    rf"|(?<![\w-])(?i:{_WORDS})(?![\w-]| (?:hundred|thousand|dozen)\b))"
)

# In front of a hyphen: a 12-member panel, a three-day strike.
JOINED = rf"(?:(?<![\w.,/:$£€-])\d{{1,3}}|(?<![\w-])(?i:{_WORDS}))"


_FIGURE = late_pattern(rf"(?=[\ddefhnost])(?:\d[\d,.]*|\b(?:dozen|half|{_WORDS})\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def figure_places(text: str) -> list[int]:
    """Where figures begin, in digits or words, in order. Cached for the last text: most paragraphs have none."""
    return [figure.start() for figure in _FIGURE.finditer(text)]


def places_in(text: str, within: Span) -> list[int]:
    """Where figures begin in a part of a text."""
    places = figure_places(text)
    return places[bisect_left(places, within.start) : bisect_left(places, within.end)]


def find_from_figure(pattern: re.Pattern[str], text: str, within: Span) -> Iterator[re.Match[str]]:
    """What `finditer` gives for a pattern that begins with `NUMERAL`, in a fraction of its time."""
    end = within.start
    for place in places_in(text, within):
        if place >= end and (match := pattern.match(text, place, within.end)):
            yield match
            end = match.end()


class Numeral(NamedTuple):
    """`step` is the worth of its last digit: 0.1 for 3.2."""

    value: float
    step: float
    is_word: bool


def read_numeral(text: str) -> Numeral:
    """What a text that `NUMERAL` fits is worth.

    >>> read_numeral("1,250").value, read_numeral("3.2").step, read_numeral("Twenty-one").value
    (1250.0, 0.1, 21.0)
    """
    if text[0].isdigit():
        decimals = len(text.partition(".")[2])
        return Numeral(float(text.replace(",", "")), round(0.1**decimals, decimals), False)
    words = text.lower().replace("-", " ").split()
    return Numeral(float(sum(WORD_VALUES[word] for word in words)), 1.0, True)


def shown(value: float, decimals: int = 1) -> str:
    """A number as copy writes it: no more decimals than it needs, commas from a thousand.

    >>> shown(54.0), shown(33.333), shown(12500.0)
    ('54', '33.3', '12,500')
    """
    written = f"{value:,.{decimals}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
