"""An age against the years of birth and death, and a length of time against its years. Start with `find_ages`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.document import Span
from copyedit.language.figures.numerals import JOINED, NUMERAL, read_numeral, shown
from copyedit.language.figures.slip import Slip, first_only, sentence_at
from copyedit.language.text.late_pattern import late_pattern

_YEAR = r"(?:1[5-9]|20)\d\d"
_LIFE = late_pattern(rf"(?<!\d)(?P<born>{_YEAR}) ?(?:-|–|—|to) ?(?P<died>{_YEAR})(?!\d)")
_AGED = late_pattern(
    rf"\b(?:aged|at the age of|at age|was aged|age|died at) (?P<age>{NUMERAL})(?! months?\b| weeks?\b| days?\b|-)"
)
_BORN = late_pattern(rf"\b[Bb]orn\b(?: [^.;\n]{{0,60}}?)?\b(?P<born>{_YEAR})\b")
_DEATH = late_pattern(r"\b(?:died|dead|death|killed|passed away)\b")
_DIED = late_pattern(
    rf"\b(?:died|dead|death|killed|murdered|executed|passed away)\b(?: [^.;\n]{{0,60}}?)?\bin (?:[A-Z][a-z]+,? "
    rf")?(?P<died>{_YEAR})\b"
)
_YEARS = rf"(?P<first>{_YEAR}) ?(?:to|and|until|till|through|-|–) ?(?P<last>{_YEAR})\b(?! and (?:from )?\d)"
_LENGTHS = (
    late_pattern(
        rf"\b(?:for|spent|served|lasted|ruled|reigned|the|after) (?P<length>{NUMERAL}) years,? (?:[a-z]+ "
        rf"){{0,2}}?from {_YEARS}"
    ),
    late_pattern(rf"\bthe (?P<length>{NUMERAL}) years between {_YEARS}"),
    late_pattern(rf"(?P<length>{JOINED})-year (?:[a-z]+ ){{1,2}}?(?:\(|from |between ){_YEARS}"),
)
_HEDGE = late_pattern(
    r"(?:about|around|nearly|almost|roughly|some|over|more than|at least|least|under|than|within|first|last"
    r"|every) \Z"
)


def find_ages(text: str, within: Span) -> Iterator[Slip]:
    """“Ann Corrie (1932-2011), who died aged 91”: 78 or 79 in truth."""
    return first_only(iter([*_years_of_life(text, within), *_born_and_died(text, within)]))


def _years_of_life(text: str, within: Span) -> Iterator[Slip]:
    for life in _LIFE.finditer(text, within.start, within.end):
        sentence = sentence_at(text, life.start(), within)
        ages = list(_AGED.finditer(text, *sentence))
        in_brackets = text[life.start() - 1 : life.start()] == "(" and text[life.end() : life.end() + 1] == ")"
        if len(ages) == 1 and (in_brackets or _DEATH.search(text, *sentence)):
            yield from _unless_possible(int(life["born"]), int(life["died"]), ages[0], Span(*life.span()))


def _born_and_died(text: str, within: Span) -> Iterator[Slip]:
    for born in _BORN.finditer(text, within.start, within.end):
        end = sentence_at(text, born.end(), within).end
        died = _DIED.search(text, born.end(), end)
        ages = list(_AGED.finditer(text, born.end(), end))
        if died and len(ages) == 1 and ages[0].start() > died.start():
            place = Span(born.start("born"), died.end())
            yield from _unless_possible(int(born["born"]), int(died["died"]), ages[0], place)


def _unless_possible(born: int, died: int, aged: re.Match[str], other: Span) -> Iterator[Slip]:
    age, years = read_numeral(aged["age"]).value, died - born
    if 0 < years < 120 and age not in (years, years - 1):
        yield Slip(
            Span(*aged.span("age")),
            f"from {born} to {died} is an age of {years - 1} or {years}, not {shown(age)}",
            other,
        )


def find_lengths(text: str, within: Span) -> Iterator[Slip]:
    """“for 12 years from 1990 to 1995”."""
    for match in (each for pattern in _LENGTHS for each in pattern.finditer(text, within.start, within.end)):
        length = read_numeral(match["length"])
        first, last = int(match["first"]), int(match["last"])
        if first >= last or _HEDGE.search(text, within.start, match.start()) or length.step < 1:
            continue
        years = last - first
        if not years - 1 <= length.value <= years + 1:
            told = f"from {first} to {last} is {years} years, not {shown(length.value)}"
            yield Slip(
                Span(match.start("length"), match.end("length")), told, Span(match.start("first"), match.end("last"))
            )
