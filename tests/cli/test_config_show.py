"""copyedit config show: which settings hold for a file, who says so, and why a rule is on or off."""

from pathlib import Path

import pytest

from tests.cli.calling import assert_one_message, call, write

SETTINGS = """packs: []
rules: [house]
ignore: [house/quay]
levels:
  house/ship: error
  house/*: off
  house/big: warning
exclude: [drafts/, "!drafts/late/"]
overrides:
  - files: [us-desk/]
    language: en-US
    ignore: [house/ship]
  - {files: [us-desk/late/], level: error, packs: [us]}
"""


@pytest.fixture
def settings(desk: Path) -> Path:
    return write(desk / ".copyedit.yaml", SETTINGS)


def _rows(*arguments: str) -> dict[str, list[str]]:
    """Values with their sources, by key."""
    rows: dict[str, list[str]] = {}
    key = ""
    for line in call("config", "show", *arguments).stdout.splitlines()[1:]:
        cells = [cell.strip() for cell in line[2:].split("  ") if cell.strip()]
        if len(cells) < 2:
            break
        if len(cells) == 3:
            key = cells.pop(0)
        rows.setdefault(key, []).append(" @ ".join(cells))
    return rows


def test_every_key_has_its_value_and_its_source(settings: Path) -> None:
    assert _rows("a.txt") == {
        "packs": ["(none) @ .copyedit.yaml:1"],
        "language": ["(none) @ default"],
        "rules": ["house @ .copyedit.yaml:2"],
        "select": ["(none) @ default"],
        "ignore": ["house/quay @ .copyedit.yaml:3"],
        "levels": [
            "house/ship: error @ .copyedit.yaml:5",
            "house/*: off @ .copyedit.yaml:6",
            "house/big: warning @ .copyedit.yaml:7",
        ],
        "level": ["suggestion @ default"],
        "strict": ["false @ default"],
        "fail-level": ["warning @ default"],
        "exclude": ["drafts/ @ .copyedit.yaml:8", "!drafts/late/ @ .copyedit.yaml:8"],
        "model": ["(none) @ default"],
        "detect-language": ["true @ default"],
        "languagetool": ["(none) @ default"],
        "harper": ["false @ default"],
        "formats": ["(none) @ default"],
        "baseline": ["(none) @ default"],
        "date": ["(none) @ default"],
        "words": ["(none) @ default"],
        "names": ["(none) @ default"],
        "word-files": ["(none) @ default"],
        "suppress": ["(none) @ default"],
    }


@pytest.mark.parametrize(
    ("path", "key", "rows"),
    [
        ("us-desk/a.txt", "language", ["en-US @ .copyedit.yaml:11, override 1"]),
        ("us-desk/a.txt", "packs", ["(none) @ .copyedit.yaml:1", "us @ language"]),
        (
            "us-desk/a.txt",
            "ignore",
            ["house/quay @ .copyedit.yaml:3", "house/ship @ .copyedit.yaml:12, override 1"],  # lists of rules add up
        ),
        ("us-desk/a.txt", "level", ["suggestion @ default"]),
        ("us-desk/late/a.txt", "level", ["error @ .copyedit.yaml:13, override 2"]),
        ("us-desk/late/a.txt", "packs", ["us @ .copyedit.yaml:13, override 2"]),
    ],
)
def test_overrides(settings: Path, path: str, key: str, rows: list[str]) -> None:
    assert _rows(path)[key] == rows


def test_the_command_line_is_the_strongest(settings: Path) -> None:
    called = _rows("--level", "warning", "--ignore", "house/big", "--language", "en-GB", "us-desk/a.txt")
    assert called["level"] == ["warning @ command line"]
    assert called["language"] == ["en-GB @ command line"]
    assert called["ignore"][-1] == "house/big @ command line"


def test_without_a_settings_file_the_defaults_hold(desk: Path) -> None:
    (desk / ".copyedit.yaml").unlink()
    assert {row.partition(" @ ")[2] for rows in _rows("a.txt").values() for row in rows} == {"default"}


