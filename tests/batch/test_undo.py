"""`copyedit batch undo`: the originals again, all of them or without the edits of one rule."""

import sqlite3
import zipfile
from pathlib import Path

import pytest

from copyedit.batch.journal import FILE, Journal
from copyedit.batch.running import RUNNING
from tests.batch.archives import FIELDS, SORTS, Sort, contents, fixed, story, write_folder, write_jsonl, write_zip
from tests.cli.calling import assert_one_message, call


@pytest.mark.parametrize("sort", [sort for sort in SORTS if "." in sort.name], ids=lambda sort: sort.name)
def test_what_is_undone_is_as_if_nothing_had_been_applied(desk: Path, sort: Sort) -> None:
    sort.write(desk / sort.name, 24)
    for out, *options in ((f"new-{sort.name}",), (f"none-{sort.name}", "--apply", "none")):
        assert call("batch", "run", sort.name, "--out", out, *sort.options, *options).exit_code == 0
    none, new = desk / f"none-{sort.name}", desk / f"new-{sort.name}"
    assert contents(none) != contents(new)
    done = call("batch", "undo", f"{new}.run")
    assert (done.exit_code, done.stderr) == (0, "16 edits undone in 8 stories.\n")
    assert _plain(none) == _plain(new)
    assert call("batch", "undo", f"{new}.run").stderr == "0 edits undone in 0 stories.\n"


def _plain(path: Path) -> object:
    """The contents; of compressed files as they are unpacked, as the pieces differ in which they were compressed."""
    if path.suffix == ".gz":
        import gzip

        return gzip.decompress(path.read_bytes())
    return contents(path)


def test_a_folder_is_as_before(desk: Path) -> None:
    write_folder(desk / "old", 24)
    call("batch", "run", "old", "--out", "new")
    assert call("batch", "undo", "new.run").exit_code == 0
    assert contents(desk / "old") == contents(desk / "new")


@pytest.mark.parametrize("source", ["old", "old.jsonl", "old.zip"])
def test_the_edits_of_one_rule_alone_and_then_the_rest(desk: Path, source: str) -> None:
    {"old": write_folder, "old.jsonl": write_jsonl, "old.zip": write_zip}[source](desk / source, 6)
    new = source.replace("old", "new")
    call("batch", "run", source, "--out", new, *(FIELDS if "json" in source else ()))
    assert "2 edits undone in 2 stories" in call("batch", "undo", f"{new}.run", "--rule", "house/big").stderr
    assert _first(desk / new) == fixed(0).replace("A large boat", "A big boat")
    assert "2 edits undone in 2 stories" in call("batch", "undo", f"{new}.run").stderr
    assert _first(desk / new) == story(0)
    assert call("batch", "status", f"{new}.run").stdout.splitlines()[1].endswith("8 findings, 0 edits")


def _first(path: Path) -> str:
    if path.is_dir():
        return (path / "000/00000.txt").read_text(encoding="utf-8")
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return archive.read("city/00000.txt").decode()
    import json

    return str(json.loads(path.read_text(encoding="utf-8").splitlines()[0])["item"]["body"])


def test_a_story_that_has_changed_since_is_left_alone(desk: Path) -> None:
    write_folder(desk / "old", 6)
    call("batch", "run", "old", "--out", "new")
    changed = desk / "new/000/00003.txt"
    changed.write_text("Somebody was here. A large boat by quay 3.\n", encoding="utf-8")
    done = call("batch", "undo", "new.run")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "2 edits undone in 1 story.",
        "  000/00003.txt: changed since the run; left alone",
    ]
    assert changed.read_text(encoding="utf-8").startswith("Somebody")
    assert (desk / "new/000/00000.txt").read_text(encoding="utf-8") == story(0)


def test_a_story_whose_source_is_gone_is_undone_by_the_journal(desk: Path) -> None:
    write_folder(desk / "old", 1)
    call("batch", "run", "old", "--out", "new")
    (desk / "old/000/00000.txt").unlink()
    assert call("batch", "undo", "new.run").exit_code == 0
    assert (desk / "new/000/00000.txt").read_text(encoding="utf-8") == story(0)


def test_an_undo_that_was_killed_before_the_journal_knew_can_be_called_again(desk: Path) -> None:
    write_folder(desk / "old", 6)
    call("batch", "run", "old", "--out", "new")
    (desk / "new/000/00000.txt").write_text(story(0), encoding="utf-8", newline="")
    done = call("batch", "undo", "new.run")
    assert (done.exit_code, done.stderr) == (0, "4 edits undone in 2 stories.\n")
    assert contents(desk / "old") == contents(desk / "new")


def _as_if_killed(run: Path, number: int, key: str) -> None:
    """The journal as it was at an earlier commit point."""
    base = sqlite3.connect(run / FILE)
    base.execute("DELETE FROM stories WHERE number >= ?", (number,))
    base.execute("DELETE FROM edits WHERE story >= ?", (number,))
    base.commit()
    base.close()
    journal = Journal(run)
    journal.put_state(journal.state() | {"number": number, "resume": key})
    journal.put(phase=RUNNING)
    journal.close()


def test_half_a_run_is_undone_with_what_was_not_committed(desk: Path) -> None:
    write_folder(desk / "old", 24)
    (desk / "old/001/00011-again.txt").symlink_to("00011.txt")  # which is put aside, not written
    call("batch", "run", "old", "--out", "new")
    _as_if_killed(desk / "new.run", 10, "000/00009.txt")
    (desk / "new/002/00022.txt").unlink()
    (desk / "new/002/00023.txt").unlink()
    assert call("batch", "undo", "new.run").stderr == "16 edits undone in 8 stories.\n"
    old = contents(desk / "old")
    assert {name: old[name] for name in contents(desk / "new")} == contents(desk / "new")


def test_half_a_run_over_a_file_has_to_be_finished_first(desk: Path) -> None:
    write_jsonl(desk / "old.jsonl", 6)
    call("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS)
    _as_if_killed(desk / "new.jsonl.run", 4, "0")
    assert_one_message(call("batch", "undo", "new.jsonl.run"), "not finished; first: copyedit batch resume")


def test_a_sample_is_undone_at_its_own_places(desk: Path) -> None:
    write_jsonl(desk / "old.jsonl", 60)
    for out, *options in (("new.jsonl",), ("none.jsonl", "--apply", "none")):
        call("batch", "run", "old.jsonl", "--out", out, *FIELDS, "--sample", "20", *options)
    assert contents(desk / "new.jsonl") != contents(desk / "none.jsonl")
    assert call("batch", "undo", "new.jsonl.run").exit_code == 0
    assert contents(desk / "new.jsonl") == contents(desk / "none.jsonl")


@pytest.mark.parametrize("rules", [(), ("--rule", "house/big")])
def test_a_word_file(desk: Path, rules: tuple[str, ...]) -> None:
    import docx

    (desk / "old").mkdir()
    document = docx.Document()
    paragraph = document.add_paragraph("A big ")
    paragraph.add_run("ship").bold = True
    paragraph.add_run(" came.")
    document.save(str(desk / "old/a.docx"))
    assert call("batch", "run", "old", "--out", "new").exit_code == 0
    assert docx.Document(str(desk / "new/a.docx")).paragraphs[0].text == "A large boat came."
    assert call("batch", "undo", "new.run", *rules).exit_code == 0
    text = docx.Document(str(desk / "new/a.docx")).paragraphs[0].text
    assert text == ("A big boat came." if rules else "A big ship came.")
    if not rules:
        assert (desk / "new/a.docx").read_bytes() == (desk / "old/a.docx").read_bytes()
