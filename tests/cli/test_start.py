"""How the command starts and ends: start-up time is a feature, so what a short check may load is pinned."""

import subprocess
import sys
from pathlib import Path

import pytest

from copyedit.cli.starting.plain import read_plain

PLAIN = "The council approved the plan on Tuesday after a short debate.\n"
NAMED = "Ministers in Port Lanrick said on Monday that talks on the harbour had gone well.\n"
# Each takes several milliseconds; together they take longer than everything else.
HEAVY = frozenset(
    "click datetime numpy yaml ssl asyncio concurrent multiprocessing email http tempfile importlib.metadata "
    "ahocorasick_rs copyedit.language.context.model copyedit.rules.read copyedit.settings.read "
    "copyedit.fixing.settling".split()
)


def _loaded(path: Path, *options: str) -> set[str]:
    """The modules that a check loads, after one that has compiled the rules."""
    program = (
        "import atexit, sys; import copyedit.cli.starting.leaving as leaving\n"
        "atexit.register(lambda: print(*sys.modules, sep='\\n', file=sys.stderr))\n"
        "leaving._end = lambda codes: None\n"
        "leaving.run()"
    )
    command = [sys.executable, "-c", program, "check", *options, str(path)]
    first = subprocess.run(command, capture_output=True, text=True, check=True)
    assert first.stdout == "No findings in 1 file.\n"
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stderr.split())


@pytest.mark.parametrize(("text", "also"), [(PLAIN, {"json", "rapidfuzz", "regex"}), (NAMED, set())])
def test_a_line_by_rules_and_spelling(tmp_path: Path, text: str, also: set[str]) -> None:
    story = tmp_path / "story.txt"
    story.write_text(text, encoding="utf-8")
    loaded = _loaded(story, "--ignore", "wire/context")
    assert sorted(loaded & (HEAVY | also)) == []


def test_all_checks_on_a_line_need_the_model_but_no_yaml(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text(PLAIN, encoding="utf-8")
    loaded = _loaded(story)
    assert "copyedit.language.context.model" in loaded
    assert sorted(loaded & {"yaml", "copyedit.rules.read", "multiprocessing"}) == []


@pytest.mark.parametrize(("text", "code"), [(PLAIN, 0), ("The the vote was lost.\n", 1), (None, 2)])
def test_the_exit_code_and_the_whole_report(tmp_path: Path, text: str | None, code: int) -> None:
    """The process ends before Python would free its objects, but not before its output is written."""
    story = tmp_path / "story.txt"
    if text is not None:
        story.write_text(text, encoding="utf-8")
    ended = subprocess.run([sys.executable, "-m", "copyedit", "check", str(story)], capture_output=True, check=False)
    assert ended.returncode == code
    assert (ended.stdout + ended.stderr).endswith(b"\n")


def test_what_was_to_be_done_at_the_end_is_done() -> None:
    program = (
        "import atexit, sys; sys.argv = ['copyedit', '--version']\n"
        "import copyedit.cli.starting.leaving as leaving\n"
        "leaving._call = lambda arguments: (atexit.register(print, 'closed'), sys.exit(3))\n"
        "leaving.run()"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (3, "closed\n")


@pytest.mark.parametrize(
    "arguments",
    [
        "check a.txt",
        "check - --ignore wire/context b.txt --ignore wire/names --select wire",
        "check -q --format json --jobs 3 a.txt --no-color --no-baseline",
        "check --quiet --format jsonl a.txt a.txt",
    ],
)
def test_a_plain_call_is_read_as_click_reads_it(arguments: str) -> None:
    """A new option of `check` must be named in `plain.py`, too."""
    from copyedit.cli.check import command

    given = arguments.split()
    assert read_plain(given) == command.make_context("check", given[1:]).params


@pytest.mark.parametrize(
    "arguments",
    [
        "",
        "check",
        "fix a.txt",
        "check --help",
        "check a.txt --output report.txt",
        "check --format sarif a.txt",
        "check --format xml a.txt",
        "check --jobs 0 a.txt",
        "check --jobs -1 a.txt",
        "check --ignore=wire a.txt",
        "check a.txt --ignore",
        "check -- a.txt",
    ],
)
def test_click_reads_what_is_unusual_or_wrong(arguments: str) -> None:
    assert read_plain(arguments.split()) is None
