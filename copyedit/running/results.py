"""Results kept from one run to the next, so that an unchanged file costs a look at its date. Start with `each_result`.

They lie in a database in the user's cache folder, under a name made of the file's path and of all else that they depend
on (`result_key.py`). Nothing is taken from it on trust: an entry has a checksum, and a damaged database is thrown away.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from copyedit.running.workers import run_each

Result = TypeVar("Result")

_TABLE = """CREATE TABLE IF NOT EXISTS results (
    name BLOB PRIMARY KEY, size INTEGER, modified INTEGER, content BLOB, result BLOB, checksum BLOB, used INTEGER)"""
_DAYS = 30  # an entry that no run has used for so long is deleted
_LARGEST = 256 << 20  # bytes of the database, from which the older half of the entries is deleted
_WAIT = 2.0  # seconds for another run to finish writing
_AT_ONCE = 500  # entries written together
_YOUNG = 2 * 10**9  # nanoseconds within which a change may leave a file's date as it was
_UNSURE = -1  # instead of such a date: the content is compared


class _State(NamedTuple):
    """A file as it was when it was checked."""

    size: int
    modified: int
    content: bytes


def each_result(
    results: Results, work: Callable[[str], Result], paths: Sequence[str], jobs: int, may_keep: Callable[[Result], bool]
) -> Iterator[Result]:
    """What `run_each` gives, but only files without a kept result are checked; `may_keep` says which are kept."""
    missing = dict.fromkeys(path for path in paths if not results.has(path))
    fresh = run_each(work, list(missing), jobs)
    try:
        for path in paths:
            if path in missing:
                result = next(fresh)
                if may_keep(result):
                    results.keep(path, result)
            else:
                kept: Result | None = results.get(path)
                result = work(path) if kept is None else kept
            yield result
    finally:
        results.close()


class Results:
    """The kept results of runs that are alike in all that `key` stands for. Without a database nothing is kept."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._today = int(time.time() // 86_400)
        self._seen: dict[str, _State] = {}
        self._new: list[tuple[Any, ...]] = []
        self._used: list[tuple[int, bytes]] = []
        self._database = self._opened()

    def has(self, path: str) -> bool:
        """True if a result of the file as it is now is kept."""
        try:
            status = os.stat(path)
            row = self._row("SELECT size, modified, content FROM results WHERE name = ?", path)
            if row and (status.st_size, status.st_mtime_ns) == row[:2]:
                return True
            state = _State(status.st_size, status.st_mtime_ns, _hash_of(path))
        except OSError:  # the run says what is wrong with the file
            return False
        if row and row[2] == state.content:  # as after a new checkout
            return True
        self._seen[path] = state
        return False

    def get(self, path: str) -> Any:
        """The kept result; None if it is damaged, or gone meanwhile."""
        row = self._row("SELECT result, checksum, used FROM results WHERE name = ?", path)
        if not row or _checksum(self._name(path), row[0]) != row[1]:
            return None
        if row[2] != self._today:
            self._used.append((self._today, self._name(path)))
        try:
            return pickle.loads(row[0])  # the user's own cache, written below, not input from elsewhere
        except Exception:  # what an older program wrote can fail in any way
            return None

    def keep(self, path: str, result: object) -> None:
        """Keep a new result, unless the file has changed since `has` looked at it."""
        state = self._seen.pop(path, None)
        if state is None or self._database is None:
            return
        try:
            status = os.stat(path)
            is_young = time.time_ns() - status.st_mtime_ns < _YOUNG
            if (status.st_size, status.st_mtime_ns) != state[:2] or (is_young and _hash_of(path) != state.content):
                return
        except OSError:
            return
        name, data = self._name(path), pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
        modified = _UNSURE if is_young else state.modified
        self._new.append((name, state.size, modified, state.content, data, _checksum(name, data), self._today))
        if len(self._new) >= _AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what is left to write, and delete what is old."""
        self._write()
        self._run(self._prune)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):  # a damaged one is deleted, and the second attempt begins anew
            self._database = None
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._database = sqlite3.connect(self._path, timeout=_WAIT)
                self._database.execute(_TABLE)
                self._database.execute("SELECT name FROM results LIMIT 1").fetchone()
                return self._database
            except (sqlite3.Error, OSError) as bad:
                if not self._give_up(bad):
                    return None
        return None

    def _give_up(self, bad: Exception) -> bool:
        """Do without the database for this run; True if it was damaged, and deleted."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None
        # An operational error is another run's lock or a full disk.
        is_damaged = isinstance(bad, sqlite3.DatabaseError) and not isinstance(bad, sqlite3.OperationalError)
        if is_damaged:
            with suppress(OSError):
                self._path.unlink()
                return True
        return False

    def _row(self, query: str, path: str) -> tuple[Any, ...] | None:
        def read(database: sqlite3.Connection) -> tuple[Any, ...] | None:
            row: tuple[Any, ...] | None = database.execute(query, (self._name(path),)).fetchone()
            return row

        return self._run(read)

    def _write(self) -> None:
        def write(database: sqlite3.Connection) -> None:
            with database:
                database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?)", self._new)
                database.executemany("UPDATE results SET used = ? WHERE name = ?", self._used)

        if self._new or self._used:
            self._run(write)
        self._new, self._used = [], []

    def _prune(self, database: sqlite3.Connection) -> None:
        with database:
            database.execute("DELETE FROM results WHERE used < ?", (self._today - _DAYS,))
        if self._path.stat().st_size > _LARGEST:
            with database:
                number = database.execute("SELECT count(*) FROM results").fetchone()[0]
                oldest = "SELECT name FROM results ORDER BY used, rowid LIMIT ?"
                database.execute(f"DELETE FROM results WHERE name IN ({oldest})", (number // 2,))
            database.execute("VACUUM")

    def _run(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """What an action on the database gives; None without a database."""
        if self._database is None:
            return None
        try:
            return action(self._database)
        except (sqlite3.Error, OSError) as bad:
            self._give_up(bad)
            return None

    def _name(self, path: str) -> bytes:
        return blake2b(os.fsencode(path), key=self._key, digest_size=16).digest()


def _checksum(name: bytes, data: bytes) -> bytes:
    return blake2b(data, key=name, digest_size=16).digest()


def _hash_of(path: str) -> bytes:
    return blake2b(Path(path).read_bytes(), digest_size=16).digest()
