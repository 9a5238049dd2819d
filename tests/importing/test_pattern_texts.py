"""The texts of a pattern: all, where they are few; and samples that the pattern matches."""

from __future__ import annotations

import re

import pytest

from copyedit.importing.pattern_texts import all_texts, some_texts
from copyedit.importing.wordings import count_groups, split_words, template, with_names, without_groups


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("quay", ("quay",)),
        ("colou?r", ("color", "colour")),
        ("(?:cell|smart) ?phone", ("cellphone", "cell phone", "smartphone", "smart phone")),
        ("m[ae]n", ("man", "men")),
        ("a{2}", ("aa",)),
        (r"e\.g\.", ("e.g.",)),
        ("[a-c]x", ("ax", "bx", "cx")),
    ],
)
def test_all_texts(pattern: str, texts: tuple[str, ...]) -> None:
    assert all_texts(pattern) == texts


@pytest.mark.parametrize(
    "pattern", [r"\w+ed", "a.c", "a+", "[^x]y", "a(?=b)", r"\ba", "^a", r"(a)\1", "[a-z]{3}", "(?i)a", "a(", "a)"]
)
def test_patterns_with_too_many_texts_or_conditions(pattern: str) -> None:
    assert all_texts(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b[A-Z]{3,5}\b",
        r"(?:\w+) and \w+",
        r"\d{1,2}(?:st|nd)",
        r"(?-i:Over(?:land)?)",
        r"from\s\d+\s?-\s?\d+",
        r"\b[^\s-]+ly-\w+\b",
    ],
)
def test_samples_match(pattern: str) -> None:
    samples = list(some_texts(pattern))
    assert any(re.search(pattern, sample) for sample in samples)
    assert len(samples) == len({*samples})


def test_words_and_patterns() -> None:
    assert split_words("advis[eo]r", whole=True, case=False) == (["adviser", "advisor"], None)
    assert split_words(r"\bquay\b", whole=False, case=False) == (["quay"], None)
    assert split_words("quay", whole=False, case=False) == ([], "quay")
    assert split_words("...", whole=False, case=False)[1] == "..."


def test_groups() -> None:
    assert with_names(r"(a)\((?:b)([(]c)") == r"(?P<g1>a)\((?:b)(?P<g2>[(]c)"
    assert without_groups("(a)(?:b)") == "(?:a)(?:b)"
    assert count_groups(r"(a)\((?:b)[(]") == 1
    assert template("$1 {x} $2") == "{g1} {{x}} {g2}"
