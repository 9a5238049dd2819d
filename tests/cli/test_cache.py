"""`--cache`: what has not changed is not checked again, and no finding is ever an old one."""

import os
import sqlite3
from pathlib import Path

import pytest

from copyedit.machine.cache import cache_folder
from copyedit.running import result_key
from copyedit.running.checking import Checked, Checker
from tests.cli.calling import call, call_json, rules_of, write
from tests.cli.conftest import BIG

STORY = "A big ship by the quay.\n"


@pytest.fixture
def checked(desk: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files checked, each time that one is."""
    paths: list[str] = []
    check_path = Checker.check_path

    def check(self: Checker, path: str) -> Checked:
        paths.append(path)
        return check_path(self, path)

    monkeypatch.setattr(Checker, "check_path", check)
    monkeypatch.setenv("COPYEDIT_CACHE_DIR", str(desk / ".cache"))
    write(desk / "a.txt", STORY)
    return paths


def _check(*arguments: str) -> list[str]:
    return rules_of(call_json("--cache", *arguments))


def test_an_unchanged_file_is_not_checked_again(checked: list[str]) -> None:
    first, second = (call("check", "--cache", "--jobs", "1", "a.txt") for _ in range(2))
    assert checked == ["a.txt"]
    assert (first.stdout, first.stderr, first.exit_code) == (second.stdout, second.stderr, second.exit_code)
    assert "big" in first.stdout


def test_without_the_option_nothing_is_kept(checked: list[str]) -> None:
    for _ in range(2):
        call("check", "a.txt")
    assert checked == ["a.txt", "a.txt"]
    assert not list(cache_folder().glob("results*"))


def test_a_change_that_leaves_date_and_size_as_they_were_is_seen(checked: list[str]) -> None:
    before = os.stat("a.txt")
    assert _check("a.txt") == ["house/big", "house/ship", "house/quay"]
    write(Path("a.txt"), STORY.replace("big", "old"))
    os.utime("a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _check("a.txt") == ["house/ship", "house/quay"]


@pytest.mark.parametrize("age", [0, 3600])
def test_a_new_date_alone_is_no_change(checked: list[str], age: int) -> None:
    now = os.stat("a.txt").st_mtime
    os.utime("a.txt", (now - age, now - age))
    _check("a.txt")
    os.utime("a.txt", (now - age - 60, now - age - 60))
    assert _check("a.txt") == ["house/big", "house/ship", "house/quay"]
    assert checked == ["a.txt"]


def test_an_old_file_is_not_even_read_again(checked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = os.stat("a.txt").st_mtime
    os.utime("a.txt", (now - 3600, now - 3600))
    first = _check("a.txt")
    monkeypatch.setattr("copyedit.running.results._hash_of", lambda path: pytest.fail("read"))
    assert _check("a.txt") == first


def test_a_changed_rule_counts_at_once(desk: Path, checked: list[str]) -> None:
    _check("a.txt")
    write(desk / "house" / "big.yaml", BIG.replace("big", "old").replace("A old", "An old"))
    assert _check("a.txt") == ["house/ship", "house/quay"]


def test_changed_settings_count_at_once(desk: Path, checked: list[str]) -> None:
    _check("a.txt")
    settings = (desk / ".copyedit.yaml").read_text(encoding="utf-8")
    write(desk / ".copyedit.yaml", f"{settings}\nignore: [house/ship]\n")
    assert _check("a.txt") == ["house/big", "house/quay"]
    assert _check("--level", "error", "a.txt") == ["house/big"]


def test_a_changed_baseline_counts_at_once(checked: list[str]) -> None:
    _check("a.txt")
    call("baseline", "write", "a.txt")
    assert _check("a.txt") == []
    assert _check("--no-baseline", "a.txt") == ["house/big", "house/ship", "house/quay"]


def test_another_version_checks_anew(checked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _check("a.txt")
    monkeypatch.setattr(result_key, "VERSION", "99")
    _check("a.txt")
    assert checked == ["a.txt", "a.txt"]


def test_each_format_has_its_own_results(checked: list[str]) -> None:
    _check("a.txt")
    assert (
        call("check", "--cache", "--format", "csv", "a.txt").stdout == call("check", "--format", "csv", "a.txt").stdout
    )


def test_a_damaged_cache_is_thrown_away(checked: list[str]) -> None:
    _check("a.txt")
    (file,) = cache_folder().glob("results*")
    file.write_bytes(b"no database at all" * 100)
    assert [_check("a.txt") for _ in range(2)] == [["house/big", "house/ship", "house/quay"]] * 2
    assert checked == ["a.txt", "a.txt"]


def test_a_damaged_entry_is_not_used(checked: list[str]) -> None:
    _check("a.txt")
    (file,) = cache_folder().glob("results*")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE results SET result = substr(result, 1, length(result) - 20) || zeroblob(20)")
    database.close()
    assert _check("a.txt") == ["house/big", "house/ship", "house/quay"]
    assert checked == ["a.txt", "a.txt"]


def test_entries_that_no_run_uses_are_deleted(desk: Path, checked: list[str]) -> None:
    _check("a.txt")
    (file,) = cache_folder().glob("results*")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE results SET used = used - 100")
    write(desk / "b.txt", STORY)
    _check("b.txt")
    assert database.execute("SELECT count(*) FROM results").fetchone() == (1,)
    database.close()


def test_a_file_that_cannot_be_checked_is_reported_each_time(desk: Path, checked: list[str]) -> None:
    write(desk / "b.txt", "A big\x00 ship.\n")
    runs = [call("check", "--cache", "a.txt", "b.txt", "c.txt") for _ in range(2)]
    assert runs[0].stderr == runs[1].stderr
    assert "b.txt" in runs[1].stderr
    assert "c.txt" in runs[1].stderr
    assert runs[1].exit_code == 2


def test_old_and_new_results_come_in_the_order_of_the_files(desk: Path, checked: list[str]) -> None:
    for number in range(60):
        write(desk / "stories" / f"{number:02}.txt", f"A big ship {number}.\n")
    _check("stories")
    for number in range(0, 60, 3):
        write(desk / "stories" / f"{number:02}.txt", f"A large boat {number}.\n")
    report = call_json("--cache", "--jobs", "2", "stories")
    assert report == call_json("stories")
    assert rules_of(report) == ["house/big", "house/ship"] * 40


def test_standard_input_is_not_kept(checked: list[str]) -> None:
    for text in (b"A big one.\n", b"A large one.\n"):
        call("check", "--cache", "-", stdin=text)
    assert checked == ["-", "-"]
