"""The user's folders: the cache, for what can be made again; settings; data that cannot be made again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """The usual folder of each system, unless COPYEDIT_CACHE_DIR names another."""
    named = os.environ.get("COPYEDIT_CACHE_DIR")
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"), "copyedit", "cache")
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "copyedit"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache", "copyedit")


def config_folder() -> Path:
    """The usual folder of each system, unless COPYEDIT_CONFIG_DIR names another."""
    named = os.environ.get("COPYEDIT_CONFIG_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home() / "AppData" / "Roaming"), "copyedit")
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config", "copyedit")


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
