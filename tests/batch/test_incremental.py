"""A second run over a grown archive checks only what is new or changed."""

import os
import sys
from pathlib import Path

import pytest

from copyedit.batch.cleaning import Cleaner
from copyedit.batch.journal import Journal
from copyedit.batch.story import Done
from tests.batch.archives import FIELDS, contents, fixed, story, write_folder, write_jsonl
from tests.cli.calling import assert_one_message, call


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file to which the workers add the name of each story that they check."""
    log = tmp_path / "checked"
    log.touch()
    clean = Cleaner._clean

    def note(self: Cleaner, name: str, content: str | bytes, date: str) -> Done:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        return clean(self, name, content, date)

    monkeypatch.setattr(Cleaner, "_clean", note)
    return log


def _names(log: Path) -> list[str]:
    """The stories that were checked since the last call, without the one that warms the program up."""
    names = sorted(name for name in log.read_text(encoding="utf-8").splitlines() if name != "warming.txt")
    names = [name.partition("/old/")[2] or name.partition("/old.jsonl/")[2] for name in names]
    log.write_text("", encoding="utf-8")
    return names


def test_in_a_folder_only_new_and_changed_stories_are_checked(desk: Path, checked: Path) -> None:
    write_folder(desk / "old", 24)
    assert call("batch", "run", "old", "--out", "new").exit_code == 0
    assert len(_names(checked)) == 24
    write_folder(desk / "old", 30)
    (desk / "old/000/00004.txt").write_text(story(0), encoding="utf-8")
    done = call("batch", "run", "old", "--out", "new")
    assert done.exit_code == 0
    assert "23 stories not changed since the last run" in done.stderr
    assert _names(checked) == ["000/00004.txt", *(f"002/{number:05}.txt" for number in range(24, 30))]
    assert call("batch", "run", "old", "--out", "fresh").exit_code == 0
    assert contents(desk / "new") == contents(desk / "fresh")
    assert _findings(desk / "new.run") == _findings(desk / "fresh.run")
    status = [call("batch", "status", f"{name}.run").stdout.splitlines()[1:] for name in ("new", "fresh")]
    assert status[0] == status[1]


def _findings(run: Path) -> bytes:
    return (run / "findings.jsonl").read_bytes()


def test_a_journal_that_somebody_reads_meanwhile_is_put_by(desk: Path) -> None:
    write_folder(desk / "old", 6)
    call("batch", "run", "old", "--out", "new")
    reader = Journal(desk / "new.run")
    assert reader.totals().stories == 6
    write_folder(desk / "old", 12)
    assert call("batch", "run", "old", "--out", "new").exit_code == 0
    reader.close()
    assert call("batch", "status", "new.run").stdout.splitlines()[1].startswith("12 stories")


def test_in_a_file_of_lines(desk: Path, checked: Path) -> None:
    write_jsonl(desk / "old.jsonl", 24)
    assert call("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS).exit_code == 0
    write_jsonl(desk / "old.jsonl", 30)
    _names(checked)
    assert call("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS).exit_code == 0
    assert _names(checked) == [str(number) for number in range(7024, 7030)]
    assert call("batch", "run", "old.jsonl", "--out", "fresh.jsonl", *FIELDS).exit_code == 0
    assert contents(desk / "new.jsonl") == contents(desk / "fresh.jsonl")
    assert _findings(desk / "new.jsonl.run") == _findings(desk / "fresh.jsonl.run")
    assert call("batch", "undo", "new.jsonl.run").exit_code == 0
    assert (desk / "new.jsonl").read_bytes() == (desk / "old.jsonl").read_bytes()


def test_other_rules_check_all_again(desk: Path, checked: Path) -> None:
    write_folder(desk / "old", 6)
    call("batch", "run", "old", "--out", "new")
    _names(checked)
    rule = desk / "house/big.yaml"
    rule.write_text(rule.read_text(encoding="utf-8").replace("large", "vast"), encoding="utf-8")
    call("batch", "run", "old", "--out", "new")
    assert len(_names(checked)) == 6
    assert (desk / "new/000/00000.txt").read_text(encoding="utf-8") == fixed(0).replace("large", "vast")


def test_what_somebody_has_changed_in_the_result_is_kept_while_its_source_is_the_same(desk: Path) -> None:
    write_folder(desk / "old", 6)
    call("batch", "run", "old", "--out", "new")
    (desk / "new/000/00000.txt").write_text("Rewritten.\n", encoding="utf-8")
    call("batch", "run", "old", "--out", "new")
    assert (desk / "new/000/00000.txt").read_text(encoding="utf-8") == "Rewritten.\n"


def test_the_folder_of_another_run_is_not_taken(desk: Path) -> None:
    write_folder(desk / "old", 6)
    write_folder(desk / "other", 6)
    call("batch", "run", "old", "--out", "new")
    done = call("batch", "run", "other", "--out", "new")
    assert done.exit_code == 2
    assert_one_message(done, "new.run: holds a run of another source or destination")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes")
def test_odd_line_ends_and_names_come_through(desk: Path) -> None:
    (desk / "old").mkdir()
    name = os.fsdecode(b"caf\xe9.txt")
    (desk / "old" / name).write_text("A big ship.\N{NEXT LINE}Quay\N{LINE SEPARATOR} open.\n", encoding="utf-8")
    assert call("batch", "run", "old", "--out", "new").exit_code == 0
    rows = (desk / "new.run/findings.jsonl").read_bytes()
    assert b"\xe2\x80\xa8" in rows
    done = call("batch", "run", "old", "--out", "new")
    assert (done.exit_code, (desk / "new.run/findings.jsonl").read_bytes()) == (0, rows)
    assert "1 story not changed" in done.stderr


def test_a_whole_result_is_not_replaced_by_some_of_its_stories(desk: Path) -> None:
    write_jsonl(desk / "old.jsonl", 12)
    run = ("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS)
    assert call(*run, "--limit", "6").exit_code == 0
    assert call(*run).exit_code == 0  # the other way round: a trial, then all of it
    whole = (desk / "new.jsonl").read_bytes()
    assert_one_message(call(*run, "--limit", "6"), "new.jsonl: exists already, with other stories of this source")
    assert (desk / "new.jsonl").read_bytes() == whole
