"""Read settings from `.copyedit.yaml` or `[tool.copyedit]` in a TOML file. Start with `read_config`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from copyedit.errors import ConfigError
from copyedit.formats.which import FORMATS
from copyedit.machine.addresses import is_here
from copyedit.machine.small_files import SETTINGS, leads_out, read_small
from copyedit.settings.config import DASHES, LANGUAGE_PACKS, LEVELS, QUOTES, Config, Suppression, Unconfirmed
from copyedit.settings.globs import fault_in
from copyedit.settings.own import is_trusted, own_file
from copyedit.yaml_file import Node, parse_yaml


def read_config(path: Path) -> Config:
    """The settings in a file. Raises ConfigError for one that cannot be read, a wrong key or a wrong value."""
    values = _values(_root(path), _TOP)
    server = values.get("languagetool")
    if isinstance(server, Unconfirmed):
        values |= {"languagetool": None, "unconfirmed": server}
    return Config(**values, path=str(path))


class Entry(NamedTuple):
    """One value in a settings file as written. Overrides are numbered from 1; 0 applies to all files."""

    key: str
    value: str
    line: int
    override: int


def read_entries(path: Path) -> list[Entry]:
    """Every value in a settings file, with its line."""
    found: list[Entry] = []
    for key, node in _root(path).pairs():
        if key.text() != "overrides":
            found += _entries(key, node, 0)
            continue
        for number, item in enumerate(node.items(), 1):
            for inner, value in item.pairs():
                found += _entries(inner, value, number)
    return found


def line_of(path: Path, pattern: str) -> int:
    """The line on which a settings file names a rule in `select`, `ignore` or `levels`; 0 if it does not."""
    named = (entry for entry in read_entries(path) if entry.key in ("select", "ignore", "levels"))
    return next((entry.line for entry in named if pattern in (entry.value, entry.value.split(": ")[0])), 0)


def _entries(key: Node, node: Node, override: int) -> list[Entry]:
    if node.kind == "mapping":
        return [Entry(key.text(), f"{k.text()}: {v.shown()}", k.line, override) for k, v in node.pairs()]
    return [Entry(key.text(), item.shown(), item.line, override) for item in node.items()] or [
        Entry(key.text(), "(none)", node.line, override)
    ]


def _root(path: Path) -> Node:
    try:
        text = read_small(path, SETTINGS)
    except (OSError, UnicodeDecodeError) as bad:
        reason = getattr(bad, "strerror", None) or "not UTF-8 text"
        raise ConfigError(f"cannot be read: {reason}", str(path)) from None
    return _toml_root(text, path) if path.suffix == ".toml" else parse_yaml(text, str(path), ConfigError)


def _values(root: Node, keys: Mapping[str, Any]) -> dict[str, Any]:
    nodes = root.known(keys)
    return {name.replace("-", "_"): keys[name](node) for name, node in nodes.items()}


def _level(node: Node) -> str:
    return node.choice(LEVELS[:3])


def _levels(node: Node) -> tuple[tuple[str, str], ...]:
    return tuple((key.text(), value.choice(LEVELS)) for key, value in node.pairs())


def _formats(node: Node) -> tuple[tuple[str, str], ...]:
    return tuple((_glob(pattern), name.choice(FORMATS)) for pattern, name in node.pairs())


def _globs(node: Node) -> tuple[str, ...]:
    return tuple(_glob(item) for item in node.items())


def _glob(node: Node) -> str:
    fault = fault_in(node.text())
    if fault:
        raise node.fail(fault)
    return node.text()


def _suppressions(node: Node) -> tuple[Suppression, ...]:
    keys = {"rule": Node.text, "words": Node.texts, "files": _globs}
    return tuple(Suppression(**_values(item, keys)) for item in node.items())


def _overrides(node: Node) -> tuple[tuple[tuple[str, ...], tuple[tuple[str, Any], ...]], ...]:
    found = []
    for item in node.items():
        values = _values(item, {"files": _globs, **_PER_PATH})
        if "files" not in values:
            raise item.fail("an override needs “files”: patterns as in .gitignore")
        files = values.pop("files")
        found.append((files, tuple(values.items())))
    return tuple(found)


def _path(node: Node) -> str:
    """A path from the settings file's folder, in full; outside its repository only if the user allows it."""
    base = Path(node.path).absolute().parent
    full = base / node.text()
    if leads_out(full, _repository(base)) and not is_trusted(base):
        raise node.fail(
            f"“{node.text()}” is outside the repository of these settings (without one, outside their folder); "
            f"to allow it, name {base} under “trust” in {own_file()}"
        )
    return str(full)


