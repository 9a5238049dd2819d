"""What a paragraph's style says about its text. Start with `kind_of`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# Names as Word, LibreOffice, pandoc and newsrooms' templates have them, in lower case.
_KINDS = (
    ("headline", r"title|subtitle|heading(?: \d+)?|headline|subhead(?:line)?|crosshead|deck|standfirst|kicker"),
    ("byline", r"byline|by-line|author"),
    ("dateline", r"dateline"),
    ("caption", r"caption|image caption|table caption|captioned figure|illustration|figure|drawing|photo caption"),
    ("code", r"source code|preformatted text|html preformatted|html code|verbatim|code|plain text code"),
    ("quote", r"quote|intense quote|block ?quote|block text|quotations?|pull ?quote"),
)
# Made by a program from what stands elsewhere, or no text of the story's.
_MADE = re.compile(r"(?:toc|contents|index|table of (?:figures|authorities)|bibliography)\b.*|header|footer")


@dataclass(slots=True)
class Style:
    """A style of a file: what people call it, the id of the one it is based on, and whether it is in the outline."""

    name: str = ""
    based_on: str = ""
    in_outline: bool = False


def kind_of(style_id: str, styles: Mapping[str, Style]) -> str | None:
    """The kind of a style or of the nearest it is based on: a house's “Velmar Head” on “heading 1” is a headline."""
    seen: set[str] = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        style = styles[style_id]
        kind = kind_of_name(style.name) or ("headline" if style.in_outline else None)
        if kind:
            return kind
        style_id = style.based_on
    return kind_of_name(style_id.replace("_20_", " "))  # a style that the file names and does not define: “Title”


def kind_of_name(name: str) -> str | None:
    """A block kind, “quote” for a direct quotation, “made” for a table of contents and its like; None for any other.

    >>> kind_of_name("Heading 2"), kind_of_name("Intense Quote"), kind_of_name("Text Body")
    ('headline', 'quote', None)
    """
    plain = name.strip().lower()
    if _MADE.fullmatch(plain):
        return "made"
    return next((kind for kind, names in _KINDS if re.fullmatch(names, plain)), None)
