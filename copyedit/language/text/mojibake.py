"""Text whose bytes were read in the wrong encoding: “â€™” for “’”. Start with `repaired`.

ftfy finds and repairs it. It takes a while to load, so a text is searched first for what all such text has.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from copyedit.language.text.late_pattern import late_pattern

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# The first two bytes of a UTF-8 character as other encodings show them: “Ã©”, “â€™”, “вЂ™”, “‚Äô”. Where the second may
# well be a quotation mark or a dash, as in “Beyoncé’s”, another character must follow that is not of ASCII.
_MARKS = "\u2013-\u2026"
_PAIR = late_pattern(
    "[\N{LATIN CAPITAL LETTER A WITH CIRCUMFLEX}-\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}]"
    "[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2030\u2039\u203a\u20ac\u2122]"
    "|[\N{LATIN CAPITAL LETTER A WITH CIRCUMFLEX}-\N{LATIN SMALL LETTER SHARP S}"
    rf"\N{{LATIN SMALL LETTER A WITH CIRCUMFLEX}}][{_MARKS}]"
    rf"|[\N{{LATIN SMALL LETTER A WITH GRAVE}}-\N{{LATIN SMALL LETTER O WITH CIRCUMFLEX}}][{_MARKS}][^\x00-\x7f]"
    "|[\u0412\u0432\u0420\u0421][\u0402-\u040f\u0452-\u045f\u00a0-\u00bf\u2013-\u2122]|\u201a[\u00c0-\u00ff]|\u221a[\u00a0-\u2122]"
)

_WORD = late_pattern(r"[^ \n]+")


def may_be_mojibake(text: str) -> bool:
    """False for nearly all sound text, at little cost."""
    return not text.isascii() and _PAIR.search(text) is not None


def repaired(text: str) -> str:
    """The text with the characters that it was meant to have; unchanged where that is not certain."""
    if not may_be_mojibake(text):
        return text
    import ftfy

    text = ftfy.fix_encoding(text, _config())
    # Sound characters elsewhere can hide what is wrong with one word.
    return _WORD.sub(lambda word: ftfy.fix_encoding(word.group(), _config()), text) if _PAIR.search(text) else text


@cache
def _config() -> TextFixerConfig:
    """Only what can be undone exactly: no guess at a character that was lost."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(replace_lossy_sequences=False)
