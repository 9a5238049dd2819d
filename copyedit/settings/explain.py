"""Which settings apply to a file and where they are set, and why a rule is on or off. Start with `explain`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from copyedit.rules.choosing import Decision, decide
from copyedit.rules.rule import Rule
from copyedit.settings.config import Config
from copyedit.settings.globs import matches
from copyedit.settings.read import Entry, read_entries

KEYS = (
    *("packs", "language", "rules", "select", "ignore", "levels", "level", "strict", "fail-level"),
    *("exclude", "model", "detect-language", "languagetool", "harper"),
    *("formats", "baseline", "date", "words", "names", "word-files", "suppress"),
)
_ADDING = ("rules", "ignore", "levels", "words", "names")  # later values add to earlier ones


class Row(NamedTuple):
    """One setting of a file. `source` is “default”, “command line”, or a place in the settings file."""

    key: str
    value: str
    source: str


def explain(config: Config, path: str, called: Mapping[str, Sequence[str]]) -> list[Row]:
    """The settings of a file, key by key. `called` are those of the command line.

    Raises ConfigError for settings that cannot be read.
    """
    entries = read_entries(Path(config.path)) if config.path else []
    applying = [0, *(n for n, (files, _) in enumerate(config.overrides, 1) if matches(path, files, config.folder))]
    rows: list[Row] = []
    for key in KEYS:
        layers = [[_row(config, e) for e in entries if e.key == key and e.override == number] for number in applying]
        if key == "languagetool" and config.languagetool_from:
            layers.append([Row(key, config.languagetool or "off", config.languagetool_from)])
        layers.append([Row(key, value, "command line") for value in called.get(key, ())])
        given = [layer for layer in layers if layer]
        if not given:
            rows.append(Row(key, _default(config, key), "default"))
        for layer in given if key in _ADDING else given[-1:]:
            rows += layer
        if key == "packs":
            by_hand = {row.value for row in rows}
            by_language = (name for name in config.for_path(path).pack_names() if name not in by_hand)
            rows += (Row(key, name, "language") for name in by_language)
    return rows


def excluding(config: Config, path: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of `exclude` that exclude the file; none if a later one includes it again, as “!drafts/late/” does."""
    if not config.exclude or not matches(path, config.exclude, config.folder):
        return []
    return [row for row in rows if row.key == "exclude" and matches(path, [row.value], config.folder)]


def why(rule: Rule, config: Config, rows: Sequence[Row]) -> tuple[str, str]:
    """The level of a rule under a file's settings, or “off”, and the reason."""
    decision = decide(rule, config.select, config.ignore, config.levels, config.level, strict=config.strict)
    state = decision.level.label if decision.level else "off"
    return state, _reason(decision, rows)


def _reason(decision: Decision, rows: Sequence[Row]) -> str:
    if not decision.key:
        return (
            "its own level"
            if decision.level
            else "advisory: select it, give it a level under “levels”, or use --strict"
        )
    given = [row for row in rows if row.key == decision.key]
    if not decision.value:
        return f"not selected: {', '.join(_shown(row) for row in given)}"
    decided = next(
        (row for row in reversed(given) if row.value == decision.value), Row(decision.key, decision.value, "")
    )
    return f"below {_shown(decided)}" if decision.key == "level" else _shown(decided)


def _shown(row: Row) -> str:
    return f"{row.key}: {row.value} ({row.source})"


def _row(config: Config, entry: Entry) -> Row:
    place = f"{os.path.relpath(config.path or '')}:{entry.line}"
    return Row(entry.key, entry.value, f"{place}, override {entry.override}" if entry.override else place)


def _default(config: Config, key: str) -> str:
    if key == "baseline" and config.baseline_path.exists():
        return os.path.relpath(config.baseline_path)
    value = getattr(Config(), key.replace("-", "_"))
    if isinstance(value, bool):
        return str(value).lower()
    return (", ".join(value) if isinstance(value, tuple) else value) or "(none)"


def count_by_pack(loaded: Sequence[Rule], on: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Each pack, with the number of its rules that are on and the number it has."""
    for pack in dict.fromkeys(rule.pack for rule in loaded):
        ids = [rule.id for rule in loaded if rule.pack == pack]
        yield pack, sum(name in on for name in ids), len(ids)
