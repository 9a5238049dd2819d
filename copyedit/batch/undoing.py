"""Edits taken back, all of them or those of some rules, by what the journal knows of them. Start with `undo`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from copyedit.batch.applying import read, with_edits
from copyedit.batch.cleaning import Cleaner
from copyedit.batch.journal import Entry, Journal
from copyedit.batch.plan import Plan
from copyedit.batch.rewriting import is_folder, rewrite
from copyedit.batch.running import FINISHED
from copyedit.batch.shape import shape_of
from copyedit.batch.story import Done, Made, Story, digest_of
from copyedit.errors import CopyeditError
from copyedit.formats.reading import read_bytes
from copyedit.rules.choosing import fits
from copyedit.settings.config import Config

_CHANGED = "changed since the run; left alone"


@dataclass(slots=True)
class Undone:
    """What an undo came to: numbers of edits and stories, and the stories left alone, each with the reason."""

    edits: int = 0
    stories: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def undo(journal: Journal, plan: Plan, config: Config, rules: Sequence[str]) -> Undone:
    """Take back the edits of the rules that fit the patterns, or all edits. Raises CopyeditError.

    A story that is no longer as the run left it stays as it is. An undo that was killed can be called again.
    """
    if plan.out is None:
        raise CopyeditError("this was a dry run: there is nothing to undo", str(journal.folder))
    is_finished = journal.get("phase") == FINISHED
    if not is_finished and (rules or not is_folder(plan)):
        raise CopyeditError(f"not finished; first: copyedit batch resume {journal.folder}", str(journal.folder))
    for pattern in rules:
        if not any(fits(rule, pattern) for rule, _, _ in journal.counts()):
            raise CopyeditError(f"no finding of “{pattern}” in this run; copyedit batch status lists the rules")
    undone = Undone()
    with journal.committing():
        step = _Undo(journal, plan, config, rules, undone)
        rewrite(journal, plan, config, journal.edited(), step.change)
    if not is_finished:
        _restore_uncommitted(journal, plan, config, undone)
    return undone


@dataclass(slots=True)
class _Undo:
    journal: Journal
    plan: Plan
    config: Config
    rules: Sequence[str]
    undone: Undone

    def change(self, story: Story, entry: Entry) -> Done | None:
        """What to write instead of a story; None if it stays as it is."""
        live = self.journal.edits_of(entry.number)
        chosen = [made for made in live if not self.rules or any(fits(r, p) for r in made.rules for p in self.rules)]
        if not chosen:
            return None
        if story.content is None:
            self.undone.refused.append((entry.key, story.unreadable or _CHANGED))
            return None
        try:
            done = self._undone(story, entry, live, chosen)
        except CopyeditError as error:
            self.undone.refused.append((entry.key, error.message))
            return None
        self._note(entry, chosen, done.content if done else story.content)
        return done

    def _undone(self, story: Story, entry: Entry, live: Sequence[Made], chosen: Sequence[Made]) -> Done | None:
        """The story without the chosen edits; None if it is so already. Raises CopyeditError if it was changed."""
        assert story.content is not None
        now = digest_of(story.content)
        if len(chosen) == len(live) and now == entry.before:  # an earlier call was killed after it had written
            return None
        if now != entry.after:
            raise CopyeditError(_CHANGED)
        if len(chosen) == len(live) and (original := self._original(entry)) is not None:
            return Done(original)
        document = read(story.content, self.plan.name_of(entry.key), self.config)
        back = tuple(_backwards(document.source, live, chosen))
        return Done(with_edits(document, back, is_text=isinstance(story.content, str)), back)

    def _original(self, entry: Entry) -> bytes | None:
        """The bytes of the source, where they lie in a file of their own and are still the same."""
        path = Path(self.plan.source, entry.key)
        if not is_folder(self.plan) or not path.is_file():
            return None
        data = read_bytes(str(path))
        return data if digest_of(data) == entry.before else None

    def _note(self, entry: Entry, chosen: Sequence[Made], content: str | bytes | None) -> None:
        after = digest_of(content)
        self.journal.mark_undone(entry.number, chosen, None if after == entry.before else after)
        self.undone.edits += len(chosen)
        self.undone.stories += 1


def _backwards(source: str, live: Sequence[Made], chosen: Sequence[Made]) -> list[Made]:
    """The edits that take the chosen ones back, in the story as it is with all live ones. Raises CopyeditError."""
    back = []
    shift = 0
    for made in live:
        start = made.start + shift
        end = start + len(made.after)
        if source[start:end] != made.after:
            raise CopyeditError(_CHANGED)
        if made in chosen:
            back.append(Made(start, end, made.after, made.before, made.rules, made.confidence))
        shift += len(made.after) - len(made.before)
    return back


def _restore_uncommitted(journal: Journal, plan: Plan, config: Config, undone: Undone) -> None:
    """The files of a folder that were written behind the last commit point: the journal does not know their edits."""
    assert plan.out is not None
    state = journal.state()
    shape = shape_of(plan, config)
    cleaner = Cleaner(config, plan)
    shape.open(None)
    for story in shape.stories(state["resume"], state["number"]):
        target = Path(plan.out, story.key)
        if not isinstance(story.content, bytes):  # it could not be read, and was not written
            continue
        if not target.is_file():
            break
        now = target.read_bytes()
        done = cleaner.clean(plan.name_of(story.key), story.content)
        if now == done.content:
            shape.write(story, Done())
            undone.edits, undone.stories = undone.edits + len(done.made), undone.stories + 1
        elif now != story.content:
            undone.refused.append((story.key, _CHANGED))
    shape.wrap_up()
