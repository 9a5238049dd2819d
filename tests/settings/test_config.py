"""Settings: both files, the nearest upward, settings for some paths, and errors with their place."""

from dataclasses import replace
from pathlib import Path

import pytest

from copyedit.errors import ConfigError
from copyedit.running.checking import Checker
from copyedit.settings.config import Config, Suppression
from copyedit.settings.find import find_config
from copyedit.settings.read import read_config

YAML = """packs: [wire, house-example]
language: en-GB
rules: [house, ./shared.yaml]
select: [wire]
ignore: [wire/figures]
levels:
  wire/redundancy/*: suggestion
  house: off
level: warning
fail-level: error
exclude: [archive/]
suppress:
  - {rule: wire/names/*, words: [Lanrick Street], files: [archive/]}
  - words: Oveland
overrides:
  - files: [us-desk/]
    language: en-US
    fail-level: warning
"""
TOML = """[project]
name = "desk"

[tool.copyedit]
packs = ["wire", "house-example"]
language = "en-GB"
rules = ["house", "./shared.yaml"]
select = ["wire"]
ignore = ["wire/figures"]
level = "warning"
fail-level = "error"
exclude = ["archive/"]
suppress = [
  {rule = "wire/names/*", words = ["Lanrick Street"], files = ["archive/"]},
  {words = "Oveland"},
]

[tool.copyedit.levels]
"wire/redundancy/*" = "suggestion"
house = "off"

[[tool.copyedit.overrides]]
files = ["us-desk/"]
language = "en-US"
fail-level = "warning"
"""


def _file(folder: Path, text: str, name: str = ".copyedit.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(("name", "text"), [(".copyedit.yaml", YAML), ("pyproject.toml", TOML)])
def test_both_files_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    path = _file(tmp_path, text, name)
    assert read_config(path) == Config(
        packs=("wire", "house-example"),
        language="en-GB",
        rules=(str(tmp_path / "house"), str(tmp_path / "shared.yaml")),
        select=("wire",),
        ignore=("wire/figures",),
        levels=(("wire/redundancy/*", "suggestion"), ("house", "off")),
        level="warning",
        fail_level="error",
        exclude=("archive/",),
        suppress=(Suppression("wire/names/*", ("Lanrick Street",), ("archive/",)), Suppression(words=("Oveland",))),
        overrides=((("us-desk/",), (("language", "en-US"), ("fail_level", "warning"))),),
        path=str(path),
    )


@pytest.mark.parametrize(("name", "text"), [(".copyedit.yaml", ""), ("pyproject.toml", "[tool.copyedit]\n")])
def test_an_empty_file_leaves_the_defaults(tmp_path: Path, name: str, text: str) -> None:
    path = _file(tmp_path, text, name)
    assert read_config(path) == Config(path=str(path))
    assert Config().packs == ("wire",)


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    _file(tmp_path, "level: error\n")
    _file(tmp_path / "desk", "level: warning\n")
    (tmp_path / "desk" / "sport").mkdir()
    assert find_config(tmp_path, None).level == "error"
    assert find_config(tmp_path / "desk", None).level == "warning"
    assert find_config(tmp_path / "desk" / "sport", None).path == str(tmp_path / "desk" / ".copyedit.yaml")


def test_in_one_folder_the_file_of_its_own_goes_first(tmp_path: Path) -> None:
    _file(tmp_path, "level: warning\n")
    _file(tmp_path, '[tool.copyedit]\nlevel = "error"\n', "pyproject.toml")
    assert find_config(tmp_path, None).level == "warning"


def test_a_project_file_without_settings_is_passed_over(tmp_path: Path) -> None:
    _file(tmp_path, "level: warning\n")
    _file(tmp_path / "desk", '[project]\nname = "desk"\n', "pyproject.toml")
    assert find_config(tmp_path / "desk", None).level == "warning"
    _file(tmp_path / "desk", '[tool.copyedit.levels]\nwire = "off"\n', "pyproject.toml")
    assert find_config(tmp_path / "desk", None).levels == (("wire", "off"),)


def test_nothing_is_looked_for_above_the_repository(tmp_path: Path) -> None:
    _file(tmp_path, "level: error\n")
    (tmp_path / "desk" / ".git").mkdir(parents=True)
    (tmp_path / "desk" / "sport").mkdir()
    assert find_config(tmp_path / "desk" / "sport", None) == Config()
    _file(tmp_path / "desk", "level: warning\n")
    assert find_config(tmp_path / "desk" / "sport", None).level == "warning"


def test_a_file_that_is_named_goes_before_the_nearest(tmp_path: Path) -> None:
    _file(tmp_path, "level: error\n")
    other = _file(tmp_path / "other", "level: warning\n", "settings.yaml")
    assert find_config(tmp_path, str(other)).level == "warning"


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("level: error\nlevle: error\n", 2, 1, "unknown key “levle”; did you mean “level”?"),
        ("level: eror\n", 1, 8, "“eror” is not one of error, warning, suggestion; did you mean “error”?"),
        ("level: off\n", 1, 8, "“off” is not one of"),
        ("language: en-UK\n", 1, 11, "“en-UK” is not one of en-GB, en-US; did you mean"),
        ("levels:\n  wire: of\n", 2, 9, "did you mean “off”?"),
        ("levels: [wire]\n", 1, 9, "expected keys with values, found a list"),
        ("packs: {wire: true}\n", 1, 8, "expected a list, found a mapping"),
        ("packs: [[wire]]\n", 1, 9, "expected text, found a list"),
        ("suppress:\n  - {rul: wire}\n", 2, 6, "unknown key “rul”; did you mean “rule”?"),
        ("suppress: [wire]\n", 1, 12, "expected keys with values, found text"),
        ("overrides:\n  - {language: en-US}\n", 2, 5, "an override needs “files”"),
        ("overrides:\n  - {files: [a], rules: [b]}\n", 2, 18, "unknown key “rules”"),  # not for single paths
        ("overrides:\n  - files: [a]\n    level: eror\n", 3, 12, "did you mean “error”?"),
        ("- wire\n", 1, 1, "expected keys with values, found a list"),
        ("level: [\n", 2, 1, "not valid YAML"),
    ],
)
def test_what_is_wrong_in_yaml_is_reported_with_its_place(
    tmp_path: Path, text: str, line: int, column: int, message: str
) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line, caught.value.column) == (str(path), line, column)


