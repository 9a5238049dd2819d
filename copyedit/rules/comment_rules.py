"""Rules about a story's comments rather than its copy. They have no file; `suppression/comments.py` finds for them.

They can be selected, ignored and given levels like other rules.
"""

from __future__ import annotations

import pickle

from copyedit.document import PROSE_KINDS
from copyedit.findings import Level, Safety
from copyedit.rules.rule import Rule, Scope

UNUSED = "copyedit/unused-suppression"
UNKNOWN = "copyedit/unknown-suppression"
_SAYING = {
    UNUSED: (
        "This comment silences nothing.",
        "A comment that silences nothing now may hide a finding later.",
    ),
    UNKNOWN: (
        "This comment names no rule.",
        "A comment with a mistyped name silences nothing.",
    ),
}
_NOTHING = pickle.dumps((None, pickle.dumps(())))  # nothing to search for, and no examples


def own_rules() -> list[Rule]:
    """Both rules, without anything to search for."""
    return [_rule(name, message, because) for name, (message, because) in _SAYING.items()]


def is_own(rule: Rule) -> bool:
    return rule.id in _SAYING


def _rule(name: str, message: str, because: str) -> Rule:
    return Rule(
        id=name,
        check="",
        message=message,
        because=because,
        link=None,
        level=Level.WARNING,
        scope=Scope(PROSE_KINDS, None),
        safety=Safety.DISPLAY,
        case=False,
        advisory=False,
        exceptions=(),
        path="",
        triggers=(),
        whole=0,
        special=(),
        settings=(),
        packed=_NOTHING,
    )
