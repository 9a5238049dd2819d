"""`copyedit: ignore` and its like in a file's comments, from the file to the report."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import call, call_json, rules_of, write

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf><body><body.content>
<p>A big ship came. {}</p>
<p>A big crew came.</p>
</body.content></body></nitf>
"""
UNUSED, UNKNOWN = "copyedit/unused-suppression", "copyedit/unknown-suppression"


def _story(comment: str) -> str:
    return str(write(Path("a.nitf"), NITF.format(f"<!-- copyedit: {comment} -->")))


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("ignore house/big", ["house/ship", "house/big"]),
        ("ignore house", ["house/big"]),
        ("ignore-next house/big", ["house/big", "house/ship"]),
        ("off house", ["house/big", "house/ship"]),
        ("ignore house/quay", ["house/big", "house/ship", UNUSED, "house/big"]),
        ("ignore house/bgi", ["house/big", "house/ship", UNKNOWN, "house/big"]),
    ],
)
def test_a_comment_silences_rules(desk: Path, comment: str, left: list[str]) -> None:
    assert rules_of(call_json(_story(comment))) == left


def test_fix_leaves_alone_what_is_silenced(desk: Path) -> None:
    story = _story("ignore house/big")
    assert call("fix", story).exit_code == 1
    assert "A big ship came" in Path(story).read_text() and "A large crew came" in Path(story).read_text()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--ignore", "copyedit"],
        ["--ignore", UNUSED],
        ["--select", "house"],
        ["--level", "error"],
        ["--ignore", "house/quay"],  # it may find something when it is on
    ],
)
def test_what_is_reported_of_comments_can_be_turned_off(desk: Path, arguments: list[str]) -> None:
    story = _story("ignore house/quay")
    assert UNUSED in rules_of(call_json(story))
    assert UNUSED not in rules_of(call_json(*arguments, story))


@pytest.mark.parametrize(("level", "reported"), [("off", []), ("suggestion", ["suggestion"]), ("error", ["error"])])
def test_the_settings_give_it_another_level(desk: Path, level: str, reported: list[str]) -> None:
    story = _story("ignore house/quay")
    write(desk / ".copyedit.yaml", f"packs: []\nrules: [house]\nlevels: {{{UNUSED}: {level}}}\n")
    findings = call_json(story)["documents"][0]["findings"]
    assert [f["level"] for f in findings if f["rule"] == UNUSED] == reported


def test_sarif_says_what_these_are(desk: Path) -> None:
    report = json.loads(call("check", "--format", "sarif", _story("ignore house/quay")).stdout)
    [run] = report["runs"]
    [described] = [rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == UNUSED]
    assert described["shortDescription"]["text"] == "This comment silences nothing."


def test_what_a_comment_silences_is_not_in_the_baseline(desk: Path) -> None:
    story = _story("ignore house")
    call("baseline", "write", story)
    write(Path(story), NITF.format(""))
    assert rules_of(call_json(story)) == ["house/big", "house/ship"]


def test_a_rule_of_a_shipped_pack_that_is_not_on_is_known(desk: Path) -> None:
    assert UNKNOWN not in rules_of(call_json(_story("ignore wire/names")))
