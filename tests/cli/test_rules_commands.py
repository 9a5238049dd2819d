"""`rules list | show | test | new | measure | schema`."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from copyedit.rules.rule import check_types
from copyedit.yaml_file import Node, parse_yaml
from tests.cli.calling import assert_one_message, call, call_json, rules_of, write
from tests.cli.conftest import BIG, QUAY, SHIP


def test_list_gives_level_id_figures_and_message(desk: Path) -> None:
    write(desk / "house" / "ship.yaml", "advisory: true\n" + SHIP)
    write(desk / "house" / "quay.yaml", "evidence: thin\n" + QUAY)
    measured = "house/big: {words: 9000, hits: 1200, judged: 20, right: 20}\nhouse/quay: {words: 9000, hits: 1}\n"
    write(desk / "house" / "measured.yaml", measured)
    *rows, count = call("rules", "list", "house").stdout.splitlines()
    assert [" ".join(row.split()) for row in rows] == [
        "level rule hits right at least evidence message",
        "error house/big 1,200 20 of 20 84% Use “{replacement}”.",
        "suggestion house/quay 1 – – thin Many say pier.",
        "off house/ship – – – A “{match}” is a boat here.",
    ]
    assert count == "3 rules with 3 triggers."


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("words: 9000, hits: 1, judged: 1, right: 1", "1 hit in 9,000 words; 1 of 1 judged right: 100%, at least 21%"),
        ("words: 1, hits: 0, judged: 0, right: 0", "0 hits in 1 word, none judged"),
        ("words: 9000, hits: 30, judged: 0, right: 0", "30 hits in 9,000 words, none judged"),
    ],
)
def test_show_says_how_a_rule_was_measured(figures: str, said: str, desk: Path) -> None:
    write(desk / "house" / "measured.yaml", f"house/big: {{{figures}}}\n")
    assert f"\n# measured: {said}" in call("rules", "show", "house/big").stdout


@pytest.mark.parametrize("command", ["list", "show"])
def test_broken_figures_are_reported(command: str, desk: Path) -> None:
    write(desk / "house" / "measured.yaml", "house/big: {hits: many}\n")
    result = call("rules", command, "house/big")
    assert result.exit_code == 2
    assert_one_message(result, "measured.yaml:1:")


def test_list_of_everything_has_shipped_and_house_rules(desk: Path) -> None:
    shown = call("rules", "list").stdout
    assert all(f" {pack}/" in shown for pack in ("wire", "uk", "us", "house-example"))
    assert " house/big " in shown


@pytest.mark.parametrize("name", ["house/big", "*/b*", "house/big.yaml"])
def test_show_prints_the_file(name: str, desk: Path) -> None:
    shown = call("rules", "show", name).stdout
    assert BIG in shown
    assert SHIP not in shown
    assert "# house/big  (" in shown


@pytest.mark.parametrize("command", ["list", "show", "test"])
def test_a_name_that_fits_nothing(command: str, desk: Path) -> None:
    result = call("rules", command, "house/bgi")
    assert result.exit_code == 2
    assert_one_message(result, "“house/bgi”", "`copyedit rules list` shows the rules")


def test_examples_that_hold(desk: Path) -> None:
    result = call("rules", "test", "house")
    assert (result.exit_code, result.stdout) == (0, "3 rules, 6 examples: all passed.\n")


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("good: A large ship.", "good: A huge ship."), 9, "A huge ship."),
        (("bad:  A big ship.", "bad:  A grand ship."), 9, "nothing found: A grand ship."),
        (("ok:   A large ship.", "ok:   The big ship."), 11, "ok, but found “big”: The big ship."),
        (("  - ok:   A large ship.\n", ""), 1, "has no “ok” example"),
        (("  - bad:  A big ship.\n    good: A large ship.\n", ""), 1, "has no “bad” example"),
    ],
    ids=["other good", "bad is not found", "ok is found", "no ok", "no bad"],
)
def test_an_example_that_fails_is_reported_with_its_line(
    change: tuple[str, str], line: int, said: str, desk: Path
) -> None:
    rule = write(desk / "house" / "big.yaml", BIG.replace(*change))
    result = call("rules", "test", "house")
    assert result.exit_code == 1
    assert f"{rule}:{line}: " in result.stdout
    assert said in result.stdout
    assert result.stdout.splitlines()[-1].endswith(": 1 rule failed.")


def test_a_broken_rule_is_reported_and_the_others_are_proved(desk: Path) -> None:
    broken = write(desk / "house" / "alley.yaml", BIG.replace("swap", "swpa"))
    write(desk / "house" / "ship.yaml", SHIP.replace("A boat came", "A bark came"))
    result = call("rules", "test", "house")
    assert result.exit_code == 2
    reported = result.stdout.splitlines()
    assert reported[0].startswith(f"{broken}:6:1: unknown key “swpa”; did you mean “swap”?")
    assert any(row.startswith(f"{desk / 'house' / 'ship.yaml'}:8: ") for row in reported)
    assert "Traceback" not in result.output


def test_one_id_twice_is_reported(desk: Path) -> None:
    write(desk / "house" / "big.yml", SHIP)
    result = call("rules", "test", "house")
    assert result.exit_code == 2
    assert "the id house/big belongs to another rule, too" in result.output


def test_a_pattern_that_takes_for_ever_fails_its_test(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.matching.patterns.TIME_LIMIT", 0.02)
    endless = "check: existence\nmessage: Slow.\npatterns: ['(?:a|a|aa)+\\d zzz']\nexamples: [{bad: %s-1 zzz}]\n"
    rule = write(desk / "house" / "slow.yaml", endless % ("a" * 60))
    result = call("rules", "test", "house/slow.yaml")
    assert result.exit_code == 1
    assert f"{rule}:4: " in result.stdout
    assert "took too long" in result.stdout


@pytest.mark.parametrize("name", ["desk/first.yaml", "first.yml"])
def test_a_new_rule_proves_itself_and_finds(name: str, desk: Path) -> None:
    result = call("rules", "new", name)
    assert result.exit_code == 0
    assert name in result.stdout
    assert call("rules", "test", name).exit_code == 0
    story = write(desk / "a.txt", "Every reader gets a free gift.\n")
    assert len(rules_of(call_json("--rules", name, story.name))) == 1


def test_new_overwrites_nothing_and_wants_yaml(desk: Path) -> None:
    reported = {
        "house/big.yaml": "the file exists",
        "first.txt": "must end in .yaml",
        "house/big.yaml/x.yaml": "cannot be written",
    }
    for name, said in reported.items():
        result = call("rules", "new", name)
        assert result.exit_code == 2
        assert_one_message(result, name, said)
    assert (desk / "house" / "big.yaml").read_text(encoding="utf-8") == BIG
    assert not (desk / "first.txt").exists()


def test_the_schema_takes_good_rules_and_refuses_others(desk: Path) -> None:
    schema = json.loads(call("rules", "schema").stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for text in (BIG, SHIP):
        assert validator.is_valid(_plain(parse_yaml(text, "a.yaml", ValueError)))  # type: ignore[arg-type]
    assert not validator.is_valid({"check": "substitution", "message": "No.", "swpa": {"big": "large"}})
    assert not validator.is_valid({"check": "substitution", "swap": {"big": "large"}})
    assert not validator.is_valid({"check": "substitutoin", "message": "No.", "swap": {"big": "large"}})
    assert not validator.is_valid({"check": "existence", "message": "No.", "level": "fatal", "tokens": ["big"]})


def test_the_schema_knows_every_check(desk: Path) -> None:
    schema = json.loads(call("rules", "schema").stdout)
    assert {kind["properties"]["check"]["const"] for kind in schema["oneOf"]} == set(check_types())


def _plain(node: Node) -> object:
    if node.kind == "mapping":
        return {key.text(): _plain(value) for key, value in node.pairs()}
    return [_plain(item) for item in node.items()] if node.kind == "list" else node.text()
