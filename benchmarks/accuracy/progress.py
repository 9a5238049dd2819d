"""Progress on standard error, so that the tables on standard output stay alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from benchmarks.accuracy.programs import Text


@contextmanager
def timed(what: str, texts: Sequence[Text] = ()) -> Iterator[None]:
    """Say what was done, of how many words, and how long it took."""
    begun = perf_counter()
    yield
    amount = f", {sum(len(text.text.split()) for text in texts):,} words" if texts else ""
    say(f"{what}{amount}: {perf_counter() - begun:.0f} s")


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
