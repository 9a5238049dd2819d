"""`copyedit model` and `--model`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.calling import call


def test_the_shipped_models_card() -> None:
    result = call("model", "info")
    assert result.exit_code == 0
    card = json.loads(result.output)
    assert set(card["thresholds"]) == {"wrong-word", "small-word", "form"}
    assert card["learned_from"]


@pytest.mark.parametrize("command", [["model", "info"], ["check", "story.txt", "--model"]])
def test_a_folder_without_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text("The talks were over.\n")
    Path("empty").mkdir()
    result = call(*command, "empty")
    assert result.exit_code == 2
    assert "no context model in this folder: card.json is missing" in result.output


def test_settings_name_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text("The talks were over.\n")
    Path(".copyedit.yaml").write_text("model: nowhere\n")
    result = call("check", "story.txt")
    assert result.exit_code == 2
    assert "nowhere" in result.output


def test_training_needs_a_corpus(tmp_path: Path) -> None:
    result = call("model", "train", str(tmp_path), str(tmp_path / "model"), "--lists", str(tmp_path))
    assert result.exit_code == 2
    assert "no texts" in result.output or "copyedit[train]" in result.output


def test_rules_alone_bring_no_numpy(tmp_path: Path) -> None:
    import subprocess

    story = tmp_path / "story.txt"
    story.write_text("He agreed, but however, the vote was lost.\n")
    script = (
        "import sys; from copyedit.cli import main\n"
        f"try: main(['check', '--ignore', 'wire/context', {str(story)!r}])\n"
        "except SystemExit: pass\n"
        "print('numpy' in sys.modules)"
    )
    output = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert output.splitlines()[-1] == "False"
