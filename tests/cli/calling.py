"""Calls of the command, inside this process or as one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from copyedit.cli import main

STORY = "Talks stall in Velmar\n\nA big ship by the quay. “A big ship,” he said.\n"


def call(*arguments: str, stdin: bytes | None = None) -> Result:
    """The command in this process; anything but a proper exit is raised."""
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


def call_json(*arguments: str, stdin: bytes | None = None) -> Any:
    return json.loads(call("check", "--format", "json", *arguments, stdin=stdin).stdout_bytes)


def rules_of(report: Any) -> list[str]:
    """The rules of a JSON report's findings, in order."""
    return [finding["rule"] for document in report["documents"] for finding in document["findings"]]


def start(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a process, with its output in pipes."""
    command = [sys.executable, "-m", "copyedit", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=os.environ | environment, check=False)


def write(path: Path, text: str = STORY) -> Path:
    """A story in UTF-8, with its line endings as they are."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def assert_one_message(result: Result, *parts: str) -> None:
    """One line on standard error that holds all the parts, and no traceback."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("copyedit: ")
    for part in parts:
        assert part in lines[0]
