"""SARIF 2.1.0: the published schema, what the standard says in words, and `sarif-tools` where it is installed."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from copyedit import __version__
from copyedit.document import Span
from copyedit.findings import Level
from copyedit.formats.text import read_text
from copyedit.rules.choosing import load_rules
from copyedit.rules.read import read_rule
from copyedit.rules.rule import Rule
from copyedit.suppression.fingerprints import fingerprint
from copyedit.version import DOCUMENTS
from tests.cli.conftest import BIG
from tests.reports.making import CAFE, GONE, RULE_AT, finding, report, story

SCHEMA = json.loads(Path(__file__).parent.joinpath("schemas", "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def _run(*stories: Any, **more: Any) -> Any:
    """The only run of a valid log."""
    log = json.loads(report("sarif", *stories, **more))
    Draft4Validator(SCHEMA).validate(log)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    return log["runs"][0]


def _house_rule(tmp_path: Path, text: str = BIG) -> Rule:
    path = tmp_path / "house" / "big.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return read_rule(path, "house/big")


def test_a_result() -> None:
    document, reported = story()
    region = {"startLine": 3, "startColumn": 16, "endLine": 3, "endColumn": 19}
    file = {"uri": "desk/a.txt", "uriBaseId": "%SRCROOT%"}
    [result] = _run((document, reported))["results"]
    assert result == {
        "ruleId": "house/big",
        "level": "error",
        "message": {"text": "Use “large”.\n-> “large”  (safe)\nThe house has it so."},
        "locations": [
            {"physicalLocation": {"artifactLocation": file, "region": region | {"snippet": {"text": "big"}}}}
        ],
        "partialFingerprints": {"copyedit/v1": fingerprint(document, reported)[0]},
        "properties": {"confidence": 1.0, "quoted": False, "replacements": ["large"], "safety": "safe"},
        "fixes": [
            {
                "description": {"text": "safe fix"},
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "large"}}],
                    }
                ],
            }
        ],
    }


def test_columns_are_code_points() -> None:
    """An accent is one column and an emoji too; the run says so, as others count UTF-16."""
    run = _run(story())
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = CAFE.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "big"


def test_carriage_returns_alone_end_lines_and_the_run_says_so() -> None:
    run = _run(story("One\rA big vote.\r"))
    assert run["newlineSequences"] == ["\r\n", "\n", "\r"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 2


def test_a_fix_inside_a_quotation_is_not_offered() -> None:
    assert "fixes" not in _run(story(quoted=True))["results"][0]
    assert "fixes" not in _run(story(new=None))["results"][0]


@pytest.mark.parametrize(
    ("level", "said"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.SUGGESTION, "note")]
)
def test_levels(level: Level, said: str) -> None:
    assert _run(story(level=level))["results"][0]["level"] == said


def test_the_other_place() -> None:
    document = read_text("a.txt", "Stephens spoke.\n\nA Stevens answered.\n")
    reported = finding(document, "Stevens")._replace(related=Span(0, 8))
    [other] = _run((document, [reported]))["results"][0]["relatedLocations"]
    assert other["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 9}


def test_a_shipped_rule_has_its_page_among_the_documents() -> None:
    [rule] = [rule for rule in load_rules(["wire"], ()) if rule.id == "wire/redundancy/but-however"]
    document = read_text("a.txt", "He agreed, but however, it fell.\n")
    driver = _run((document, [finding(document, "but however,", rule=rule.id)]), rules=[rule])["tool"]["driver"]
    [reported] = driver["rules"]
    assert reported["helpUri"] == f"{DOCUMENTS}/rules/wire/redundancy/but-however/"


def test_a_rule_that_found_something_stands_with_its_help(tmp_path: Path) -> None:
    rule = _house_rule(tmp_path, BIG.replace("level:", "link: https://example.com/large\nlevel:"))
    driver = _run(story(), rules=[rule, rule._replace(id="house/other")])["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("copyedit", __version__)
    [reported] = driver["rules"]
    assert (reported["id"], reported["name"], reported["helpUri"]) == ("house/big", "big", "https://example.com/large")
    assert reported["shortDescription"]["text"] == "Use “…”."
    assert reported["fullDescription"]["text"] == "The house has it so."
    assert reported["defaultConfiguration"] == {"level": "error"}
    assert reported["help"]["text"].splitlines() == [
        "Use “…”.",
        "The house has it so.",
        "Wrong: A big ship. Right: A large ship.",
        "Right: A large ship.",
    ]
    assert "**Use “…”.**" in reported["help"]["markdown"]


def test_errors_are_notifications_and_the_run_did_not_succeed() -> None:
    [invocation] = _run(errors=[GONE, RULE_AT])["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolExecutionNotifications"]
    assert (first["level"], first["message"]["text"]) == ("error", "cannot be read: no such file")
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "gone.txt"
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 6, "startColumn": 2}


def test_without_errors_it_succeeded_whatever_it_found() -> None:
    for stories in ([], [story(words="")], [story(), story(path="b.txt")]):
        run = _run(*stories)
        assert run["invocations"][0]["executionSuccessful"] is True
        assert len(run["results"]) == sum(len(reported) for _, reported in stories)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("desk/a b#1.txt", "desk/a%20b%231.txt"),
        ("./café.txt", "caf%C3%A9.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("st\udcff.txt", "st%FF.txt"),
    ],
)
def test_paths_are_references_from_the_root(path: str, uri: str) -> None:
    if os.name == "nt" and "\udcff" in path:
        pytest.skip("this system has no such names")
    place = _run(story(path=path))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_a_path_outside_is_reported_in_full(tmp_path: Path) -> None:
    outside = tmp_path / "a.txt"
    place = _run(story(path=str(outside)))["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": outside.as_uri()}


@pytest.mark.skipif(shutil.which("sarif") is None, reason="sarif-tools is not installed (pip install sarif-tools)")
def test_sarif_tools_takes_it(tmp_path: Path) -> None:
    log = tmp_path / "log.sarif"
    log.write_text(
        report("sarif", story(), story(level=Level.SUGGESTION, path="b.txt"), errors=[GONE]), encoding="utf-8"
    )
    reported = subprocess.run(["sarif", "summary", str(log)], capture_output=True, text=True, check=True).stdout
    assert "error: 1" in reported and "note: 1" in reported and "house/big" in reported
