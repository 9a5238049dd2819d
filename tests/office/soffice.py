"""LibreOffice, a real reader: the text of files, with tracked changes accepted or rejected. Tests skip without it."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

_SOFFICE = shutil.which("soffice")
_PYTHON = "/usr/bin/python3"  # for which LibreOffice's bridge is installed
ACCEPT, REJECT, AS_IS = "AcceptAllTrackedChanges", "RejectAllTrackedChanges", "-"


@cache
def _has_bridge() -> bool:
    try:
        return subprocess.run([_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


needs_soffice = pytest.mark.skipif(
    _SOFFICE is None or not _has_bridge(), reason="LibreOffice is not installed (libreoffice-writer, python3-uno)"
)


class Job(NamedTuple):
    """A file and the command to call on it."""

    data: bytes
    command: str


def texts_of(jobs: dict[str, Job]) -> dict[str, str]:
    """The text of files as LibreOffice saves it, after a command on each; it is started once for all of them."""
    with TemporaryDirectory() as folder:
        paths: list[str] = []
        for name, job in jobs.items():
            Path(folder, name).write_bytes(job.data)
            paths += [job.command, str(Path(folder, name)), str(Path(folder, name + ".txt"))]
        pipe = f"copyedit{Path(folder).name}"
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        office = subprocess.Popen(
            [str(_SOFFICE), "--headless", "--norestore", profile, f"--accept=pipe,name={pipe};urp"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            script = str(Path(__file__).with_name("settle.py"))
            subprocess.run([_PYTHON, script, pipe, *paths], check=True, timeout=400, capture_output=True)
        finally:
            office.terminate()
            office.wait(60)
        return {name: Path(folder, name + ".txt").read_text(encoding="utf-8-sig") for name in jobs}
