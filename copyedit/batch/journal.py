"""The journal of a run, an SQLite file: what was asked for, what was done, and what failed. Start with `Journal`.

A commit point makes stories, edits and the places in the output files durable together. What the files hold beyond
that was written by a run that was killed; it is cut off when the run goes on.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from copyedit.batch.durable import sync_folder
from copyedit.batch.story import Made
from copyedit.errors import CopyeditError

FILE = "journal.sqlite"
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stories (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, before BLOB, after BLOB, words INTEGER NOT NULL,
    findings INTEGER NOT NULL, rows_at INTEGER NOT NULL, rows_end INTEGER NOT NULL, error TEXT
);
CREATE TABLE edits (
    story INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    rules TEXT NOT NULL, confidence REAL NOT NULL, undone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (story, start, "end")
) WITHOUT ROWID;
CREATE TABLE counts (
    rule TEXT PRIMARY KEY, findings INTEGER NOT NULL, edits INTEGER NOT NULL
) WITHOUT ROWID;
"""


class Entry(NamedTuple):
    """A story in the journal. `before` and `after` are digests of its content; `after` is None if it stayed as it was.

    `rows_at` and `rows_end` are the place of its rows in the file of findings.
    """

    number: int
    key: str
    before: bytes | None
    after: bytes | None
    words: int
    findings: int
    rows_at: int
    rows_end: int
    error: str | None


class Totals(NamedTuple):
    """The sums over all stories of a run."""

    stories: int
    words: int
    findings: int
    failed: int
    edits: int


class Journal:
    """The journal in a run's folder. Raises CopyeditError for a folder that has none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / FILE
        if not path.is_file():
            raise CopyeditError("no batch run in this folder: journal.sqlite is missing", str(folder))
        self._open(path)
        try:
            version = self.get("version")
        except (sqlite3.DatabaseError, KeyError):
            raise CopyeditError("its journal cannot be read; the run never began, or is damaged", str(folder)) from None
        self.version = version

    def _open(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None, timeout=30)
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=FULL")

    @classmethod
    def begin(cls, folder: Path, about: dict[str, str]) -> Journal:
        """A new journal. It appears complete or not at all."""
        path = folder / FILE
        partial = folder / f"{FILE}.new"
        partial.unlink(missing_ok=True)
        base = sqlite3.connect(partial, isolation_level=None)
        base.execute("PRAGMA synchronous=FULL")
        base.executescript(f"BEGIN; {_TABLES}")
        base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        base.execute("COMMIT")
        base.close()
        partial.replace(path)
        sync_folder(folder)
        return cls(folder)

    def close(self) -> None:
        self._base.close()

    def get(self, name: str) -> str:
        """A value about the run. Raises KeyError."""
        row = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        return str(row[0])

    def put(self, **values: str) -> None:
        """Values about the run, durable at once or with the commit point that is being written."""
        self._base.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", values.items())

    def state(self) -> dict[str, Any]:
        """Where the run stands: what the last commit point said."""
        state: dict[str, Any] = json.loads(self.get("state"))
        return state

    @contextmanager
    def committing(self) -> Iterator[None]:
        """A transaction: all of what is written inside, or nothing."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def add(self, entry: Entry, made: tuple[Made, ...], counts: tuple[tuple[str, int, int], ...]) -> None:
        """A story and its edits; one that was put aside and is now done replaces its old entry."""
        self._base.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", entry)
        self._base.executemany(
            "INSERT OR REPLACE INTO edits VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            [(entry.number, m.start, m.end, m.before, m.after, " ".join(m.rules), m.confidence) for m in made],
        )
        self._base.executemany(
            "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT (rule) DO UPDATE SET "
            "findings = findings + excluded.findings, edits = edits + excluded.edits",
            counts,
        )

    def totals(self) -> Totals:
        sums = "SELECT count(*), total(words), total(findings), count(error) FROM stories"
        stories, words, findings, failed = map(int, self._base.execute(sums).fetchone())
        [edits] = self._base.execute("SELECT count(*) FROM edits WHERE NOT undone").fetchone()
        return Totals(stories, words, findings, failed, edits)

    def counts(self) -> list[tuple[str, int, int]]:
        """Findings and edits by rule."""
        return list(self._base.execute("SELECT rule, findings, edits FROM counts ORDER BY findings DESC, rule"))

    def failed(self) -> Iterator[Entry]:
        """The stories that were put aside, in order."""
        rows = self._base.execute("SELECT * FROM stories WHERE error IS NOT NULL ORDER BY number")
        return (Entry(*row) for row in rows)
