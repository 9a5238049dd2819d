"""What a stranger's settings may not do, unless the user's own settings allow it."""

import os
from pathlib import Path

import pytest

from copyedit.errors import ConfigError, RuleError
from copyedit.machine.addresses import is_here
from copyedit.rules.packs import load_folder
from copyedit.running.rule_sets import RuleSets
from copyedit.settings import own
from copyedit.settings.config import FILE_NAME
from copyedit.settings.find import find_config
from copyedit.settings.house_words import house_words
from copyedit.suppression.baseline import read_baseline

ELSEWHERE = "http://elsewhere.example:8081"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPYEDIT_CONFIG_DIR", str(tmp_path / "own"))
    monkeypatch.delenv(own.SERVER_VARIABLE, raising=False)
    own._read.cache_clear()
    return tmp_path / "own"


def _say(folder: Path, text: str, name: str = FILE_NAME) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("local", True),
        ("http://localhost:8081", True),
        ("http://127.0.0.1", True),
        ("http://127.9.8.7:1/v2", True),
        ("https://[::1]:8081", True),
        (ELSEWHERE, False),
        ("http://localhost.elsewhere.example", False),
        ("http://localhost@elsewhere.example", False),
        ("http://127.0.0.1.elsewhere.example", False),
        ("http://10.0.0.1", False),
        ("http://0.0.0.0", False),
        ("//elsewhere.example", False),
        ("http://[", False),
    ],
)
def test_which_addresses_are_of_this_machine(address: str, expected: bool) -> None:
    assert is_here(address) is expected


def test_stories_are_not_sent_where_only_a_repository_says(tmp_path: Path) -> None:
    _say(tmp_path / "desk", f"packs: []\nlanguagetool: {ELSEWHERE}\n")
    config = find_config(tmp_path / "desk", None)
    assert config.languagetool is None
    with pytest.raises(ConfigError, match="not on this machine") as caught:
        RuleSets().for_settings(config)
    assert (caught.value.path, caught.value.line) == (str(tmp_path / "desk" / FILE_NAME), 2)


def test_a_server_on_this_machine_needs_no_leave(tmp_path: Path) -> None:
    _say(tmp_path / "desk", "languagetool: http://localhost:8081\n")
    assert find_config(tmp_path / "desk", None).languagetool == "http://localhost:8081"


def test_the_environment_and_the_users_own_settings_name_a_server(
    tmp_path: Path, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _say(tmp_path / "desk", f"languagetool: {ELSEWHERE}\n")
    _say(own_folder, "languagetool: http://house.example\n", own.FILE_NAME)
    config = find_config(tmp_path / "desk", None)
    assert (config.languagetool, config.unconfirmed) == ("http://house.example", None)
    monkeypatch.setenv(own.SERVER_VARIABLE, ELSEWHERE)
    assert find_config(tmp_path / "desk", None).languagetool == ELSEWHERE
    monkeypatch.setenv(own.SERVER_VARIABLE, "off")
    assert find_config(tmp_path / "desk", None).languagetool is None


def test_settings_in_a_trusted_folder_may_name_a_server_and_files_anywhere(tmp_path: Path, own_folder: Path) -> None:
    _say(tmp_path / "desk", f"languagetool: {ELSEWHERE}\nword-files: [../words.txt]\n")
    _say(own_folder, f"trust: [{tmp_path / 'desk'}]\n", own.FILE_NAME)
    config = find_config(tmp_path / "desk", None)
    assert config.languagetool == ELSEWHERE
    assert config.word_files == (str(tmp_path / "desk" / "../words.txt"),)


@pytest.mark.parametrize("key", ["rules", "word-files", "model", "baseline"])
@pytest.mark.parametrize("place", ["/", "../elsewhere", "/dev/zero", "link/file"])
def test_settings_read_nothing_outside_their_folder(tmp_path: Path, key: str, place: str) -> None:
    _say(tmp_path / "desk", f"packs: []\n{key}: {place}\n")
    (tmp_path / "desk" / "link").symlink_to(tmp_path)
    with pytest.raises(ConfigError, match="outside the repository of these settings") as caught:
        find_config(tmp_path / "desk", None)
    assert caught.value.line == 2


def test_settings_in_a_repository_may_read_all_of_it(tmp_path: Path) -> None:
    _say(tmp_path / "desk", "rules: ../house\n")
    (tmp_path / ".git").mkdir()
    assert find_config(tmp_path / "desk", None).rules == (str(tmp_path / "desk" / "../house"),)


@pytest.mark.parametrize("wrong", ["trust: [desk]", "trusted: [/desk]", "languagetool: [a]", "- a"])
def test_the_users_own_settings_are_checked(tmp_path: Path, own_folder: Path, wrong: str) -> None:
    _say(own_folder, wrong + "\n", own.FILE_NAME)
    with pytest.raises(ConfigError) as caught:
        find_config(tmp_path, None)
    assert caught.value.path == str(own_folder / own.FILE_NAME)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipes_and_devices_are_no_settings(tmp_path: Path) -> None:
    _say(tmp_path / "desk", "packs: []\nword-files: [words.txt]\nbaseline: known.json\n")
    for name in ("words.txt", "known.json", ".gitignore"):
        os.mkfifo(tmp_path / "desk" / name)
    config = find_config(tmp_path / "desk", None)
    with pytest.raises(ConfigError, match="not a regular file"):
        house_words(config)
    with pytest.raises(ConfigError, match="not a regular file"):
        read_baseline(config.baseline_path, str(tmp_path))


def test_large_files_are_no_settings(tmp_path: Path) -> None:
    _say(tmp_path / "desk", "#" * (1 << 20) + "\npacks: []\n")
    with pytest.raises(ConfigError, match="larger than 1 MB"):
        find_config(tmp_path / "desk", None)


def test_a_folder_of_rules_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.rules.packs._MOST_FILES", 10)
    (tmp_path / "house").mkdir()
    for number in range(11):
        (tmp_path / "house" / f"{number}.txt").touch()
    with pytest.raises(RuleError, match="no folder of rules: more than 10 files"):
        load_folder(tmp_path / "house")


def test_no_rule_file_is_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "a.yaml").symlink_to("/etc/hostname")
    with pytest.raises(RuleError, match="leads out of the folder of rules"):
        load_folder(tmp_path / "house")
