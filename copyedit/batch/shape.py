"""The shape of an archive: which module reads it, and writes it again. Start with `shape_of`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any, Protocol

from copyedit.batch.plan import Plan
from copyedit.batch.stores import exists, is_address, is_folder, is_store
from copyedit.batch.story import Done, Story
from copyedit.errors import CopyeditError, FileError
from copyedit.settings.config import Config

_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wacz": "warc",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    ".tbz2": "tar",
    ".txz": "tar",
}
_COMPRESSED = (".gz", ".bz2", ".xz")  # behind the ending of what may be read as a stream
_STREAMS = frozenset({"jsonl", "csv", "tar", "warc"})
_NEED_FIELD = frozenset({"jsonl", "csv", "parquet", "table"})


class Shape(Protocol):
    """Reads an archive and writes another like it.

    `total` is how much there is to read, in the units of `Story.at`. `stories` begins at the start, or behind the
    story whose `resume` it is given. `open` begins to write, or goes on from what `commit` returned; `wrap_up` writes
    what belongs at the end, and `publish` gives the result its name, if it has not yet got it.
    """

    def total(self) -> int: ...

    def stories(self, resume: Any, number: int) -> Iterator[Story]: ...

    def open(self, state: Any) -> None: ...

    def write(self, story: Story, done: Done) -> None: ...

    def commit(self) -> Any: ...

    def wrap_up(self) -> None: ...

    def publish(self) -> None: ...


class Keyed(Shape, Protocol):
    """A shape whose stories lie apart: each can be read, and written again, by its key."""

    def story(self, key: str, number: int, at: int) -> Story: ...


def shape_name(source: str) -> str:
    """The module of `shapes` for a source, by its ending. Raises FileError."""
    if is_database(source):
        return "table"
    if is_folder(source):
        return "folder"
    if not exists(source):
        raise FileError("no such file or folder", source)
    name = _named(source)
    if name is None:
        raise FileError(f"not a folder, nor a file of a known kind ({', '.join(_ENDINGS)})", source)
    return name


def _named(path: str) -> str | None:
    """The shape of a file with this name."""
    lower = PurePath(path).name.lower()
    name = _ENDINGS.get(PurePath(lower).suffix)
    if name is None and lower.endswith(_COMPRESSED):
        name = _ENDINGS.get(PurePath(PurePath(lower).stem).suffix)
        return name if name in _STREAMS else None
    return name


def is_database(source: str) -> bool:
    """True for the address of a database, as SQLAlchemy writes it: postgresql://host/archive."""
    return is_address(source) and not is_store(source)


def has_fields(source: str) -> bool:
    """True for an archive of rows, whose text is in a field."""
    return shape_name(source) in _NEED_FIELD


def shape_of(plan: Plan, config: Config) -> Shape:
    """What reads the source of a run and writes its result. Raises CopyeditError."""
    name = shape_name(plan.source)
    if name in _NEED_FIELD and plan.text_field is None:
        raise CopyeditError("name the field that holds the story: --text-field NAME", plan.source)
    if name == "folder" and (is_store(plan.source) or is_store(plan.out or "")):
        name = "store"
    make: Callable[[Plan, Config], Shape] = import_module(f"copyedit.batch.shapes.{name}").Archive
    return make(plan, config)


def check_destination(source: str, out: str) -> None:
    """Raises FileError if the result would lie in the source, or the source in the result."""
    here, there = (path.rstrip("/") if is_store(path) else os.path.realpath(path) for path in (source, out))
    for one, other in ((here, there), (there, here)):
        if other == one or other.startswith((one + os.sep, one + "/")):
            raise FileError("the source and --out must be apart; the source is never changed", out)


def check_same_shape(source: str, out: str) -> None:
    """Raises FileError if the name of the result is not that of such an archive."""
    shape = shape_name(source)
    if shape != "folder" and _named(out) != shape:
        endings = ", ".join(ending for ending, kind in _ENDINGS.items() if kind == shape)
        raise FileError(f"the result is of the same kind as {source}; let its name end in {endings}", out)
