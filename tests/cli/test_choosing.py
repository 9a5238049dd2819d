"""Which rules a call uses: --rules, --select, --ignore, --level, and what the settings say of them."""

from pathlib import Path

import pytest

from tests.cli.calling import assert_one_message, call, call_json, rules_of, write
from tests.cli.conftest import BIG

ALL = ["house/big", "house/ship", "house/quay"]


@pytest.fixture
def story(desk: Path) -> str:
    return write(desk / "a.txt", "A big ship by the quay.\n").name


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ALL),
        (["--select", "house/ship"], ["house/ship"]),
        (["--select", "house"], ALL),
        (["--select", "house/"], ALL),
        (["--select", "*/b*"], ["house/big"]),
        (["--select", "house/big", "--select", "house/quay"], ["house/big", "house/quay"]),
        (["--ignore", "house/ship"], ["house/big", "house/quay"]),
        (["--ignore", "house"], []),
        (["--ignore", "*/[bq]*"], ["house/ship"]),
        (["--select", "house", "--ignore", "house/big"], ["house/ship", "house/quay"]),
        (["--level", "suggestion"], ALL),
        (["--level", "warning"], ["house/big", "house/ship"]),
        (["--level", "error"], ["house/big"]),
    ],
)
def test_chosen(options: list[str], expected: list[str], story: str) -> None:
    assert rules_of(call_json(*options, story)) == expected


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_name_that_fits_no_rule_is_an_error_with_the_nearest(option: str, story: str) -> None:
    result = call("check", option, "house/bgi", story)
    assert result.exit_code == 2
    assert_one_message(result, "house/bgi", "did you mean “house/big”?")


def test_an_advisory_rule_is_off_until_it_is_selected(desk: Path, story: str) -> None:
    write(desk / "house" / "big.yaml", "advisory: true\n" + BIG)
    assert rules_of(call_json(story)) == ["house/ship", "house/quay"]
    assert rules_of(call_json("--select", "house", story)) == ALL
    assert rules_of(call_json("--select", "*", story))[0] == "house/big"


def test_a_level_turns_an_advisory_rule_on(desk: Path, story: str) -> None:
    write(desk / "house" / "big.yaml", "advisory: true\n" + BIG)
    write(desk / ".copyedit.yaml", "packs: []\nrules: [house]\nlevels: {house/big: suggestion, house/quay: 'off'}\n")
    findings = call_json(story)["documents"][0]["findings"]
    assert [(f["rule"], f["level"]) for f in findings] == [("house/big", "suggestion"), ("house/ship", "warning")]


def test_rules_of_a_folder_named_in_the_call_join_those_of_the_settings(desk: Path, story: str) -> None:
    write(desk / "courier" / "words" / "by.yaml", BIG.replace("big: large", "by: near"))
    expected = ["house/big", "house/ship", "courier/words/by", "house/quay"]
    assert rules_of(call_json("--rules", "courier", story)) == expected
    for name in ("courier", "courier/words", "courier/words/by", "*/by"):
        assert rules_of(call_json("--rules", "courier", "--select", name, story)) == ["courier/words/by"]


def test_one_rule_file_has_the_name_that_its_folder_gives_it(desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", "packs: []\n")
    assert rules_of(call_json("--rules", "house/ship.yaml", story)) == ["house/ship"]
    assert rules_of(call_json("--rules", "house/ship.yaml", "--select", "house", story)) == ["house/ship"]


def test_a_rule_named_twice_is_one_rule(desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", "packs: []\n")
    assert rules_of(call_json("--rules", "house", "--rules", "house/ship.yaml", story)) == ALL


def test_without_settings_a_house_pack_can_be_used_alone(desk: Path, story: str) -> None:
    (desk / ".copyedit.yaml").unlink()
    write(desk / "pyproject.toml", "[project]\nname = 'x'\n")
    assert rules_of(call_json("--rules", "house", "--select", "house", story)) == ALL
