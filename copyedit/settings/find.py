"""Find the settings: the file named, or the nearest one in this folder or above. Start with `find_config`."""

from __future__ import annotations

from pathlib import Path

from copyedit.settings.config import FILE_NAME, Config


def find_config(start: Path, named: str | None) -> Config:
    """The settings in the file named, or in the nearest one from `start` upward, or the defaults."""
    path = Path(named) if named else _nearest(start)
    if path is None:
        return Config()
    from copyedit.settings.read import read_config  # imports a YAML reader, which defaults do not need

    return read_config(path)


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.copyedit" in project.read_text(encoding="utf-8", errors="replace"):
            return project
        if (folder / ".git").exists():
            break
    return None
