"""When something passed over inside a sentence needs a placeholder in the prose. Start with `needs_placeholder`."""

from __future__ import annotations

_CLOSING = frozenset(",.;:!?)]}%\N{HORIZONTAL ELLIPSIS}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")


def needs_placeholder(before: str, after: str) -> bool:
    """True where the prose without the picture, note or comment between these words would show a stray blank.

    In “made by <img>, then” the blank before the comma belongs to the picture. Elsewhere no placeholder is needed,
    so that a phrase is still found over a comment, and a sentence still ends at “halted.[^1] The”.

    >>> needs_placeholder("made by ", ", then"), needs_placeholder("made ", " by"), needs_placeholder("halted.", " The")
    (True, True, False)
    """
    is_behind_blank, is_before_blank = before[-1:].isspace(), after[:1].isspace()
    if is_behind_blank and is_before_blank:
        return True
    return (is_behind_blank or is_before_blank) and after.lstrip()[:1] in _CLOSING
