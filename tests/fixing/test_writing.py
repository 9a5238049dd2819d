"""Files replaced in one step."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from copyedit.errors import FileError
from copyedit.fixing import writing
from copyedit.fixing.writing import write_file


def test_mode_is_kept_and_no_other_file_is_left(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_bytes(b"old")
    story.chmod(0o640)
    write_file(story, b"new", expected=b"old")
    assert story.read_bytes() == b"new"
    assert story.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    story, link = tmp_path / "a.txt", tmp_path / "link.txt"
    story.write_bytes(b"old")
    link.symlink_to(story)
    write_file(link, b"new", expected=b"old")
    assert link.is_symlink()
    assert story.read_bytes() == b"new"


def test_read_only_and_changed_files_are_left_alone(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_bytes(b"old")
    with pytest.raises(FileError, match="changed since"):
        write_file(story, b"new", expected=b"other")
    story.chmod(0o444)
    with pytest.raises(FileError, match="read-only"):
        write_file(story, b"new", expected=b"old")
    assert story.read_bytes() == b"old"


def test_a_full_disk_leaves_the_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    story = tmp_path / "a.txt"
    story.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="No space left"):
        write_file(story, b"new", expected=b"old")
    assert story.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_file_with_several_names_is_left_alone_unless_told(tmp_path: Path) -> None:
    story, other = tmp_path / "a.txt", tmp_path / "b.txt"
    story.write_bytes(b"old")
    other.hardlink_to(story)
    with pytest.raises(FileError, match=r"2 names .* --break-links"):
        write_file(story, b"new", expected=b"old")
    assert story.read_bytes() == other.read_bytes() == b"old"
    write_file(story, b"new", expected=b"old", break_links=True)
    assert (story.read_bytes(), other.read_bytes()) == (b"new", b"old")


def test_times_are_kept_on_request_and_else_only_that_of_the_last_access(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_bytes(b"old")
    os.utime(story, ns=(10**18, 10**18))
    write_file(story, b"new", expected=b"old", keep_times=True)
    assert story.stat().st_mtime_ns == 10**18
    os.utime(story, ns=(10**18, 10**18))
    write_file(story, b"newer", expected=b"new")
    assert story.stat().st_atime_ns == 10**18
    assert story.stat().st_mtime_ns > 10**18


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="only Linux has them in Python")
def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_bytes(b"old")
    try:
        os.setxattr(story, "user.desk", b"sport")
    except OSError:
        pytest.skip("this file system has none")
    write_file(story, b"new", expected=b"old")
    assert os.getxattr(story, "user.desk") == b"sport"


def test_what_is_saved_while_the_new_file_is_written_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tmp_path / "a.txt"
    story.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: story.write_bytes(b"saved by an editor"))
    with pytest.raises(FileError, match="changed since it was read"):
        write_file(story, b"new", expected=b"old")
    assert story.read_bytes() == b"saved by an editor"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    killed = (
        "import os, sys, pathlib; from copyedit.fixing import writing; os.fsync = lambda _: os.kill(os.getpid(), 9)"
    )
    killed += "; writing.write_file(pathlib.Path(sys.argv[1]), b'new', expected=b'old')"
    story, of_a_living = tmp_path / "a.txt", tmp_path / f".b.txt.{os.getpid()}-abc.copyedit"
    story.write_bytes(b"old")
    of_a_living.write_bytes(b"new")
    assert subprocess.run([sys.executable, "-c", killed, str(story)]).returncode == -9
    assert len(list(tmp_path.iterdir())) == 3
    writing._clear.cache_clear()
    write_file(story, b"new", expected=b"old")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([of_a_living.name, "a.txt"])
