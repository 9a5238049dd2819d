"""A check that nobody waits for any longer is given up between two rules. Start with `only_while`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_wanted: ContextVar[Callable[[], bool] | None] = ContextVar("is_wanted", default=None)


class GivenUp(Exception):
    """The result of the check is no longer wanted."""


@contextmanager
def only_while(is_wanted: Callable[[], bool]) -> Iterator[None]:
    """Here a check goes on only while it is wanted; then it raises GivenUp."""
    token = _is_wanted.set(is_wanted)
    try:
        yield
    finally:
        _is_wanted.reset(token)


def give_up_if_unwanted() -> None:
    """Raises GivenUp where the check is not wanted any longer."""
    is_wanted = _is_wanted.get()
    if is_wanted is not None and not is_wanted():
        raise GivenUp
