"""A multiple and its two figures: “doubled from 10 to 30”. Start with `find_multiples`."""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.amounts import like
from copyedit.language.figures.changes import BOTH, GAP, ends_of, is_doubtful, read_pair
from copyedit.language.figures.numerals import shown
from copyedit.language.figures.slip import Slip
from copyedit.language.text.late_pattern import late_pattern

_TIMES = {
    "doubled": 2.0,
    "doubles": 2.0,
    "tripled": 3.0,
    "trebled": 3.0,
    "quadrupled": 4.0,
    "halved": 0.5,
    "twofold": 2.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "tenfold": 10.0,
}
_SAID = {2.0: "twice", 0.5: "half of"}
_MULTIPLE = late_pattern(
    rf"(?P<hedge>\b(?:more than|nearly|almost|roughly|about|over|practically|effectively) )?\b"
    rf"(?P<times>{'|'.join(_TIMES)})\b{GAP % 4},? {BOTH}"
)
_ROUGH = 0.2  # of the multiple
_LEAST = 0.02  # as figures are rounded
_ABOVE, _BELOW = ("more than", "over"), ("nearly", "almost", "practically")
_LEAN = 0.6  # with “more than” or “nearly”


def find_multiples(text: str, within: Span) -> Iterator[Slip]:
    """Multiples that the figures beside them do not make."""
    for match in _MULTIPLE.finditer(text, within.start, within.end):
        pair = read_pair(match, text)
        if pair is None or is_doubtful(text, match, within) or not pair[0].value:
            continue
        first, last = pair
        times, true = _TIMES[match["times"]], last.value / first.value
        low, high = 1 - _ROUGH, 1 + _ROUGH
        if match["hedge"]:
            hedge = match["hedge"].strip()
            above, below = (_ABOVE, _BELOW) if times > 1 else (_BELOW, _ABOVE)  # almost halved: a little more is left
            low = 1 - _LEAST if hedge in above else 1 - _LEAN
            high = 1 + _LEAST if hedge in below else 1 + _LEAN
        if not low <= true / times <= high:
            told = (
                f"{_SAID.get(times, f'{shown(times)} times')} {like(first, first.value)} "
                f"is {like(first, first.value * times)}"
            )
            yield Slip(Span(*match.span("times")), f"{told}, not {like(last, last.value)}", ends_of(match))
