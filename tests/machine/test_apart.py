"""A process apart: it answers, hands on what goes wrong, and its crash is named."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from copyedit.errors import BackendError
from copyedit.machine.apart import Apart, Crashed

MODULE = """
import os, signal
from copyedit.errors import BackendError
from copyedit.machine.apart import answer_all

def _answer(question):
    if question == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if question == "leave":
        os._exit(3)
    if question == "fail":
        raise BackendError("not installed")
    print("noise on standard output")
    return question * 2

def serve():
    answer_all(_answer)
"""


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Apart]:
    (tmp_path / "doubling.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    process = Apart("doubling")
    yield process
    process.close()


def test_questions_are_answered_in_turn(apart: Apart) -> None:
    assert [apart.ask("na"), apart.ask([1, 2]), apart.ask(4)] == ["nana", [1, 2, 1, 2], 8]


def test_an_exception_is_raised_here_and_the_process_goes_on(apart: Apart) -> None:
    with pytest.raises(BackendError, match="not installed"):
        apart.ask("fail")
    assert apart.ask(1) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_crash_is_named(apart: Apart) -> None:
    with pytest.raises(Crashed, match="by the signal SIGSEGV"):
        apart.ask("crash")
    with pytest.raises(Crashed):
        apart.ask(1)


def test_an_early_end_is_named(apart: Apart) -> None:
    with pytest.raises(Crashed, match="with the exit code 3"):
        apart.ask("leave")
