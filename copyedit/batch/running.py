"""A batch run from its journal: read, clean, write, and make durable at each commit point. Start with `carry_on`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, BinaryIO

from copyedit.batch.cleaning import Cleaner
from copyedit.batch.dates import dated
from copyedit.batch.durable import open_at, sync
from copyedit.batch.engines.workers import Workers
from copyedit.batch.findings_table import write_table
from copyedit.batch.journal import Entry, Journal, entry_of
from copyedit.batch.plan import PARQUET, Plan, config_from_json, config_to_json, fingerprint
from copyedit.batch.previous import Previous
from copyedit.batch.rows import FINDINGS, write_rows
from copyedit.batch.selecting import Selection
from copyedit.batch.shape import Shape, shape_of
from copyedit.batch.stores import stamp_of
from copyedit.batch.story import Done, Story
from copyedit.errors import CopyeditError, FileError
from copyedit.settings.config import Config
from copyedit.version import VERSION

if TYPE_CHECKING:
    from copyedit.batch.engines.dask import DaskWorkers

RUNNING, FINISHING, FINISHED = "running", "finishing", "finished"
_NOTES = 1000  # reported at most, and remembered so that each is reported once
_WARMING = "Talks on a ferry contract were held in Port Lanrick, where a officer said they had went well.\n"


@dataclass(slots=True)
class Progress:
    """How far a run is. `at` of `total` is in the units of the source; of stories, if only some are taken.

    `began_at` is where this call took over, and the rest counts from there. `known` are the stories that an earlier run
    had checked, and `undated` those left out of a range of days.
    """

    total: int
    at: int = 0
    began_at: int | None = None
    is_by_story: bool = False
    stories: int = 0
    words: int = 0
    findings: int = 0
    failed: int = 0
    known: int = 0
    undated: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)


def begin(folder: Path, plan: Plan, config: Config) -> Journal:
    """A new run's folder and journal; nothing is read yet. Raises CopyeditError."""
    about = {
        "version": VERSION,
        "plan": plan.to_json(),
        "config": config_to_json(config),
        "fingerprint": fingerprint(config),
        "source": "" if plan.table else stamp_of(plan.source),
        "phase": RUNNING,
        "state": json.dumps({"number": 0, "taken": 0, "resume": None, "written": None, "rows": 0}),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Journal.begin(folder, about)
    except OSError as bad:
        raise FileError(f"cannot be written: {bad.strerror or bad}", str(folder)) from None


def check_unchanged(journal: Journal, plan: Plan, config: Config) -> None:
    """Raises CopyeditError if going on would mix two versions, two sets of rules or two sources."""
    where = str(journal.folder)
    if journal.version != VERSION:
        raise CopyeditError(f"this run was begun by copyedit {journal.version}; go on with that version", where)
    if journal.get("fingerprint") != fingerprint(config):
        raise CopyeditError("rules, words or model have changed since this run was begun; restore them", where)
    if not plan.table and journal.get("source") != stamp_of(plan.source):
        raise CopyeditError("the source has changed since this run was begun; begin another run", plan.source)


def plan_of(journal: Journal) -> tuple[Plan, Config]:
    """What the run was asked to do, and its settings."""
    return Plan.from_json(journal.get("plan")), config_from_json(journal.get("config"))


def carry_on(journal: Journal, plan: Plan, config: Config, show: Callable[[Progress], None]) -> Progress:
    """Run from the last commit point to the end; `show` is called after each story.

    Raises CopyeditError if nothing more can be written; the run can then go on later from its last commit point.
    """
    run = _Run(journal, plan, config, shape_of(plan, config), show)
    try:
        return run.to_end()
    except OSError as bad:
        raise _stopped(journal, bad.strerror or str(bad)) from None
    except sqlite3.OperationalError as bad:
        raise _stopped(journal, f"journal: {bad}") from None


def _stopped(journal: Journal, reason: str) -> CopyeditError:
    reason = reason[:1].lower() + reason[1:]
    return FileError(
        f"stopped: {reason}; put it right, then: copyedit batch resume {journal.folder}", str(journal.folder)
    )


class _Run:
    """One process's part of a run."""

    def __init__(
        self, journal: Journal, plan: Plan, config: Config, shape: Shape, show: Callable[[Progress], None]
    ) -> None:
        self._journal, self._plan, self._config = journal, plan, config
        self._shape, self._show = shape, show
        self._state: dict[str, Any] = journal.state()
        self._entries: list[tuple[Entry, Done]] = []
        self._uncommitted = 0
        self._rows: BinaryIO

    def to_end(self) -> Progress:
        """What is left to do, according to the journal's phase."""
        chosen = self._plan.limit or self._plan.sample
        progress = Progress(self._shape.total() if chosen is None else chosen, is_by_story=chosen is not None)
        if self._journal.get("phase") == RUNNING:
            self._clean(progress)
        if self._plan.out is not None:
            self._shape.publish()
        if self._plan.findings == PARQUET:
            write_table(self._journal)
        self._journal.put(phase=FINISHED)
        return progress

    def _clean(self, progress: Progress) -> None:
        cleaner = Cleaner(self._config, self._plan)
        cleaner.clean("warming.txt", _WARMING)  # so that the workers share what is read only once
        if self._plan.out is not None:
            self._shape.open(self._state["written"])
        began, known = monotonic(), set[str]()
        selection = Selection(self._plan, self._shape)
        with (
            open_at(self._journal.folder / FINDINGS, self._state["rows"]) as self._rows,
            closing(workers_for(cleaner).each(self._known(selection.stories(self._state)))) as results,
        ):
            for story, done in results:
                story = self._kept(story, done)
                _advance(progress, story, done, monotonic() - began, known)
                self._show(progress)
                self._uncommitted += 1
                if self._uncommitted == self._plan.commit_every:
                    self._commit()
            if self._plan.out is not None:
                self._shape.wrap_up()
            self._commit(is_last=True)
        progress.undated = selection.undated

    def _known(self, stories: Iterator[Story]) -> Iterator[tuple[Story, Done | None]]:
        """The stories, each with what an earlier run knows of it."""
        previous = Previous.of(self._journal, self._plan, self._config)
        if previous is None:
            yield from ((story, None) for story in stories)
            return
        with closing(previous):
            for story in stories:
                yield story, previous.known(story)

    def _kept(self, story: Story, done: Done) -> Story:
        """Write a story and its findings, and note it for the next commit point; the story with its date."""
        story = dated(self._plan, story, done)
        if self._plan.out is not None:
            self._shape.write(story, done)
        places = write_rows(self._rows, story, done)
        taken = self._state["taken"] + story.counts
        self._state |= {"number": story.number + 1, "taken": taken, "resume": story.resume}
        if story.counts:
            self._entries.append((entry_of(story, done, places), done))
        return story

    def _commit(self, *, is_last: bool = False) -> None:
        """Make files durable first, then the journal, which says how far they are."""
        if self._plan.out is not None and not is_last:
            self._state["written"] = self._shape.commit()
        self._state["rows"] = sync(self._rows)
        with self._journal.committing():
            for entry, done in self._entries:
                self._journal.add(entry, done)
            self._journal.put_state(self._state)
            if is_last:
                self._journal.put(phase=FINISHING)
        self._entries.clear()
        self._uncommitted = 0


def workers_for(cleaner: Cleaner) -> Workers | DaskWorkers:
    """Processes of this machine, or the cluster that the plan names. Raises CopyeditError."""
    address = cleaner.plan.scheduler
    if address is None:
        return Workers(cleaner)
    from copyedit.batch.engines.dask import DaskWorkers  # most runs stay on one machine

    return DaskWorkers(cleaner, address)


def _advance(progress: Progress, story: Story, done: Done, seconds: float, known: set[str]) -> None:
    progress.stories += story.counts
    progress.at, progress.seconds = progress.stories if progress.is_by_story else story.at, seconds
    progress.began_at = progress.at if progress.began_at is None else progress.began_at
    progress.words += done.words
    progress.findings += len(done.rows)
    progress.failed += bool(done.error)
    progress.known += done.is_known
    progress.notes = [note for note in done.notes if note not in known] if len(known) < _NOTES else []
    known.update(progress.notes)
