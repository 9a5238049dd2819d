"""How often each rule's findings were accepted, edited and rejected. Start with `record`.

An SQLite file in the user's data folder has a rule, a decision, a day and a number: no words, no names of stories.
Nothing leaves the machine. COPYEDIT_DECISIONS=off keeps none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from copyedit.errors import FileError
from copyedit.machine.cache import data_folder

DECISIONS = ("accepted", "edited", "rejected")
SWITCH = "COPYEDIT_DECISIONS"
_PATIENCE = 2.0  # seconds, while another program writes
_TABLE = """CREATE TABLE IF NOT EXISTS decided (
    rule TEXT NOT NULL, decision TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (rule, decision, day)) WITHOUT ROWID"""
_ADD = """INSERT INTO decided VALUES (?, ?, ?, 1)
    ON CONFLICT (rule, decision, day) DO UPDATE SET number = number + 1"""


class Counts(NamedTuple):
    """Of one rule: findings accepted as offered, edited by hand, rejected."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0

    @property
    def right(self) -> int:
        """Findings that led to a change."""
        return self.accepted + self.edited

    @property
    def all(self) -> int:
        return self.right + self.rejected


def is_on() -> bool:
    """False where COPYEDIT_DECISIONS is off."""
    return os.environ.get(SWITCH, "").lower() not in ("off", "0", "no", "false")


def file() -> Path:
    """The file with the counts."""
    return data_folder() / "decisions.sqlite3"


def record(decisions: Iterable[tuple[str, str]]) -> bool:
    """Count some decisions, each a rule and one of DECISIONS; False if they are not kept.

    A full disk or a locked file loses a count, never a sub-editor's work.
    """
    if not is_on():
        return False
    today = date.today().isoformat()
    rows = [(rule, decision, today) for rule, decision in decisions if decision in DECISIONS]
    try:
        file().parent.mkdir(parents=True, exist_ok=True)
        with _opened() as base:
            base.execute(_TABLE)
            base.executemany(_ADD, rows)
    except (OSError, sqlite3.Error):
        return False
    return True


def read() -> dict[str, Counts]:
    """The counts by rule. Raises FileError if the file cannot be read."""
    if not file().exists():
        return {}
    try:
        with _opened() as base:
            rows = base.execute("SELECT rule, decision, sum(number) FROM decided GROUP BY rule, decision").fetchall()
    except sqlite3.Error as bad:
        raise FileError(f"the decisions cannot be read: {bad}", str(file())) from None
    counts: dict[str, Counts] = {}
    for rule, decision, number in rows:
        counts[rule] = counts.get(rule, Counts())._replace(**{decision: number})
    return counts


def forget() -> None:
    """Delete all counts. Raises FileError."""
    try:
        file().unlink(missing_ok=True)
    except OSError as bad:
        raise FileError(f"cannot be deleted: {bad.strerror or bad}", str(file())) from None


@contextmanager
def _opened() -> Iterator[sqlite3.Connection]:
    """The file, with what is written to it committed together."""
    with closing(sqlite3.connect(file(), timeout=_PATIENCE)) as base, base:
        yield base
