"""Units of measure and what each is worth. Start with `UNIT` and `unit_of`."""

from __future__ import annotations

from typing import NamedTuple

from copyedit.language.text.late_pattern import late_pattern


class Unit(NamedTuple):
    """`worth` is in the kind's metric unit: metres, square metres, kilograms, litres, metres a second."""

    name: str
    kind: str
    worth: float


# Words, then the unit: name, kind, worth. An ending s is understood.
_UNITS = {
    r"miles? (?:an|per) hour|mph": Unit("mph", "speed", 0.44704),
    r"kilomet(?:re|er)s? (?:an|per) hour|km/h|kmh|kph|km per hour|km an hour": Unit("km/h", "speed", 1 / 3.6),
    r"knots?": Unit("knots", "speed", 0.514444),
    r"square miles?|sq\.? miles?|sq\.? mi": Unit("square miles", "area", 2_589_988.0),
    r"square kilomet(?:re|er)s?|sq\.? kilomet(?:re|er)s?|sq\.? km|km2|km²": Unit("square km", "area", 1e6),
    r"square (?:feet|foot)|sq\.? ?(?:feet|foot|ft)\.?": Unit("square feet", "area", 0.092903),
    r"square met(?:re|er)s?|sq\.? ?(?:m|met(?:re|er)s?)|m2|m²": Unit("square metres", "area", 1.0),
    r"square yards?": Unit("square yards", "area", 0.836127),
    r"acres?": Unit("acres", "area", 4046.86),
    r"hectares?|ha": Unit("hectares", "area", 10_000.0),
    r"nautical miles?": Unit("nautical miles", "length", 1852.0),
    r"miles?|mi": Unit("miles", "length", 1609.344),
    r"kilomet(?:re|er)s?|kms?": Unit("km", "length", 1000.0),
    r"yards?|yds?": Unit("yards", "length", 0.9144),
    r"feet|foot|ft\.?": Unit("feet", "length", 0.3048),
    r"inch(?:es)?|in\.": Unit("inches", "length", 0.0254),
    r"millimet(?:re|er)s?|mm": Unit("mm", "length", 0.001),
    r"centimet(?:re|er)s?|cms?": Unit("cm", "length", 0.01),
    r"met(?:re|er)s?|m": Unit("metres", "length", 1.0),
    r"pounds?|lbs?\.?": Unit("pounds", "weight", 0.453592),
    r"kilogram(?:me)?s?|kilos?|kgs?": Unit("kg", "weight", 1.0),
    r"grams?|grammes?|g": Unit("grams", "weight", 0.001),
    r"ounces?|oz\.?": Unit("ounces", "weight", 0.0283495),
    r"stones?|st": Unit("stone", "weight", 6.35029),
    r"(?:US |U\.S\. )?gallons?": Unit("gallons", "volume", 3.78541),
    r"lit(?:re|er)s?": Unit("litres", "volume", 1.0),
    r"pints?": Unit("pints", "volume", 0.568261),
    r"degrees? Fahrenheit|degrees? F|°F|° F|F|Fahrenheit": Unit("Fahrenheit", "temperature", 1.0),
    r"degrees? Celsius|degrees? C|°C|° C|C|Celsius|degrees? [Cc]entigrade|[Cc]entigrade": Unit(
        "Celsius", "temperature", 1.0
    ),
}  # fmt: skip
_IMPERIAL_GALLON = 4.54609
UNIT = rf"(?:{'|'.join(_UNITS)})(?![\w²])"
_KNOWN = [(late_pattern(words), unit) for words, unit in _UNITS.items()]


def unit_of(words: str) -> Unit:
    """The unit that words stand for; `UNIT` fits them."""
    return next(unit for known, unit in _KNOWN if known.fullmatch(words))


def converted(value: float, unit: Unit, into: Unit) -> tuple[float, ...]:
    """What a value is in another unit of its kind: more than one answer where the unit has two worths.

    A temperature may be a difference: it has warmed by 2 degrees Celsius (3.6 Fahrenheit).
    """
    if unit.kind == "temperature":
        if unit.name == "Celsius":
            return value * 1.8 + 32, value * 1.8
        return (value - 32) / 1.8, value / 1.8
    answers = [value * unit.worth / into.worth]
    if "gallons" in (unit.name, into.name):  # British gallons are larger
        times = _IMPERIAL_GALLON / 3.78541
        answers.append(answers[0] * times if unit.name == "gallons" else answers[0] / times)
    return tuple(answers)
