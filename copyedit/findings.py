"""The vocabulary: a check gives a match, a rule makes it a finding, its fix is a list of edits."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import NamedTuple

from copyedit.document import Span


class Level(IntEnum):
    """How certain it is that something must change."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Safety(StrEnum):
    """What may be done with a fix: apply it unseen, apply it on request, or only show it."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Match(NamedTuple):
    """A check says *where*. Spans are of the prose.

    `names` fill the placeholders in the rule's message; `related` is another place that the message is about.
    """

    span: Span
    replacements: tuple[str, ...] = ()
    names: Mapping[str, str] = MappingProxyType({})
    related: Span | None = None
    confidence: float = 1.0


class Edit(NamedTuple):
    """One replacement in the source."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """`edits` make the first of the `replacements`; there are none if the match is not one stretch of source.

    `held_back` says why the fix of a rule whose fixes are safe is not safe here.
    """

    edits: tuple[Edit, ...]
    safety: Safety
    replacements: tuple[str, ...]
    held_back: str = ""


class Finding(NamedTuple):
    """A rule says *what*. `span` and `related` are of the source, `place` is of the prose and `text` the prose there.

    `link` is the address of more about the rule. `related` is another place that the finding is about; `also` are
    findings of other rules at this one.
    """

    rule: str
    level: Level
    span: Span
    place: Span
    text: str
    message: str
    because: str | None
    fix: Fix
    confidence: float
    quoted: bool
    link: str | None = None
    related: Span | None = None
    also: tuple[Finding, ...] = ()

    @property
    def is_applicable(self) -> bool:
        """True where `fix --unsafe` may carry out the edits: one replacement, and nobody's own words."""
        return bool(self.fix.edits) and len(self.fix.replacements) == 1 and not self.quoted
