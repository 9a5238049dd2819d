"""Characters that leaked into a text on its way: mojibake, entities that show, invisible characters.

Each function gives the places and what should stand there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.mojibake import repaired

_ENTITY = late_pattern(r"&(?:amp;)*(?:#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,31}\d{0,2});")
# Zero width, direction, soft hyphens, and control characters but for those that frame a wire message (SOH to EOT, SYN,
# ESC to US). Joiners count only between letters of English; elsewhere they shape emoji and Indic letters.
_INVISIBLE = late_pattern(
    "[\xad\u200b\u2060-\u2064\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\x00\x05-\x08\x0b\x0e-\x15\x17-\x1a\x7f]+"
    "|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])"
)
_BRAILLE = late_pattern("[\u2800-\u28ff]")  # what “â¢ ” would be; it was a bullet
_RIGHT_TO_LEFT = late_pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTION = late_pattern("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Leaked(NamedTuple):
    """A stretch of the text, and what should stand there."""

    start: int
    end: int
    right: str


def mojibake_in(text: str) -> Iterator[Leaked]:
    """Characters read in the wrong encoding, each run of them whole: “â€™” is “’”, “Â£” is “£”."""
    right = repaired(text)
    if right == text:
        return
    from difflib import SequenceMatcher  # only where something is wrong

    last: Leaked | None = None
    for what, start, end, new_start, new_end in SequenceMatcher(None, text, right, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        while start and new_start and not text[start - 1].isascii() and text[start - 1] == right[new_start - 1]:
            start, new_start = start - 1, new_start - 1
        while end < len(text) and not text[end].isascii() and text[end : end + 1] == right[new_end : new_end + 1]:
            end, new_end = end + 1, new_end + 1
        found = Leaked(start, end, right[new_start:new_end])
        if last is not None and last.end > start:
            found = Leaked(last.start, end, last.right + right[new_start + last.end - start : new_end])
        elif last is not None and not _BRAILLE.search(last.right):
            yield last
        last = found
    if last is not None and not _BRAILLE.search(last.right):
        yield last


def entities_in(text: str) -> Iterator[Leaked]:
    """HTML entities, also those encoded twice: “&amp;quot;”. “&lt;b&gt;” stays: it would become a tag."""
    from html import unescape

    for entity in _ENTITY.finditer(text):
        character = unescape(unescape(entity.group())).replace("\N{NO-BREAK SPACE}", " ")  # “&nbsp;” pads a page
        before, after = text[: entity.start()][-1:], text[entity.end() :][:1]
        if (
            character
            and character.isprintable()
            and character != entity.group()
            and not _makes_a_tag(character, before, after)
        ):
            yield Leaked(*entity.span(), character)


def _makes_a_tag(character: str, before: str, after: str) -> bool:
    if character == "<":
        return not (after.isspace() or after.isdigit())
    return character == ">" and not (before.isspace() or before == "")


def invisible_in(text: str, story: str) -> Iterator[Leaked]:
    """Characters that nobody sees. Marks of direction stay in a story that has a word in Hebrew or Arabic."""
    for hidden in _INVISIBLE.finditer(text):
        if not (_DIRECTION.search(hidden.group()) and _has_right_to_left(story)):
            yield Leaked(*hidden.span(), "")


@lru_cache(maxsize=1)  # not once for each block of a long story
def _has_right_to_left(story: str) -> bool:
    return _RIGHT_TO_LEFT.search(story) is not None
