"""The stories that were put aside, tried again. Start with `retry`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from copyedit.batch.cleaning import Cleaner
from copyedit.batch.dates import dated
from copyedit.batch.durable import open_at, sync
from copyedit.batch.findings_table import write_table
from copyedit.batch.journal import Entry, Journal, entry_of
from copyedit.batch.plan import PARQUET, Plan
from copyedit.batch.rewriting import is_keyed, rewrite
from copyedit.batch.rows import FINDINGS, write_rows
from copyedit.batch.running import FINISHED, workers_for
from copyedit.batch.shape import shape_of
from copyedit.batch.story import Done, Story, digest_of
from copyedit.errors import CopyeditError
from copyedit.settings.config import Config


def retry(journal: Journal, plan: Plan, config: Config) -> int:
    """Try the stories again that were put aside, under the plan's limits; how many are now done.

    Their findings follow the others; a story that fails again gets its new error. Raises CopyeditError, and then
    nothing is noted in the journal.
    """
    if journal.get("phase") != FINISHED:
        raise CopyeditError(f"not finished; first: copyedit batch resume {journal.folder}", str(journal.folder))
    before = {entry.number: entry for entry in journal.failed()}
    state = journal.state()
    done: dict[int, Done] = {}
    with journal.committing(), open_at(journal.folder / FINDINGS, state["rows"]) as rows:
        with closing(
            workers_for(Cleaner(config, plan)).each((story, None) for story in _failed(plan, config, before))
        ) as tried:
            for story, result in tried:
                story = dated(plan, story, result)
                journal.add(entry_of(story, result, write_rows(rows, story, result)), result)
                if not result.error:
                    done[story.number] = _to_write(story, result, before[story.number])
        state["rows"] = sync(rows)
        if plan.out is not None:
            changed = [before[number] for number in sorted(done) if done[number].content is not None]
            rewrite(
                journal, plan, config, iter(changed), lambda story, entry: _checked(story, entry, done[entry.number])
            )
        journal.put_state(state)
    if plan.findings == PARQUET:
        write_table(journal)
    return len(done)


def _to_write(story: Story, result: Done, before: Entry) -> Done:
    """The result; the story as it is where it could not even be read before, and so is not in the destination."""
    if result.content is None and before.before is None:
        return result._replace(content=story.content)
    return result


def _checked(story: Story, entry: Entry, done: Done) -> Done:
    """What is written instead of a story in the destination. Raises CopyeditError if somebody has changed that."""
    if story.content is not None and digest_of(story.content) not in (entry.before, digest_of(done.content)):
        raise CopyeditError("changed since the run; restore it, then call retry again", entry.key)
    return done


def _failed(plan: Plan, config: Config, before: dict[int, Entry]) -> Iterator[Story]:
    """The stories that were put aside, as they are in the source."""
    shape = shape_of(plan, config)
    if is_keyed(shape):
        for number, entry in before.items():
            yield shape.story(entry.key, number, 0)
    else:
        yield from (story for story in shape.stories(None, 0) if story.number in before)
