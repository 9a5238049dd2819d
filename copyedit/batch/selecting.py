"""Which stories of a source a run takes: all, those of some days, the first ones, a sample. Start with `Selection`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import islice
from typing import Any

from copyedit.batch.dates import is_in_range
from copyedit.batch.plan import Plan
from copyedit.batch.shape import Shape
from copyedit.batch.story import Story


class Selection:
    """The stories that a plan chooses. `undated` counts those left out because nothing says of which day they are."""

    def __init__(self, plan: Plan, shape: Shape) -> None:
        self._plan, self._shape = plan, shape
        self.undated = 0

    def stories(self, state: dict[str, Any]) -> Iterator[Story]:
        """What is left of them, behind what the state says is done. What is no story comes along if all are taken."""
        stories = self._shape.stories(state["resume"], state["number"])
        if self._plan.has_range:
            stories = filter(self._is_in_range, stories)
        if self._plan.sample is not None:
            chosen = _sampled(self._in_range_again(), self._plan.sample)
            stories = (story for story in stories if story.is_frame or story.number in chosen)
        if self._plan.limit is not None:
            stories = _first(stories, self._plan.limit - int(state["taken"]))
        return stories

    def _is_in_range(self, story: Story) -> bool:
        if not story.counts:
            return story.is_frame
        if not story.date:
            self.undated += 1
            return False
        return is_in_range(story.date, self._plan.since, self._plan.until)

    def _in_range_again(self) -> Iterator[Story]:
        stories = self._shape.stories(None, 0)
        if not self._plan.has_range:
            return stories
        return (s for s in stories if s.date and is_in_range(s.date, self._plan.since, self._plan.until))


def _first(stories: Iterator[Story], count: int) -> Iterator[Story]:
    """So many stories, with what lies among them."""
    while count > 0:
        story = next(stories, None)
        if story is None:
            return
        yield story
        count -= story.counts


def _sampled(stories: Iterator[Story], size: int) -> frozenset[int]:
    """The numbers of stories chosen by chance, always the same ones (Vitter's algorithm R)."""
    chance, chosen = random.Random(1), list[int]()
    numbers = (story.number for story in stories if story.content is not None)
    chosen.extend(islice(numbers, size))
    for seen, number in enumerate(numbers, size + 1):
        at = chance.randrange(seen)
        if at < size:
            chosen[at] = number
    return frozenset(chosen)
