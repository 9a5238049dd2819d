"""A LanguageTool server of our own, which ends when we end. Start with `local_server`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from copyedit.errors import BackendError
from copyedit.language.backends.java import find_java
from copyedit.language.backends.languagetool_install import PACKAGE, looking_in
from copyedit.machine.parent import die_with_parent

_SECONDS_TO_START = 120
_ATTEMPTS = 3  # another program may take the free port in the instant before Java does
_STARTED = "Server started"
_TAKEN = "already in use"
_HERE = Path(__file__)
# 1 GB holds what English needs, also for ten requests at once.
_JAVA = ("-Xmx1g", f"-Dlogback.configurationFile={_HERE.with_name('languagetool.logback.xml')}")
# For a server that lives as long as one run: its first answer takes a third of the processor time with Java's quick
# compiler alone, and its first sixty not half of it. One that lives on is the quicker the more Java compiles.
_SHORT_LIVED = "-XX:TieredStopAtLevel=1"
SETTINGS = str(_HERE.with_name("languagetool.properties"))


@contextmanager
def local_server(installed: Path, port: int | None = None, *, public: bool = False) -> Iterator[str]:
    """The address of a server that runs inside the `with` block; without a port, on a free one and for a short life.

    It answers this machine only, unless `public`. Raises BackendError where it does not start. On Linux it is killed
    even when we are killed by a signal that nobody can catch; call it in the main thread, whose end is our end.
    """
    with tempfile.TemporaryDirectory(prefix="copyedit-languagetool-") as folder:
        log = Path(folder, "log")
        for attempt in range(_ATTEMPTS):
            number = port or free_port()
            process = _start(_command(installed, number, public, lasting=port is not None), log)
            try:
                if not _is_up(process, log):
                    said = log.read_text(encoding="utf-8", errors="replace")
                    if _TAKEN in said and port is None and attempt + 1 < _ATTEMPTS:
                        continue
                    raise BackendError(_why_not(said, number, process.poll()))
                yield f"http://127.0.0.1:{number}"
                return
            finally:
                _stop(process)


def _command(installed: Path, port: int, public: bool, *, lasting: bool) -> list[str]:
    try:
        from language_tool_python.download_lt import LocalLanguageTool
    except ImportError:
        raise BackendError(f"language-tool-python is not installed; {PACKAGE}") from None
    find_java()
    with looking_in(installed.parent):
        java, *rest = LocalLanguageTool.from_path(installed).get_server_cmd(port)
    options = _JAVA if lasting else (*_JAVA, _SHORT_LIVED)
    return [java, *options, *rest, "--config", SETTINGS, *["--public"] * public]


def _start(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    before = partial(die_with_parent, os.getpid()) if sys.platform == "linux" else None
    with log.open("wb") as file:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, preexec_fn=before
        )


def _is_up(process: subprocess.Popen[bytes], log: Path) -> bool:
    """Asked of its log, not of the port: there another program could answer."""
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until:
        if _STARTED in log.read_text(encoding="utf-8", errors="replace"):
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.05)
    return False


def _why_not(said: str, port: int, code: int | None) -> str:
    if _TAKEN in said:
        return f"LanguageTool does not start: port {port} is in use; choose another one"
    last = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "it says nothing")
    how = f"ended with exit code {code}" if code is not None else f"was not up after {_SECONDS_TO_START} seconds"
    return f"LanguageTool {how} ({last[:200]})"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Java, and what it may have been started through: some installations put a script before it."""
    from language_tool_python.utils import kill_process_force

    if process.poll() is None:
        kill_process_force(pid=process.pid)
    process.wait()


def free_port() -> int:
    """A port of this machine that nobody uses at this instant."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
