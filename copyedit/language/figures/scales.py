"""One sum said in two ways: “$3.2 million” in the headline, “$3.2 billion” below. Start with `find_scales`."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.figures.numerals import DIGITS
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_SUM = late_pattern(
    rf"(?P<sign>(?:US|AU|NZ|HK|C|A|S)?\$|£|€|¥|Rs\.? ?)(?P<number>{DIGITS})[ -]?(?P<scale>(?i:million|billion"
    rf"|trillion|mn|bn|tn|m)\b)"
)
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_SIGNS = ("$", "£", "€", "¥", "Rs")
_FEWEST = 2  # sums that can disagree
_FRONT = 2  # blocks
_EXACT = 2  # digits; £4.2 million is never $4.2 million
_STOPS = frozenset('.!?:"\N{RIGHT DOUBLE QUOTATION MARK}')


def find_scales(text: str, blocks: Sequence[Span]) -> Iterator[Slip]:
    """Sums in the headline or the lead that the story has only with another scale, or another currency."""
    if sum(map(text.count, _SIGNS)) < _FEWEST:
        return
    front_end = blocks[:_FRONT][-1].end if blocks else 0
    has_headline = bool(blocks) and text[blocks[0].end - 1] not in _STOPS
    for number, kinds in _places(text, blocks).items():
        if len(kinds) != 2:
            continue
        (first, spans), (other, others) = sorted(kinds.items(), key=lambda item: item[1][0])
        if first.sign != other.sign and first.scale != other.scale:
            continue
        is_above = has_headline and spans[0].end <= blocks[0].end
        is_lead = is_above and others[0].end <= blocks[1].end
        least = 1 if is_lead else 2 if is_above else 3
        if first.sign != other.sign and "." in number and _digits(number) >= _EXACT:
            yield Slip(others[0], f"{first.said(number)} here, {other.said(number)} there", spans[0])
            continue
        is_front = spans[0].end <= front_end and bisect_right(blocks, spans[0]) != bisect_right(blocks, others[0])
        if is_front and _digits(number) >= least:
            yield Slip(others[0], f"{first.said(number)} here, {other.said(number)} there", spans[0])


class _Kind(NamedTuple):
    sign: str
    scale: str

    def said(self, number: str) -> str:
        return f"{self.sign}{number} {self.scale}"


def _places(text: str, blocks: Sequence[Span]) -> dict[str, dict[_Kind, list[Span]]]:
    """Where each number of money stands, by currency and scale."""
    places: dict[str, dict[_Kind, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        for match in _SUM.finditer(text, *block):
            if text[match.start() - 1 : match.start()] == "(":
                continue  # “$24m (£12.8m)”
            scale = match["scale"].lower()
            sign = "$" if match["sign"].endswith("$") else match["sign"].strip(" .")
            places[match["number"]][_Kind(sign, _SCALES.get(scale, scale))].append(Span(*match.span()))
    return places


def _digits(number: str) -> int:
    """Digits that mean something: 2 in 3.2, 1 in 300."""
    return len(number.replace(",", "").replace(".", "").strip("0"))
