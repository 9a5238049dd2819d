"""Text for XML and HTML, escaped, so that nothing in a story acts as markup."""

from __future__ import annotations

import html
import re

# Characters that XML 1.0 cannot contain, even escaped. Lone surrogates (odd file names) are left to the encoder.
_IMPOSSIBLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")


def escaped(text: str) -> str:
    """The text for an element or a quoted attribute; line endings survive in both.

    >>> escaped('"</script>" & more')
    '&quot;&lt;/script&gt;&quot; &amp; more'
    """
    text = html.escape(_IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text))
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
