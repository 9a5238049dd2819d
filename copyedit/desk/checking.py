"""Stories checked for a server: a few at a time, the rest wait in a queue. Start with `Desk.check`."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from copyedit.desk.known import Known
from copyedit.formats.reading import document_in, document_of
from copyedit.running.checking import Checked, Checker
from copyedit.running.giving_up import only_while
from copyedit.settings.adding_words import add_to_house
from copyedit.settings.config import LANGUAGE_PACKS

Value = TypeVar("Value")


@dataclass(frozen=True)
class Limits:
    """What one server takes on. `size` is of a request, in bytes; `seconds` include the wait."""

    size: int = 16 * 1024 * 1024
    seconds: float = 60.0
    at_once: int = 2
    waiting: int = 64


class Refused(Exception):
    """A request that is not carried out: too many at once, or too much for one. The message is for people."""


class Desk:
    """Checks stories under the settings of the house, which are the checker's, in threads of its own.

    Tracked changes are in the name of `author`.
    """

    def __init__(self, checker: Checker, limits: Limits, author: str = "copyedit") -> None:
        self.config = checker.config
        self.author = author
        self.known = Known(self.config)
        self.limits = limits
        self._checkers: dict[str | None, Checker] = {None: checker}
        self._pool = ThreadPoolExecutor(limits.at_once, thread_name_prefix="desk")
        self._open = 0
        self._is_closed = False

    async def check(
        self,
        story: str | bytes,
        name: str,
        *,
        as_format: str | None = None,
        language: str | None = None,
        gone: Awaitable[None] | None = None,
    ) -> Checked:
        """Check a text or a file's bytes. Raises CopyeditError, and Refused when there is too much to do."""
        checker = self._checker(language)
        return await self.do(lambda: _check(checker, story, name, as_format), gone)

    async def do(self, work: Callable[[], Value], gone: Awaitable[None] | None = None) -> Value:
        """The result of some work, once its turn has come. Raises Refused when there is too much to do.

        A check is given up when it takes too long, when whoever asked has `gone`, and when the desk is closed.
        """
        if self._open >= self.limits.at_once + self.limits.waiting:
            raise Refused("too many stories at once; try again in a moment")
        self._open += 1
        is_over = threading.Event()

        def wanted_work() -> Value:
            with only_while(lambda: not (is_over.is_set() or self._is_closed)):
                return work()

        future = self._pool.submit(wanted_work)
        future.add_done_callback(self._done)
        waiting = asyncio.wrap_future(future)
        leaving = asyncio.ensure_future(gone) if gone is not None else None
        both: set[asyncio.Future[Any]] = {waiting, leaving} if leaving else {waiting}
        try:
            await asyncio.wait(both, timeout=self.limits.seconds, return_when=asyncio.FIRST_COMPLETED)
            if waiting.done():
                return waiting.result()
        finally:
            is_over.set()
            waiting.cancel()
            if leaving is not None:
                leaving.cancel()
        if leaving is not None and leaving.done():
            raise Refused("nobody waits for the answer")
        long = f"{self.limits.seconds:g} seconds"
        raise Refused(f"not checked within {long}; send a smaller part, or try again later")

    def add_word(self, word: str) -> str:
        """Add a word to the house list, and return the list's path; checks from now on know it. Raises ConfigError."""
        path, _ = add_to_house(self.config, [word])
        self.config = replace(self.config, words=(*self.config.words, word))
        self._checkers = {None: Checker(self.config)}
        return path

    def _done(self, _: Future[Value]) -> None:
        self._open -= 1

    def _checker(self, language: str | None) -> Checker:
        """The house decides between British and American; where it has not, whoever asks does."""
        wanted = None if self._has_variant() or language not in LANGUAGE_PACKS else language
        if wanted not in self._checkers:
            self._checkers[wanted] = Checker(replace(self.config, language=wanted))
        return self._checkers[wanted]

    def _has_variant(self) -> bool:
        return self.config.language is not None or bool({*LANGUAGE_PACKS.values()} & {*self.config.packs})

    def close(self) -> None:
        """Take on no more work, and give up what is under way."""
        self._is_closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)


def _check(checker: Checker, story: str | bytes, name: str, as_format: str | None) -> Checked:
    as_format = as_format or checker.config.format_for(name)
    document = document_of(story, name, as_format) if isinstance(story, bytes) else document_in(story, name, as_format)
    return checker.check_document(document)
