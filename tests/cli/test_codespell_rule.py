"""The advisory rule that reads codespell's list: from its package, and a clear word where that is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from copyedit.checks import spelling
from tests.cli.calling import assert_one_message, call, call_json

RULE = "wire/spelling/codespell"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text("The envoys will recieve a copy of the abandonned plan.\n", encoding="utf-8")


def test_what_the_list_has() -> None:
    (document,) = call_json("story.txt", "--select", RULE)["documents"]
    found = [(finding["text"], finding["replacements"], finding["safety"]) for finding in document["findings"]]
    assert found == [("recieve", ["receive"], "unsafe"), ("abandonned", ["abandoned"], "unsafe")]


def test_off_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "is_installed", lambda: False)
    assert call("check", "story.txt").exit_code == 1


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "is_installed", lambda: False)
    result = call("check", "story.txt", "--select", RULE)
    assert result.exit_code == 2
    assert_one_message(result, RULE, "pip install 'copyedit[codespell]'")


@pytest.mark.parametrize("pattern", ["wire", "wire/spelling", "*/codespell"])
def test_a_pack_leaves_out_what_lacks_its_package(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "is_installed", lambda: False)
    result = call("check", "story.txt", "--format", "jsonl", "--select", pattern, "--ignore", "wire/context")
    assert_one_message(result, f"{RULE} is left out", "pip install 'copyedit[codespell]'")
    assert result.exit_code == (0 if pattern == "*/codespell" else 1)
    assert ("abandonned" in result.stdout) == (pattern != "*/codespell")


def test_settings_that_turn_it_on_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "is_installed", lambda: False)
    Path(".copyedit.yaml").write_text(f"levels:\n  {RULE}: error\n", encoding="utf-8")
    assert_one_message(call("check", "story.txt"), RULE, "pip install 'copyedit[codespell]'")


def test_a_quiet_run_does_not_mention_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "is_installed", lambda: False)
    assert call("check", "-q", "story.txt", "--select", "wire/spelling").stderr == ""
