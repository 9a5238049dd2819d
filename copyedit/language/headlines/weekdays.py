"""“Strike to begin on Monday” above a story in which it begins on Tuesday. Start with `find_weekdays`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.calendar.reading import MONTHS, WEEKDAYS
from copyedit.language.figures.slip import Slip
from copyedit.language.headlines.subject import shared_words
from copyedit.language.text.late_pattern import late_pattern

_ANY = late_pattern(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_SAID = late_pattern(
    r"\b(?:said|says|told|announced|reported|confirmed|warned|added|wrote|published|revealed|showed|ruled)\b"
    r"[^.;]{0,40}\Z"
)
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_OTHER_WORDS = late_pattern(rf"\b(?:today|tomorrow|tonight|\d{{1,2}} {_MONTH}|{_MONTH} \d)")
_WEEKEND = ("Saturday", "Sunday")
# “to begin on Monday”, “will stop work on Tuesday”, “opens Friday”
_COMING = late_pattern(
    r"\b(?:to|will|set|due|begins?|starts?|opens?|closes?|ends?|meets?|planned|scheduled)\b[^.;:,]{0,40}\Z"
)
_REACH = 60  # code points
_LONGEST = 100  # code points of a headline


def find_weekdays(text: str, headline: Span, blocks: Sequence[Span]) -> Iterator[Slip]:
    """The one weekday of a headline about what will happen, where the lead has another and the story never has it.

    “The union said on Tuesday” is the day of the speech, and no other day of the strike.
    """
    days = list(_ANY.finditer(text, *headline))
    if len(days) != 1 or not blocks or headline.end - headline.start > _LONGEST:
        return
    day, lead = days[0], blocks[0]
    body = Span(lead.start, blocks[-1].end)
    if text.find(day.group(), *body) >= 0 or _OTHER_WORDS.search(text, *body):
        return
    if day.group() in _WEEKEND and text.find("weekend", *body) >= 0:
        return
    others = list(_ANY.finditer(text, *lead))
    if len(others) == 1 and _is_coming(text, day, headline) and _is_coming(text, others[0], lead):
        if not shared_words(text, headline, others[0].start(), lead):
            return
        told = f"{day.group()} in the headline, {others[0].group()} in the story"
        yield Slip(Span(*day.span()), told, Span(*others[0].span()))


def _is_coming(text: str, day: re.Match[str], block: Span) -> bool:
    """True if the day is that of something that has yet to happen, and not of what somebody said about it."""
    before = max(block.start, day.start() - _REACH), day.start()
    return _COMING.search(text, *before) is not None and not _SAID.search(text, *before)
