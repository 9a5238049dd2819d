"""Rules about a story's comments rather than its copy: they have no file, and `suppressing.py` tells them.

They are chosen, levelled and ignored as other rules are.
"""

from __future__ import annotations

from copyedit.findings import Level, Safety
from copyedit.rules.rule import PROSE_KINDS, Rule, Scope

UNUSED = "copyedit/unused-suppression"
UNKNOWN = "copyedit/unknown-suppression"
_BECAUSE = {
    UNUSED: "A comment that silences nothing hides the next finding that it fits.",
    UNKNOWN: "A comment with a mistyped name silences nothing.",
}


def own_rules() -> list[Rule]:
    """Those two, as rules that look at nothing."""
    return [_rule(name, because) for name, because in _BECAUSE.items()]


def is_own(rule: Rule) -> bool:
    return rule.id in _BECAUSE


def _rule(name: str, because: str) -> Rule:
    return Rule(
        id=name,
        check="",
        message="",
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
        packed=b"",
    )
