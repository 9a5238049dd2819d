"""A run that a command goes on with: its lock, journal, plan and settings. Start with `opened`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copyedit.batch.journal import FILE, Journal
from copyedit.batch.lock import locked
from copyedit.batch.plan import Plan
from copyedit.batch.running import plan_of
from copyedit.cli.errors import stop_with
from copyedit.errors import CopyeditError, FileError
from copyedit.settings.config import Config


@contextmanager
def opened(folder: Path) -> Iterator[tuple[Journal, Plan, Config]]:
    """The journal of the run in a folder, which no other process works on; an error ends the command."""
    try:
        if not (folder / FILE).is_file():
            Journal(folder)  # says what is missing, and leaves no lock behind
        with locked(folder):
            journal = Journal(folder)
            yield journal, *plan_of(journal)
            journal.close()
    except CopyeditError as error:
        stop_with(error)
    except OSError as bad:
        stop_with(FileError(f"cannot be written: {bad.strerror or bad}", str(folder)))
    except sqlite3.OperationalError as bad:
        stop_with(FileError(f"the journal cannot be written: {bad}", str(folder)))
