"""Settings files: `.copyedit.yaml` and `[tool.copyedit]`, and what is said of wrong ones."""

from pathlib import Path

import pytest

from tests.cli.calling import assert_one_message, call, call_json, rules_of, write
from tests.cli.conftest import BIG, SHIP

STORY = "A big ship by the quay.\n"
TOML = '[project]\nname = "x"\n\n[tool.copyedit]\npacks = []\nrules = ["house"]\n'


@pytest.fixture
def story(desk: Path) -> str:
    return write(desk / "a.txt", STORY).name


def test_pyproject_takes_the_same_keys(desk: Path, story: str) -> None:
    (desk / ".copyedit.yaml").unlink()
    write(desk / "pyproject.toml", TOML + 'ignore = ["house/quay"]\n[tool.copyedit.levels]\n"house/big" = "warning"\n')
    findings = call_json(story)["documents"][0]["findings"]
    assert [(f["rule"], f["level"]) for f in findings] == [("house/big", "warning"), ("house/ship", "warning")]


def test_the_nearest_settings_upward_count(desk: Path) -> None:
    (desk / ".git").mkdir()
    write(desk / "city" / "pyproject.toml", "[project]\nname = 'no settings here'\n")
    story = write(desk / "city" / "late" / "a.txt", STORY)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(story.parent)
        assert rules_of(call_json("a.txt")) == ["house/big", "house/ship", "house/quay"]
        write(desk / "city" / ".copyedit.yaml", "packs: []\nrules: [../house/big.yaml]\n")
        assert rules_of(call_json("a.txt")) == ["house/big"]


def test_settings_beyond_the_repository_do_not_count(desk: Path) -> None:
    write(desk / ".copyedit.yaml", "wrong: yes\n")
    story = write(desk / "city" / "a.txt", STORY)
    (story.parent / ".git").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(story.parent)
        assert rules_of(call_json("--rules", "../house", "--select", "house/big", "a.txt")) == ["house/big"]


