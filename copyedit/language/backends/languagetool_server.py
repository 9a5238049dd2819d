"""A LanguageTool server of our own, which stops when we do. Start with `local_server`."""

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
_ATTEMPTS = 3  # another program may take the free port before Java does
_STARTED = "Server started"
_TAKEN = "already in use"
_HERE = Path(__file__)
# 1 GB is enough for English, even with ten concurrent requests.
_JAVA = ("-Xmx1g", f"-Dlogback.configurationFile={_HERE.with_name('languagetool.logback.xml')}")
# For a server that lasts only one run. With just Java's quick compiler the first answer takes a third of the processor
# time, and the first sixty less than half. A long-lived server is faster with full compilation.
_SHORT_LIVED = "-XX:TieredStopAtLevel=1"
SETTINGS = str(_HERE.with_name("languagetool.properties"))


@contextmanager
def local_server(installed: Path, port: int | None = None, *, public: bool = False) -> Iterator[str]:
    """The address of a server that runs during the `with` block. Without a port it takes a free one.

    It answers only this machine, unless `public`. Raises BackendError if it does not start. On Linux it stops even if
    this process is killed by SIGKILL. Call it from the main thread, because it stops when that thread ends.
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
    """Wait until the log says so. The port proves nothing, because another program could answer there."""
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
        return f"LanguageTool did not start: port {port} is in use; choose another"
    last = next((line.strip() for line in reversed(said.splitlines()) if line.strip()), "no output")
    how = f"ended with exit code {code}" if code is not None else f"did not start within {_SECONDS_TO_START} seconds"
    return f"LanguageTool {how} ({last[:200]})"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop Java, and any script that it was started through."""
    from language_tool_python.utils import kill_process_force

    if process.poll() is None:
        kill_process_force(pid=process.pid)
    process.wait()


def free_port() -> int:
    """A port of this machine that is free at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
