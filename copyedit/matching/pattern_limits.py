"""How large a regular expression may be: a stranger's rule must not hang in the compiler. Start with `excess`."""

from __future__ import annotations

import re

LONGEST = 100_000  # characters, with the words of its lists
LARGEST = 200_000  # characters once every repeat is written out; “(?:ab){50}” has 100
DEEPEST = 40  # groups in each other

_REPEAT = re.compile(r"\{(\d*)(?:,(\d*))?\}")
_CALL = re.compile(r"\(\?(?:R|&|P>|P&|[+-]?\d)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*+\]", re.DOTALL)


def excess(pattern: str) -> str | None:
    """What there is too much of in a pattern; None for one within the limits.

    >>> excess("a{1000000}b"), excess("(?:ab){50}")
    ('too large: with its repeats written out it has more than 200,000 characters', None)
    """
    if len(pattern) > LONGEST:
        return f"too long: {len(pattern):,} characters, and the most is {LONGEST:,}"
    sizes = [0]  # of the groups open, outermost first
    at = 0
    while at < len(pattern):
        size = 1
        sign = pattern[at]
        if sign == "(":
            if _CALL.match(pattern, at):
                return "a pattern cannot call itself"
            sizes.append(0)
            if len(sizes) > DEEPEST + 1:
                return f"too deep: more than {DEEPEST} groups in each other"
            at += 2 if pattern.startswith("(?", at) else 1
            continue
        if sign == ")" and len(sizes) > 1:
            size = sizes.pop()
            at += 1
        elif (end := _atom_end(pattern, at)) is None:
            return None  # not valid, as the compiler will say
        else:
            at = end
        repeat = _REPEAT.match(pattern, at)
        if repeat:
            at = repeat.end()
        sizes[-1] += size * _most(repeat)
        if sizes[-1] > LARGEST:
            return f"too large: with its repeats written out it has more than {LARGEST:,} characters"
    return None


def _atom_end(pattern: str, at: int) -> int | None:
    """Where an escape, a class or a character ends; None for a class that does not."""
    if pattern[at] != "[":
        return at + 2 if pattern[at] == "\\" else at + 1
    in_brackets = _CLASS.match(pattern, at)
    return in_brackets.end() if in_brackets else None


def _most(repeat: re.Match[str] | None) -> int:
    """How often at most; without an end, how often at least."""
    counts = [int(count) if len(count) <= 9 else LARGEST + 1 for count in repeat.groups() if count] if repeat else []
    return max([1, *counts])
