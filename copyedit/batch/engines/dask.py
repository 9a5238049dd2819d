"""Stories cleaned on a Dask cluster that is already there, results in order. Start with `DaskWorkers.each`.

The scheduler gives a dead worker's stories to another. Stories that kill worker after worker are tried one by one, and
the one that does it is put aside.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from typing import Any

from copyedit.batch.cleaning import Cleaner, Task, clean_all
from copyedit.batch.engines.workers import Chunk, chunks_of
from copyedit.batch.story import Done, Story
from copyedit.errors import CopyeditError

_AHEAD = 3  # chunks for each thread of the cluster


class DaskWorkers:
    """The workers of a cluster; `address` is that of its scheduler: tcp://10.0.0.1:8786."""

    def __init__(self, cleaner: Cleaner, address: str) -> None:
        self._config, self._plan = cleaner.config, cleaner.plan
        try:
            self._distributed: Any = import_module("distributed")
        except ImportError:
            raise CopyeditError("Dask needs an extra: pip install 'copyedit[batch]'", address) from None
        try:
            self._client: Any = self._distributed.Client(address, timeout=20)
        except (OSError, ValueError) as bad:
            raise CopyeditError(f"no Dask scheduler answers: {bad}", address) from None

    def each(self, stories: Iterable[tuple[Story, Done | None]]) -> Generator[tuple[Story, Done], None, None]:
        """Each story, and what became of it, in order; only so many are read ahead."""
        chunks = chunks_of(stories)
        window: deque[tuple[Chunk, Any]] = deque(map(self._begin, islice(chunks, self._room())))
        try:
            while window:
                chunk, future = window.popleft()
                yield from zip(chunk.stories, self._results(chunk, future), strict=True)
                window.extend(map(self._begin, islice(chunks, 1)))
        finally:
            self._client.cancel([future for _, future in window if future is not None])
            self._client.close()

    def _room(self) -> int:
        return max(8, _AHEAD * int(sum(self._client.nthreads().values())))

    def _begin(self, chunk: Chunk) -> tuple[Chunk, Any]:
        return chunk, None if chunk.is_done else self._submit(chunk.tasks(self._plan))

    def _submit(self, tasks: Sequence[Task]) -> Any:
        return self._client.submit(clean_all, self._config, self._plan, tasks, pure=False)

    def _results(self, chunk: Chunk, future: Any) -> Iterator[Done]:
        if future is None:
            yield from chunk.results
            return
        try:
            yield from future.result()
        except self._distributed.KilledWorker:
            for task in chunk.tasks(self._plan):
                try:
                    yield from self._submit([task]).result()
                except self._distributed.KilledWorker:
                    yield Done(error="killed one worker after the other, perhaps because memory ran out")
