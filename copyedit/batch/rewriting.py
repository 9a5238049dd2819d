"""The result of a run written again, with some of its stories changed. Start with `rewrite`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import TypeGuard

from copyedit.batch.journal import Entry, Journal
from copyedit.batch.plan import Plan
from copyedit.batch.shape import Keyed, Shape, shape_name, shape_of
from copyedit.batch.stores import is_store
from copyedit.batch.story import Done, Story
from copyedit.settings.config import Config

Change = Callable[[Story, Entry], Done | None]


def rewrite(journal: Journal, plan: Plan, config: Config, wanted: Iterator[Entry], change: Change) -> None:
    """Hand each wanted story of the result, in order, to `change`, and write what that makes of it; None leaves it.

    A file gets its name when it is complete. In a folder each story is replaced in one step. Raises CopyeditError.
    """
    assert plan.out is not None
    first = next(wanted, None)
    if first is None:
        return
    wanted = chain([first], wanted)
    again = replace(plan, source=plan.out)
    if plan.table:
        again = replace(plan, table=plan.out, text_field=plan.out_field or plan.text_field, date_field=None)
        again = replace(again, section_field=None)
    shape = shape_of(again, config)
    shape.open(None)
    if is_keyed(shape):
        _replace_each(shape, wanted, change)
    else:
        _write_anew(shape, _places(journal, wanted), change)
    shape.publish()


def is_keyed(shape: Shape) -> TypeGuard[Keyed]:
    """True if each story can be read and written by its key: in a folder and a table."""
    return hasattr(shape, "story")


def _replace_each(shape: Keyed, wanted: Iterable[Entry], change: Change) -> None:
    for entry in wanted:
        story = shape.story(entry.key, entry.number, 0)
        done = change(story, entry)
        if done is not None:
            shape.write(story, done)
    shape.wrap_up()


def _write_anew(shape: Shape, wanted: Iterator[tuple[int, Entry]], change: Change) -> None:
    place, entry = next(wanted)
    at = 0
    for story in shape.stories(None, 0):
        done = None
        if story.counts:
            if at == place:
                done = change(story, entry)
                place, entry = next(wanted, (-1, entry))
            at += 1
        shape.write(story, done or Done())
    shape.wrap_up()


def _places(journal: Journal, wanted: Iterable[Entry]) -> Iterator[tuple[int, Entry]]:
    """The place of each story among those of the result."""
    places = enumerate(journal.numbers())
    for entry in wanted:
        yield next(place for place, number in places if number == entry.number), entry


def is_folder(plan: Plan) -> bool:
    """True if the run reads and writes folders of this machine, whose stories lie apart."""
    is_here = not any(map(is_store, (plan.source, plan.out or "")))
    return is_here and shape_name(plan.source) == "folder"
