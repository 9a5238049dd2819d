"""Text for XML and HTML, escaped, so that nothing in a story acts as markup."""

from __future__ import annotations

import html
import re

from copyedit.reports.signs import shown

# Characters that XML 1.0 cannot contain, even escaped. Lone surrogates (odd file names) are left to the encoder.
_IMPOSSIBLE = re.compile("[\\ufffe\\uffff]")


def escaped(text: str) -> str:
    """The text for an element or a quoted attribute; line endings survive in both. What is not printed is a sign.

    >>> escaped('"</script>" & more')
    '&quot;&lt;/script&gt;&quot; &amp; more'
    """
    text = html.escape(_IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", shown(text, keep="\n\r\t")))
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
