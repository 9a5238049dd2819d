"""`copyedit words add`, and the settings `words` and `word-files`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import assert_one_message, call, call_json, rules_of

WORD = "The glorpfish came back to the quay.\n"
UNKNOWN = ("story.txt", "--select", "wire/spelling/unknown-word")


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(WORD, encoding="utf-8")
    Path(".git").mkdir()  # nothing above this folder counts


def test_the_first_word_begins_a_list_and_names_it_in_the_settings() -> None:
    assert rules_of(call_json(*UNKNOWN)) == ["wire/spelling/unknown-word"]
    result = call("words", "add", "glorpfish", "Lanricker")
    assert result.exit_code == 0
    assert result.output == "words.txt: 2 words added.\n"
    assert Path("words.txt").read_text(encoding="utf-8") == "glorpfish\nLanricker\n"
    assert Path(".copyedit.yaml").read_text(encoding="utf-8") == "word-files: [words.txt]\n"
    assert rules_of(call_json(*UNKNOWN)) == []


def test_further_words_go_below_the_others_each_once() -> None:
    Path(".copyedit.yaml").write_text("# House\nword-files: [house/right.txt]\nlevel: suggestion", encoding="utf-8")
    Path("house").mkdir()
    Path("house/right.txt").write_text("# Fish\nglorpfish # seen in the bay", encoding="utf-8")
    assert (
        call("words", "add", "blarp", "glorpfish", "blarp").output
        == "house/right.txt: 1 word added, 1 already there.\n"
    )
    assert Path("house/right.txt").read_text(encoding="utf-8") == "# Fish\nglorpfish # seen in the bay\nblarp\n"
    assert Path(".copyedit.yaml").read_text(encoding="utf-8").startswith("# House\n")


def test_settings_keep_what_they_say() -> None:
    Path(".copyedit.yaml").write_text("level: suggestion  # all of it", encoding="utf-8")
    call("words", "add", "glorpfish")
    assert Path(".copyedit.yaml").read_text(encoding="utf-8") == (
        "level: suggestion  # all of it\nword-files: [words.txt]\n"
    )


def test_settings_that_cannot_be_added_to_stay_as_they_are() -> None:
    Path(".copyedit.yaml").write_text("{level: suggestion}\n", encoding="utf-8")
    result = call("words", "add", "glorpfish")
    assert result.exit_code == 2
    assert_one_message(result, ".copyedit.yaml", "word-files: [words.txt]", "by hand")
    assert Path(".copyedit.yaml").read_text(encoding="utf-8") == "{level: suggestion}\n"


def test_toml_settings_are_not_written_to() -> None:
    Path("pyproject.toml").write_text("[tool.copyedit]\nlevel = 'suggestion'\n", encoding="utf-8")
    result = call("words", "add", "glorpfish")
    assert result.exit_code == 2
    assert_one_message(result, "pyproject.toml", 'word-files = ["words.txt"]')
    assert not Path("words.txt").exists()


@pytest.mark.parametrize("word", ["two words", "", "#glorp"])
def test_only_words_are_words(word: str) -> None:
    result = call("words", "add", word)
    assert result.exit_code == 2
    assert_one_message(result, "not a single word")


@pytest.mark.parametrize(
    "settings",
    [
        "words: [glorpfish]",
        "words: glorpfish",
        "word-files: [right.txt]",
        "overrides:\n  - files: ['*.txt']\n    words: [glorpfish]",
    ],
)
def test_words_in_the_settings(settings: str) -> None:
    Path(".copyedit.yaml").write_text(settings, encoding="utf-8")
    Path("right.txt").write_text("# ours\nglorpfish  # a fish\n", encoding="utf-8")
    assert rules_of(call_json(*UNKNOWN)) == []


@pytest.mark.parametrize(
    ("word", "text", "reported"),
    [
        ("glorpfish", "Glorpfish swam to the glorpfish's quay.", False),
        ("Glorpfish", "Glorpfish swam to the quay.", False),
        ("Glorpfish", "The glorpfish swam to the quay.", True),
        ("glorp", "The glorpfish swam to the quay.", True),
    ],
)
def test_capitals(word: str, text: str, reported: bool) -> None:
    Path(".copyedit.yaml").write_text(f"words: [{word}]", encoding="utf-8")
    Path("story.txt").write_text(text, encoding="utf-8")
    assert bool(rules_of(call_json(*UNKNOWN))) is reported


@pytest.mark.parametrize("make", [lambda: None, lambda: Path("right.txt").write_bytes(b"\xff\xfe\x00\xd8")])
def test_a_list_that_cannot_be_read(make: object) -> None:
    make()  # type: ignore[operator]
    Path(".copyedit.yaml").write_text("word-files: [right.txt]", encoding="utf-8")
    result = call("check", "story.txt")
    assert result.exit_code == 2
    assert_one_message(result, "right.txt", "cannot be read")
