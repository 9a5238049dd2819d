"""JUnit XML, read back by `junitparser`, and Checkstyle XML."""

from typing import Any
from xml.etree import ElementTree

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from copyedit.findings import Level
from copyedit.reports.signs import shown
from tests.reports.making import GONE, RULE_AT, report, story

HOSTILE = 'A "big" & <b>\x00\x1b]]></failure><x>\ufffe'


def _suites(*stories: Any, **more: Any) -> Any:
    return list(JUnitXml.fromstring(report("junit", *stories, **more).encode()))


def test_a_finding_is_a_failed_test() -> None:
    [suite] = _suites(story())
    assert (suite.name, suite.tests, suite.failures, suite.errors, suite.skipped) == ("desk/a.txt", 1, 1, 0, 0)
    [case] = suite
    assert (case.name, case.classname) == ("house/big (3:16)", "desk/a.txt")
    [failure] = case.result
    assert isinstance(failure, Failure)
    assert (failure.message, failure.type) == ("Use “large”.", "error")
    assert failure.text == "desk/a.txt:3:16: Use “large”.\n-> “large”  (safe)\nThe house has it so."


def test_a_suggestion_fails_nothing() -> None:
    [suite] = _suites(story(level=Level.SUGGESTION))
    assert (suite.failures, suite.skipped) == (0, 1)
    [[result]] = [case.result for case in suite]
    assert isinstance(result, Skipped)


def test_a_story_without_findings_is_a_test_that_passed() -> None:
    [suite] = _suites(story(words=""))
    assert (suite.tests, suite.failures) == (1, 0)
    assert [case.is_passed for case in suite] == [True]


def test_errors_are_a_suite_of_their_own() -> None:
    first, last = _suites(story(), errors=[GONE, RULE_AT])
    assert (first.name, last.name, last.errors) == ("desk/a.txt", "copyedit", 2)
    results = [(case.classname, result) for case in last for result in case.result]
    assert all(isinstance(result, Error) for _, result in results)
    assert [(path, result.message) for path, result in results] == [
        ("gone.txt", "cannot be read: no such file"),
        ("house/big.yaml", "unknown key"),
    ]


def _files(*stories: Any, **more: Any) -> list[tuple[str | None, list[dict[str, str]]]]:
    root = ElementTree.fromstring(report("checkstyle", *stories, **more).encode())
    assert root.tag == "checkstyle" and root.get("version")
    return [(file.get("name"), [error.attrib for error in file.findall("error")]) for file in root.findall("file")]


def test_checkstyle() -> None:
    reported = "Use “large”.\n-> “large”  (safe)\nThe house has it so."
    entry = {"line": "3", "column": "16", "severity": "error", "message": reported, "source": "copyedit.house.big"}
    gone = {"line": "1", "column": "1", "severity": "error", "message": GONE.message, "source": "copyedit"}
    assert _files(story(), story(words="", path="b.txt"), errors=[GONE]) == [
        ("desk/a.txt", [entry]),
        ("gone.txt", [gone]),
    ]


@pytest.mark.parametrize(
    ("level", "severity"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.SUGGESTION, "info")]
)
def test_levels_of_checkstyle(level: Level, severity: str) -> None:
    assert _files(story(level=level))[0][1][0]["severity"] == severity


@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_whatever_a_story_or_a_path_holds_it_is_xml(name: str) -> None:
    reported = report(name, story(message=HOSTILE, because=HOSTILE, path='<&">.txt', rule="house/<&>"))
    kept = shown(HOSTILE).replace("\ufffe", "\ufffd")  # which XML cannot hold
    root = ElementTree.fromstring(reported.encode())
    [said] = [found.get("message") or "" for found in root.iter() if found.tag in ("failure", "error")]
    assert said.startswith(kept)
