"""Code that may crash, in a process of its own. Start with `Apart`.

A library in C that divides by zero or touches what is not its own ends its process without a word. Apart from ours, it
ends alone, and we know what it was.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any


class Crashed(Exception):
    """The process ended before it answered. As text, how: “by the signal SIGSEGV”."""


class Apart:
    """A process in which `module.serve()` calls `answer_all`."""

    def __init__(self, module: str) -> None:
        # Python's way of starting processes is closed to the workers of a batch, which may have no children.
        self._process = subprocess.Popen(
            [sys.executable, "-c", f"from {module} import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def ask(self, question: object) -> Any:
        """The answer. Raises Crashed, or the exception that the code raised."""
        assert self._process.stdin and self._process.stdout
        try:
            pickle.dump(question, self._process.stdin)
            self._process.stdin.flush()
            is_answer, answer = pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise Crashed(_end(self._process)) from None
        if not is_answer:
            raise answer
        return answer

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


def _end(process: subprocess.Popen[bytes]) -> str:
    code = process.wait()
    if code < 0 and -code in set(signal.Signals):
        return f"by the signal {signal.Signals(-code).name}"
    return f"with the exit code {code}"


def answer_all(answer: Callable[[Any], object]) -> None:
    """In the process apart: answer questions until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end ends us
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what the library prints is no answer
        while True:
            try:
                question = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            try:
                reply: tuple[bool, object] = (True, answer(question))
            except Exception as bad:  # for the other side to raise
                reply = (False, bad)
            pickle.dump(reply, answers)
            answers.flush()
