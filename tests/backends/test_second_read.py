"""The second reader itself, SmolLM2 under llama.cpp: what it adds, odd text, several processes, its absence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from copyedit.language.context import language_model
from copyedit.language.context.language_model import Comparison, gains, is_installed
from copyedit.machine.apart import Apart
from tests.cli.calling import call, call_json, start, write

READER = pytest.mark.skipif(not is_installed(), reason="no second reader: pip install -e '.[second-read]'")
CRAB = "\N{CRAB}"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _gain(before: str, standing: str, changed: str) -> float:
    (gain,) = gains([Comparison(before, standing, changed)])
    return gain


@READER
@pytest.mark.parametrize(
    ("before", "standing", "changed"),
    [
        ("Relations between the two towns remain", " soared by the dispute.", " soured by the dispute."),
        ("Mergers were discussed on the sidelines of", " summit in Velmar.", " the summit in Velmar."),
        ("The ministers of the former cabinet", " has agreed to resign.", " have agreed to resign."),
        ("He was accused", " for fraud by the harbour board.", " of fraud by the harbour board."),
    ],
)
def test_the_right_passage_is_likelier(before: str, standing: str, changed: str) -> None:
    assert _gain(before, standing, changed) > 2  # e^2: seven times as likely
    assert _gain(before, changed, standing) == pytest.approx(-_gain(before, standing, changed))


@READER
def test_a_gain_does_not_depend_on_what_was_read_before() -> None:
    first = Comparison("The court upheld the", " band on protests.", " ban on protests.")
    second = Comparison("The mayor said", " not to the plan.", " no to the plan.")
    together = list(gains([first, second, first]))
    assert together == pytest.approx([*gains([first]), *gains([second]), *gains([first])], abs=1e-4)


@READER
@pytest.mark.parametrize("odd", [CRAB * 300, "word" * 500, "\N{COMBINING ACUTE ACCENT}" * 500, "漢" * 400, ""])
def test_odd_text_is_read_in_part(odd: str) -> None:
    assert abs(_gain(odd, odd + " held.", odd + " hold.")) < 100


STORY = "Levy put off\n\nResidents said the council had not herd their complaints about noise from the quay.\n"


@READER
def test_the_right_word_comes_first(desk: Path) -> None:
    write(desk / "a.txt", STORY)
    (finding,) = call_json("--second-read", "a.txt")["documents"][0]["findings"]
    assert (finding["text"], finding["replacements"][0]) == ("herd", "heard")


@READER
def test_several_processes_report_what_one_reports(desk: Path) -> None:
    for number in range(30):  # enough for workers
        write(desk / f"{number}.txt", STORY)
    one = start("check", "--second-read", "--jobs", "1", ".")
    two = start("check", "--second-read", "--jobs", "2", ".")
    assert one.stdout == two.stdout and one.stdout.count("Did you mean “heard”".encode()) == 30
    assert one.stderr == two.stderr == b""


def test_without_it_the_rest_is_told_and_the_exit_code_is_2(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.language.context.language_model.is_installed", lambda: False)
    write(desk / "a.txt", "Levy put off\n\nHe agreed, but however, the vote was lost.\n")
    result = call("check", "--second-read", "a.txt")
    assert result.exit_code == 2
    assert "copyedit: the second reader is not installed; pip install 'copyedit[second-read]'" in result.stderr
    assert "but however" in result.stdout


def test_settings_ask_for_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.language.context.language_model.is_installed", lambda: False)
    write(desk / ".copyedit.yaml", "second-read: true\n")
    write(desk / "a.txt", "Levy put off\n\nThe board met.\n")
    assert call("check", "a.txt").exit_code == 2
    assert call("check", "--no-second-read", "a.txt").exit_code == 0


CRASHING = """
import os, signal
from copyedit.machine.apart import answer_all

def serve():
    answer_all(lambda question: os.kill(os.getpid(), signal.SIGSEGV))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_crash_is_named_and_the_story_read_without_it(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "crashing.py").write_text(CRASHING, encoding="utf-8")
    monkeypatch.syspath_prepend(str(desk))
    monkeypatch.setattr(language_model, "is_installed", lambda: True)
    language_model._process.cache_clear()
    monkeypatch.setattr(language_model, "Apart", lambda module: Apart("crashing"))
    for name in ("a.txt", "b.txt"):
        write(desk / name, "Levy put off\n\nInvestors took fight after the vote in Port Lanrick on Monday.\n")
    result = call("check", "--second-read", "a.txt", "b.txt")
    language_model._process.cache_clear()
    assert result.stderr.count("llama.cpp, which reads a second time, crashed: it was ended by the signal SIGSEGV") == 1
    assert result.stdout.count("Did you mean “flight”") == 2
    assert result.exit_code == 2
