"""What a rule is. Start with `Rule`."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from copyedit.findings import Level, Safety

PROSE_KINDS = frozenset({"headline", "paragraph", "caption", "cell"})
BLOCK_KINDS = PROSE_KINDS | {"byline", "dateline", "boilerplate", "code"}


@dataclass(frozen=True, slots=True)
class Scope:
    """Block kinds in which a rule holds; `quoted` True: only in quotations, False: only outside, None: both."""

    kinds: frozenset[str]
    quoted: bool | None


@dataclass(frozen=True, slots=True)
class Example:
    """A bad text must give a finding and, fixed, `good`; one that is not bad must give none. `line` is in the file."""

    text: str
    good: str | None
    is_bad: bool
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to run. `path` is its file; `prepared` is what its check makes of the file's own keys."""

    id: str
    check: str
    message: str
    because: str | None
    link: str | None
    level: Level
    scope: Scope
    safety: Safety
    case: bool
    advisory: bool
    exceptions: tuple[str, ...]
    examples: tuple[Example, ...]
    prepared: Any
    path: str

    @property
    def pack(self) -> str:
        return self.id.partition("/")[0]


def check_module(check: str) -> ModuleType:
    """The file of a check type."""
    return import_module(f"copyedit.checks.{check}")
