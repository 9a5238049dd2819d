"""Stories that crash, never end or eat the memory are put aside, and the run goes on; then they are tried again."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from copyedit.batch.cleaning import Cleaner
from copyedit.batch.story import Done
from tests.batch.archives import FIELDS, fixed, story, write_folder
from tests.cli.calling import call

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked, with a limit of memory")
POISON = {3: "crash", 5: "endless", 6: "memory", 20: "crash"}
REASONS = {
    "crash": "killed its worker process, perhaps because memory ran out",
    "endless": "took longer than the limit of 5 s",
    "memory": "memory ran out; the limit for a story is 600 MB",
}


def _make_poisonous(patch: pytest.MonkeyPatch) -> None:
    """Stories that say what they do. The workers are forked, so they have this, too."""
    clean = Cleaner._clean

    def act(self: Cleaner, name: str, content: str | bytes, date: str) -> Done:
        data = content.encode() if isinstance(content, str) else content
        if b"crash" in data:
            os.kill(os.getpid(), signal.SIGKILL)
        if b"endless" in data:
            time.sleep(3600)
        if b"memory" in data:
            bytearray(1 << 31)
        return clean(self, name, content, date)

    patch.setattr(Cleaner, "_clean", act)


@pytest.fixture
def poisonous(monkeypatch: pytest.MonkeyPatch) -> None:
    _make_poisonous(monkeypatch)


def _poison(folder: Path) -> None:
    for number, kind in POISON.items():
        (folder / f"{number // 10:03}/{number:05}.txt").write_text(f"{story(number)}{kind}\n", encoding="utf-8")


# Stories take milliseconds; a busy machine may need seconds, though, and only the poison is to be put aside.
LIMITS = ("--time-limit", "5", "--memory-limit", "600")


@pytest.mark.usefixtures("poisonous")
def test_only_the_poison_is_put_aside(desk: Path) -> None:
    write_folder(desk / "old", 24)
    _poison(desk / "old")
    done = call("batch", "run", "old", "--out", "new", *LIMITS)
    assert done.exit_code == 1
    for number, kind in POISON.items():
        assert f"{number // 10:03}/{number:05}.txt: {REASONS[kind]}" in done.stderr
    for number in range(24):
        name = f"{number // 10:03}/{number:05}.txt"
        wanted = f"{story(number)}{POISON[number]}\n" if number in POISON else fixed(number)
        assert (desk / "new" / name).read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_was_put_aside_is_done_on_retry(desk: Path, jobs: str) -> None:
    write_folder(desk / "old", 24)
    _poison(desk / "old")
    whole = call("batch", "run", "old", "--out", "whole", "--jobs", jobs)
    assert whole.exit_code == 0
    with pytest.MonkeyPatch.context() as patch:
        _make_poisonous(patch)
        assert call("batch", "run", "old", "--out", "new", "--jobs", jobs, *LIMITS).exit_code == 1
        again = call("batch", "retry", "new.run", *LIMITS)
    assert again.exit_code == 1
    assert "0 stories done, 4 still put aside." in again.stderr
    again = call("batch", "retry", "new.run", *LIMITS)
    assert (again.exit_code, again.stderr) == (0, "4 stories done, 0 still put aside.\n")
    for number in range(24):
        name = f"{number // 10:03}/{number:05}.txt"
        assert (desk / "new" / name).read_bytes() == (desk / "whole" / name).read_bytes()
    findings = [sorted((desk / f"{run}.run/findings.jsonl").open(encoding="utf-8")) for run in ("new", "whole")]
    assert findings[0] == findings[1]
    lines = [call("batch", "status", f"{run}.run").stdout.splitlines()[1:] for run in ("new", "whole")]
    assert lines[0] == lines[1]


def test_a_pattern_that_never_ends_puts_its_story_aside_and_stays_on_for_others(desk: Path) -> None:
    rule = "check: existence\nmessage: “{match}” drags on.\npatterns: ['(?:a+)+b']\nexamples:\n"
    rule += "  - bad: An aab.\n  - ok: An ab tree.\n"
    (desk / "house/drag.yaml").write_text(rule, encoding="utf-8")
    lines = ['{"t": "An aab."}', '{"t": "' + "a" * 60_000 + '"}', '{"t": "An aab."}']
    (desk / "old.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = call("batch", "run", "old.jsonl", "--out", "new.jsonl", "--text-field", "t", "--jobs", "1")
    assert "line 2:" in done.stderr, done.stderr
    assert "took too long" in done.stderr
    assert (desk / "new.jsonl.run/findings.jsonl").read_text(encoding="utf-8").count("house/drag") == 2


@pytest.mark.usefixtures("poisonous")
def test_poison_in_lines_is_carried_over(desk: Path) -> None:
    (desk / "old.jsonl").write_text('{"id": 1, "item": {"body": "A big crash."}}\n', encoding="utf-8")
    done = call("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS)
    assert done.exit_code == 1
    assert (desk / "new.jsonl").read_bytes() == (desk / "old.jsonl").read_bytes()
