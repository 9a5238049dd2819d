"""Feet and inches, stones and pounds, beside a metric figure: “6ft 2in (1.88m)”. Start with `find_compounds`."""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.amounts import AMOUNT, Amount, read_amount
from copyedit.language.figures.numerals import shown
from copyedit.language.figures.slip import Slip
from copyedit.language.figures.units import UNIT, Unit, unit_of
from copyedit.language.text.late_pattern import late_pattern

_LARGE = r"(?P<large>\d+)[ -]?(?P<unit>feet|foot|ft\.?|'|stones?|st|pounds?|lbs?\.?)"
_SMALL = (
    r"[ -]?(?:,? ?and )?,? ?(?P<small>\d{1,2}(?:\.\d)?)[ -]?(?P<part>inches|inch|ins?\.?|\"|pounds?|lbs?\.?|ounces?|oz)"
)
_COMPOUND = rf"(?<![\w.,])(?P<compound>{_LARGE}{_SMALL})"
_METRIC = rf"(?P<metric>(?P<amount>{AMOUNT})[ -]?(?P<other>{UNIT}))"
_PATTERNS = (
    late_pattern(rf"{_COMPOUND}(?: ?[(\[]| ?, or | or | ?/ ?){_METRIC}"),
    late_pattern(rf"{_METRIC}(?: ?[(\[]| ?, or | or | ?/ ?){_COMPOUND}"),
)
# In metres and kilograms.
_WORTHS = {
    "f": 0.3048,
    "'": 0.3048,
    "i": 0.0254,
    '"': 0.0254,
    "s": 6.35029,
    "p": 0.453592,
    "l": 0.453592,
    "o": 0.0283495,
}
_LENGTH = frozenset("f'i\"")


def find_compounds(text: str, within: Span) -> Iterator[Slip]:
    """Heights and weights that the metric figure beside them does not fit."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, within.start, within.end):
            unit = unit_of(match["other"])
            kind = "length" if match["unit"][0] in _LENGTH else "weight"
            if match["unit"][0] == match["part"][0]:
                continue  # “between 60 pounds and 70 pounds (27 kg and 32 kg)”
            if (match["unit"][0] in _LENGTH) != (match["part"][0] in _LENGTH) or unit.kind != kind:
                continue
            true = _worth(match["large"], match["unit"]) + _worth(match["small"], match["part"])
            amount = read_amount(match["amount"])
            if not _is_near(true, amount, unit):
                compound, metric = Span(*match.span("compound")), Span(*match.span("metric"))
                first, second = sorted((compound, metric))
                decimals = 2 if unit.name == "metres" else 0 if true / unit.worth >= 20 else 1
                told = f"{shown(true / unit.worth, decimals)} {unit.name}, not {shown(amount.value, 2)}"
                yield Slip(second, f"{text[compound.start : compound.end]} is {told}", first)


def _worth(number: str, unit: str) -> float:
    return float(number) * _WORTHS[unit[0]]


def _is_near(true: float, amount: Amount, unit: Unit) -> bool:
    """An inch, a pound or an ounce is the least that the first figure can say; the second is rounded too."""
    told = amount.value * unit.worth
    least = 0.02 if unit.kind == "length" else 0.6 if true > 30 else 0.06
    return abs(told - true) <= max(least, amount.step * unit.worth * 0.6, true * 0.01)
