"""The same work on many files, on all cores: results in the order of the files, memory flat.

Start with `run_each`.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from copyedit.errors import CopyeditError
from copyedit.machine.parent import die_with_parent

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")

_CHUNK = 16  # files handed to a worker at once
_FEW = 24  # with fewer files, starting workers costs more than it saves
_AHEAD = 4  # chunks queued for each worker


def default_jobs() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_each(work: Callable[[str], Result], paths: Sequence[str], jobs: int) -> Iterator[Result]:
    """`work(path)` for each path, in order. `work` is copied to the workers, so it must be picklable.

    Raises CopyeditError if a worker dies.
    """
    if jobs <= 1 or len(paths) < _FEW:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = iter([paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK)])
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(work,)) as pool:
        under_way: deque[Future[list[Result]]] = deque(
            pool.submit(_run_chunk, chunk) for chunk in islice(chunks, jobs * _AHEAD)
        )
        try:
            while under_way:
                results = under_way.popleft().result()
                under_way.extend(pool.submit(_run_chunk, chunk) for chunk in islice(chunks, 1))
                yield from results
        except BrokenProcessPool:
            raise CopyeditError(
                "a worker process was killed, perhaps because memory ran out; the remaining files were not checked. "
                "Try a smaller --jobs"
            ) from None
        finally:
            # Wait: Python 3.11 may print a traceback if its own clean-up meets a pool that is half shut down.
            pool.shutdown(cancel_futures=True)


_work: Callable[[str], object] | None = None
_at_work = _stopped = False


def _begin(work: Callable[[str], object]) -> None:
    """Give a worker its own copy, which keeps compiled rules from one chunk to the next."""
    die_with_parent(os.getppid())  # left alone, it would wait for work for ever
    signal.signal(signal.SIGINT, _stop)
    global _work
    _work = work


def _stop(*_: object) -> None:
    """Ctrl-C reaches every process. One that waits for work must wait on, or Python prints where it waited."""
    global _stopped
    _stopped = True
    if _at_work:
        raise KeyboardInterrupt


def _run_chunk(paths: Sequence[str]) -> list[Result]:
    assert _work is not None
    global _at_work
    _at_work = not _stopped
    try:
        return [_work(path) for path in paths if not _stopped]  # type: ignore[misc]  # `_begin` was given the same work
    finally:
        _at_work = False
