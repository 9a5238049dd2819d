"""A folder of stories of which source, result or both are in a store, such as S3. Start with `Archive`.

Stories are read ahead by threads, since a store is slow to answer. At a commit point those since the last one are
written, each in one step as far as the store can.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from typing import Any, NamedTuple

from copyedit.batch.dates import day_of_file
from copyedit.batch.plan import Plan
from copyedit.batch.shapes import folder
from copyedit.batch.shapes.members import is_story, may_be_story, section_of
from copyedit.batch.stores import filesystem, in_one_step, is_store, make_folder, reaching
from copyedit.batch.story import Done, Story
from copyedit.formats.reading import LARGEST
from copyedit.settings.config import Config

_THREADS = 16  # that wait for the store
_CONNECTIONS = 4  # threads, where each needs a connection of its own
_AHEAD = 64  # stories read or being read
_HEAVY = 1 << 25  # bytes that are written before the commit point


class _File(NamedTuple):
    """A file of a store. `written` is when that was, in seconds since 1970."""

    key: str
    size: int = 0
    written: float | None = None


class Archive:
    """Each file is a story; `resume` is its path in the folder, in the order of the names."""

    def __init__(self, plan: Plan, config: Config) -> None:
        here = folder.Archive(plan, config)
        self._reader = _Reader(plan, config) if is_store(plan.source) else here
        self._writer = _Writer(plan) if is_store(plan.out or "") else here
        self.total, self.stories, self.story = self._reader.total, self._reader.stories, self._reader.story
        self.open, self.write, self.commit = self._writer.open, self._writer.write, self._writer.commit

    def wrap_up(self) -> None:
        self._writer.commit()

    def publish(self) -> None:
        """Each file has its name already."""


class _Reader:
    """The stories of a folder in a store."""

    def __init__(self, plan: Plan, config: Config) -> None:
        self._plan, self._config = plan, config
        self._driver, self._top = filesystem(plan.source)

    def total(self) -> int:
        return sum(1 for _ in self._files(self._top, []))

    def stories(self, resume: str | None, number: int) -> Iterator[Story]:
        with closing(self._read_ahead(self._files(self._top, resume.split("/") if resume else []))) as read:
            for story in filter(_is_story, read):
                yield story._replace(number=number)
                number += 1

    def _read_ahead(self, files: Iterator[_File]) -> Generator[Story, None, None]:
        """What is in the files, in order; after an error, what has not been begun is not read."""
        threads = _threads_for(self._driver)
        window: deque[Future[Story]] = deque()
        try:
            for at, file in enumerate(files, 1):
                window.append(threads.submit(self._read, file, 0, at))
                if len(window) == _AHEAD:
                    yield window.popleft().result()
            while window:
                yield window.popleft().result()
        finally:
            threads.shutdown(cancel_futures=True)

    def story(self, key: str, number: int, at: int) -> Story:
        """The story in one file."""
        return self._read(_File(key), number, at)

    def _read(self, file: _File, number: int, at: int) -> Story:
        story = Story(number, file.key, None, None, file.key, at, section=section_of(file.key))
        if file.size > LARGEST:
            return story._replace(unreadable="too large for one story")
        try:
            with reaching(file.key):
                data: bytes = filesystem(self._plan.source)[0].cat_file(f"{self._top}/{file.key}")
        except FileNotFoundError:
            return story._replace(unreadable="no such file")
        return story._replace(content=data, date=day_of_file(self._plan, file.key, data, file.written))

    def _files(self, path: str, last: list[str]) -> Iterator[_File]:
        """The files under a path that may be stories, in the order of their names, behind the last one read."""
        depth = len(path) - len(self._top) and path[len(self._top) + 1 :].count("/") + 1
        with reaching(self._plan.source):
            entries = sorted(self._driver.ls(path, detail=True), key=lambda entry: str(entry["name"]))
        for entry in entries:
            full = str(entry["name"]).rstrip("/")
            key = full[len(self._top) + 1 :]
            name = key.rpartition("/")[2]
            is_behind = bool(last) and key.split("/") < last[: depth + 1]
            if not name or name.startswith(".") or is_behind:
                continue
            if entry["type"] == "directory":
                yield from self._files(full, last)
            elif may_be_story(key, self._config) and not (last and key.split("/") <= last):
                yield _File(key, int(entry.get("size") or 0), _written(entry))


class _Writer:
    """The result as a folder in a store."""

    def __init__(self, plan: Plan) -> None:
        self._address = plan.out or ""
        self._driver, self._top = filesystem(self._address)
        self._threads = _threads_for(self._driver)  # the same ones each time, as they may be connected
        self._waiting: dict[str, bytes] = {}
        self._weight = 0

    def open(self, state: object) -> None:
        """A store needs no folder before there are files in it."""

    def write(self, story: Story, done: Done) -> None:
        data = done.content if done.content is not None else story.content
        if not isinstance(data, bytes):  # it could not be read
            return
        path = f"{self._top}/{story.key}"
        with reaching(self._address):
            if done.is_known and self._driver.exists(path):  # from an earlier run, and perhaps improved by hand since
                return
        self._waiting[path] = data
        self._weight += len(data)
        if self._weight > _HEAVY:
            self.commit()

    def commit(self) -> None:
        with reaching(self._address):
            for folder in sorted({self._driver._parent(path) for path in self._waiting}):
                make_folder(self._driver, self._address, folder)
        list(self._threads.map(self._put, self._waiting.items()))
        self._waiting.clear()
        self._weight = 0

    def _put(self, item: tuple[str, bytes]) -> None:
        path, data = item
        with reaching(self._address):
            driver = filesystem(self._address)[0]
            in_one_step(driver, self._address, path, lambda target: driver.pipe_file(target, data))


def _threads_for(driver: Any) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_THREADS if driver.async_impl else _CONNECTIONS)


def _is_story(story: Story) -> bool:
    """True for a story by what is in it, not only by its name; also for one that could not be read."""
    return not isinstance(story.content, bytes) or is_story(story.key, story.content)


def _written(entry: dict[str, Any]) -> float | None:
    """When a file was written, as the store has it."""
    for name in ("LastModified", "last_modified", "mtime", "modificationTime", "updated", "created"):
        value = entry.get(name)
        if isinstance(value, datetime):
            return value.timestamp()
        if isinstance(value, int | float):
            return float(value)
    return None