def test_toml_and_the_baseline_beside_it(desk: Path) -> None:
    (desk / ".copyedit.yaml").unlink()
    write(desk / ".copyedit-baseline.json", "[]")
    text = '[tool.copyedit]\npacks = []\nrules = ["house"]\n\n[tool.copyedit.levels]\n"house/big" = "off"\n'
    write(desk / "pyproject.toml", text)
    rows = _rows("a.txt")
    assert rows["rules"] == ["house @ pyproject.toml:3"]
    assert rows["levels"] == ["house/big: off @ pyproject.toml:6"]
    assert rows["baseline"] == [".copyedit-baseline.json @ default"]


def test_from_a_folder_below_the_same_settings_hold(settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("us-desk").mkdir()
    monkeypatch.chdir("us-desk")
    assert _rows("a.txt")["language"] == ["en-US @ ../.copyedit.yaml:11, override 1"]


@pytest.mark.parametrize(
    ("arguments", "rule", "state", "reason"),
    [
        ("a.txt", "house/big", "warning", "levels: house/big: warning (.copyedit.yaml:7)"),
        ("a.txt", "house/ship", "off", "levels: house/*: off (.copyedit.yaml:6)"),
        ("a.txt", "house/quay", "off", "ignore: house/quay (.copyedit.yaml:3)"),
        ("us-desk/late/a.txt", "house/big", "off", "below level: error (.copyedit.yaml:13, override 2)"),
        ("a.txt --select house/ship", "house/big", "off", "not selected: select: house/ship (command line)"),
        ("a.txt --ignore house/b*", "house/big", "off", "ignore: house/b* (command line)"),
        ("a.txt --rules more --select more/pier", "more/pier", "suggestion", "select: more/pier (command line)"),
        (
            "a.txt --rules more",
            "more/pier",
            "off",
            "advisory: select it, give it a level under “levels”, or use --strict",
        ),
        ("a.txt --rules more --strict", "more/pier", "suggestion", "strict: true (command line)"),
        ("a.txt --rules more", "more/jetty", "error", "its own level"),
    ],
)
def test_why_a_rule_is_on_or_off(settings: Path, arguments: str, rule: str, state: str, reason: str) -> None:
    write(Path("more/pier.yaml"), "check: existence\nmessage: x\nlevel: suggestion\nadvisory: true\ntokens: [pier]\n")
    write(Path("more/jetty.yaml"), "check: existence\nmessage: x\nlevel: error\ntokens: [jetty]\n")
    [_, line] = call("config", "show", *arguments.split(), "--rule", rule).stdout.splitlines()
    assert line.split(maxsplit=2) == [state, rule, reason]


def test_what_it_says_of_rules_is_what_check_does(settings: Path) -> None:
    """Every rule that is said to be on finds its word, and no other."""
    for path in ("a.txt", "us-desk/late/a.txt"):
        write(Path(path), "A big ship by the quay.\n")
        lines = call("config", "show", path, "--rule", "house").stdout.splitlines()[1:]
        on = {line.split()[1] for line in lines if line.split()[0] != "off"}
        assert {rule for rule in ("house/big", "house/ship", "house/quay") if rule in call("check", path).stdout} == on


def test_a_rule_whose_pack_is_not_on(settings: Path) -> None:
    assert "its pack is not on" in call("config", "show", "a.txt", "--rule", "wire/names").stdout


def test_a_rule_that_is_not_there(settings: Path) -> None:
    result = call("config", "show", "a.txt", "--rule", "house/bgi")
    assert result.exit_code == 2
    assert_one_message(result, "no rule is called “house/bgi”; did you mean “house/big”?")


@pytest.mark.parametrize(("path", "said"), [("drafts/a.txt", True), ("drafts/late/a.txt", False), ("a.txt", False)])
def test_a_file_that_is_left_out(settings: Path, path: str, said: bool) -> None:
    line = "Excluded from folders, and with --force-exclude even when named, by “drafts/” (.copyedit.yaml:8)"
    assert (line in call("config", "show", path).stdout) == said
