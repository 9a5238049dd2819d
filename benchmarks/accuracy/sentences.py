"""A sentence with what is wrong in it, and what puts it right."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    start: int
    end: int
    replacement: str


class Sentence(NamedTuple):
    text: str
    edits: tuple[Edit, ...]
    kind: str
    means: str