OTHER = '[tool.other]\nlevel = "x"\nlevels = {}\npacks = []\n\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[tool.copyedit]\nlevel = "error"\nlevle = "error"\n', 3, "unknown key “levle”; did you mean “level”?"),
        (f'{OTHER}[tool.copyedit]\nlevel = "eror"\n', 7, "did you mean “error”?"),
        ('[tool.copyedit]\npacks = "wire"\n\n[tool.copyedit.levels]\nwire = "of"\n', 5, "did you mean “off”?"),
        (f"{OTHER}[tool.copyedit]\nlevels = 3\n", 7, "expected keys with values, found text"),
        (f"{OTHER}[tool.copyedit.packs]\nwire = true\n", 6, "expected a list, found a mapping"),
        ('[tool.copyedit]\n"levle" = "error"\n', 2, "unknown key “levle”"),
        ('[tool.copyedit]\n[[tool.copyedit.overrides]]\nlanguage = "en-US"\n', 2, "an override needs “files”"),
        ("[tool]\ncopyedit = 3\n", 1, "expected keys with values, found text"),
    ],
)
def test_what_is_wrong_in_toml_is_reported_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = _file(tmp_path, text, "pyproject.toml")
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(path), line)


@pytest.mark.parametrize("text", ["[tool.copyedit\n", "tool = 3\n"])
def test_toml_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    path = _file(tmp_path, text, "pyproject.toml")
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert caught.value.path == str(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        find_config(tmp_path, str(tmp_path / "gone.yaml"))
    (tmp_path / "latin.yaml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(ConfigError, match="cannot be read: not UTF-8 text"):
        read_config(tmp_path / "latin.yaml")


HOUSE = Config(
    language="en-GB",
    ignore=("wire/figures",),
    levels=(("wire", "warning"),),
    overrides=(
        (("us-desk/",), (("language", "en-US"), ("ignore", ("wire/names",)))),
        (("*.text", "draft/"), (("levels", (("wire", "off"),)), ("level", "error"))),
        (("us-desk/late/",), (("language", "en-GB"),)),
    ),
)


def test_other_files_keep_the_settings_of_the_whole() -> None:
    assert HOUSE.for_path("uk-desk/a.txt") == HOUSE


def test_settings_for_some_files() -> None:
    config = HOUSE.for_path("us-desk/a.txt")
    assert config.language == "en-US"
    assert config.pack_names() == ["wire", "us"]
    assert config.ignore == ("wire/figures", "wire/names")  # added to those of the whole
    assert config.levels == (("wire", "warning"),)


def test_the_later_override_is_the_stronger() -> None:
    assert HOUSE.for_path("us-desk/late/a.txt").language == "en-GB"
    both = HOUSE.for_path("us-desk/draft/a.txt")
    assert (both.language, both.level) == ("en-US", "error")
    assert both.levels == (("wire", "warning"), ("wire", "off"))


def test_the_call_is_stronger_than_an_override() -> None:
    called = (("language", "en-GB"), ("level", "warning"))
    config = replace(HOUSE, level="warning", called=called).for_path("us-desk/draft/a.txt")
    assert (config.language, config.level) == ("en-GB", "warning")
    assert config.ignore == ("wire/figures", "wire/names")


@pytest.mark.parametrize(
    ("config", "names"),
    [
        (Config(), ["wire"]),
        (Config(language="en-GB"), ["wire", "uk"]),
        (Config(language="en-US"), ["wire", "us"]),
        (Config(packs=("us", "wire"), language="en-US"), ["us", "wire"]),
        (Config(packs=("wire", "wire")), ["wire"]),
        (Config(packs=()), []),
    ],
)
def test_the_packs_that_are_on(config: Config, names: list[str]) -> None:
    assert config.pack_names() == names


@pytest.mark.parametrize("config", [Config(packs=("uk", "us")), Config(packs=("uk",), language="en-US", path="x.yaml")])
def test_two_spellings_at_once_are_an_error(config: Config) -> None:
    with pytest.raises(ConfigError, match="uk and us contradict each other") as caught:
        config.pack_names()
    assert caught.value.path == (config.path or "")


RULE = "check: existence\nmessage: '{match}'\ntokens: [pier, quay]\n"


def _reported(folder: Path, settings: str, path: str) -> list[str]:
    _file(folder / "house", RULE, "port.yaml")
    story = _file((folder / path).parent, "The pier and the Quay.\n", Path(path).name)
    config = read_config(_file(folder, f"packs: []\nrules: [house]\n{settings}"))
    _, findings, errors, _ = Checker(config).check_path(str(story))
    assert errors == []
    return [finding.text for finding in findings]


@pytest.mark.parametrize(
    ("settings", "reported"),
    [
        ("", ["pier", "Quay"]),
        ("suppress: [{rule: house/port}]", []),
        ("suppress: [{rule: house}]", []),
        ("suppress: [{rule: '*/port'}]", []),
        ("suppress: [{words: [quay]}]", ["pier"]),
        ("suppress: [{files: [desk/]}]", []),
        ("suppress: [{files: [sport/]}]", ["pier", "Quay"]),
        ("suppress: [{rule: house, words: pier, files: desk/}]", ["Quay"]),
        ("suppress: [{rule: house, words: pier, files: sport/}]", ["pier", "Quay"]),  # all parts must fit
        ("overrides: [{files: desk/, ignore: house/port}]", []),
        ("overrides: [{files: desk/, levels: {house: off}}]", []),
        ("overrides: [{files: sport/, ignore: house/port}]", ["pier", "Quay"]),
    ],
)
def test_single_findings_and_files_can_be_left_out(tmp_path: Path, settings: str, reported: list[str]) -> None:
    assert _reported(tmp_path, settings, "desk/a.txt") == reported