def _repository(folder: Path) -> Path:
    """The top of the repository that a folder is in; the folder itself if it is in none."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)


def _paths(node: Node) -> tuple[str, ...]:
    return tuple(_path(item) for item in node.items())


def _server(node: Node) -> str | Unconfirmed:
    """A server on this machine, or one that the user knows; else unconfirmed, because stories would be sent there."""
    address = node.text()
    is_known = is_here(address) or is_trusted(Path(node.path).absolute().parent)
    return address if is_known else Unconfirmed(address, node.line, node.column)


def _date(node: Node) -> str:
    try:
        return date.fromisoformat(node.text()).isoformat()
    except ValueError:
        raise node.fail(f"“{node.text()}” is not a date; write it as 2011-06-13") from None


_PER_PATH: Mapping[str, Any] = {
    "packs": Node.texts,
    "language": lambda node: node.choice(LANGUAGE_PACKS),
    "detect-language": Node.flag,
    "select": Node.texts,
    "ignore": Node.texts,
    "levels": _levels,
    "level": _level,
    "strict": Node.flag,
    "fail-level": _level,
    "words": Node.texts,
    "names": Node.texts,
    "date": _date,
    "quotes": lambda node: node.choice(QUOTES),
    "dashes": lambda node: node.choice(DASHES),
}
_TOP: Mapping[str, Any] = {
    **_PER_PATH,
    "rules": _paths,
    "exclude": _globs,
    "model": _path,
    "formats": _formats,
    "baseline": _path,
    "languagetool": _server,
    "harper": Node.flag,
    "word-files": _paths,
    "suppress": _suppressions,
    "overrides": _overrides,
}


def _toml_root(text: str, path: Path) -> Node:
    import tomllib

    try:
        tools = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as bad:
        raise ConfigError(f"not valid TOML: {bad}", str(path)) from None
    except RecursionError:
        raise ConfigError("not valid TOML: nested too deeply", str(path)) from None
    if not isinstance(tools, dict):
        raise ConfigError("“tool” is not a table, so there is no [tool.copyedit]", str(path))
    # Other tools have keys of the same names, so those above our table are blanked, with their lines kept.
    others = max(0, text.find("[tool.copyedit"))
    return _toml_node(tools.get("copyedit", {}), "\n" * text.count("\n", 0, others) + text[others:], path, 1)


def _toml_node(value: object, text: str, path: Path, line: int) -> Node:
    """A TOML value as a node. `tomllib` gives no places, so we search the text for a key's line."""
    if isinstance(value, dict):
        pairs = []
        for key, inner in value.items():
            found = re.search(rf"^\s*(?:\[.*\b)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])", text, re.MULTILINE)
            at = text.count("\n", 0, found.end()) + 1 if found else line
            pairs.append((Node(key, "text", str(path), at, 1, ConfigError), _toml_node(inner, text, path, at)))
        return Node(pairs, "mapping", str(path), line, 1, ConfigError)
    if isinstance(value, list):
        return Node([_toml_node(v, text, path, line) for v in value], "list", str(path), line, 1, ConfigError)
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return Node(shown, "text", str(path), line, 1, ConfigError)
