"""Where the cache folder is, on each system."""

from pathlib import Path

import pytest

from copyedit.machine.cache import cache_folder


def test_the_cache_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COPYEDIT_CACHE_DIR", str(tmp_path / "here"))
    assert cache_folder() == tmp_path / "here"


def test_the_cache_folder_of_each_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("COPYEDIT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    expected = {
        "linux": tmp_path / ".cache" / "copyedit",
        "darwin": tmp_path / "Library" / "Caches" / "copyedit",
        "win32": tmp_path / "AppData" / "Local" / "copyedit" / "cache",
    }
    for system, folder in expected.items():
        monkeypatch.setattr("sys.platform", system)
        assert cache_folder() == folder
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "copyedit"
