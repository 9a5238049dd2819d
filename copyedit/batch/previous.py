"""The finished run before this one: what it knows of a story that has not changed since. Start with `Previous`."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from copyedit.batch.applying import read, with_edits
from copyedit.batch.journal import FILE, Entry, Journal
from copyedit.batch.plan import Plan
from copyedit.batch.rows import FINDINGS, head_of, rows_in
from copyedit.batch.story import Done, Made, Story, digest_of
from copyedit.errors import CopyeditError
from copyedit.settings.config import Config

_PREFIX = "previous-"
_CHOICES = ("text_field", "id_field", "date_field", "clean", "apply", "rules")  # that a story's result depends on


def put_by(journal: Journal) -> None:
    """Keep the journal and the findings of a finished run for the next one; this ends the journal."""
    folder = journal.folder
    journal.end()
    for leftover in (f"{FILE}-wal", f"{FILE}-shm"):  # of a program that has the journal open to read it
        (folder / leftover).unlink(missing_ok=True)
    for name in (FINDINGS, FILE):  # the journal last: until then the run is what it was
        if (folder / name).exists():
            (folder / name).replace(folder / f"{_PREFIX}{name}")


def has_previous(folder: Path) -> bool:
    """True if the folder keeps an earlier run."""
    return (folder / f"{_PREFIX}{FILE}").is_file()


class Previous:
    """The run before. Its stories are known by key and content."""

    def __init__(self, folder: Path, plan: Plan, config: Config) -> None:
        self._plan, self._config = plan, config
        self._journal = Journal(folder, f"{_PREFIX}{FILE}")
        self._journal.index_keys()
        self._rows = (folder / f"{_PREFIX}{FINDINGS}").open("rb")

    @classmethod
    def of(cls, journal: Journal, plan: Plan, config: Config) -> Previous | None:
        """The run before, if it was made with the same rules and choices."""
        if not has_previous(journal.folder):
            return None
        previous = cls(journal.folder, plan, config)
        before = Plan.from_json(previous._journal.get("plan"))
        is_same = all(getattr(before, name) == getattr(plan, name) for name in _CHOICES)
        is_same = is_same and previous._journal.get("fingerprint") == journal.get("fingerprint")
        if not is_same:
            previous.close()
        return previous if is_same else None

    def close(self) -> None:
        self._rows.close()
        self._journal.close()

    def known(self, story: Story) -> Done | None:
        """What became of the same story; None for one that is new, has changed or was put aside."""
        if story.content is None:
            return None
        entry = self._journal.find(story.key, digest_of(story.content))
        if entry is None or entry.error:
            return None
        if self._plan.date_for_checks(story.date) != self._plan.date_for_checks(entry.date):
            return None
        rows = tuple(self._rows_of(entry))
        counts = Counter(json.loads(row)["rule"] for row in rows)
        made = tuple(self._journal.edits_of(entry.number))
        try:
            content = self._again(story, made) if made else None
        except CopyeditError:
            return None  # a worker will say what is wrong
        counted = tuple(sorted(counts.items()))
        return Done(content, made, rows, entry.words, counted, is_known=True, date=entry.date)

    def _again(self, story: Story, made: tuple[Made, ...]) -> str | bytes:
        assert story.content is not None
        return with_edits(
            read(story.content, self._plan.name_of(story.key), self._config),
            made,
            is_text=isinstance(story.content, str),
        )

    def _rows_of(self, entry: Entry) -> list[str]:
        """A story's findings as they were, without its key."""
        self._rows.seek(entry.rows_at)
        data = self._rows.read(entry.rows_end - entry.rows_at)
        return rows_in(data, head_of(entry.key, entry.date, entry.section))
