"""`init`: a settings file that loads, also with every line of it in use."""

import re
from pathlib import Path

import pytest

from copyedit.settings.config import Config
from copyedit.settings.read import read_config
from tests.cli.calling import assert_one_message, call, call_json, rules_of, write

FILE = Path(".copyedit.yaml")


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _with_every_setting(text: str) -> str:
    """The file with the settings that are commented out; a comment that is a sentence stays one."""
    return re.sub(r"^# (?=[a-z-]+:( |$)|  )", "", text, flags=re.MULTILINE)


def test_it_loads_and_says_the_defaults() -> None:
    result = call("init")
    assert result.exit_code == 0
    assert ".copyedit.yaml written" in result.stdout
    assert read_config(FILE) == Config(path=str(FILE))


def test_a_story_can_be_checked_with_it() -> None:
    call("init")
    write(Path("a.txt"), "The vote was close.\n")
    assert call("check", "a.txt").exit_code == 0


def test_every_line_of_it_can_be_used() -> None:
    call("init")
    text = _with_every_setting(FILE.read_text(encoding="utf-8"))
    write(FILE, text)
    config = read_config(FILE)
    assert (config.language, Path(config.baseline or "")) == ("en-GB", Path("qa/known.json").absolute())
    write(Path("qa/known.json"), '[{"copyedit-baseline": 1}]')
    assert config.rules and config.ignore and config.levels and config.exclude and config.suppress and config.overrides
    call("rules", "new", "house/first.yaml")
    call("words", "add", "quayman")
    write(Path("a.txt"), "Every reader gets a free gift.\n")
    write(Path("us-desk", "b.txt"), "Every reader gets a free gift.\n")
    assert config.languagetool and config.harper
    # No server runs here.
    report = call_json("--languagetool", "off", "a.txt", "us-desk")
    assert report["errors"] == []
    assert rules_of(report) == ["house/first", "house/first"]


@pytest.mark.parametrize("content", ["packs: []\n", ""])
def test_it_does_not_overwrite(content: str) -> None:
    write(FILE, content)
    result = call("init")
    assert result.exit_code == 2
    assert_one_message(result, ".copyedit.yaml", "--force")
    assert FILE.read_text() == content


def test_force_overwrites() -> None:
    write(FILE, "wrong: yes\n")
    assert call("init", "--force").exit_code == 0
    assert read_config(FILE).packs == ("wire",)


def test_a_folder_in_its_place_is_reported() -> None:
    FILE.mkdir()
    result = call("init", "--force")
    assert result.exit_code == 2
    assert_one_message(result, ".copyedit.yaml", "cannot be written")
