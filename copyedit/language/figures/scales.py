"""One sum said at two scales: “$3.2 million” in the headline, “$3.2 billion” below. Start with `find_scales`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.figures.numerals import DIGITS
from copyedit.language.figures.slip import Slip

_SUM = re.compile(
    rf"(?P<sign>(?:US|AU|NZ|HK|C|A|S)?\$|£|€|¥|Rs\.? ?)(?P<number>{DIGITS})[ -]?(?P<scale>(?i:million|billion"
    rf"|trillion|mn|bn|tn|m)\b)"
)
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_CURRENCIES = {"US$": "$"}
_FRONT = 2  # blocks
_STOPS = frozenset('.!?:"\N{RIGHT DOUBLE QUOTATION MARK}')


def find_scales(text: str, blocks: Sequence[Span]) -> Iterator[Slip]:
    """Sums in the headline and the lead that the story has at another scale only."""
    places = _places(text, blocks)
    front_end = blocks[:_FRONT][-1].end if blocks else 0
    has_headline = bool(blocks) and text[blocks[0].end - 1] not in _STOPS
    for number, by_scale in places.items():
        if len(by_scale) != 2:
            continue
        (scale, spans), (other, others) = sorted(by_scale.items(), key=lambda item: item[1][0])
        if (
            spans[0].start >= front_end
            or _block_of(blocks, others[0]) == _block_of(blocks, spans[0])
            or _digits(number[1]) < (2 if has_headline and spans[0].end <= blocks[0].end else 3)
        ):
            continue
        told = f"{number[0]}{number[1]} {scale} here, {number[0]}{number[1]} {other} there"
        yield Slip(others[0], told, spans[0])


def _places(text: str, blocks: Sequence[Span]) -> dict[tuple[str, str], dict[str, list[Span]]]:
    """Where each number of money stands, by its scale."""
    places: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        for match in _SUM.finditer(text, *block):
            scale = match["scale"].lower()
            sign = _CURRENCIES.get(match["sign"], match["sign"].strip(" ."))
            places[sign, match["number"]][_SCALES.get(scale, scale)].append(Span(*match.span()))
    return places


def _block_of(blocks: Sequence[Span], place: Span) -> int:
    return bisect_right(blocks, place)


def _digits(number: str) -> int:
    """Digits that mean something: 2 in 3.2, 1 in 300."""
    return len(number.replace(",", "").replace(".", "").strip("0"))
