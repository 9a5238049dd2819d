"""One share said twice: “a third (43 percent)”, “12 of the 30 boats, or 50 percent”. Start with `find_proportions`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.amounts import AMOUNT, PERCENT, read_amount, read_percent
from copyedit.language.figures.numerals import NUMERAL, find_from_figure, read_numeral, shown
from copyedit.language.figures.slip import Slip, first_only
from copyedit.language.text.late_pattern import late_pattern

_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_TIMES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9}
_FRACTION = rf"(?i:(?:(?P<times>{'|'.join(_TIMES)})[- ])?(?P<part>{'|'.join(_PARTS)})s?)"
_ABOUT = r"(?:about |around |roughly |some |nearly |almost |over |just over |just under |more than |less than )?"
_LINK = rf"(?: \(|,? or ){_ABOUT}(?P<percent>{PERCENT})"
_GAP = r"(?: of (?:the |its |their |all )?[a-z][\w'-]*(?: [a-z][\w'-]*){0,2}?)?"
_WORDS = late_pattern(rf"(?<![\w-]){_FRACTION}\b{_GAP}{_LINK}(?=\)|,|;|\.(?!\d)| of\b)")
_COUNTED = late_pattern(
    rf"(?P<some>{AMOUNT}) (?:out )?of (?:the |its |their |all )?(?P<all>{AMOUNT})"
    rf"(?: (?!or\b)[a-z][\w'-]*){{0,4}}?{_LINK}(?=\)|,|;|\.(?!\d)| of\b)"
)
_ONE_IN = late_pattern(
    rf"(?P<some>{NUMERAL}) in (?:every )?(?P<all>{NUMERAL})(?: [a-z][\w'-]*){{0,2}}?{_LINK}(?=\)|,|;|\.(?!\d)| of\b)"
)
_MORE = late_pattern(r"(?i:more than|over|above|well over|at least|upwards of) \Z")
_LESS = late_pattern(r"(?i:fewer than|less than|under|below|nearly|almost|up to|not quite|barely|just short of) \Z")
# An order, or a part of the people by their means: “came third (52 percent)”, “the bottom half (28 percent)”.
_ORDER = late_pattern(
    r"\b(?:and|top|bottom|upper|lower|first|second|last|latter|former|other|remaining|richest|poorest|highest"
    r"|lowest|\w+ern|"
    r"distant|ranks?|ranked|came|comes|finished|placed|wealthiest|affluent) (?:a )?\Z"
)
_HEDGE_ROOM = 20
_ROUGH = 5.0  # points: “a third” is 28 to 38 percent


_HAS_PERCENT = late_pattern("%|per ?cent")
_HAS_FRACTION = late_pattern(rf"(?:\bor |\()(?:[a-z]+[ -]){{0,3}}(?:{'|'.join(_PARTS)})")
# “Of 60 stations, 36, or half, have leaking roofs”, “36 of the 60 stations, or half,”
_SHARE = rf",? (?:\(|or ){_ABOUT}(?P<fraction>{_FRACTION})(?=\)|,|;|\.(?!\d)| of\b)"
_OF_ALL = late_pattern(
    rf"\b[Oo]f (?:the |its |their |all )?(?P<all>{NUMERAL}) [a-z][\w' -]{{0,30}}, (?P<some>{NUMERAL}){_SHARE}"
)
_SOME_OF = late_pattern(
    rf"(?P<some>{NUMERAL}) (?:out )?of (?:the |its |their |all )?(?P<all>{NUMERAL})"
    rf"(?: (?!or\b)[a-z][\w'-]*){{0,4}}?{_SHARE}"
)


def find_proportions(text: str, within: Span) -> Iterator[Slip]:
    """Shares that are said in two ways which differ."""
    slips: list[Slip] = []
    if _HAS_PERCENT.search(text, *within):
        slips += [*_fractions(text, within), *_counts(text, within), *_one_in(text, within)]
    if _HAS_FRACTION.search(text, *within):
        slips += _of_all(text, within)
    return first_only(iter(slips))


def _fractions(text: str, within: Span) -> Iterator[Slip]:
    for match in _WORDS.finditer(text, within.start, within.end):
        times, parts = _TIMES[(match["times"] or "a").lower()], _PARTS[match["part"].lower()]
        if _ORDER.search(text, within.start, match.start()) or not (match["times"] or match["part"].lower() == "half"):
            continue
        if times < parts:
            end = match.end("part") + (text[match.end("part") : match.end("part") + 1] == "s")
            yield from _unless_near(match, Span(match.start(), end), 100 * times / parts, text, _ROUGH)


def _counts(text: str, within: Span) -> Iterator[Slip]:
    for match in _COUNTED.finditer(text, within.start, within.end):
        some, all_ = read_amount(match["some"]), read_amount(match["all"])
        if some.scale == 1 < all_.scale and some.value < 1000:
            some = some.scaled(all_.scale)
        if 0 < some.value <= all_.value and not (some.is_year or all_.is_year):
            share = 100 * some.value / all_.value
            rough = 0.02 + some.slack / some.value + all_.slack / all_.value
            yield from _unless_near(match, Span(match.start("some"), match.end("all")), share, text, share * rough)


def _of_all(text: str, within: Span) -> Iterator[Slip]:
    for match in (*_OF_ALL.finditer(text, *within), *find_from_figure(_SOME_OF, text, within)):
        some, all_ = read_numeral(match["some"]).value, read_numeral(match["all"]).value
        times, parts = _TIMES[(match["times"] or "a").lower()], _PARTS[match["part"].lower()]
        if some < all_ and times < parts and abs(some / all_ - times / parts) > _ROUGH / 100:
            told = f"{shown(some)} of {shown(all_)} is {shown(100 * some / all_, 0)}%, not {match['fraction']}"
            yield Slip(
                Span(*match.span("fraction")), told, Span(*sorted((*match.span("some"), *match.span("all")))[::3])
            )


def _one_in(text: str, within: Span) -> Iterator[Slip]:
    for match in _ONE_IN.finditer(text, within.start, within.end):
        some, all_ = read_numeral(match["some"]).value, read_numeral(match["all"]).value
        if some < all_ <= 100:
            yield from _unless_near(match, Span(match.start("some"), match.end("all")), 100 * some / all_, text, _ROUGH)


def _unless_near(match: re.Match[str], place: Span, share: float, text: str, rough: float) -> Iterator[Slip]:
    percent, step = read_percent(match["percent"])
    if abs(percent - share) <= step + rough + (1 if percent % 5 == 0 else 0):
        return
    before = max(0, place.start - _HEDGE_ROOM), place.start
    if (percent > share and _MORE.search(text, *before)) or (percent < share and _LESS.search(text, *before)):
        return
    told = text[place.start : place.end]
    yield Slip(Span(*match.span("percent")), f"{told} is {shown(share)}%, not {shown(percent, 2)}%", place)
