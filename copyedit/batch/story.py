"""What goes through a batch run: a story as read from the source, and what became of it."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple


class Story(NamedTuple):
    """A story of the source, or something else there that is carried over as it is: then `content` is None.

    `number` counts from 0 in the order of the source. `key` is its path, its member's name or its id. `content` is a
    text, or the bytes of a file. `raw` is for the writer, which knows what the reader put there. `resume` is where to
    go on reading behind this story, and `at` how much of the source has been read, for the progress bar. `unreadable`
    is why a story could not be read. `date` is its day, or only the month or year, as “1987-04”; `section` is the part
    of the archive that it is from. An `is_frame` item belongs to any result, as the names of a CSV file's columns do.
    """

    number: int
    key: str
    content: str | bytes | None
    raw: object
    resume: int | str
    at: int
    unreadable: str = ""
    date: str = ""
    section: str = ""
    is_frame: bool = False

    @property
    def counts(self) -> bool:
        """True for a story, also one that could not be read; False for what is only carried over."""
        return self.content is not None or bool(self.unreadable)


class Made(NamedTuple):
    """An edit that was made: its place in the story's source, what stood there, and the rules that wanted it."""

    start: int
    end: int
    before: str
    after: str
    rules: tuple[str, ...]
    confidence: float


class Done(NamedTuple):
    """What became of a story. `content` is the new text or bytes; None leaves the story as it was.

    `rows` are its findings as JSON Lines, without the story's key; `counts` are findings by rule. `error` is why it was
    put aside; `notes` are what the run should report once. `is_known`: an earlier run had checked it. `date` is the day
    that the story says it is of.
    """

    content: str | bytes | None = None
    made: tuple[Made, ...] = ()
    rows: tuple[str, ...] = ()
    words: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    error: str = ""
    notes: tuple[str, ...] = ()
    is_known: bool = False
    date: str = ""


def digest_of(content: str | bytes | None) -> bytes | None:
    """What tells a story's content from any other."""
    if content is None:
        return None
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return blake2b(data, digest_size=16).digest()