@pytest.mark.parametrize("name", ["other.yaml", "other.toml"])
def test_settings_can_be_named(name: str, desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", "wrong: yes\n")
    text = (
        TOML.replace("house", "house/ship.yaml") if name.endswith("toml") else "packs: []\nrules: [house/ship.yaml]\n"
    )
    (desk / ".git").mkdir()
    write(desk / "desks" / name, text.replace("house", "../house"))
    assert rules_of(call_json("--config", f"desks/{name}", story)) == ["house/ship"]


def test_the_call_is_stronger_than_the_settings(desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", "packs: []\nrules: [house]\nlevel: error\nfail-level: error\nselect: [house/big]\n")
    assert rules_of(call_json(story)) == ["house/big"]
    assert rules_of(call_json("--level", "warning", "--select", "house", story)) == ["house/big", "house/ship"]
    assert call("check", "--ignore", "house/big", story).exit_code == 0


def test_levels_and_fail_level(desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", "packs: []\nrules: [house]\nfail-level: error\nlevels: {house/big: warning}\n")
    assert call("check", story).exit_code == 0
    assert call("check", "--fail-level", "warning", story).exit_code == 1


def test_of_two_levels_for_a_rule_the_later_counts(desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", "packs: []\nrules: [house]\nlevels: {house: off, house/ship: error}\n")
    findings = call_json(story)["documents"][0]["findings"]
    assert [(f["rule"], f["level"]) for f in findings] == [("house/ship", "error")]


@pytest.mark.parametrize(
    ("suppression", "left"),
    [
        ("{words: [big]}", ["house/ship", "house/quay"]),
        ("{words: [B*]}", ["house/ship", "house/quay"]),
        ("{rule: house/ship}", ["house/big", "house/quay"]),
        ("{rule: house/*}", []),
        ("{rule: house/*, words: [quay]}", ["house/big", "house/ship"]),
        ("{rule: house/*, files: [late/]}", ["house/big", "house/ship", "house/quay"]),
        ("{rule: house/*, files: ['*.txt'], words: [ship]}", ["house/big", "house/quay"]),
        ("{rule: house/quay, words: [big]}", ["house/big", "house/ship", "house/quay"]),
    ],
)
def test_suppressed(suppression: str, left: list[str], desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", f"packs: []\nrules: [house]\nsuppress:\n  - {suppression}\n")
    assert rules_of(call_json(story)) == left


def test_overrides_for_some_files_the_later_the_stronger(desk: Path) -> None:
    settings = """packs: []
rules: [house]
ignore: [house/quay]
overrides:
  - {files: [us-desk/], level: error}
  - {files: [us-desk/late/], level: warning, ignore: [house/big]}
"""
    write(desk / ".copyedit.yaml", settings)
    for name in ("a.txt", "us-desk/a.txt", "us-desk/late/a.txt"):
        write(desk / name, STORY)
    report = call_json("a.txt", "us-desk")
    assert {d["path"]: [f["rule"] for f in d["findings"]] for d in report["documents"]} == {
        "a.txt": ["house/big", "house/ship"],
        "us-desk/a.txt": ["house/big"],
        "us-desk/late/a.txt": ["house/ship"],
    }


def test_the_call_is_stronger_than_an_override(desk: Path) -> None:
    override = "overrides: [{files: [us-desk/], level: error, select: [house/ship], fail-level: error}]\n"
    write(desk / ".copyedit.yaml", f"packs: []\nrules: [house]\n{override}")
    story = str(write(desk / "us-desk" / "a.txt", STORY))
    assert rules_of(call_json("--level", "suggestion", "--select", "house", story)) == [
        "house/big",
        "house/ship",
        "house/quay",
    ]
    assert rules_of(call_json("--ignore", "house/ship", story)) == []
    quay = ("--select", "house/quay", "--level", "suggestion")
    assert call("check", *quay, story).exit_code == 0
    assert call("check", *quay, "--fail-level", "suggestion", story).exit_code == 1


def test_patterns_of_files_are_seen_from_the_settings_file(desk: Path) -> None:
    settings = (
        "packs: []\nrules: [house]\noverrides:\n  - {files: [desks/us/], level: error}\nexclude: [desks/us/raw/]\n"
    )
    write(desk / ".copyedit.yaml", settings)
    write(desk / "desks" / "us" / "a.txt", STORY)
    write(desk / "desks" / "us" / "raw" / "b.txt", STORY)
    from_here = call_json("desks")
    by_full_name = call_json(str(desk / "desks"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(desk / "desks" / "us")
        from_below = call_json(".")
    for report in (from_here, by_full_name, from_below):
        assert report["summary"] == {"documents": 1, "findings": 1}
        assert rules_of(report) == ["house/big"]


@pytest.mark.parametrize(
    ("settings", "place", "said"),
    [
        ("packs: []\nignroe: [house]\n", ":2:1", "unknown key “ignroe”; did you mean “ignore”?"),
        ("packs: []\nlevle: error\n", ":2:1", "did you mean “level”?"),
        ("packs: []\nlevel: eror\n", ":2:8", "“eror” is not one of error, warning, suggestion"),
        ("packs: []\nlevels:\n  house/big: errors\n", ":3:14", "did you mean “error”?"),
        ("packs: []\nsuppress:\n  - wrods: [big]\n", ":3:5", "did you mean “words”?"),
        ("packs: []\noverrides:\n  - level: error\n", ":3:5", "needs “files”"),
        ("packs: []\noverrides:\n  - {files: [a/], exclude: [b/]}\n", ":3:19", "unknown key “exclude”"),
        ("packs: []\nlanguage: en-UK\n", ":2:11", "en-GB"),
        ("packs: []\nlevels: error\n", ":2:9", "expected keys with values"),
        ("packs: []\npacks: [wire]\n", ":2:1", "appears twice"),
        ("packs: [wire\n", ":2:1", "not valid YAML"),
        ("- packs\n", ":1:1", "expected keys with values"),
        ("packs: []\nrules: [house]\nselect:\n  - house/bgi\n", ":4", "“house/bgi”; did you mean “house/big”?"),
        ("packs: []\nrules: [house]\nlevels:\n  house/bgi: error\n", ":4", "did you mean “house/big”?"),
    ],
)
def test_wrong_settings(settings: str, place: str, said: str, desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", settings)
    for command in ("check", "diff", "fix"):
        result = call(command, story)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert_one_message(result, f"{desk / '.copyedit.yaml'}{place}: ", said)
    assert (desk / story).read_text() == STORY


@pytest.mark.parametrize(
    ("settings", "line", "said"),
    [
        (TOML + 'ignroe = ["house"]\n', ":7", "unknown key “ignroe”; did you mean “ignore”?"),
        (TOML + 'level = "eror"\n', ":7", "did you mean “error”?"),
        (TOML + '[tool.copyedit.levels]\n"house/big" = "errors"\n', ":8", "did you mean “error”?"),
        (TOML + 'select = ["house/bgi"]\n', ":7", "did you mean “house/big”?"),
        (TOML + "level = \n", "", "not valid TOML"),
        (TOML + "levels = " + "[" * 5_000 + "]" * 5_000 + "\n", "", "nested too deeply"),
    ],
)
def test_wrong_settings_in_toml(settings: str, line: str, said: str, desk: Path, story: str) -> None:
    (desk / ".copyedit.yaml").unlink()
    write(desk / "pyproject.toml", settings)
    result = call("check", story)
    assert result.exit_code == 2
    assert_one_message(result, f"{desk / 'pyproject.toml'}{line}:", said)


@pytest.mark.parametrize("text", ["tool = 1\n", "[tool]\ncopyedit = 1\n", "[tool.copyedit]\noverrides = 1\n"])
def test_toml_of_another_shape_is_told(text: str, desk: Path, story: str) -> None:
    write(desk / "other.toml", text)
    result = call("check", "--config", "other.toml", story)
    assert result.exit_code == 2
    assert_one_message(result, "other.toml")


def test_settings_that_cannot_be_read(desk: Path, story: str) -> None:
    (desk / "latin.yaml").write_bytes("# café\n".encode("latin-1"))
    for name, said in {"gone.yaml": "No such file", "latin.yaml": "not UTF-8"}.items():
        result = call("check", "--config", name, story)
        assert result.exit_code == 2
        assert_one_message(result, f"{name}: cannot be read: ", said)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("packs: [wier]\n", "no pack “wier”; did you mean “wire”?"),
        ("packs: [uk, us]\n", "contradict each other"),
        ("packs: []\nrules: [huose]\n", "huose"),
        ("packs: []\nrules: [house]\nignore: [house/bgi]\n", "did you mean “house/big”?"),
    ],
)
def test_settings_that_fit_nothing(settings: str, said: str, desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", settings)
    result = call("check", story)
    assert result.exit_code == 2
    assert_one_message(result, said)


def test_two_rules_with_one_id_name_both_files(desk: Path, story: str) -> None:
    write(desk / "other" / "house" / "big.yaml", BIG)
    result = call("check", "--rules", "other/house", story)
    assert result.exit_code == 2
    assert_one_message(
        result, "house/big", str(desk / "house" / "big.yaml"), str(desk / "other" / "house" / "big.yaml")
    )


def test_two_endings_of_one_name_are_one_id_twice(desk: Path, story: str) -> None:
    write(desk / "house" / "big.yml", SHIP)
    result = call("check", story)
    assert result.exit_code == 2
    assert_one_message(result, "house/big", "big.yaml", "big.yml")


def test_what_is_said_of_a_pack_that_is_off_may_stand(desk: Path, story: str) -> None:
    settings = "packs: []\nrules: [house]\nignore: [grammar/harper]\nlevels: {grammar: suggestion, uk/usage: off}\n"
    write(desk / ".copyedit.yaml", settings)
    assert rules_of(call_json(story)) == ["house/big", "house/ship", "house/quay"]
    write(desk / ".copyedit.yaml", settings + "languagetool: local\n")
    assert rules_of(call_json("--languagetool", "off", story)) == ["house/big", "house/ship", "house/quay"]


def test_a_date_says_of_which_year_a_day_is(desk: Path) -> None:
    write(desk / "a.txt", "LANRICK - The count begins on Monday, June 15, and ends in July.\n")
    write(desk / ".copyedit.yaml", "select: [wire/dates/weekday-and-date]\n")
    assert rules_of(call_json("a.txt")) == []
    assert rules_of(call_json("a.txt", "--date", "2011-06-13")) == ["wire/dates/weekday-and-date"]
    write(desk / ".copyedit.yaml", "select: [wire/dates/weekday-and-date]\ndate: 2011-06-13\n")
    assert rules_of(call_json("a.txt")) == ["wire/dates/weekday-and-date"]
    assert rules_of(call_json("a.txt", "--date", "2009-06-13")) == []


def test_a_date_that_is_none_is_named(desk: Path, story: str) -> None:
    write(desk / ".copyedit.yaml", "date: 13.6.2011\n")
    assert_one_message(call("check", story), "is not a date; write it as 2011-06-13")
    write(desk / ".copyedit.yaml", "packs: [wire]\n")
    done = call("check", "--date", "31 June", story)
    assert done.exit_code == 2
    assert "“31 June” is not a date; write it as 2011-06-13" in done.output
