"""Stand-ins for other programs: scripts, and a PATH that has nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def program(path: Path, script: str) -> Path:
    """An executable shell script, which finds the system's own programs."""
    path.write_text(f"#!/bin/sh\nPATH={os.defpath}\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def only_programs(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """From now on only the folders of these are on the PATH."""
    monkeypatch.setenv("PATH", os.pathsep.join({str(path.parent) for path in paths}))
