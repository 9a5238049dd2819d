"""Patterns that would hang or crash while they are compiled are refused, and quickly."""

from time import process_time
from timeit import timeit

import pytest

from copyedit.matching.pattern_limits import excess
from copyedit.matching.patterns import PatternError, make_pattern


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("a{100000000}b", "too large"),
        ("(?:(?:(a{1000}){1000}){1000})", "too large"),
        ("(?:x{5000}){500}", "too large"),
        ("a{" + "9" * 5_000 + "}", "too large"),
        ("(" * 3_000 + "a" + ")" * 3_000, "too deep"),
        ("(?:a|" * 500 + "b" + ")" * 500, "too deep"),
        ("x" * 100_001, "too long"),
        ("(?R)|a", "cannot call itself"),
        ("(?P<a>x)(?&a)", "cannot call itself"),
        ("[" * 80_000, "not a valid pattern"),
        ("((a)", "not a valid pattern"),
    ],
)
def test_too_much(pattern: str, reason: str) -> None:
    def refused() -> None:
        with pytest.raises(PatternError, match=reason):
            make_pattern(pattern, case=False)

    assert timeit(refused, number=1, timer=process_time) < 1


@pytest.mark.parametrize(
    "pattern",
    [r"\bbut,? however,", r"(?:\d{1,3},)*\d{3}", r"[(]{40}[])]{2}", r"\({3}", "(?:ab){0,50}c", "[a-\U0010ffff]" * 900],
)
def test_what_rules_need_is_allowed(pattern: str) -> None:
    assert excess(pattern) is None
    assert timeit(lambda: make_pattern(pattern, case=False), number=1, timer=process_time) < 1
