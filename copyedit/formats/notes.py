"""What is written into a file beside its text: by whom and when, and a note on some words."""

from __future__ import annotations

from typing import NamedTuple

from copyedit.document import Span


class Author(NamedTuple):
    """Who changes or remarks, and when: UTC as “2026-03-04T10:15:00Z”."""

    name: str
    date: str

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()).upper()


class Note(NamedTuple):
    """A remark of some paragraphs on a stretch of the source."""

    span: Span
    paragraphs: tuple[str, ...]
