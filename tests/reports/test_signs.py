"""Nothing that a terminal would obey reaches it, in any report that people read as text."""

from pathlib import Path

import pytest

from copyedit.cli.errors import echo
from copyedit.reports.signs import shown
from tests.cli.calling import call, write

HOSTILE = "\x1b[2J\x07\x9b31m\u202e\u2066\x7f\x08"
RULE = r"""
check: substitution
message: "Say {replacement}\e[31m."
because: "\u202ebecause"
fix: safe
swap: {big: "la\x9brge"}
"""


def _raw(text: str) -> list[str]:
    return [sign for sign in text if sign in HOSTILE and sign not in "[2J31m"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A plain line.", "A plain line."),
        ("Café “quay” — 😀 👩\u200d👧", "Café “quay” — 😀 👩\u200d👧"),
        ("\x1b]0;a\x07", "␛]0;a␇"),
        ("\x9b31m", "<U+009B>31m"),
        ("\u202ea\u2066b\u200f", "<U+202E>a<U+2066>b<U+200F>"),
        ("a\r\nb\tc\x00", "a␍␊b␉c␀"),
        ("soft\u00adhyphen\u200b\ufeff", "soft<U+00AD>hyphen<U+200B><U+FEFF>"),
    ],
)
def test_signs(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("name", ["text", "csv", "github"])
def test_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "house" / "big.yaml", RULE)
    story = f"a{HOSTILE}.txt"
    write(tmp_path / story, f"A {HOSTILE} big {HOSTILE} ship.\n")
    result = call("check", "--rules", "house", "--select", "house", "--format", name, story, f"gone{HOSTILE}.txt")
    assert "big" in result.stdout
    assert _raw(result.stdout) == []
    assert _raw(result.stderr) == []


def test_what_fix_reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "house" / "big.yaml", RULE)
    write(tmp_path / f"a{HOSTILE}.txt", "“A big ship,” he said.\n")
    result = call("fix", "--rules", "house", "--select", "house", f"a{HOSTILE}.txt")
    assert "skipped “big”" in result.stderr
    assert _raw(result.stderr) == []


def test_carets_stand_under_the_words_beside_signs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "house" / "big.yaml", RULE)
    write(tmp_path / "a.txt", "A \x9b big ship.\n")
    lines = call("check", "--rules", "house", "--select", "house", "a.txt").stdout.splitlines()
    excerpt = next(number for number, line in enumerate(lines) if "big ship" in line)
    assert lines[excerpt + 1].index("^") == lines[excerpt].index("big")


def test_echo_keeps_lines(capsys: pytest.CaptureFixture[str]) -> None:
    echo("a\x1b\n\tb")
    assert capsys.readouterr().out == "a␛\n\tb\n"
