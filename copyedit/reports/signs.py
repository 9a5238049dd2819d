"""Characters that a terminal would obey instead of showing, as signs that it shows. Start with `shown`, or `json_text`.

A story or a file's name may hold anything: an escape sequence repaints the screen or writes to the clipboard, a mark of
writing direction turns a line around.
"""

from __future__ import annotations

import re

_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSEEN = "\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"
_TO_SHOW = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_UNSEEN}]")
_NOT_ASCII = re.compile(r"[^ -~]")
_PICTURES = 0x2400  # the block with ␛ for escape
_DELETE = 0x7F


def shown(text: str, keep: str = "") -> str:
    """The text with a sign for each character that is not printed, but not for those to `keep`.

    >>> shown("\\x1b[2J and \\u202etxt")
    '␛[2J and <U+202E>txt'
    """
    if text.isascii() and text.isprintable():
        return text
    return _TO_SHOW.sub(lambda found: found[0] if found[0] in keep else _sign(ord(found[0])), text)


def json_text(value: object) -> str:
    """The value in JSON, on one line. What is not printed, such as a mark of writing direction, is escaped.

    >>> json_text("caf\u00e9 \u202etxt \x9b")
    '"caf\u00e9 \\\\u202etxt \\\\u009b"'
    """
    import json  # most reports are not JSON

    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return _NOT_ASCII.sub(lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1], text)


def _sign(code: int) -> str:
    if code < ord(" "):
        return chr(_PICTURES + code)
    return "\N{SYMBOL FOR DELETE}" if code == _DELETE else f"<U+{code:04X}>"
