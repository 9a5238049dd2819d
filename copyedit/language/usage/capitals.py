"""A title or a term with a capital here and without one there: “the Prime Minister”, “the internet”.

Start with `find_capitals`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.sentences import starts_sentence
from copyedit.language.usage.use import Use

_TITLES = (
    "prime minister|deputy prime minister|president|vice president|vice-president|chancellor|foreign minister"
    "|defence minister|defense minister|finance minister|interior minister|health minister|foreign secretary"
    "|home secretary|health secretary|education secretary|defence secretary|defense secretary|attorney general"
    "|secretary general|secretary-general|secretary of state|chief executive|chief minister|chief justice|first lady"
    "|first minister|premier|mayor|governor|lieutenant governor|archbishop|bishop|pope|king|queen|prince|princess"
    "|duke|duchess|emir|sultan|ambassador|commissioner|sheriff|speaker|senator|congressman|congresswoman|taoiseach"
)
# Alone behind “the”, and not the beginning of a name: not “the President of Chad”, nor “the Prime Minister’s Office”.
_TITLE = late_pattern(
    rf"\b(?:the|The) (?P<term>(?i:{_TITLES}))(?='s? [a-z]|[,.;:!?)]| [a-z]|$)(?! (?:of|for|at|and|or)\b)"
)
_CAPITAL = late_pattern(rf"\b[Tt]he (?=[A-Z])(?i:{_TITLES})\b")
_TERM = late_pattern(r"(?P<term>\b[Ii]nternet)\b(?= [a-z]|[,.;:!?)]|'s [a-z]|$)")


def find_capitals(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Titles that stand alone behind “the”, and terms inside a sentence; whatever else has a capital may be a name."""
    if not (_CAPITAL.search(text) or "Internet" in text):
        return
    for pattern, is_term in ((_TITLE, False), (_TERM, True)):
        for block in blocks:
            for match in pattern.finditer(text, *block):
                term = match["term"]
                if not _is_part_of_name(text, match.start("term"), block, is_term) and term != term.upper():
                    style = "capital" if term[0].isupper() else "small"
                    yield Use(Span(*match.span("term")), term.lower(), style, _right(term))


def _right(term: str) -> dict[str, str]:
    capitals = re.sub(r"\b(?!of\b)[a-z]", lambda letter: letter.group().upper(), term)
    return {"small": term.lower(), "capital": capitals}


def _is_part_of_name(text: str, start: int, block: Span, is_term: bool) -> bool:
    """“the Bright Internet Fund”; at the start of a sentence a capital says nothing."""
    if starts_sentence(text, start, block):
        return True
    before = text[max(block.start, start - 24) : start].split()
    is_name = is_term and before and before[-1][:1].isupper()
    return bool(is_name) and not starts_sentence(text, start - len(before[-1]) - 1, block)
