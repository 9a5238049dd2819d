"""Worker processes that clean stories, and outlive none of their own: results in order. Start with `Workers.each`.

A worker reports after each story, so that it is known which one killed it or keeps it busy. That story is tried once
more by a fresh worker; then it is put aside, and the run goes on.
"""

from __future__ import annotations

import os
import re
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import Any

from copyedit.batch.cleaning import Cleaner, Task
from copyedit.batch.plan import Plan
from copyedit.batch.stores import has_threads
from copyedit.batch.story import Done, Story
from copyedit.machine.parent import die_with_parent

_CHUNK = 16  # stories handed to a worker at once
_HEAVY = 1 << 16  # characters or bytes that are enough for a worker, however few stories
_LIFETIME = 8_000_000  # characters or bytes, then a fresh process takes over: memory breaks up into pieces with time
_AHEAD = 2  # chunks read for each worker
_LONGEST = 128  # chunks whose results wait for one in front of them


@dataclass(slots=True, eq=False)
class Chunk:
    """Stories in order, and the results so far; `is_retry` is one story that failed its first worker."""

    stories: list[Story]
    results: list[Done] = field(default_factory=list)
    is_retry: bool = False

    def tasks(self, plan: Plan) -> list[Task]:
        return [
            (plan.name_of(story.key), story.content, plan.date_for_checks(story.date))
            for story in self.stories
            if story.content is not None
        ]

    @property
    def weight(self) -> int:
        return sum(len(story.content or "") for story in self.stories)

    @property
    def is_done(self) -> bool:
        return len(self.results) == len(self.stories)


class _Worker:
    """A process, and the chunk it has."""

    def __init__(self, cleaner: Cleaner) -> None:
        plan = cleaner.plan
        is_forked = not any(map(has_threads, (plan.source, plan.out or "")))
        processes: Any = get_context() if is_forked else get_context("spawn")
        ours, theirs = processes.Pipe()
        self.connection: Connection = ours
        self.chunk: Chunk | None = None
        self.deadline = 0.0
        self.age = 0  # characters or bytes that it has been given
        self.process = processes.Process(target=_serve, args=(theirs, cleaner, os.getpid()), daemon=True)
        self.process.start()
        theirs.close()  # so that the end of the process is the end of the connection

    def give(self, chunk: Chunk, plan: Plan) -> None:
        self.chunk = chunk
        self.age += chunk.weight
        self.deadline = monotonic() + plan.time_limit
        with suppress(OSError):  # it has died; the next wait reports that
            self.connection.send(chunk.tasks(plan))

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Workers:
    """The worker processes of a run."""

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        self._seconds = cleaner.plan.time_limit
        self._workers: list[_Worker] = []
        self._window: deque[Chunk] = deque()  # in order, until their results have been passed on
        self._waiting: deque[Chunk] = deque()  # to be handed out

    def each(self, stories: Iterable[tuple[Story, Done | None]]) -> Generator[tuple[Story, Done], None, None]:
        """Each story, and what became of it, in order; only so many are read ahead. What is known needs no worker."""
        chunks = chunks_of(stories)
        try:
            self._workers = [_Worker(self._cleaner) for _ in range(self._cleaner.plan.jobs)]
            while self._fill(chunks):
                self._hand_out()
                while self._window and self._window[0].is_done:
                    chunk = self._window.popleft()
                    yield from zip(chunk.stories, chunk.results, strict=True)
                if self._window:
                    self._receive()
        finally:
            for worker in self._workers:
                worker.stop()

    def _fill(self, chunks: Iterator[Chunk]) -> bool:
        """Reads ahead. False once all is passed on."""
        while len(self._waiting) < _AHEAD * len(self._workers) and len(self._window) < _LONGEST:
            chunk = next(chunks, None)
            if chunk is None:
                break
            self._window.append(chunk)
            if not chunk.is_done:
                self._waiting.append(chunk)
        return bool(self._window)

    def _hand_out(self) -> None:
        for at, worker in enumerate(self._workers):
            if worker.chunk is not None or not self._waiting:
                continue
            if worker.age > _LIFETIME:
                worker.stop()
                worker = self._workers[at] = _Worker(self._cleaner)
            worker.give(self._waiting.popleft(), self._cleaner.plan)

    def _receive(self) -> None:
        """Waits for results, and for workers that die or take too long."""
        busy = [worker for worker in self._workers if worker.chunk is not None]
        first = min(worker.deadline for worker in busy)
        ready = wait([worker.connection for worker in busy], timeout=max(0.0, first - monotonic()))
        for worker in busy:
            if worker.connection in ready:
                self._take(worker)
            elif monotonic() > worker.deadline:
                self._replace(worker, f"took longer than the limit of {self._seconds:g} s")

    def _take(self, worker: _Worker) -> None:
        assert worker.chunk is not None
        try:
            done: Done = worker.connection.recv()
        except (EOFError, OSError):
            self._replace(worker, "killed its worker process, perhaps because memory ran out")
            return
        worker.chunk.results.append(done)
        worker.deadline = monotonic() + self._seconds
        if worker.chunk.is_done:
            worker.chunk = None

    def _replace(self, worker: _Worker, reason: str) -> None:
        """A new worker for one that died over a story, which is tried apart from those behind it."""
        chunk = worker.chunk
        assert chunk is not None
        worker.stop()
        self._workers[self._workers.index(worker)] = _Worker(self._cleaner)
        at = len(chunk.results)
        pieces = [Chunk(chunk.stories[:at], chunk.results), Chunk([chunk.stories[at]], is_retry=True)]
        if chunk.is_retry:
            pieces[1].results.append(Done(error=reason))
        pieces.append(Chunk(chunk.stories[at + 1 :]))
        pieces = [piece for piece in pieces if piece.stories]
        index = self._window.index(chunk)
        self._window.remove(chunk)
        for piece in reversed(pieces):
            self._window.insert(index, piece)
        self._waiting.extendleft(piece for piece in reversed(pieces) if not piece.is_done)


