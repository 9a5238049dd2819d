"""What results depend on: if any of it changes, so does the key under which they are kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from copyedit.running.result_key import result_key
from copyedit.settings.config import Config


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("words.txt", "velmarite\n"),
        ("model/card.json", "{}"),
        ("house/big.yaml", "check: existence\n"),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    words, model, rules = (str(tmp_path / name) for name in ("words.txt", "model", "house"))
    return Config(word_files=(words,), model=model, rules=(rules,))


def test_the_key_of_one_run_is_that_of_the_next(config: Config) -> None:
    assert result_key(config, "json") == result_key(config, "json")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of a list": lambda folder: (folder / "words.txt").write_text("velmarish\n", encoding="utf-8"),
    "a rule": lambda folder: (folder / "house" / "big.yaml").write_text("check: substitution\n", encoding="utf-8"),
    "a new rule": lambda folder: (folder / "house" / "new.yaml").touch(),
    "the model": lambda folder: (folder / "model" / "card.json").write_text("{ }", encoding="utf-8"),
    "a file of the model": lambda folder: (folder / "model" / "trees.npz").touch(),
    "a network of the house": lambda folder: (folder / "model" / "tagger.onnx").touch(),
    "the weights of its opinions": lambda folder: (folder / "model" / "tagger.json").touch(),
    "the baseline": lambda folder: (folder / ".copyedit-baseline.json").write_text("[]", encoding="utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_gives_another_key(config: Config, tmp_path: Path, change: str) -> None:
    before = result_key(config, "json")
    CHANGES[change](tmp_path)
    assert result_key(config, "json") != before


@pytest.mark.parametrize(
    "changes",
    [
        {"date": "2011-06-13"},
        {"language": "en-GB"},
        {"words": ("orlish",)},
        {"names": ("Ann Hall",)},
        {"level": "error"},
    ],
)
def test_each_setting_counts(config: Config, changes: dict[str, object]) -> None:
    assert result_key(replace(config, **changes), "json") != result_key(config, "json")  # type: ignore[arg-type]


def test_a_word_list_of_some_files_only_counts(config: Config, tmp_path: Path) -> None:
    list_ = tmp_path / "sports.txt"
    list_.write_text("velmarite\n", encoding="utf-8")
    config = replace(config, overrides=((("sports/*",), (("word_files", (str(list_),)),)),))
    before = result_key(config)
    list_.write_text("velmarish\n", encoding="utf-8")
    assert result_key(config) != before


@pytest.mark.parametrize("changes", [{"languagetool": "http://localhost:8081"}, {"harper": True}])
def test_answers_of_other_programs_are_not_kept(config: Config, changes: dict[str, object]) -> None:
    assert result_key(replace(config, **changes)) is None  # type: ignore[arg-type]
