"""Work that nobody waits for is given up: too slow, whoever asked has gone, or the desk is closed."""

from __future__ import annotations

import asyncio
import threading
from time import sleep

import pytest

from copyedit.desk.checking import Desk, Limits, Refused
from copyedit.running.checking import Checker
from copyedit.running.giving_up import GivenUp, give_up_if_unwanted
from copyedit.settings.config import Config


class _Work:
    """Goes on until it is given up."""

    def __init__(self) -> None:
        self.begun, self.given_up = threading.Event(), threading.Event()

    def __call__(self) -> None:
        self.begun.set()
        try:
            while True:
                give_up_if_unwanted()
                sleep(0.001)
        except GivenUp:
            self.given_up.set()
            raise


def _desk(seconds: float = 60.0) -> Desk:
    return Desk(Checker(Config(packs=())), Limits(seconds=seconds, at_once=1))


def test_what_takes_too_long_is_given_up() -> None:
    work = _Work()
    with pytest.raises(Refused, match=r"not checked within 0\.05 seconds"):
        asyncio.run(_desk(0.05).do(work))
    assert work.given_up.wait(20)


def test_what_was_asked_by_somebody_who_has_gone_is_given_up() -> None:
    work = _Work()

    async def gone() -> None:
        await asyncio.to_thread(work.begun.wait, 20)

    with pytest.raises(Refused, match="nobody waits"):
        asyncio.run(_desk().do(work, gone()))
    assert work.given_up.wait(20)


def test_a_closed_desk_gives_up_what_is_under_way() -> None:
    desk, work = _desk(), _Work()

    async def closing() -> None:
        task = asyncio.ensure_future(desk.do(work))
        await asyncio.to_thread(work.begun.wait, 20)
        desk.close()
        with pytest.raises(GivenUp):
            await task

    asyncio.run(closing())
    assert work.given_up.is_set()