def chunks_of(stories: Iterable[tuple[Story, Done | None]]) -> Iterator[Chunk]:
    """Stories in chunks. What needs no worker is done from the start: it is known, no story, or could not be read."""
    chunk: list[Story] = []
    weight = 0
    for story, known in stories:
        done = known if story.content is not None else Done(error=story.unreadable)
        if done is None:
            chunk.append(story)
            weight += len(story.content or "")
        if chunk and (done is not None or len(chunk) == _CHUNK or weight > _HEAVY):
            yield Chunk(chunk)
            chunk, weight = [], 0
        if done is not None:
            yield Chunk([story], [done])
    if chunk:
        yield Chunk(chunk)


def _serve(connection: Connection, cleaner: Cleaner, parent: int) -> None:
    """A worker: stories in, results out, until the other end is closed."""
    die_with_parent(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    _limit_memory(cleaner.plan.memory_limit)
    give_back = _trimmer()
    while True:
        try:
            tasks = connection.recv()
        except EOFError:
            return
        for task in tasks:
            connection.send(cleaner.clean(*task))
        give_back()


def _trimmer() -> Callable[[], object]:
    """On Linux with glibc: gives the system back what lies free between what is in use."""
    try:
        import ctypes

        trim = ctypes.CDLL(None).malloc_trim
    except (ImportError, OSError, TypeError, AttributeError):
        return lambda: None
    return lambda: trim(0)


def _limit_memory(megabytes: int) -> None:
    """On Linux: what the process may take for itself, besides what it has. Models mapped from files do not count."""
    try:
        import resource
    except ImportError:  # Windows
        return
    if hasattr(resource, "RLIMIT_DATA"):
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, ((megabytes << 20) + _bytes_taken(), hard))


def _bytes_taken() -> int:
    """What counts against the limit already: a worker begins as a copy of the program that runs it."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    found = re.search(r"^VmData:\s*(\d+) kB", status, re.MULTILINE)
    return int(found[1]) << 10 if found else 0
