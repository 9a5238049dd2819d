"""The words and punctuation of a text, as the context model reads them. Start with `TOKEN`.

Training and checking both tokenize with this file, so that what is looked up is what was learned.
"""

from __future__ import annotations

import re

from copyedit.document import LEFT_OUT

# On text with straight apostrophes (`Document.plain`). “U.S.” is one token, “Moscow's” two, “well-known” two;
# “it's” and “who's” are one, because the words they are mistaken for (its, whose) are.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Rev|Jr|Sr|No|vs|Inc|Corp|Co|Ltd)\."
    r"|\b(?:it|he|she|that|what|who|there|here|let)'s\b"
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*"
    r"|'s\b"
    r"|\d[\d.,:]*(?<![.,:])"
    r"|[.!?…]+"
    r"|[,;:()\[\]–—]"
    rf"|{LEFT_OUT}",
    re.IGNORECASE,
)
BREAK = "¶"  # between paragraphs
STOP = "."
COMMA = ","
COLON = ":"
BRACKET = "("
FIGURE = "#"
YEAR = "#year"
ONE = "#1"
POSSESSIVE = "'s"

_STOPS = ".!?…"
_MARKS = {",": COMMA, ";": COLON, ":": COLON, "–": COLON, "—": COLON}
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


def is_word(text: str) -> bool:
    """True for a token of letters."""
    return text[0].isalpha()


def is_stop(text: str) -> bool:
    """True for a token that ends a sentence."""
    return text[0] in _STOPS


def kind_of_mark(text: str) -> str:
    """What a token that is not a word counts as: figures by kind, and all ends of sentences alike.

    >>> [kind_of_mark(t) for t in ("1,000", "1987", "1", "?", ";", "'s")]
    ['#', '#year', '#1', '.', ':', "'s"]
    """
    first = text[0]
    if first.isdigit():
        return ONE if text == "1" else YEAR if _YEAR.match(text) else FIGURE
    if first == "'":
        return POSSESSIVE
    return _MARKS.get(text) or (STOP if is_stop(text) else BRACKET)
