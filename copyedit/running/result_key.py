"""What the result of a file depends on besides the file: program, settings, rules, word lists, model. See `result_key`.

Whatever of it changes, the results kept under another key are of no use any more, and are never looked at again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import click

from copyedit.language.spelling.codespell_list import list_path
from copyedit.rules.packs import packs_folder
from copyedit.settings.config import Config
from copyedit.version import VERSION

_OTHERS = ("languagetool", "harper")  # programs whose answers may change without notice


def result_key(config: Config, *parts: object) -> bytes | None:
    """A short key; `parts` are what else a result depends on. None where results must not be kept."""
    layers = [{name: getattr(config, name) for name in ("rules", "word_files", "model", *_OTHERS)}]
    layers += [dict(changes) for _, changes in config.overrides]
    if any(layer.get(name) for layer in layers for name in _OTHERS):
        return None
    seen = blake2b(digest_size=16)
    for part in (VERSION, sys.version, Path.cwd(), config, *parts):
        seen.update(repr(part).encode("utf-8", "surrogateescape") + b"\0")
    for state in _program():
        seen.update(repr(state).encode("utf-8", "surrogateescape"))
    for content in _house_files(config, layers):
        seen.update(blake2b(content).digest())
    return seen.digest()


def _program() -> Iterator[tuple[object, ...]]:
    """The program's own files with its language data, the shipped rules, and the packages that it stands on."""
    package = Path(__file__).absolute().parent.parent
    yield from _states(package)
    if not packs_folder().is_relative_to(package):
        yield from _states(packs_folder())
    installed = Path(click.__file__).parent.parent  # its date changes with every package that is installed here
    for path in (installed, list_path()):
        if path is not None:
            yield str(path), path.stat().st_mtime_ns


def _states(folder: Path) -> Iterator[tuple[object, ...]]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(parent, name)  # noqa: PTH118 - for a thousand files
            status = os.stat(path)
            yield path, status.st_size, status.st_mtime_ns


def _house_files(config: Config, layers: list[dict[str, Any]]) -> Iterator[bytes]:
    """The contents of the house's rules and word lists, of its baseline, and the states of its model's files."""
    for layer in layers:
        for named in (*layer.get("rules", ()), *layer.get("word_files", ())):
            path = Path(named)
            for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
                if file.is_file():
                    yield os.fsencode(file) + b"\0" + file.read_bytes()
        if layer.get("model"):
            yield repr(list(_states(Path(layer["model"])))).encode()
    if config.baseline_path.is_file():
        yield config.baseline_path.read_bytes()
