"""LanguageTool and Harper behind one interface: a text goes in, what the peer reports comes out.

    with LanguageTool() as peer:      # or Harper()
        reported = peer.check("He would of gone.")

    for reported in harper(texts, "en-GB"): ...

`benchmarks/accuracy/fetch-peers` installs both where this module looks for them; README.md describes their settings.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Protocol, Self

from copyedit.language.backends.languagetool import rules_to_ask_for
from copyedit.language.backends.languagetool_install import VERSION
from copyedit.language.backends.languagetool_server import SETTINGS, free_port
from copyedit.language.text.utf16 import CodePoints
from copyedit.machine.parent import die_with_parent

PEERS = Path(os.environ.get("COPYEDIT_PEERS", Path(__file__).parent.parent / ".peers"))
DIALECTS = {"en-US": "AMERICAN", "en-GB": "BRITISH"}
SECONDS_TO_START = 180
SECONDS_TO_CHECK = 600  # on a busy machine the first answer takes minutes
_PR_SET_PDEATHSIG, _SIGKILL = 1, 9
# Bypass the environment's proxy for this machine.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Reported(NamedTuple):
    """One finding: a place in code points, end-exclusive, and the replacements offered, best first.

    `rule` is the program's own name for it. Peers do not set the other fields. `shown` is false for what copyedit
    considers too uncertain to report by default.
    """

    start: int
    end: int
    replacements: tuple[str, ...]
    rule: str = ""
    confidence: float = 1.0
    shown: bool = True


class Peer(Protocol):
    def check(self, text: str) -> list[Reported]: ...


class PeerFailure(Exception):
    """A peer is not installed, does not start or does not answer."""


def languagetool(
    texts: Sequence[str], language: str = "en-US", jars: Path | None = None, rules: Sequence[str] = ()
) -> Iterator[list[Reported]]:
    """What LanguageTool reports in each text, from a server that stops when the iteration ends."""
    with LanguageTool(language, jars, rules) as peer:
        for text in texts:
            yield peer.check(text)


def harper(
    texts: Sequence[str], language: str = "en-US", python: Path | None = None, rules: Sequence[str] = ()
) -> Iterator[list[Reported]]:
    """What Harper reports in each text, from a process that stops when the iteration ends."""
    with Harper(language, python, rules) as peer:
        for text in texts:
            yield peer.check(text)


class _Process:
    """A peer's process, which ends with the `with` block, on an exception, and when this process dies."""

    _process: subprocess.Popen[str]
    _errors: IO[str]

    def _start(self, command: list[str]) -> None:
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            encoding="utf-8",
            preexec_fn=partial(die_with_parent, os.getpid()) if sys.platform == "linux" else None,
        )

    def _failure(self, what: str) -> PeerFailure:
        self._errors.seek(0)
        return PeerFailure(f"{what}\n{self._errors.read()[-2000:]}".rstrip())

    def _stop(self) -> None:
        self._process.kill()  # this process id, no other; there is nothing to save
        self._process.communicate()
        self._errors.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()


class LanguageTool(_Process):
    """A LanguageTool server from a folder of jars, on a free port: default rules, or only `rules`."""

    def __init__(self, language: str = "en-US", jars: Path | None = None, rules: Sequence[str] = ()) -> None:
        self._settings = {"language": language}
        if rules:
            self._settings |= {"enabledOnly": "true", "enabledRules": ",".join(rules_to_ask_for(rules))}
        self._jar = (jars or PEERS / f"LanguageTool-{VERSION}") / "languagetool-server.jar"

    def __enter__(self) -> Self:
        if not self._jar.is_file():
            raise PeerFailure(f"no {self._jar}: run benchmarks/accuracy/fetch-peers")
        port = free_port()
        self._url = f"http://127.0.0.1:{port}/v2/"
        server = ["org.languagetool.server.HTTPServer", "--port", str(port), "--config", SETTINGS]
        # The server's log would fill a pipe that nobody reads, so it goes to the error file.
        self._start(["sh", "-c", 'exec "$@" 1>&2', "sh", "java", "-Xmx1g", "-cp", str(self._jar), *server])
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def check(self, text: str) -> list[Reported]:
        form = urllib.parse.urlencode({**self._settings, "text": text}).encode()
        try:
            with _OPENER.open(self._url + "check", form, timeout=SECONDS_TO_CHECK) as answer:
                matches = json.load(answer)["matches"]
        except (OSError, ValueError) as error:
            raise self._failure(f"LanguageTool did not check a text: {error}") from error
        places = CodePoints(text)
        return [
            Reported(
                places.of_utf16(match["offset"]),
                places.of_utf16(match["offset"] + match["length"]),
                tuple(replacement["value"] for replacement in match["replacements"]),
                match["rule"]["id"],
            )
            for match in matches
        ]

    def _wait(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise self._failure(f"LanguageTool ended with exit code {self._process.returncode}")
            try:
                with _OPENER.open(self._url + "healthcheck", timeout=5):
                    return
            except urllib.error.HTTPError:
                return  # it answers
            except OSError:
                time.sleep(0.05)
        raise self._failure(f"LanguageTool did not start in {SECONDS_TO_START} seconds")


class Harper(_Process):
    """A Harper linter in the Python environment that has `harper-py`: default rules, or only `rules`."""

    def __init__(self, language: str = "en-US", python: Path | None = None, rules: Sequence[str] = ()) -> None:
        self._settings = (DIALECTS[language], *rules)
        self._python = python or PEERS / "harper" / "bin" / "python"

    def __enter__(self) -> Self:
        if not self._python.exists():
            raise PeerFailure(f"no Python with harper-py at {self._python}: run benchmarks/accuracy/fetch-peers")
        self._start([str(self._python), str(Path(__file__).parent / "harper_lines.py"), *self._settings])
        try:
            self._answer()
        except BaseException:
            self._stop()
            raise
        return self

    def check(self, text: str) -> list[Reported]:
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(text) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise self._failure("Harper ended") from error
        return [
            Reported(start, end, tuple(replacements), rule)
            for start, end, replacements, rule in json.loads(self._answer())
        ]

    def _answer(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise self._failure("Harper ended")
        return line
