"""Find the Java that LanguageTool runs on. Start with `find_java`."""

from __future__ import annotations

import re
import subprocess
from shutil import which
from typing import NamedTuple

from copyedit.errors import BackendError

MINIMUM = 17  # for LanguageTool 6.6 and later
_SECONDS = 60
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')  # “17.0.15”; up to Java 8 it was “1.8.0_452”
_HOW = f"install Java {MINIMUM} or newer (a JRE will do) and put `java` on the PATH"


class Java(NamedTuple):
    path: str
    version: int


def find_java() -> Java:
    """The `java` on the PATH. Raises BackendError if there is none, it does not run, or it is too old."""
    path = which("java")
    if path is None:
        raise BackendError(f"LanguageTool needs Java, which was not found; {_HOW}")
    try:
        answer = subprocess.run([path, "-version"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as bad:
        raise BackendError(f"{path} does not run ({bad}); {_HOW}") from None
    found = _VERSION.search((answer.stderr + answer.stdout).decode("utf-8", "replace"))
    if found is None or answer.returncode:
        raise BackendError(f"the version of {path} is unclear; {_HOW}")
    version = int(found[1])
    if version < MINIMUM:
        raise BackendError(f"{path} is Java {version}, too old for LanguageTool; {_HOW}")
    return Java(path, version)
