"""Shares of a whole: “60 percent agreed and the remaining 30 percent did not”. Start with `find_shares`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.amounts import PERCENT, read_percent
from copyedit.language.figures.numerals import JOINED, NUMERAL, read_numeral, shown
from copyedit.language.figures.slip import Slip, first_only, sentence_at
from copyedit.language.text.late_pattern import late_pattern

_SHARE = late_pattern(PERCENT)
_LEAST_WHOLE, _MOST_WHOLE = 80, 120  # what is farther from 100 was not meant to be a whole
_REMAINING = late_pattern(rf"\b(?:remaining|other) (?P<percent>{PERCENT})")
_RESIDUE = late_pattern(
    r"\b(?:undecided|abstain\w*|no opinion|(?:do|did)n't know|(?:do|did) not know|unsure|not sure|don't knows)\b"
)
_AGAINST = late_pattern(
    rf"(?P<first>{PERCENT})(?: to |-| – |–)(?P<second>{PERCENT})|(?<![\w.,/:-])(?P<bare>\d\d(?:\.\d+)?)(?: to "
    rf"|-|–)(?P<last>\d\d(?:\.\d+)?)(?: ?%| per ?cent)"
)
_WON = r"(?:won|wins?|beat|beats|defeat\w*|passed|approved|rejected|carried|elected|re-elected)"
_CONTEST = late_pattern(rf"\b{_WON}\b[^.;\n]{{0,60}}? by (?:a margin of )?(?={_AGAINST.pattern})")
_TO_HER = late_pattern(
    rf"(?P<first>{PERCENT}) (?:of the votes? )?(?:to|against) (?:(?:[A-Z][\w.]+ ){{0,2}}[A-Z][\w.]+'s?|his|her"
    rf"|its|their) (?P<second>{PERCENT})"
)
_VOTE = late_pattern(r"\b(?:votes?|voted|won|elect\w+|runoff|run-off|ballots?|beat|defeated)\b")
_OVER = r"(?: over (?:[A-Z][\w.]+ ?){1,3})?"
_MARGIN = late_pattern(
    rf"\b(?P<margin>{JOINED})[- ](?:percentage[- ])?points?[- ](?:lead|margin|advantage|win|victory|edge)"
    rf"{_OVER}(?:,| of| at| —| –| \() ?(?={_AGAINST.pattern})"
)
_BY = late_pattern(rf"\bby (?P<margin>{NUMERAL}) (?:percentage )?points{_OVER}(?:,| \() ?(?={_AGAINST.pattern})")
# Where a rest is told, only what changes or is compared is no whole.
_NO_REST = late_pattern(
    r"\b(?:compared|from|up|down|rose|fell|increase\w*|decrease\w*|than|versus|earlier|points?|turnout"
    r"|response)\b"
)
# Shares of different groups, or of different times, make no whole.
_NO_WHOLE = late_pattern(
    r"\b(?:compared|from|up|down|rose|fell|increase\w*|decrease\w*|than|versus|women|men|Democrats"
    r"|Republicans|Labou?r|whites?"
    r"|blacks?|aged?|among|earlier|last year|margin of error|points?|turnout|response|one in|both|either|also"
    r"|each|more|least)\b"
)


def find_shares(text: str, within: Span) -> Iterator[Slip]:
    """Shares that make more, or less, than a whole."""
    found = [
        *_remainders(text, within),
        *_residues(text, within),
        *_contests(text, within),
        *_rivals(text, within),
        *_margins(text, within),
    ]
    return first_only(iter(found))


def _remainders(text: str, within: Span) -> Iterator[Slip]:
    """“the remaining 30 percent” behind shares that leave another rest."""
    for match in _REMAINING.finditer(text, within.start, within.end):
        sentence = sentence_at(text, match.start(), within)
        before = [*_SHARE.finditer(text, sentence.start, match.start("percent"))]
        if not 1 <= len(before) <= 4 or _NO_REST.search(text, sentence.start, match.end()):
            continue
        shares = [read_percent(each.group())[0] for each in before]
        rest, step = read_percent(match["percent"])
        if any(abs(whole + rest - 100) <= step * (len(shares) + 1) / 2 + 0.5 for whole in _sums(shares)):
            continue
        if sum(shares) < 100 and _LEAST_WHOLE <= sum(shares) + rest <= _MOST_WHOLE:
            told = " and ".join(f"{shown(share, 2)}%" for share in shares)
            why = f"{told} leave {shown(100 - sum(shares), 2)}%, not {shown(rest, 2)}%"
            yield Slip(Span(*match.span("percent")), why, Span(before[0].start(), before[-1].end()))


def _residues(text: str, within: Span) -> Iterator[Slip]:
    """For, against and undecided make 100."""
    for match in _RESIDUE.finditer(text, within.start, within.end):
        sentence = sentence_at(text, match.start(), within)
        shares = [*_SHARE.finditer(text, *sentence)]
        if not 3 <= len(shares) <= 6 or _NO_WHOLE.search(text, *sentence):
            continue
        values = [read_percent(each.group())[0] for each in shares]
        if 100.5 + 0.5 * len(values) < sum(values) < _MOST_WHOLE:
            why = f"{' + '.join(shown(value, 2) for value in values)} is {shown(sum(values), 2)}, not 100"
            yield Slip(Span(*shares[-1].span()), why, Span(shares[0].start(), shares[-2].end()))


def _contests(text: str, within: Span) -> Iterator[Slip]:
    """“won by 58 percent to 49 percent”."""
    for match in _CONTEST.finditer(text, within.start, within.end):
        against = _AGAINST.match(text, match.end(), within.end)
        if against and sum(_two(against)) > 101:
            first, second = _two(against)
            told = f"{shown(first, 2)}% and {shown(second, 2)}% make {shown(first + second, 2)}%"
            yield Slip(Span(*against.span()), told)


def _rivals(text: str, within: Span) -> Iterator[Slip]:
    """“She won 55 percent of the vote to his 48 percent”."""
    for match in _TO_HER.finditer(text, within.start, within.end):
        first, second = read_percent(match["first"])[0], read_percent(match["second"])[0]
        if first + second > 101 and _VOTE.search(text, *sentence_at(text, match.start(), within)):
            told = f"{shown(first, 2)}% and {shown(second, 2)}% make {shown(first + second, 2)}%"
            yield Slip(Span(*match.span("second")), told, Span(*match.span("first")))


def _margins(text: str, within: Span) -> Iterator[Slip]:
    """“a 12-point lead, 52 percent to 45 percent”."""
    for pattern in (_MARGIN, _BY):
        for match in pattern.finditer(text, within.start, within.end):
            against = _AGAINST.match(text, match.end(), within.end)
            if not against:
                continue
            first, second = _two(against)
            margin = read_numeral(match["margin"])
            gap = abs(first - second)
            if abs(gap - margin.value) > 1 + margin.step * 0.01 and first + second <= 101:
                why = (
                    f"{shown(first, 2)}% to {shown(second, 2)}% is {shown(gap, 2)} points, not {shown(margin.value, 2)}"
                )
                yield Slip(Span(*match.span("margin")), why, Span(*against.span()))


def _two(match: re.Match[str]) -> tuple[float, float]:
    if match["first"]:
        return read_percent(match["first"])[0], read_percent(match["second"])[0]
    return float(match["bare"]), float(match["last"])


def _sums(shares: list[float]) -> set[float]:
    """What the shares make, all or some of them."""
    sums = {0.0}
    for share in shares:
        sums |= {each + share for each in sums}
    return sums - {0.0}
