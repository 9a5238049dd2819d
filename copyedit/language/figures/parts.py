"""Parts against their total: “13 people: nine men and five women”. Start with `find_parts`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.amounts import read_amount
from copyedit.language.figures.numerals import JOINED, NUMERAL, find_from_figure, shown
from copyedit.language.figures.people import CROWDS, KINDS
from copyedit.language.figures.slip import Slip, first_only
from copyedit.language.text.late_pattern import late_pattern

_NO_NOUN = r"(?:and|or|who|were|was|with|in|on|at|of|by|from|to|for|as|per|percent|hundred|thousand|million|billion)\b"
_NOUN = rf"(?:(?!{_NO_NOUN})[A-Za-z][\w'-]* ){{0,2}}?(?P<%s>(?!{_NO_NOUN})[A-Za-z][a-z'-]+)"
_ITEM = rf"(?:{NUMERAL}|\ban?\b) (?:(?!{_NO_NOUN})[A-Za-z][\w'-]* ){{0,2}}?(?!{_NO_NOUN})[A-Za-z][a-z'-]+"
_PLACE = rf"{NUMERAL} (?:from|in|for|at) (?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*)?"
_PLACES = rf"(?P<list>{_PLACE}(?:, {_PLACE})*,? and {_PLACE})"
_LIST = rf"(?P<list>{_ITEM}(?:, {_ITEM})*,? and {_ITEM})"
_ENDS = r"(?= ?[.,;:)—–]| -| ?$|\n)"
_ENDED = late_pattern(_ENDS)
_TOTAL = rf"(?P<total>{NUMERAL}) {_NOUN % 'crowd'}"
# A colon, a dash or a bracket opens the parts of anything; a comma those of people.
_SEXES = {"men", "women", "boys", "girls", "man", "woman", "boy", "girl"}
_LARGE, _ROUNDED = 1000, 0.02
_FATE = (
    r"(?: (?:were|was|are|have|had|been|died|killed|dead|injured|hurt|wounded|arrested|detained|charged|named"
    r"|missing)){0,3}"
)
_OPENED = late_pattern(rf"{_TOTAL}{_FATE}(?P<link>:| ?[—–]| --?| \() ?{_LIST}{_ENDS}")
_BY_PLACE = late_pattern(rf"{_TOTAL}{_FATE}(?P<link>:|,| ?[—–]| --?| \() ?{_PLACES}{_ENDS}")
_COMMA = late_pattern(rf"{_TOTAL}(?P<link>,) {_LIST}{_ENDS}")
_MADE_OF = late_pattern(
    rf"(?P<total>{JOINED})-(?:member|person|strong|man|judge|seat|woman) (?P<crowd>[a-z]+)(?: [a-z]+)?"
    rf" (?P<link>of|made up of|consisting of|comprising|comprised of|composed of) {_LIST}{_ENDS}"
)
_INCLUDING = late_pattern(
    rf"{_TOTAL},? (?P<link>including|among them)(?: at least| some)? (?P<list>{_ITEM}(?:(?:, |,? and ){_ITEM})*)"
)
_EACH = late_pattern(
    rf"(?P<count>{NUMERAL}|\ban?\b) (?:(?:(?!and\b)[A-Za-z][\w'-]* ){{0,2}}?)(?P<kind>[A-Za-z][a-z'-]+)(?=,? and |, |$)"
)
_REST = late_pattern(
    rf"\b[Oo]f (?:the|its|their|those) (?P<total>{NUMERAL}) (?P<crowd>[a-z][\w'-]*)(?: [a-z]\w*){{0,3}}?, "
    rf"(?P<some>{NUMERAL}) (?:[a-z][\w'-]*,? ){{1,6}}?"
    rf"(?:and|while|but) (?:the )?(?:other|remaining) (?P<others>{NUMERAL})\b"
)
_REST_OF = late_pattern(
    rf"(?P<some>{NUMERAL}) of (?:the|its|their|his|her|those) (?P<total>{NUMERAL}) (?P<crowd>[a-z][\w'-]*)(?: "
    rf"[a-z][\w'-]*,?){{0,6}}?"
    rf",? (?:and|while|but) (?:[a-z][\w'-]* ){{0,3}}?(?:the )?(?:other|remaining) (?P<others>{NUMERAL})\b"
)
_HEDGE = late_pattern(
    r"(?:about|around|nearly|almost|roughly|some|over|more than|at least|up to|fewer than|less than|another) \Z"
)
_SOME_OF = late_pattern(r"\bof (?:the|its|their|his|her|those|these|all|[A-Z][\w.]+'s) \Z")
_OPEN_ENDED = late_pattern(r"\b(?:more than|at least|about|around|nearly|some|dozens|several|over|up to)\b")


def find_parts(text: str, within: Span) -> Iterator[Slip]:
    """Parts that do not make their total."""
    found = [*_sums(text, within), *_too_many(text, within), *_rests(text, within)]
    return first_only(iter(found))


def _sums(text: str, within: Span) -> Iterator[Slip]:
    if text.find(" and ", within.start, within.end) < 0:
        return  # as in half of all paragraphs
    for pattern in (_OPENED, _COMMA, _MADE_OF, _BY_PLACE):
        for match in find_from_figure(pattern, text, within):
            parts = _parts_of(match["list"])
            if len(parts) < 2 or _HEDGE.search(text, within.start, match.start("total")):
                continue
            if not _are_parts(match, parts) or _SOME_OF.search(text, within.start, match.start("total")):
                continue
            total, sum_ = read_amount(match["total"]).value, sum(count for count, _ in parts)
            if abs(total - sum_) > _slack(total, sum_) and 0.4 < sum_ / total < 2.5:
                added = " + ".join(shown(count) for count, _ in parts)
                yield _slip(match, f"{added} is {shown(sum_)}, not {shown(total)}")


def _slack(total: float, sum_: float) -> float:
    """Small numbers are counted, large ones rounded: 2,000 people, 1,200 here and 810 there."""
    return 0.0 if total < _LARGE else (total + sum_) * _ROUNDED


def _are_parts(match: re.Match[str], parts: list[tuple[float, str]]) -> bool:
    """True where what is listed can only be what was counted."""
    kinds = [kind.lower() for _, kind in parts]
    if _OPEN_ENDED.search(match["list"]) or not match["crowd"].endswith(("s", "ple", "n", "e", "l", "y")):
        return False
    if match["crowd"] in kinds:
        return False
    if match["link"] == ",":
        if set(kinds) <= _SEXES and match["crowd"].endswith("s"):
            return True  # “24 singers, 15 women and 11 men”
        is_by_place = match.re.pattern == _BY_PLACE.pattern
        return match["crowd"] in CROWDS and (is_by_place or all(kind in KINDS for kind in kinds))
    return len(set(kinds)) == len(kinds)


def _too_many(text: str, within: Span) -> Iterator[Slip]:
    """“five people, including six children”, “11 people, including seven women and five men”."""
    if text.find("includ", within.start, within.end) < 0 and text.find("among", within.start, within.end) < 0:
        return
    for match in find_from_figure(_INCLUDING, text, within):
        total = read_amount(match["total"]).value
        parts = _parts_of(match["list"])
        if not _ENDED.match(text, match.end()):
            parts = parts[:1]  # what follows may be something else: “and 20 injured were flown out”
        sum_ = sum(count for count, _ in parts)
        if not all(kind.lower() in KINDS for _, kind in parts) or match["crowd"] not in CROWDS or sum_ <= total:
            continue
        if not _HEDGE.search(text, within.start, match.start()) and not _OPEN_ENDED.search(match["list"]):
            told = " and ".join(f"{shown(count)} {kind}" for count, kind in parts)
            yield _slip(match, f"{told} cannot be among {shown(total)} {match['crowd']}")


def _rests(text: str, within: Span) -> Iterator[Slip]:
    """“Of the 20 boats, 12 sank and the other nine were towed in”."""
    found = (*_REST.finditer(text, *within), *find_from_figure(_REST_OF, text, within))
    for match in found:
        total, some, others = (read_amount(match[name]).value for name in ("total", "some", "others"))
        if 1 < some < total and some + others != total:  # “one of the five” speaks of one
            told = f"{shown(some)} of {shown(total)} leaves {shown(total - some)}, not {shown(others)}"
            yield Slip(
                Span(*match.span("others")), told, Span(*sorted((*match.span("total"), *match.span("some")))[::3])
            )


def _parts_of(words: str) -> list[tuple[float, str]]:
    """Count and kind of each part: “nine men and a woman”."""
    return [
        (1.0 if each["count"].lower() in ("a", "an") else read_amount(each["count"]).value, each["kind"])
        for each in _EACH.finditer(words)
    ]


def _slip(match: re.Match[str], why: str) -> Slip:
    return Slip(Span(*match.span("list")), why, Span(match.start("total"), match.end("crowd")))
