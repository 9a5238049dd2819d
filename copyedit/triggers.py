"""Triggers: the literals by which one scan of the prose finds where checks must look."""

from __future__ import annotations

from typing import NamedTuple


class Trigger(NamedTuple):
    """A literal in lower case. `whole`: only where it is not part of a longer word."""

    text: str
    whole: bool = True


class Hit(NamedTuple):
    """Trigger number `trigger` of a check stands here; offsets are of the prose."""

    trigger: int
    start: int
    end: int
