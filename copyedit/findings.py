"""The vocabulary: a check gives a match, a rule makes it a finding, its fix is a list of edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from copyedit.document import Span


class Level(IntEnum):
    """How sure a desk can be that something must change."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Safety(StrEnum):
    """What may be done with a fix: applied unseen, applied when asked for, or only shown."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Match:
    """A check says *where*. Spans are of the prose.

    `names` fill the placeholders of the rule's message; `related` is the other place that the match speaks of.
    """

    span: Span
    replacements: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    related: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the source."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """`edits` carry out the first of the `replacements`; none where the match is not one stretch of source."""

    edits: tuple[Edit, ...]
    safety: Safety
    replacements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule says *what*. `span` and `related` are of the source, `text` is what stands there."""

    rule: str
    level: Level
    span: Span
    text: str
    message: str
    because: str | None
    fix: Fix
    confidence: float
    quoted: bool
    link: str | None = None
    related: Span | None = None
