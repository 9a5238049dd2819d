"""Character references of HTML: “&rsquo;” for ’, and how words are written where such references are read.

Start with `character_of`. Source: the HTML standard, “Named character references” and “Numeric character reference
end state”; Python's `html` has both as data.
"""

from __future__ import annotations

from html import unescape
from html.entities import html5
from xml.sax.saxutils import escape

# With and without the semicolon; `character_of` rejects what follows “&” and is not a name.
REFERENCE = r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]{1,31};?)"
_LONGEST_NUMBER = 12  # characters; one with more is beyond Unicode, or has noughts in front that nobody writes


def character_of(reference: str, *, in_attribute: bool = False, behind: str = "") -> tuple[str, int]:
    """The character a reference stands for, and its length; zero if it is not a reference.

    “&notit;” is “¬it;”: some old names need no semicolon. In an attribute they do where a letter, a figure or “=” is
    `behind` them: “?a=1&copy=2” is an address.

    >>> character_of("&eacute;"), character_of("&notit;"), character_of("&Tarrow")
    (('é', 8), ('¬', 4), ('&Tarrow', 0))
    """
    if reference[1] == "#":
        if len(reference) > _LONGEST_NUMBER:
            return "\N{REPLACEMENT CHARACTER}", len(reference)
        return unescape(reference), len(reference)
    name = reference[1:]
    if name.endswith(";") and name in html5:
        return html5[name], len(reference)
    for end in range(min(len(name), 6), 1, -1):  # “&frac12” and “&yacute” are the longest without
        if name[:end] in html5:
            following = name[end : end + 1] or behind
            if in_attribute and (following.isalnum() or following == "="):
                break
            return html5[name[:end]], end + 1
    return reference, 0


def escape_html(words: str, encoding: str = "utf-8") -> str:
    """Words as text of a page; characters that its encoding lacks are written as numbers.

    >>> escape_html("Tarrow & Sons’ quay", "ascii")
    'Tarrow &amp; Sons&#8217; quay'
    """
    return escape(words).encode(encoding, "xmlcharrefreplace").decode(encoding)


def escape_attribute(words: str, encoding: str = "utf-8") -> str:
    """Words inside quotation marks in a tag, whichever marks they are."""
    return escape_html(words, encoding).replace('"', "&quot;").replace("'", "&#39;")
