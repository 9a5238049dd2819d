"""The data of a rule. Start with `Rule`."""

from __future__ import annotations

import pickle
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType
from typing import Any, NamedTuple

from copyedit import checks
from copyedit.document import PROSE_KINDS
from copyedit.findings import Level, Safety

BLOCK_KINDS = PROSE_KINDS | {"byline", "dateline", "boilerplate", "code"}


class Scope(NamedTuple):
    """The block kinds that a rule applies to. `quoted`: True only in quotations, False only outside, None both."""

    kinds: frozenset[str]
    quoted: bool | None


class Example(NamedTuple):
    """A test of a rule: a bad text must give a finding and, fixed, `good`; any other, none. `line` is in the file."""

    text: str
    good: str | None
    is_bad: bool
    line: int


class Rule(NamedTuple):
    """A rule, ready to run. `path` is its file.

    `triggers` are its check's, the first `whole` of them whole words; those numbered in `special` are no literals
    (see `matching/triggers.py`). `settings` names what its check takes from a run's settings. What the check made of
    the file's own keys, and the examples, are `packed`: most stories touch few rules, and a rule that nothing touches
    is never unpacked, nor its check type imported. `evidence` says why a shipped rule is on that few hits speak for:
    “definition” or “thin” (docs/rules.md); `flood` is the advice for a story with very many of its findings.
    """

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
    path: str
    triggers: tuple[str, ...]
    whole: int
    special: tuple[int, ...]
    settings: tuple[str, ...]
    packed: bytes
    evidence: str | None = None
    flood: str | None = None

    @property
    def pack(self) -> str:
        return self.id.partition("/")[0]

    @property
    def prepared(self) -> Any:
        """What the check's `prepare` made of the rule's own keys."""
        return _prepared(self.packed)

    def with_prepared(self, prepared: Any) -> Rule:
        """The rule with another value from its check's `prepare`."""
        examples = pickle.loads(self.packed)[1]  # still packed
        return self._replace(packed=pickle.dumps((prepared, examples), pickle.HIGHEST_PROTOCOL))

    @property
    def examples(self) -> tuple[Example, ...]:
        examples: tuple[Example, ...] = pickle.loads(pickle.loads(self.packed)[1])  # not kept: a check needs none
        return examples


@cache
def _prepared(packed: bytes) -> Any:
    return pickle.loads(packed)[0]  # packed by `read.py`


def check_types() -> tuple[str, ...]:
    """The check types: the files in the folder `checks/` and its rooms."""
    return tuple(sorted(_check_files()))


@cache
def check_module(check: str) -> ModuleType:
    """The file of a check type."""
    return import_module(_check_files()[check])


@cache
def _check_files() -> dict[str, str]:
    """The module of each check type; one in a room (`checks/story/repeats.py`) is named by its file alone."""
    found = walk_packages(checks.__path__, f"{checks.__name__}.")
    return {module.name.rpartition(".")[2]: module.name for module in found if not module.ispkg}
