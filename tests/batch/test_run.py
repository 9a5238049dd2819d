"""`copyedit batch run`: what comes out, and what is refused."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from copyedit.batch.lock import locked
from tests.batch.archives import FIELDS, contents, fixed, story, write_folder, write_jsonl
from tests.cli.calling import assert_one_message, call, start


def _findings(run: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (run / "findings.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_folder_is_cleaned_and_keeps_its_names(desk: Path) -> None:
    write_folder(desk / "old", 24)
    assert call("batch", "run", "old", "--out", "new").exit_code == 0
    for number in range(24):
        name = f"{number // 10:03}/{number:05}.txt"
        assert (desk / "new" / name).read_text(encoding="utf-8") == fixed(number)
        assert (desk / "old" / name).read_text(encoding="utf-8") == story(number)
    first = _findings(desk / "new.run")[:4]
    assert [row["story"] for row in first] == ["000/00000.txt"] * 4
    assert [(row["text"], row["applied"]) for row in first] == [
        ("big", True), ("ship", True), ("big", False), ("ship", False)
    ]  # fmt: skip


def test_in_json_lines_nothing_but_the_text_changes(desk: Path) -> None:
    source = write_jsonl(desk / "old.jsonl", 24)
    assert call("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS).exit_code == 0
    wanted = source.read_bytes().replace(b"A big ship by", b"A large boat by")
    assert (desk / "new.jsonl").read_bytes() == wanted
    assert _findings(desk / "new.run" if (desk / "new.run").exists() else desk / "new.jsonl.run")[0]["story"] == "7000"


def test_an_edit_among_escapes_keeps_them(desk: Path) -> None:
    line = b'{"t": "\\u201cA big ship,\\u201d he said\\n\\nThe \\ud83d\\udea2 caf\\u00e9 on a big ship. A\\/b."}\r\n'
    (desk / "old.jsonl").write_bytes(line)
    assert call("batch", "run", "old.jsonl", "--out", "new.jsonl", "--text-field", "t").exit_code == 0
    assert (desk / "new.jsonl").read_bytes() == line.replace(b"on a big ship", b"on a large boat")


def test_what_cannot_be_checked_is_put_aside_and_carried_over(desk: Path) -> None:
    lines = [b'{"t": "A big ship."}', b"no JSON", b"", b'{"other": 1}', b'{"t": 5}', b'"\xff"', b'{"t": "A big ship."}']
    (desk / "old.jsonl").write_bytes(b"\n".join(lines))
    done = call("batch", "run", "old.jsonl", "--out", "new.jsonl", "--text-field", "t")
    assert done.exit_code == 1
    lines[0] = lines[-1] = b'{"t": "A large boat."}'
    assert (desk / "new.jsonl").read_bytes() == b"\n".join(lines)
    assert "Put aside, and left as they were: 4 stories" in done.stderr
    assert "line 2: not valid JSON" in done.stderr
    assert "line 4: no field “t”" in done.stderr
    assert "line 5: the field “t” is not a text" in done.stderr
    assert "line 6: byte 1 of the line is not valid UTF-8" in done.stderr


def test_a_file_that_is_not_text_is_put_aside_and_carried_over(desk: Path) -> None:
    write_folder(desk / "old", 3)
    (desk / "old" / "picture.txt").write_bytes(bytes(range(32)) * 40)
    done = call("batch", "run", "old", "--out", "new")
    assert done.exit_code == 1
    assert "picture.txt: this is a binary file" in done.stderr
    assert (desk / "new" / "picture.txt").read_bytes() == bytes(range(32)) * 40


def test_only_the_rules_named_are_applied_and_all_are_reported(desk: Path) -> None:
    write_folder(desk / "old", 1)
    assert call("batch", "run", "old", "--out", "new", "--rules", "house/big").exit_code == 0
    assert "A large ship by" in (desk / "new/000/00000.txt").read_text(encoding="utf-8")
    assert {row["rule"] for row in _findings(desk / "new.run")} == {"house/big", "house/ship"}


def test_a_dry_run_and_one_that_applies_nothing(desk: Path) -> None:
    write_folder(desk / "old", 6)
    assert call("batch", "run", "old", "--dry-run", "--run", "trial").exit_code == 0
    assert call("batch", "run", "old", "--out", "new", "--apply", "none").exit_code == 0
    assert (desk / "new/000/00003.txt").read_text(encoding="utf-8") == story(3)
    assert [row["applied"] for row in _findings(desk / "new.run")] == [False] * 8
    assert [row["applied"] for row in _findings(desk / "trial")] == [True, True, False, False] * 2
    assert not (desk / "trial.partial").exists()


def test_a_limit_and_a_sample(desk: Path) -> None:
    write_jsonl(desk / "old.jsonl", 50)
    for name, *options in (("first", "--limit", "7"), ("some", "--sample", "7"), ("again", "--sample", "7")):
        assert call("batch", "run", "old.jsonl", "--out", f"{name}.jsonl", *FIELDS, *options).exit_code == 0
    ids = {name: [json.loads(line)["id"] for line in (desk / f"{name}.jsonl").open()] for name in ("first", "some")}
    assert ids["first"] == list(range(7000, 7007))
    assert len(set(ids["some"])) == 7
    assert ids["some"] == sorted(ids["some"])
    assert ids["some"] != ids["first"]
    assert (desk / "some.jsonl").read_bytes() == (desk / "again.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["old", "--out", "old/new"], ["the source and --out must be apart"]),
        (["old", "--out", "taken"], ["taken: exists already; name another --out"]),
        (["old", "--out", "new", "--rules", "house/pig"], ["no rule of this run matches “house/pig”"]),
        (["nowhere", "--out", "new"], ["nowhere: no such file or folder"]),
        (["house/big.yaml", "--out", "new"], ["not a folder, nor a file of a known kind"]),
        (["old.jsonl", "--out", "new.jsonl"], ["--text-field NAME"]),
        (
            ["old.jsonl", "--out", "new.jsonl", "--text-field", "item.boddy"],
            ["no field “item.boddy” in its first lines; the fields there are: id, item, item.body"],
        ),
        (
            ["old.jsonl", "--out", "new.jsonl", *FIELDS, "--date-field", "published"],
            ["no field “published” in its first lines"],
        ),
    ],
)
def test_what_cannot_begin_says_why(desk: Path, arguments: list[str], parts: list[str]) -> None:
    write_folder(desk / "old", 1)
    write_folder(desk / "taken", 1)
    write_jsonl(desk / "old.jsonl", 1)
    done = call("batch", "run", *arguments)
    assert done.exit_code == 2
    assert_one_message(done, *parts)
    assert not (desk / "new").exists()


def test_what_is_not_taken_from_a_folder_is_named(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(desk / "old", 24)
    (desk / "old/000/00001-again.txt").symlink_to("00001.txt")
    listed = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "001":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    with monkeypatch.context() as shut:
        shut.setattr(os, "scandir", refuse)
        done = call("batch", "run", "old", "--out", "new", "--jobs", "1")
    assert done.exit_code == 1
    assert "  000/00001-again.txt: not taken: a batch run follows no links\n" in done.stderr
    assert "  001: this folder cannot be listed; make it readable, and begin the run again\n" in done.stderr
    assert len(contents(desk / "new")) == 14
    assert call("batch", "run", "old", "--out", "new", "--jobs", "1").exit_code == 1  # the link is still there
    assert len(contents(desk / "new")) == 24


def test_a_second_run_on_the_folder_of_another_is_refused(desk: Path) -> None:
    write_folder(desk / "old", 1)
    (desk / "new.run").mkdir()
    with locked(desk / "new.run"):
        done = start("batch", "run", "old", "--out", "new")
    assert done.returncode == 2
    assert b"another copyedit is at work on this run" in done.stderr
    assert not (desk / "new").exists()


def test_resume_goes_on_only_with_the_same_rules_and_source(desk: Path) -> None:
    write_jsonl(desk / "old.jsonl", 4)
    assert call("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS).exit_code == 0
    assert "finished" in call("batch", "resume", "new.jsonl.run").stderr
    assert_one_message(call("batch", "resume", "house"), "no batch run in this folder")
    assert_one_message(call("batch", "resume", "nowhere"), "no batch run in this folder")
    assert_one_message(call("batch", "status", "new.jsonl"), "do you mean new.jsonl.run?")
    (desk / "early.run").mkdir()
    (desk / "early.run/lock").touch()
    assert_one_message(call("batch", "resume", "early.run"), "call copyedit batch run again")


def test_status_counts_by_rule(desk: Path) -> None:
    write_folder(desk / "old", 6)
    assert call("batch", "run", "old", "--out", "new").exit_code == 0
    lines = call("batch", "status", "new.run").stdout.splitlines()
    assert lines[0].endswith(": finished")
    assert lines[1] == "6 stories, 56 words: 8 findings, 4 edits"
    assert [line.split() for line in lines[2:]] == [
        ["4", "found", "2", "edits", "house/big"], ["4", "found", "2", "edits", "house/ship"]
    ]  # fmt: skip


def test_settings_for_some_files_are_theirs_whatever_the_current_folder(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = 'packs: []\nrules: [house]\noverrides:\n  - files: ["old/001/*"]\n    ignore: [house/big]\n'
    (desk / ".copyedit.yaml").write_text(settings, encoding="utf-8")
    write_folder(desk / "old", 24)
    monkeypatch.chdir(desk / "house")
    source, out = str(desk / "old"), str(desk / "new")
    assert call("batch", "run", source, "--out", out, "--config", "../.copyedit.yaml").exit_code == 0
    found = {str(row["story"])[:3] for row in _findings(desk / "new.run") if row["rule"] == "house/big"}
    assert found == {"000", "002"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_file_whose_name_is_not_utf8(desk: Path) -> None:
    write_folder(desk / "old", 1)
    for name in (b"quay-\xff.txt", b"quay-\xfe.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(desk / "old"), name))).write_bytes(b"A big ship.\n")  # noqa: PTH118
    Path(os.fsdecode(os.path.join(os.fsencode(desk / "old"), b"\xff.txt"))).write_bytes(bytes(range(32)) * 40)  # noqa: PTH118
    done = call("batch", "run", "old", "--out", "new")
    assert done.exit_code == 1
    assert "\\udcff.txt: this is a binary file" in done.stderr
    assert "\\udcff.txt: this is a binary file" in call("batch", "status", "new.run").stdout
    new = Path(os.fsdecode(os.path.join(os.fsencode(desk / "new"), b"quay-\xff.txt")))  # noqa: PTH118
    assert new.read_bytes() == b"A large boat.\n"
    assert call("batch", "report", "new.run").exit_code == 0
    assert call("batch", "undo", "new.run").exit_code == 0
    assert new.read_bytes() == b"A big ship.\n"


def test_a_batch_makes_of_a_folder_what_fix_makes_of_it(desk: Path) -> None:
    write_folder(desk / "old", 24)
    (desk / "old/page.html").write_text("<p>A big <b>ship</b> &amp; a tug. “A big one,” he said.</p>", encoding="utf-8")
    assert call("batch", "run", "old", "--out", "new").exit_code == 0
    assert call("fix", "old", "--output", "fixed").exit_code == 1
    assert contents(desk / "new") == contents(desk / "fixed/old")
