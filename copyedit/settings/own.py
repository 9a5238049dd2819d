"""The user's own settings, which no repository can change: what other settings files may do. Start with `own_settings`.

A settings file comes with a repository, and a stranger may have written it. It may not have stories sent to another
machine, nor files read outside its folder, unless the user allows it here.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copyedit.errors import ConfigError
from copyedit.machine.cache import config_folder
from copyedit.machine.small_files import SETTINGS, leads_out, read_small

if TYPE_CHECKING:
    from copyedit.yaml_file import Node

FILE_NAME = "settings.yaml"
SERVER_VARIABLE = "COPYEDIT_LANGUAGETOOL"


class OwnSettings(NamedTuple):
    """`languagetool` is the server to ask unless something else is said; `trust` are folders with trusted settings."""

    languagetool: str | None = None
    trust: tuple[str, ...] = ()


def own_file() -> Path:
    """Where the user's own settings are, if there are any."""
    return config_folder() / FILE_NAME


def own_settings() -> OwnSettings:
    """The user's own settings. Raises ConfigError for a file that cannot be used."""
    return _read(own_file())


@cache
def _read(path: Path) -> OwnSettings:
    if not path.exists():
        return OwnSettings()
    from copyedit.yaml_file import parse_yaml

    try:
        root = parse_yaml(read_small(path, SETTINGS), str(path), ConfigError)
    except (OSError, UnicodeDecodeError) as bad:
        raise ConfigError(f"cannot be read: {getattr(bad, 'strerror', None) or 'not UTF-8 text'}", str(path)) from None
    nodes = root.known(OwnSettings._fields)
    server = nodes["languagetool"].text() if "languagetool" in nodes else None
    return OwnSettings(server, tuple(map(_folder, nodes["trust"].items())) if "trust" in nodes else ())


def _folder(node: Node) -> str:
    folder = Path(node.text()).expanduser()
    if not folder.is_absolute():
        raise node.fail(f"“{node.text()}”: name a trusted folder in full, or from ~")
    return str(folder)


def is_trusted(folder: Path) -> bool:
    """True for settings in a folder that the user trusts, or below it. Raises ConfigError."""
    return any(not leads_out(folder, Path(trusted)) for trusted in own_settings().trust)


def own_server() -> tuple[str, str] | None:
    """The LanguageTool server that the user's own settings name, and where. Raises ConfigError."""
    server = own_settings().languagetool
    return (server, str(own_file())) if server else None


def server_of_environment() -> str | None:
    """The server that COPYEDIT_LANGUAGETOOL names, or “off”."""
    return os.environ.get(SERVER_VARIABLE) or None
