"""The recipe in the README and in docs/batch.md, line by line, and the example archive."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.calling import call, write
from tests.documents.ours import ROOT


def _recipe(name: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith("copyedit batch ")]


def test_it_is_ten_lines_at_most_and_the_same_in_both() -> None:
    assert 8 <= len(_recipe("README.md")) <= 10
    assert _recipe("README.md") == _recipe("docs/batch.md")


def test_each_line_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "archive/a.txt", "Ferry talks stall\n\nThe date was set for the the new year.\n")
    write(tmp_path / "archive/b.txt", "Bridge shut\n\nThe bridge is shut for nine weeks.\n")
    is_undone = False
    for line in _recipe("README.md"):
        done = call(*shlex.split(line, comments=True)[1:], stdin=b"y\n")
        assert done.exit_code == 0, f"{line}\n{done.output}"
        clean = tmp_path / "clean/a.txt"
        if clean.exists():
            is_undone = is_undone or "batch undo" in line
            repeated = "the the" in clean.read_text(encoding="utf-8")
            assert repeated == is_undone, line  # the second run keeps what was taken back
    assert is_undone


def test_the_example_archive(tmp_path: Path) -> None:
    source, out = ROOT / "examples/archive.jsonl", tmp_path / "clean.jsonl"
    fields = ("--text-field", "body", "--id-field", "id", "--date-field", "published", "--section-field", "section")
    assert call("batch", "run", str(source), "--out", str(out), *fields).exit_code == 0
    old, new = ([json.loads(line) for line in path.open(encoding="utf-8")] for path in (source, out))
    assert [row["id"] for row in old if row not in new] == ["1987-0412", "1991-0088"]
    assert "will reopen in May, its owner said. It had closed in 1989 after a fire." in new[1]["body"]
    assert "“We met for six hours but however, we will meet again,”" in new[0]["body"]
