"""`batch run --clean`: stories are repaired before they are checked, and each kind of repair can be undone."""

import json
from pathlib import Path

import pytest

from tests.batch.archives import contents
from tests.cli.calling import call, write

OLD = "Ferry sails\n\nThe captain\u00e2\u20ac\u2122s big  ship  lay by the quay.\n\nA big ship, it was.\n"
CLEAN = "Ferry sails\n\nThe captain\u2019s big ship lay by the quay.\n\nA big ship, it was.\n"
NEW = "Ferry sails\n\nThe captain\u2019s large boat lay by the quay.\n\nA large boat, it was.\n"


@pytest.mark.parametrize("kind", ["folder", "lines"])
def test_what_was_repaired_is_checked_and_all_of_it_can_be_undone(desk: Path, kind: str) -> None:
    write(desk / "old/a.txt", OLD)
    (desk / "old.jsonl").write_text(json.dumps({"body": OLD}) + "\n", encoding="utf-8")
    source, out, *fields = {
        "folder": ["old", "new"], "lines": ["old.jsonl", "new.jsonl", "--text-field", "body"]
    }[kind]  # fmt: skip

    def text() -> object:
        if kind == "folder":
            return (desk / "new/a.txt").read_text(encoding="utf-8")
        return json.loads((desk / out).read_text(encoding="utf-8"))["body"]

    assert call("batch", "run", source, "--out", out, *fields, "--clean").exit_code == 0
    assert text() == NEW
    lines = call("batch", "status", f"{out}.run").stdout
    assert "clean/mojibake" in lines
    assert "clean/spaces" in lines
    assert call("batch", "report", f"{out}.run").exit_code == 0
    assert call("batch", "undo", f"{out}.run", "--rule", "clean/mojibake").exit_code == 0
    assert text() == NEW.replace("\u2019", "\u00e2\u20ac\u2122")
    assert call("batch", "undo", f"{out}.run").exit_code == 0
    assert text() == OLD
    assert contents(desk / out) == contents(desk / source)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_lines_come_back_as_they_were_written(desk: Path, *, ascii_only: bool) -> None:
    bodies = ["A café.", "The captain\u2019s “ship” isn't “here”.", "An “odd” one; it's plain."]
    lines = [json.dumps({"body": f"{each}\n"}, ensure_ascii=ascii_only) for each in bodies]
    (desk / "old.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (desk / ".copyedit.yaml").write_text("packs: []\nrules: [house]\nquotes: straight\n", encoding="utf-8")
    done = call("batch", "run", "old.jsonl", "--out", "new.jsonl", "--text-field", "body", "--clean")
    assert done.exit_code == 0
    assert (desk / "new.jsonl").read_text(encoding="utf-8").splitlines()[1].isascii()
    assert call("batch", "undo", "new.jsonl.run").exit_code == 0
    assert (desk / "new.jsonl").read_bytes() == (desk / "old.jsonl").read_bytes()


def test_without_fixes_it_only_repairs(desk: Path) -> None:
    write(desk / "old/a.txt", OLD)
    assert call("batch", "run", "old", "--out", "new", "--clean", "--apply", "none").exit_code == 0
    assert (desk / "new/a.txt").read_text(encoding="utf-8") == CLEAN


def test_a_second_run_knows_what_was_repaired_and_one_without_it_does_not(desk: Path) -> None:
    write(desk / "old/a.txt", OLD)
    run = ("batch", "run", "old", "--out", "new")
    assert call(*run, "--clean").exit_code == 0
    done = call(*run, "--clean")
    assert "1 story not changed" in done.stderr
    assert (desk / "new/a.txt").read_text(encoding="utf-8") == NEW
    assert "not changed" not in call(*run).stderr


def test_lines_of_a_web_page_go_and_other_formats_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    story = "Ferry talks stall in Velmar\n\nThe harbour was calm on Monday, the mayor said.\n"
    write(tmp_path / "old/a.txt", f"{story}\nPlease enter your comment!\n")
    wire = json.dumps({"uri": "1", "type": "text", "headline": "Ferry  talks", "body_text": "All was  calm."})
    write(tmp_path / "old/b.ninjs", wire)
    assert call("batch", "run", "old", "--out", "new", "--clean").exit_code == 0
    assert (tmp_path / "new/a.txt").read_text(encoding="utf-8") == story
    assert (tmp_path / "new/b.ninjs").read_text(encoding="utf-8") == wire
