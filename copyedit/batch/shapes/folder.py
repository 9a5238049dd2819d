"""A folder of stories in any format that copyedit reads; the result is a folder with the same names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from copyedit.batch.dates import day_in_path, day_of_file
from copyedit.batch.durable import sync_folder, sync_path
from copyedit.batch.plan import MTIME, Plan
from copyedit.batch.shapes.members import section_of
from copyedit.batch.story import Done, Story
from copyedit.errors import CopyeditError, FileError
from copyedit.formats.reading import read_bytes
from copyedit.running.files import taker
from copyedit.running.walking import entries_under
from copyedit.settings.config import Config
from copyedit.settings.globs import compiled, relative_path

_PARTIAL = ".copyedit-partial"
_THREADS = 8  # that wait for the disk at a commit point


class Archive:
    """Each file is one story; `resume` is its path in the folder, as the files are read in the order of their names."""

    def __init__(self, plan: Plan, config: Config) -> None:
        self._plan, self._top = plan, Path(plan.source)
        self._out = Path(plan.out or "")
        self._config = config
        self._written: list[Path] = []
        self._folders: set[Path] = set()

    def total(self) -> int:
        return sum(1 for _ in self._keys())

    def stories(self, resume: str | None, number: int) -> Iterator[Story]:
        last = resume.split("/") if resume else []
        for at, key in enumerate(self._keys(), 1):
            if last and key.split("/") <= last:
                continue
            yield self.story(key, number, at)
            number += 1

    def story(self, key: str, number: int, at: int) -> Story:
        """The story in one file."""
        path = self._top / key
        try:
            data = _read(path)
        except FileError as bad:
            date, section = day_in_path(key), section_of(key)
            return Story(number, key, None, None, key, at, bad.message, date, section)
        date = day_of_file(self._plan, key, data, path.stat().st_mtime if self._plan.date_field == MTIME else None)
        return Story(number, key, data, None, key, at, date=date, section=section_of(key))

    def _keys(self) -> Iterator[str]:
        """Each file that may be a story, also a link; and folders that cannot be listed, as stories are lost there."""
        errors: list[CopyeditError] = []
        base = self._config.folder
        excluded = compiled(tuple(self._config.exclude)) if self._config.exclude else None
        mapped = [pattern for pattern, _ in self._config.formats]
        for entry in entries_under(self._top, taker(mapped, base), errors):
            yield from map(self._key, _taken_from(errors))
            if excluded and excluded.decide(relative_path(entry.path, base)).matches:
                continue
            yield self._key(entry.path)
        yield from map(self._key, _taken_from(errors))

    def _key(self, path: str) -> str:
        return Path(path).relative_to(self._top).as_posix()

    def open(self, state: object) -> None:
        self._out.mkdir(parents=True, exist_ok=True)
        (self._out / _PARTIAL).unlink(missing_ok=True)

    def write(self, story: Story, done: Done) -> None:
        """Write a file in one step; it is not durable before the next commit point."""
        data = done.content if done.content is not None else story.content
        if not isinstance(data, bytes):  # it could not be read
            return
        target, partial = self._out / story.key, self._out / _PARTIAL
        if done.is_known and target.exists():  # from an earlier run, and perhaps improved by hand since
            return
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        partial.write_bytes(data)
        with suppress(OSError):  # the source has gone meanwhile, or its owner may not be given away
            shutil.copystat(self._top / story.key, partial)
        partial.replace(target)
        self._written.append(target)

    def commit(self) -> None:
        with ThreadPoolExecutor(_THREADS) as threads:
            list(threads.map(sync_path, self._written))
        for folder in {path.parent for path in self._written}:
            sync_folder(folder)
        self._written.clear()
        self._folders.clear()

    def wrap_up(self) -> None:
        self.commit()

    def publish(self) -> None:
        """Each file has its name already."""


def _read(path: Path) -> bytes:
    """What is in a file. Raises FileError."""
    if path.is_symlink():
        raise FileError("not taken: a batch run follows no links", str(path))
    if path.is_dir():
        raise FileError("this folder cannot be listed; make it readable, and begin the run again", str(path))
    return read_bytes(str(path))


def _taken_from(errors: list[CopyeditError]) -> Iterator[str]:
    """The folders with errors, each only once."""
    while errors:
        yield errors.pop(0).path
