"""The user's data folder, for what cannot be made again: decisions."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """The usual folder of each system, unless COPYEDIT_DATA_DIR names another."""
    named = os.environ.get("COPYEDIT_DATA_DIR")
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"), "copyedit", "data")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "copyedit"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share", "copyedit")
