"""A majority against its votes: “by 34 votes to 29, a majority of six”. Start with `find_majorities`."""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.numerals import NUMERAL, read_numeral, shown
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_FIRST = rf"(?P<first>{NUMERAL}|(?<![\w.,/:$£€-])\d{{1,3}}(?=[-–]))"
_SECOND = rf"(?P<second>\d{{1,3}}(?:,\d{{3}})*|{NUMERAL})"
_VOTES = (
    rf"{_FIRST}(?: votes?)?(?: to | against |[-–]){_SECOND}(?: votes)?"
    r"(?![\w%]|[.,]\d| ?(?:percent|per cent|points|million|billion))"
)
_KIND = r"(?:majority|margin|lead)"
_MAJORITY = late_pattern(
    rf"{_VOTES}(?:,| -| –|\)|:)? ?(?:with |by |giving (?:him|her|it|them) |and |in )?\(?(?:an? |the )?{_KIND} of "
    rf"(?:just |only )?(?P<majority>{NUMERAL})(?! ?(?:%|percent|per cent|million|to\b))"
)
_BEFORE = late_pattern(rf"\b{_KIND} of (?:just |only )?(?P<majority>{NUMERAL})(?: votes)?(?:, | \(|: )(?:by )?{_VOTES}")


def find_majorities(text: str, within: Span) -> Iterator[Slip]:
    """Majorities that are not what one side has more than the other."""
    for pattern in (_MAJORITY, _BEFORE):
        for match in pattern.finditer(text, *within):
            first, second, majority = (read_numeral(match[name]).value for name in ("first", "second", "majority"))
            if first > second and abs(first - second) != majority and majority < first:
                why = (
                    f"{shown(first)} to {shown(second)} is a majority of {shown(first - second)}, not {shown(majority)}"
                )
                place = Span(match.start("first"), match.end("second"))
                yield Slip(Span(*match.span("majority")), why, place)
