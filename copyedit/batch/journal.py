"""The journal of a run, an SQLite file: what was asked for, what was done, and what failed. Start with `Journal`.

A commit point makes stories, edits and the places in the output files durable together. What the files hold beyond
that was written by a run that was killed; it is cut off when the run goes on.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from copyedit.batch.durable import sync_folder
from copyedit.batch.story import Done, Made, Story, digest_of
from copyedit.errors import CopyeditError

FILE = "journal.sqlite"
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stories (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, before BLOB, after BLOB, words INTEGER NOT NULL,
    findings INTEGER NOT NULL, rows_at INTEGER NOT NULL, rows_end INTEGER NOT NULL, error TEXT,
    date TEXT NOT NULL, section TEXT NOT NULL
);
CREATE TABLE edits (
    story INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
    rules TEXT NOT NULL, confidence REAL NOT NULL, undone INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (story, start, "end")
) WITHOUT ROWID;
CREATE TABLE counts (
    rule TEXT NOT NULL, year TEXT NOT NULL, section TEXT NOT NULL, findings INTEGER NOT NULL,
    PRIMARY KEY (rule, year, section)
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
    date: str
    section: str


class Totals(NamedTuple):
    """The sums over all stories of a run."""

    stories: int
    words: int
    findings: int
    failed: int
    edits: int


class Journal:
    """The journal in a run's folder. Raises CopyeditError for a folder that has none."""

    def __init__(self, folder: Path, file: str = FILE) -> None:
        self.folder = folder
        path = folder / file
        if not path.is_file():
            raise CopyeditError(_missing(folder), str(folder))
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

    def end(self) -> None:
        """Close the journal; all of it is then in its one file."""
        self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._base.close()

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

    def put_state(self, state: dict[str, Any]) -> None:
        """Note where the run stands."""
        self.put(state=json.dumps(state))

    @contextmanager
    def committing(self) -> Iterator[None]:
        """A transaction: all of what is written inside, or nothing."""
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._base.in_transaction:  # a full disk has ended it
                self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def add(self, entry: Entry, done: Done) -> None:
        """A story and its edits; one that was put aside and is now done replaces its old entry."""
        row = entry._replace(key=_stored(entry.key))
        self._base.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._base.executemany(
            "INSERT OR REPLACE INTO edits VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
            [(entry.number, m.start, m.end, m.before, m.after, " ".join(m.rules), m.confidence) for m in done.made],
        )
        self._base.executemany(
            "INSERT INTO counts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET findings = findings + excluded.findings",
            [(rule, entry.date[:4], entry.section, count) for rule, count in done.counts],
        )

    def totals(self) -> Totals:
        sums = "SELECT count(*), total(words), total(findings), count(error) FROM stories"
        stories, words, findings, failed = map(int, self._base.execute(sums).fetchone())
        [edits] = self._base.execute("SELECT count(*) FROM edits WHERE NOT undone").fetchone()
        return Totals(stories, words, findings, failed, edits)

    def counts(self) -> list[tuple[str, int, int]]:
        """Findings by rule, and edits that are not undone; an edit counts for each of its rules."""
        edits: Counter[str] = Counter()
        for rules, count in self._base.execute("SELECT rules, count(*) FROM edits WHERE NOT undone GROUP BY rules"):
            edits.update(dict.fromkeys(rules.split(), count))
        rows = self._base.execute(
            "SELECT rule, sum(findings) AS found FROM counts GROUP BY rule ORDER BY found DESC, rule"
        )
        return [(rule, found, edits[rule]) for rule, found in rows]

    def failed(self) -> Iterator[Entry]:
        """The stories that were put aside, in order."""
        rows = self._base.execute("SELECT * FROM stories WHERE error IS NOT NULL ORDER BY number")
        return map(_entry, rows)

    def edited(self) -> Iterator[Entry]:
        """The stories with edits that are not undone, in order."""
        rows = self._base.execute(
            "SELECT * FROM stories WHERE number IN (SELECT story FROM edits WHERE NOT undone) ORDER BY number"
        )
        return map(_entry, rows)

    def edits_of(self, number: int) -> list[Made]:
        """A story's edits that are not undone, in order."""
        rows = self._base.execute(
            'SELECT start, "end", before, after, rules, confidence FROM edits '
            'WHERE story = ? AND NOT undone ORDER BY start, "end"',
            (number,),
        )
        return [
            Made(start, end, before, after, tuple(rules.split()), confidence)
            for start, end, before, after, rules, confidence in rows
        ]

    def mark_undone(self, number: int, made: Iterable[Made], after: bytes | None) -> None:
        """Note edits as undone, and the digest of the story without them."""
        self._base.executemany(
            'UPDATE edits SET undone = 1 WHERE story = ? AND start = ? AND "end" = ?',
            [(number, each.start, each.end) for each in made],
        )
        self._base.execute("UPDATE stories SET after = ? WHERE number = ?", (after, number))

    def index_keys(self) -> None:
        """Make `find` quick."""
        self._base.execute("CREATE INDEX IF NOT EXISTS keys ON stories (key)")

    def find(self, key: str, before: bytes | None) -> Entry | None:
        """The story with this key and content."""
        rows = self._base.execute("SELECT * FROM stories WHERE key = ? AND before = ?", (_stored(key), before))
        row = rows.fetchone()
        return _entry(row) if row else None

    def numbers(self) -> Iterator[int]:
        """The numbers of all stories, in order."""
        return (number for [number] in self._base.execute("SELECT number FROM stories ORDER BY number"))

    def execute(self, query: str, *values: object) -> sqlite3.Cursor:
        """The rows of a query; for reports."""
        return self._base.execute(query, values)


def _missing(folder: Path) -> str:
    """What to do about a folder without a journal."""
    beside = folder.with_name(f"{folder.name}.run")
    if (beside / FILE).is_file():
        return f"no batch run in this folder; do you mean {beside}?"
    if (folder / "lock").exists():
        return "this run was stopped before it began; call copyedit batch run again"
    return "no batch run in this folder: journal.sqlite is missing"


def _stored(key: str) -> Any:
    """A key as SQLite takes it: bytes for the name of a file that is not UTF-8."""
    try:
        key.encode("utf-8")
    except UnicodeEncodeError:
        return key.encode("utf-8", "surrogatepass")
    return key


def _entry(row: tuple[Any, ...]) -> Entry:
    entry = Entry(*row)
    return entry._replace(key=entry.key.decode("utf-8", "surrogatepass")) if isinstance(entry.key, bytes) else entry


def entry_of(story: Story, done: Done, places: tuple[int, int]) -> Entry:
    """A story's entry; `places` are where its findings begin and end in their file."""
    before, after = digest_of(story.content), digest_of(done.content)
    counts = done.words, len(done.rows), *places
    return Entry(story.number, story.key, before, after, *counts, done.error or None, story.date, story.section)
