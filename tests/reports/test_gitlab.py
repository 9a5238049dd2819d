"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

import json
from typing import Any

import pytest

from copyedit.findings import Level
from tests.reports.making import GONE, report, story


def _entries(*stories: Any, **more: Any) -> Any:
    return json.loads(report("gitlab", *stories, **more))


def test_an_entry() -> None:
    [entry] = _entries(story())
    assert len(entry.pop("fingerprint")) == 32
    assert entry == {
        "description": "Use “large”.\n-> “large”  (safe)\nThe house has it so.",
        "check_name": "house/big",
        "severity": "major",
        "location": {"path": "desk/a.txt", "lines": {"begin": 3, "end": 3}},
    }


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.ERROR, "major"), (Level.WARNING, "minor"), (Level.SUGGESTION, "info")]
)
def test_levels(level: Level, severity: str) -> None:
    assert _entries(story(level=level))[0]["severity"] == severity


def test_no_two_entries_have_one_fingerprint() -> None:
    """GitLab shows one entry for each: the same words in two files, and two files that cannot be read, are two."""
    entries = _entries(story(path="a.txt"), story(path="b.txt"), errors=[GONE, type(GONE)(GONE.message, "lost.txt")])
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 4


def test_it_is_an_array_whatever_is_found() -> None:
    assert _entries() == _entries(story(words="")) == []
    assert [entry["check_name"] for entry in _entries(story(words=""), story(), errors=[GONE])] == [
        "house/big",
        "copyedit",
    ]


def test_an_error_is_an_entry_on_the_first_line() -> None:
    [entry] = _entries(errors=[GONE])
    assert (entry["severity"], entry["description"]) == ("critical", "cannot be read: no such file")
    assert entry["location"] == {"path": "gone.txt", "lines": {"begin": 1, "end": 1}}
