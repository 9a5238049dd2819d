"""Settings: which rules, levels and paths. From `.copyedit.yaml`, or `[tool.copyedit]` of `pyproject.toml`.

Start with `Config`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from copyedit.errors import ConfigError

FILE_NAME = ".copyedit.yaml"
BASELINE_NAME = ".copyedit-baseline.json"
LANGUAGE_PACKS = {"en-GB": "uk", "en-US": "us"}
LOCAL = "local"
GRAMMAR = "grammar"
QUOTES = ("curly", "straight", "majority")
DASHES = ("em", "spaced-em", "spaced-en", "double-hyphen", "majority")
LEVELS = ("error", "warning", "suggestion", "off")


class Suppression(NamedTuple):
    """Findings to leave out: those of rules that match `rule`, on these `words`, in these `files`; empty means any."""

    rule: str = "*"
    words: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


class Unconfirmed(NamedTuple):
    """A server that a settings file names, and where."""

    address: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. `rules` are folders or files of house rules; a glob of rules is `wire/*` or a pack's name.

    `model` is the folder of a context model to use instead of the shipped one. With `detect_language`, blocks in other
    languages than English are not checked. `baseline` is a file of known findings. `formats` pairs patterns of files
    with the format to read them in; `as_format` is the format of all files. `called` are options of the command line,
    which win over any override. `words`, the words in the files `word_files`, and `names` are the house's own. `date`
    is the day of the stories: 2011-06-13.
    `quotes` and `dashes` are what `copyedit clean` writes.
    `languagetool` is the address of a server, or LOCAL for one that the run starts; it and `harper` turn on the pack
    GRAMMAR. `languagetool_from` says who named the server if the settings file did not; `unconfirmed` is a server
    elsewhere that the file names, which is not asked unless the user allows it.
    """

    packs: tuple[str, ...] = ("wire",)
    language: str | None = None
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: tuple[tuple[str, str], ...] = ()
    level: str = "suggestion"
    strict: bool = False
    fail_level: str = "warning"
    exclude: tuple[str, ...] = ()
    model: str | None = None
    detect_language: bool = True
    formats: tuple[tuple[str, str], ...] = ()
    as_format: str | None = None
    baseline: str | None = None
    languagetool: str | None = None
    harper: bool = False
    date: str | None = None
    quotes: str = "majority"
    dashes: str = "majority"
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    word_files: tuple[str, ...] = ()
    languagetool_from: str | None = None
    unconfirmed: Unconfirmed | None = None
    suppress: tuple[Suppression, ...] = ()
    overrides: tuple[tuple[tuple[str, ...], tuple[tuple[str, Any], ...]], ...] = ()
    path: str | None = None
    called: tuple[tuple[str, Any], ...] = ()

    @property
    def folder(self) -> str | None:
        """The settings file's folder, which patterns of files are relative to."""
        return os.path.normpath(Path(self.path).absolute().parent) if self.path else None

    @property
    def baseline_path(self) -> Path:
        """Where known findings are: the file named, or one beside the settings file, or in the current folder."""
        return Path(self.baseline or Path(self.folder or "", BASELINE_NAME))

    def rule_patterns(self) -> list[str]:
        """The names and globs of rules in these settings, overrides and suppressions included."""
        overrides = [dict(changes) for _, changes in self.overrides]
        layers = [{"select": self.select, "ignore": self.ignore, "levels": self.levels}, *overrides]
        found = [pattern for layer in layers for key in ("select", "ignore") for pattern in layer.get(key, ())]
        found += [pattern for layer in layers for pattern, _ in layer.get("levels", ())]
        return [*found, *(suppression.rule for suppression in self.suppress)]

    def for_path(self, path: str) -> Config:
        """The settings for one file: overrides whose patterns match take effect, and later ones win."""
        config = self
        if self.overrides:
            from copyedit.settings.globs import matches

            for files, changes in self.overrides:
                if matches(path, files, self.folder):
                    config = _changed(config, dict(changes))
            config = replace(config, **dict(self.called))
        return config

    def format_for(self, path: str) -> str | None:
        """The format set for a file, by the last pattern that matches; None leaves it to its name and bytes."""
        if self.as_format or not self.formats:
            return self.as_format
        from copyedit.settings.globs import matches

        matching = [name for pattern, name in self.formats if matches(path, [pattern], self.folder)]
        return matching[-1] if matching else None

    def pack_names(self) -> list[str]:
        """The shipped packs that are on. Raises ConfigError if both uk and us are."""
        names = list(dict.fromkeys(self.packs))
        pack = LANGUAGE_PACKS.get(self.language or "")
        if pack and pack not in names:
            names.append(pack)
        if (self.languagetool or self.harper) and GRAMMAR not in names:
            names.append(GRAMMAR)
        if "uk" in names and "us" in names:
            raise ConfigError(
                "the packs uk and us contradict each other; choose one, by “language” or by “packs”",
                self.path or "",
            )
        return names


def _changed(config: Config, changes: dict[str, Any]) -> Config:
    """Lists of rules, levels and words add to the general ones; other values replace them."""
    for name in ("ignore", "levels", "words", "names"):
        if name in changes:
            changes[name] = getattr(config, name) + changes[name]
    return replace(config, **changes)
