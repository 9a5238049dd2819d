"""One measure in two units: “12 miles (30 km)”. Start with `find_conversions`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.amounts import AMOUNT, Amount, read_amount
from copyedit.language.figures.numerals import shown
from copyedit.language.figures.slip import Slip
from copyedit.language.figures.units import UNIT, Unit, converted, unit_of
from copyedit.language.text.late_pattern import late_pattern

_MINUS = r"(?P<minus%s>(?:(?<!\w)[-−]|\bminus ))?"
_PAIR = late_pattern(
    rf"{_MINUS % 1}(?P<first>{AMOUNT})[ -]?(?P<unit>{UNIT})(?P<between> ?[(\[]| ?, or | or | ?/ ?)"
    rf"(?:about |around |roughly |some |nearly |just over |over |almost |more than |or |~)?"
    rf"{_MINUS % 2}(?P<second>{AMOUNT})[ -]?(?P<other>{UNIT})(?P<behind>,? ?(?:\d|and\b)|/| (?:per|an?|each)\b)?"
)
_CLOSE = 0.12  # a round number stands for any number so near
_SLACK = 0.03
# A figure, or its unit, right before; or with “to” or “and” between, as in “from 10 to 20 km”; not “up to 20 km”.
_LONGER = late_pattern(
    r"(?:(?:\d|(?<![a-z])(?:feet|foot|ft|st|stone|lb|lbs|pounds?|x)|×|-)[ ,'’-]*"
    r"|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|a dozen|a|an))[a-z ,.%-]{0,14}\b(?:by|to|and) )\Z"
)
_LOOK_BACK = 24  # code points
_ABOUT = late_pattern(
    r"\b(?:about|around|nearly|roughly|some|almost|over|more than|than|up to|least|under|within)\s*\Z"
)


def find_conversions(text: str, within: Span) -> Iterator[Slip]:
    """Second figures that are not what the first comes to, however a writer rounds."""
    for match in _PAIR.finditer(text, within.start, within.end):
        unit, other = unit_of(match["unit"]), unit_of(match["other"])
        if unit.kind != other.kind or unit == other or match["behind"] or _goes_on(text, match):
            continue
        first, second = _signed(match, "first", "minus1"), _signed(match, "second", "minus2")
        if first.scale == 1 < second.scale and first.value < 1000 and match["between"].strip() in ("(", "["):
            continue  # “2.4 (6 million) square miles” was read in part
        true = converted(first.value, unit, other)
        if first.value and not any(_is_near(first, unit, second, other, answer) for answer in true):
            span, place = Span(match.start("second"), match.end("other")), Span(match.start("first"), match.end("unit"))
            told = text[place.start : place.end]
            yield Slip(span, f"{told} is {_fitting(true[0])} {other.name}, not {_fitting(second.value)}", place)


def _signed(match: re.Match[str], name: str, minus: str) -> Amount:
    amount = read_amount(match[name])
    return amount._replace(value=-amount.value) if match[minus] else amount


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """True where the first figure is the end of a longer one: “5 feet 10 inches (178 cm)”, “2-3 miles”."""
    return _LONGER.search(text[max(0, match.start() - _LOOK_BACK) : match.start()]) is not None


def _is_near(first: Amount, unit: Unit, second: Amount, other: Unit, true: float) -> bool:
    """True where both figures, each within its rounding, can stand for one measure."""
    if unit.kind == "temperature":
        return abs(true - second.value) <= 2.8 + _degrees_off(second)
    share = (_rounding(first) / abs(first.value)) + _SLACK
    return abs(true) * (1 - share) <= abs(second.value) + _rounding(second) and abs(second.value) - _rounding(
        second
    ) <= abs(true) * (1 + share)


def _degrees_off(amount: Amount) -> float:
    """How far a temperature may be from the true one: 100 Fahrenheit stands for 104, 101 does not."""
    return 5.0 if amount.value % 10 == 0 else 2.5 if amount.value % 5 == 0 else 1.0


def _rounding(amount: Amount) -> float:
    """Half of its last digit that is not zero, but not more than writers allow themselves."""
    if not amount.value:
        return 0.5
    place = amount.step
    while round(abs(amount.value) / place, 6) % 10 == 0:
        place *= 10
    if amount.step == 1 and amount.value % 5 == 0:
        place = max(place, 5.0)
    if amount.step == 1 and 2 <= abs(amount.value) < 10:
        return 0.5
    return min(place / 2, abs(amount.value) * _CLOSE)


def _fitting(value: float) -> str:
    """As many decimals as a reader needs: 19, 1.9, 0.4."""
    return shown(value, 0 if abs(value) >= 20 else 1 if abs(value) >= 1 else 2)
