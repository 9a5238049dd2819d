"""Amounts: a number with its currency, scale and rounding, “$3.2 million”, “90p”, “nine”. Start with `read_amount`."""

from __future__ import annotations

import re
from typing import NamedTuple

from copyedit.language.figures.numerals import DIGITS, NUMERAL, read_numeral, shown
from copyedit.language.text.late_pattern import late_pattern

_SIGN = r"(?:(?:US|AU|NZ|HK|C|A|S)?\$|£|€|¥|Rs\.? ?|USD ?|EUR ?)"
_SCALES = {
    "thousand": 1e3, "k": 1e3, "million": 1e6, "mn": 1e6, "mln": 1e6, "bln": 1e9, "m": 1e6, "lakh": 1e5, "crore": 1e7,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
}  # fmt: skip
_SCALE = r"(?i:[ -]?(?:thousand|million|billion|trillion|lakh|crore|mln|bln|mn|bn|tn|m|k)\b)"
AMOUNT = rf"(?:{_SIGN}(?:{DIGITS}){_SCALE}?(?![\d/:]|[.,]\d)|{NUMERAL}{_SCALE}?|(?<![\w.,/:-])(?:{DIGITS}){_SCALE})"
PERCENT = rf"(?:(?<![\w.,/:-])(?:{DIGITS})(?: ?%| per ?cent\b| pct\b)|{NUMERAL} per ?cent\b)"
_SIGN_FIRST = late_pattern(_SIGN)
_SCALE_LAST = late_pattern(rf"{_SCALE}\Z")
_ROUND = 0.025  # a round number may stand for one so far off


class Amount(NamedTuple):
    """`step` is the worth of its last digit, in full: 100,000 for $3.2 million."""

    value: float
    step: float
    currency: str
    scale: float

    @property
    def is_year(self) -> bool:
        """True where it can be a year: from 1990 to 2010."""
        return self.step == 1 and not self.currency and self.scale == 1 and 1500 <= self.value <= 2100

    @property
    def slack(self) -> float:
        """How far the true amount may be from the one written, as writers round.

        A small whole number is taken as it stands; “1,200” may be 1,187.
        """
        if self.step < 1 or self.scale > 1:
            return self.step / 2
        if self.value < 10:
            return 0.5
        if self.value < 100:
            return 0.0
        place = 1.0
        while self.value % (place * 10) == 0:
            place *= 10
        return max(0.5, min(place / 2, self.value * _ROUND)) if place > 1 else 0.5

    def scaled(self, scale: float) -> Amount:
        """“from 4.2 to 5.1 million”: the first has the scale of the second."""
        return self._replace(value=self.value * scale, step=self.step * scale, scale=scale)


def read_amount(text: str) -> Amount:
    """What a text that `AMOUNT` fits is worth.

    >>> read_amount("$3.2 million").value, read_amount("nine").value
    (3200000.0, 9.0)
    """
    sign, scale = _SIGN_FIRST.match(text), _SCALE_LAST.search(text)
    number = read_numeral(text[sign.end() if sign else 0 : scale.start() if scale else len(text)])
    times = _SCALES[scale.group().strip(" -").lower()] if scale else 1.0
    currency = sign.group().strip(" .").replace("US$", "$") if sign else ""
    return Amount(number.value * times, number.step * times, currency, times)


def read_percent(text: str) -> tuple[float, float]:
    """The number of a text that `PERCENT` fits, and the worth of its last digit."""
    number = re.match(rf"{DIGITS}|[A-Za-z]+(?:-[a-z]+)?", text)
    assert number
    numeral = read_numeral(number.group())
    return numeral.value, numeral.step


def like(amount: Amount, value: float) -> str:
    """A value written in the manner of an amount: “$54” beside “$90”, “3.1 million” beside “2.4 million”."""
    words = {1e3: " thousand", 1e6: " million", 1e9: " billion", 1e12: " trillion", 1e5: " lakh", 1e7: " crore"}
    number = value / amount.scale
    is_money = amount.currency and amount.scale == 1 and round(number, 2) % 1
    written = f"{number:,.2f}" if is_money else shown(number, 1 if number >= 100 else 2)
    return f"{amount.currency}{written}{words.get(amount.scale, '')}"
