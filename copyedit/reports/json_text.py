"""JSON for reports, in which no character of a story acts on the screen that shows it. Start with `json_text`."""

from __future__ import annotations

import json
import re

_NOT_ASCII = re.compile(r"[^ -~]")


def json_text(value: object) -> str:
    """The value in JSON, on one line. What is not printed, such as a mark of writing direction, is escaped.

    >>> json_text("caf\u00e9 \u202etxt \x9b")
    '"caf\u00e9 \\\\u202etxt \\\\u009b"'
    """
    text = json.dumps(value, ensure_ascii=False)
    if text.isprintable():
        return text
    return _NOT_ASCII.sub(lambda found: found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1], text)
