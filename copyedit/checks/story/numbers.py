"""numbers: figures of one story that disagree. “fell 40 percent to 60 from 90”, “12 miles (30 km)”."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document, Span
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

_PERCENT = ("percent", "per cent", "%")
_MULTIPLES = (
    "doubled",
    "doubles",
    "tripled",
    "trebled",
    "quadrupled",
    "halved",
    "fold",
    "twofold",
    "threefold",
    "fourfold",
    "fivefold",
    "tenfold",
)
_MEASURES = (
    "mile miles mph hour km kms km/h kph kmh knots kilometre kilometres kilometer kilometers feet foot ft "
    "ft. yard yards "
    "inch inches in in. cm cms centimetre centimetres centimeter centimeters mm metre metres meter meters m "
    "pound pounds "
    "lb lbs lb. kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes gram grams ounce ounces oz stone st gallon "
    "gallons litre litres liter liters pint pints acre acres hectare hectares ha fahrenheit celsius centigrade f c "
    "m2 m² km2 km²"
).split()
_FRACTIONS = tuple(
    f"{link}{fraction}"
    for link in ("or ", "(")
    for fraction in (
        *(
            "half",
            "a third",
            "one third",
            "one-third",
            "a quarter",
            "one quarter",
            "one-quarter",
            "a fifth",
            "one-fifth",
        ),
        *("two thirds", "two-thirds", "three quarters", "three-quarters", "a tenth", "one-tenth"),
    )
)
_BESIDE = (" (", " [", ", or ", " or ", "/")
_OPENINGS = (":", "\N{EM DASH}", "\N{EN DASH}", " -", "(")


class _Finder(NamedTuple):
    """Where a kind of slip is found: a function of `language/figures`, and the literals that its places have.

    `fewest` is the number of figures, in digits or words, that a paragraph with such a slip has at least.
    """

    module: str
    function: str
    literals: tuple[str, ...]
    fewest: int = 1


_FINDERS = {
    "change": _Finder("changes", "find_changes", (*_PERCENT, "percentage", "basis", "from"), 3),
    "multiple": _Finder("multiples", "find_multiples", _MULTIPLES),
    "direction": _Finder("changes", "find_directions", ("from",), 2),
    "conversion": _Finder("conversions", "find_conversions", tuple(m + b for m in _MEASURES for b in _BESIDE)),
    "compound": _Finder("compounds", "find_compounds", tuple(m + b for m in _MEASURES for b in _BESIDE)),
    "proportion": _Finder("proportions", "find_proportions", (*_PERCENT, *_FRACTIONS)),
    "parts": _Finder("parts", "find_parts", (*_OPENINGS, " and ", "including")),
    "shares": _Finder("shares", "find_shares", _PERCENT, 2),
    "names": _Finder("lists", "find_names", _OPENINGS),
    "majority": _Finder("votes", "find_majorities", ("majority", "margin", "lead"), 3),
    "century": _Finder("centuries", "find_centuries", ("th-century", "th century", "st-century", "st century")),
    "age": _Finder("ages", "find_ages", ("aged", "age")),
    "length": _Finder("ages", "find_lengths", ("years", "-year")),
}
_STORY_FINDERS = {"list": ("lists", "find_lists"), "scale": ("scales", "find_scales")}
KEYS = {"of": Key(Kind.TEXT, "which figures must agree", choices=(*_FINDERS, *_STORY_FINDERS))}


class Prepared(NamedTuple):
    of: str


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "of" not in options:
        raise ValueError(f"needs of: {', '.join(KEYS['of'].choices)}")
    return Prepared(options["of"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    if prepared.of in _STORY_FINDERS:
        return (ALWAYS,)
    literals = _FINDERS[prepared.of].literals
    whole = [text for text in literals if text.isalpha()]
    return (*map(Trigger, whole), *(Trigger(text, whole=False) for text in literals if not text.isalpha()))


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    for slip in _slips(prepared.of, document, hits):
        yield Match(slip.span, (slip.right,) if slip.right else (), {"why": slip.why}, related=slip.other)


def _slips(of: str, document: Document, hits: Sequence[Hit]) -> Iterator[Any]:
    from copyedit.language.figures.numerals import figure_places, places_in

    if not figure_places(document.plain):
        return
    if of in _STORY_FINDERS:
        blocks = [block.span for block in document.blocks if block.kind in PROSE_KINDS]
        yield from _function(*_STORY_FINDERS[of])(document.plain, blocks)
        return
    finder = _function(*_FINDERS[of][:2])
    for span in _blocks_of(document, hits):
        if len(places_in(document.plain, span)) >= _FINDERS[of].fewest:
            yield from finder(document.plain, span)


def _function(module: str, name: str) -> Callable[..., Iterable[Any]]:
    """Imported when first needed: most stories touch few of them."""
    function: Callable[..., Iterable[Any]] = getattr(import_module(f"copyedit.language.figures.{module}"), name)
    return function


def _blocks_of(document: Document, hits: Sequence[Hit]) -> Iterator[Span]:
    """The blocks that hold a hit, each once."""
    end = -1
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.start >= end and (block := document.block_at(hit.start)) is not None:
            end = block.span.end
            if block.kind in PROSE_KINDS:
                yield block.span
