"""The user's folder for what can be made or fetched again: compiled rules, LanguageTool's jars."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Where it is usual on each system; COPYEDIT_CACHE_DIR moves it."""
    named = os.environ.get("COPYEDIT_CACHE_DIR")
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"), "copyedit", "cache")
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "copyedit"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache", "copyedit")
