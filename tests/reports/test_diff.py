"""The printed diff, applied by the real programs, gives exactly the fixed file."""

import shutil
import subprocess
from pathlib import Path

import pytest

from copyedit.fixing.edits import choose, encode_outcome
from copyedit.formats.reading import read_document
from copyedit.reports.diff import render, shown_path
from copyedit.running.engine import Engine
from tests.stories_at_hand import rule

RULE = rule(
    """check: substitution
fix: safe
scope: [headline, paragraph, caption, boilerplate]
swap:
  big: large
  "first of all,": ""
patterns:
  '^Advertisement$': ""
  '^Ends$': ""
"""
)
LONG = "".join(f"Line {n} is {'big' if n in (1, 2, 9, 30) else 'small'}.\n\n" for n in range(40))
CASES = {
    "one line": b"A big ship.\n",
    "no end of line": b"A big ship.",
    "crlf": b"A big ship.\r\n\r\nAnother big one.\r\n",
    "bom": b"\xef\xbb\xbfA big ship.\n",
    "cp1252": "A big café.\n".encode("cp1252"),
    "several hunks": LONG.encode(),
    "first line goes": b"Advertisement\n\nA big ship.\n",
    "last line goes": b"A big ship.\n\nAdvertisement\n",
    "last line without end goes": b"A big ship.\n\nAdvertisement",
    "all lines go": b"Advertisement\n",
    "words go": b"First of all, a big ship.\nIt sank, first of all, at sea.\n",
    "lone carriage returns": b"A big ship.\rA big boat.\n",
}
PROGRAMS = {"patch": ["patch", "-s", "-p1", "--binary"], "git apply": ["git", "apply", "--whitespace=nowarn"]}


@pytest.mark.parametrize("name", ["story.txt", "a story.txt", "café/story.txt"])
@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("case", CASES)
def test_applied(case: str, program: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which(PROGRAMS[program][0]) is None:
        pytest.skip(f"{program} is not installed")
    if program == "patch" and name.startswith("café") and case != "one line":
        pytest.skip("one case is enough for a quoted path")
    story = tmp_path / name
    story.parent.mkdir(exist_ok=True)
    story.write_bytes(CASES[case])
    monkeypatch.chdir(tmp_path)
    document = read_document(name)
    outcome = choose(document, Engine([RULE]).check(document), unsafe=False)
    assert outcome.applied
    patch = render(outcome)
    subprocess.run(PROGRAMS[program], input=patch, cwd=tmp_path, check=True, capture_output=True)
    left = story.read_bytes() if story.exists() else b""  # `patch` removes a file that it empties
    assert left == encode_outcome(outcome)


def test_nothing_to_fix_is_no_diff(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_bytes(b"A small ship.\n")
    document = read_document(str(story))
    assert render(choose(document, [], unsafe=False)) == b""


@pytest.mark.parametrize(
    ("path", "expected"),
    [("story.txt", "story.txt"), ("./a/story.txt", "a/story.txt"), ("../../a/story.txt", "a/story.txt")],
)
def test_shown_path(path: str, expected: str) -> None:
    assert shown_path(path) == expected
