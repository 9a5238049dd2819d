"""`--cache`: files that have not changed since a run like this one are not checked again. Start with `through_cache`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from copyedit.errors import BackendError, CopyeditError, Notice, RuleError
from copyedit.machine.cache import cache_folder
from copyedit.running.checking import Checker
from copyedit.running.result_key import result_key
from copyedit.running.results import Results, each_result
from copyedit.running.workers import run_each

_FILE = "results-1.sqlite"  # another number for another table
_STDIN = "-"


class _Result(Protocol):
    """What a command made of one file; `value` is None if that failed."""

    @property
    def value(self) -> object: ...

    @property
    def errors(self) -> list[CopyeditError]: ...


Made = TypeVar("Made", bound=_Result)


def through_cache(
    checker: Checker, work: Callable[[str], Made], paths: Sequence[str], jobs: int, kept_as: tuple[object, ...]
) -> Iterator[Made]:
    """What `run_each` gives, from the results of earlier runs where they hold."""
    key = result_key(checker.config, checker.baseline is not None, *kept_as)
    if key is None or _STDIN in paths:
        yield from run_each(work, paths, jobs)
        return
    results = Results(cache_folder() / _FILE, key)
    yield from each_result(results, work, paths, jobs, _Judge().may_keep)


class _Judge:
    """Which results hold for later runs: none from the first on that a rule failed on, as it is left out from there."""

    def __init__(self) -> None:
        self._has_failed = False

    def may_keep(self, result: _Result) -> bool:
        """True for a result that another run would have, too."""
        self._has_failed |= any(isinstance(error, (RuleError, BackendError)) for error in result.errors)
        is_whole = result.value is not None and all(isinstance(error, Notice) for error in result.errors)
        return is_whole and not self._has_failed
