"""Classic confusions that every desk expects to be found, and right sentences with the same words: `confusions.txt`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from copyedit import check_text

_HEADLINE = "Council puts off the vote\n\n"  # a text of one line would be read as a headline


class Case(NamedTuple):
    """A sentence, what it should read if it is wrong, and why that is not achieved."""

    sentence: str
    right: str | None
    failure: str | None


def _read(line: str) -> Case:
    body, _, failure = line[2 if line[1] == " " else 3 :].partition("  # ")
    sentence, *words = (part.strip() for part in body.split(" | "))
    if not words:
        return Case(sentence, None, failure or None)
    wrong, right = words
    return Case(sentence, re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right, sentence, count=1), failure or None)


CASES = [
    _read(line)
    for line in Path(__file__).with_suffix("").with_name("confusions.txt").read_text(encoding="utf-8").splitlines()
    if line[:1] in ("-", "+")
]


def _corrected(sentence: str) -> list[str]:
    """The sentence after the first replacement of each finding."""
    checked = check_text(_HEADLINE + sentence + "\n")
    return [
        sentence[: finding.span.start - len(_HEADLINE)]
        + finding.fix.replacements[0]
        + sentence[finding.span.end - len(_HEADLINE) :]
        for finding in checked.findings
        if finding.fix.replacements
    ]


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=case.failure, strict=True)] if case.failure else []


@pytest.mark.parametrize("case", [
    pytest.param(case, id=case.sentence, marks=_marks(case)) for case in CASES
])  # fmt: skip
def test_confusion(case: Case) -> None:
    corrected = _corrected(case.sentence)
    assert (case.right in corrected) if case.right else not corrected


def test_each_kind_has_as_many_right_as_wrong() -> None:
    wrong = sum(case.right is not None for case in CASES)
    assert wrong >= 100
    assert len(CASES) - wrong >= 100
