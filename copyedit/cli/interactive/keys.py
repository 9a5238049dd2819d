"""Single keys from the terminal, none lost when they come fast. Start with `Keys`.

click's own `getchar` drops what was typed before it was called, and a sub-editor types ahead.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from types import TracebackType
from typing import Any

import click

_END = "\x04"  # Ctrl-D
_ESCAPE = "\x1b"  # begins what arrow keys send


class Keys:
    """The keyboard while the block lasts: keys come one by one and are not shown."""

    def __init__(self) -> None:
        self._before: list[Any] | None = None
        self._ahead = ""

    def __enter__(self) -> Keys:
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, bad: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self) -> str:
        """The next key in lower case; “q” once the terminal is closed or Ctrl-D is pressed."""
        if os.name == "nt":
            return click.getchar().lower()
        while not self._ahead:
            data = os.read(sys.stdin.fileno(), 256).decode("utf-8", "replace")
            if not data or _END in data:
                return "q"
            self._ahead = "" if data.startswith(_ESCAPE) else data
        key, self._ahead = self._ahead[0], self._ahead[1:]
        return key.lower()

    def ask(self, prompt: str, words: str) -> str:
        """A line of the reader's own, which begins as `words`; nothing typed, or Ctrl-C, is no answer."""
        self._stop()
        with suppress(ImportError):
            import readline

            readline.set_startup_hook(lambda: readline.insert_text(words))
        try:
            return input(prompt).strip()
        except (EOFError, KeyboardInterrupt):
            return ""
        finally:
            with suppress(ImportError):
                readline.set_startup_hook(None)
            self._start()

    def _start(self) -> None:
        if os.name != "nt":
            import termios
            import tty

            self._before = termios.tcgetattr(sys.stdin.fileno())
            tty.setcbreak(sys.stdin.fileno(), termios.TCSADRAIN)

    def _stop(self) -> None:
        if self._before is not None:
            import termios

            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)
