"""Words and marks of a text, as the context model counts them. Start with `TOKEN` and `key_of`.

Both the training and the check read text through this file, so that what is counted is what is looked up.
"""

from __future__ import annotations

import re
from zlib import crc32

# On text with straight apostrophes (`Document.plain`). “U.S.” is one token, “Moscow's” two, “well-known” two.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Rev|Jr|Sr|No|vs|Inc|Corp|Co|Ltd)\."
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*"
    r"|'s\b"
    r"|\d[\d.,:]*"
    r"|[.!?]+"
    r"|[,;:()\[\]/–—…]"
)
STOP = "."  # also what stands in front of a paragraph and behind it
_MARK = ","
_FIGURE = "#"


def plain_token(token: str) -> str:
    """What a token counts as: words in lower case, all figures alike, all ends of sentences, all other marks.

    >>> [plain_token(t) for t in ("Quay", "1,000", "?", ";", "'s")]
    ['quay', '#', '.', ',', "'s"]
    """
    first = token[0]
    if first.isalpha() or first == "'":
        return token.lower()
    if first.isdigit():
        return _FIGURE
    return STOP if first in ".!?" else _MARK


def key_of(plain: str) -> int:
    """The number under which a plain token is counted: its CRC-32."""
    return crc32(plain.encode())
