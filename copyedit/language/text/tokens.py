"""Words and marks of a text, as the context model reads them. Start with `TOKEN`.

Both the training and the check read text through this file, so that what is learned is what is looked up.
"""

from __future__ import annotations

import re

from copyedit.document import LEFT_OUT

# On text with straight apostrophes (`Document.plain`). “U.S.” is one token, “Moscow's” two, “well-known” two;
# “it's” and “who's” are one, because what they are taken for (its, whose) is one.
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

_MARKS = {",": COMMA, ";": COLON, ":": COLON, "–": COLON, "—": COLON}
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")


def is_word(text: str) -> bool:
    """True for a token of letters."""
    return text[0].isalpha()


def kind_of_mark(text: str) -> str:
    """What a token that is no word counts as: figures by kind, all ends of sentences alike.

    >>> [kind_of_mark(t) for t in ("1,000", "1987", "1", "?", ";", "'s")]
    ['#', '#year', '#1', '.', ':', "'s"]
    """
    first = text[0]
    if first.isdigit():
        return ONE if text == "1" else YEAR if _YEAR.match(text) else FIGURE
    if first == "'":
        return "'s"
    return _MARKS.get(text) or (STOP if first in ".!?…" else BRACKET)
