"""Find the settings: the file named, or the nearest one in this folder or above. Start with `find_config`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from copyedit.errors import ConfigError
from copyedit.machine.small_files import SETTINGS, read_small
from copyedit.settings.config import FILE_NAME, Config
from copyedit.settings.own import SERVER_VARIABLE, own_server, server_of_environment


def find_config(start: Path, named: str | None) -> Config:
    """The settings in the file named, or in the nearest one from `start` upward, or the defaults. Raises ConfigError.

    The environment may name another LanguageTool server, and the user's own settings one where the file names none that
    is to be asked.
    """
    path = Path(named) if named else _nearest(start)
    config = Config()
    if path is not None:
        from copyedit.settings.read import read_config  # imports a YAML reader, which defaults do not need

        config = read_config(path)
    server = server_of_environment()
    if server:
        return with_server(config, server, SERVER_VARIABLE)
    own = own_server() if config.languagetool is None else None
    return with_server(config, *own) if own else config


def with_server(config: Config, server: str, source: str | None = None) -> Config:
    """The settings with a server that the user names, or without one for “off”."""
    languagetool = None if server == "off" else server
    return replace(config, languagetool=languagetool, languagetool_from=source, unconfirmed=None)


def _nearest(start: Path) -> Path | None:
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        project = folder / "pyproject.toml"
        if project.is_file() and _mentions_us(project):
            return project
        if (folder / ".git").exists():
            break
    return None


def _mentions_us(project: Path) -> bool:
    try:
        return "[tool.copyedit" in read_small(project, SETTINGS)
    except UnicodeDecodeError:
        return False
    except OSError as bad:
        raise ConfigError(f"cannot be read: {bad.strerror or bad}", str(project)) from None
