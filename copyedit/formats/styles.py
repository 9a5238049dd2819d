"""What a paragraph style's name says of its text. Start with `kind_of_style`."""

from __future__ import annotations

import re

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


def kind_of_style(name: str) -> str | None:
    """A block kind, “quote” for a direct quotation, “made” for a table of contents and its like; None for any other.

    >>> kind_of_style("Heading 2"), kind_of_style("Intense Quote"), kind_of_style("Text Body")
    ('headline', 'quote', None)
    """
    plain = name.strip().lower()
    if _MADE.fullmatch(plain):
        return "made"
    return next((kind for kind, names in _KINDS if re.fullmatch(names, plain)), None)
