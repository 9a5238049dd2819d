"""Characters that came out wrong: mojibake, entities that show, invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.cleaning.change import Change, prose_blocks, smallest
from copyedit.document import Document, Span

_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,31}\d{0,2});")
# Zero width, direction, soft hyphens, and control characters but for those that frame a wire message (SOH to EOT, SYN,
# ESC to US). Joiners count only between letters of English; elsewhere they shape emoji and Indic letters.
_INVISIBLE = re.compile(
    "[\xad\u200b\u2060-\u2064\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\x00\x05-\x08\x0b\x0e-\x15\x17-\x1a\x7f]+"
    "|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z])"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def find_mojibake(document: Document) -> Iterator[Change]:
    """Characters read in the wrong encoding: “Itâ€™s” is “It’s”."""
    from copyedit.language.text.mojibake import repaired

    for block, text in prose_blocks(document):
        right = repaired(text)
        if right != text:
            yield from smallest(block.span, text, right)


def find_entities(document: Document) -> Iterator[Change]:
    """HTML entities that show in the text, also those encoded twice: “&amp;quot;”."""
    from html import unescape

    for block, text in prose_blocks(document):
        for entity in _ENTITY.finditer(text):
            character = unescape(unescape(entity.group()))
            before, after = text[: entity.start()][-1:], text[entity.end() :][:1]
            if _is_sound(character) and not _makes_a_tag(character, before, after):
                yield Change(_moved(entity, block.span), character)


def _is_sound(character: str) -> bool:
    return character != "" and all(c.isprintable() or c == "\N{NO-BREAK SPACE}" for c in character)


def _makes_a_tag(character: str, before: str, after: str) -> bool:
    """“&lt;b&gt;” stays as it is; “5 &lt; 7” does not."""
    if character == "<":
        return not (after.isspace() or after.isdigit())
    return character == ">" and not (before.isspace() or before == "")


def find_invisible(document: Document) -> Iterator[Change]:
    """Characters that nobody sees. Marks of direction stay in a story that has a word in Hebrew or Arabic."""
    directed = _RIGHT_TO_LEFT.search(document.prose) is not None
    for block, text in prose_blocks(document):
        for hidden in _INVISIBLE.finditer(text):
            if not (directed and _DIRECTION.search(hidden.group())):
                yield Change(_moved(hidden, block.span), "")


def _moved(found: re.Match[str], span: Span) -> Span:
    return Span(span.start + found.start(), span.start + found.end())
