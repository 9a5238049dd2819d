"""The command in a terminal of its own, a pseudo-terminal, with somebody at the keys."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from types import TracebackType

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A process that takes the terminal for a person's; `seen` is what it has shown."""

    def __init__(self, *arguments: str, columns: int = 80, **environment: str) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "copyedit", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C is a signal
            env={name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            | {"TERM": "xterm", "NO_COLOR": "1"}
            | environment,
        )
        os.close(theirs)
        self.seen = ""
        self._unread = 0

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, bad: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._ours)

    def wait_for(self, words: str, seconds: float = 8) -> str:
        """What is shown until these words come, from where the last wait ended."""
        while words not in self.seen[self._unread :]:
            if not self._read(seconds):
                raise AssertionError(f"“{words}” was never shown: {self.seen[self._unread :]}")
        end = self.seen.index(words, self._unread) + len(words)
        shown, self._unread = self.seen[self._unread : end], end
        return shown

    def press(self, keys: str) -> None:
        os.write(self._ours, keys.encode())

    def end(self, seconds: float = 8) -> int:
        """The exit code, and all that was shown in `seen`."""
        while self._read(seconds):
            pass
        return self.process.wait(timeout=seconds)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._ours], [], [], seconds)
        try:
            data = os.read(self._ours, 1 << 16) if ready else b""
        except OSError:  # the other end is closed
            data = b""
        self.seen += _ESCAPES.sub("", data.decode("utf-8", "replace")).replace("\r\n", "\n")
        return bool(data)
