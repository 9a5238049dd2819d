"""The settings of a run: what was chosen on the command line over what the settings file says. See `settings`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from copyedit.settings.config import Config
from copyedit.settings.find import find_config, with_server


def settings(chosen: dict[str, Any]) -> Config:
    """The settings file, overridden by the command line. Raises ConfigError."""
    config = find_config(Path.cwd(), chosen["config_file"])
    called = {name: chosen[name] for name in ("level", "language", "select", "fail_level", "date") if chosen.get(name)}
    if chosen["language"]:
        called["detect_language"] = False  # who names the language knows it
    changes = called | {name: str(Path(chosen[name]).absolute()) for name in ("model", "baseline") if chosen[name]}
    if chosen["strict"] is not None:
        called["strict"] = changes["strict"] = chosen["strict"]
    if chosen["as_format"]:
        changes["as_format"] = chosen["as_format"]
    if chosen["languagetool"]:
        config = with_server(config, chosen["languagetool"])
    if chosen["harper"] is not None:
        changes["harper"] = chosen["harper"]
    changes["ignore"] = (*config.ignore, *chosen["ignore"])
    changes["rules"] = (*config.rules, *(str(Path(folder).absolute()) for folder in chosen["folders"]))
    return replace(config, **changes, called=tuple(called.items()))
