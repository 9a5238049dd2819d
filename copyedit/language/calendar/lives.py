"""Years in the wrong order: “born in 1948 and joined in 1946”, and “closed in 2052” in a story of today.

Start with `find_impossible_years`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from copyedit.document import Span
from copyedit.language.calendar.reading import MONTHS, YEAR
from copyedit.language.figures.slip import Slip, sentence_at
from copyedit.language.text.late_pattern import late_pattern

_DONE = (
    "joined married graduated moved emigrated enlisted retired died left opened published wrote founded started "
    "studied qualified became won made appeared played served"
)
_LATER = late_pattern(
    rf"\b[Bb]orn (?:[^.;\n]{{0,50}}?)\bin (?P<born>{YEAR})\b(?P<between>[^.;\n]{{0,80}}?)"
    rf"\b(?P<verb>{'|'.join(_DONE.split())}) (?:[^.;,\n]{{0,50}}?)\bin (?P<year>{YEAR})\b"
)
# “born in 1948 in a house that his father left in 1946”
_OTHERS = late_pattern(
    r"\b(?:father|mother|parents?|grand\w+|brother|sister|son|daughter|uncle|aunt|husband|wife|family|who|which|that"
    r"|whose|where|built|after|had)\b"
)
_PAST = (
    "was were opened closed stopped founded built born died elected began started launched created established became "
    "joined won lost retired married ended fell rose bought sold demolished replaced appointed convicted"
)
_TO_COME = late_pattern(
    rf"(?<!be )(?<!been )(?<!to )\b(?:{'|'.join(_PAST.split())})"
    r"(?: (?!be\b|to (?!an?\b|the\b|its\b)|expected|due|planned|set\b)[a-z]+){0,4}? in (?P<year>20\d\d)\b"
)
_WILL = late_pattern(
    rf"\b(?:will|is due to|are due to|is to|are to) (?:be )?(?:[a-z]+ ){{1,2}}(?:in|by) "
    rf"(?:(?:early|late|{'|'.join(MONTHS)}) )?(?P<year>20\d\d)\b"
)
_TOLD = late_pattern(r"\b(?:said|told|wrote|promised|predicted|announced|thought|would|had|if|from|since)\b")
_IMAGINED = late_pattern(
    r"\b(?:would|will|if|by|until|novel|film|play|set|future|forecast|expect\w+|plan\w+|predict\w+|project\w+|due"
    r"|scheduled|is|are|mature|expir\w+|simulat\w+|imagin\w+)\b"
)
_REACH = 80  # code points


def find_impossible_years(text: str, blocks: Sequence[Span], today: date | None) -> Iterator[Slip]:
    """Years that somebody cannot have done something in, and years after the story's own that it speaks of as past."""
    for block in blocks:
        has_birth = text.find("born", *block) >= 0
        for match in _LATER.finditer(text, *block) if has_birth else ():
            born, year = int(match["born"]), int(match["year"])
            if year < born and not _OTHERS.search(match["between"]):
                yield Slip(Span(*match.span("year")), f"{year} is before {born}", Span(*match.span("born")))
        if today:
            yield from _still_to_come(text, block, today)
            yield from _long_gone(text, block, today)


def _still_to_come(text: str, block: Span, today: date) -> Iterator[Slip]:
    for match in _TO_COME.finditer(text, *block):
        start = max(block.start, match.start() - _REACH)
        if int(match["year"]) > today.year and not _IMAGINED.search(text, start, min(block.end, match.end() + _REACH)):
            yield Slip(Span(*match.span("year")), f"{match['year']} is still to come: the story is of {today.year}")


def _long_gone(text: str, block: Span, today: date) -> Iterator[Slip]:
    """“will open in August 2015”, in a story of 2025; not what somebody said in 2014."""
    for match in _WILL.finditer(text, *block):
        sentence = sentence_at(text, match.start(), block)
        if int(match["year"]) < today.year and not _TOLD.search(text, sentence.start, match.start()):
            why = f"{match['year']} is over: the story is of {today.year}"
            yield Slip(Span(*match.span("year")), why)
