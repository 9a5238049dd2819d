"""Tokens of other tools, which are regular expressions, as literal words where they are that, and else as patterns.

Start with `Wordings`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copyedit.importing.draft import CannotCarry
from copyedit.importing.pattern_texts import all_texts
from copyedit.matching.patterns import PatternError, make_pattern

_BOUNDED = re.compile(r"\\b(?P<inside>(?:[^\\()|]|\\[^b])+)\\b")
_CAPTURING = re.compile(r"(?P<skip>\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\((?!\?)", re.DOTALL)
_REFERENCE = re.compile(r"\$(?:\{(\w+)\}|(\d))")


def split_words(pattern: str, *, whole: bool, case: bool) -> tuple[list[str], str | None]:
    """The literal words that a token stands for; or else none, and a pattern. `whole`: it must be whole words.

    >>> split_words("utili[sz]e", whole=True, case=False), split_words("clock[a-z]+", whole=False, case=False)
    ((['utilise', 'utilize'], None), ([], 'clock[a-z]+'))
    """
    bounded = _BOUNDED.fullmatch(pattern)
    if bounded:
        pattern, whole = bounded["inside"], True
    texts = all_texts(pattern)
    if texts and all(_is_literal(text, whole) for text in texts):
        return list({text if case else text.lower(): text for text in reversed(texts)}.values())[::-1], None
    return [], checked(rf"\b(?:{pattern})\b" if whole else pattern, case)


def _is_literal(text: str, whole: bool) -> bool:
    """Our words are whole. Where one may be part of another, only what begins and ends with a sign is the same."""
    edges = text[:1] + text[-1:]
    return text == text.strip() and bool(text) and (whole or not any(c.isalnum() or c == "_" for c in edges))


def checked(pattern: str, case: bool) -> str:
    """The pattern, with plain apostrophes as the prose that rules search has. Raises CannotCarry."""
    plain = pattern.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\N{LEFT SINGLE QUOTATION MARK}", "'")
    try:
        make_pattern(plain, case)
    except PatternError as bad:
        raise CannotCarry(f"the pattern {pattern} cannot be used: {bad}") from None
    return plain


def with_names(pattern: str) -> str:
    """The pattern with its numbered groups named g1, g2 and so on."""
    count = 0

    def named(found: re.Match[str]) -> str:
        nonlocal count
        if found["skip"]:
            return found[0]
        count += 1
        return f"(?P<g{count}>"

    return _CAPTURING.sub(named, pattern)


def without_groups(pattern: str) -> str:
    """The pattern with groups that capture nothing."""
    return _CAPTURING.sub(lambda found: found[0] if found["skip"] else "(?:", pattern)


def count_groups(pattern: str) -> int:
    """How many numbered groups the pattern has."""
    return sum(not found["skip"] for found in _CAPTURING.finditer(pattern))


def template(replacement: str) -> str:
    """A replacement with $1 as one with {g1}."""
    escaped = replacement.replace("{", "{{").replace("}", "}}") if "${" not in replacement else replacement
    return _REFERENCE.sub(lambda found: "{" + (found[1] or f"g{found[2]}") + "}", escaped)


def refers(replacements: Sequence[str]) -> bool:
    """True if a replacement has $1."""
    return any(_REFERENCE.search(each) for each in replacements)
