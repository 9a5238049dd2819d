"""What a rule's judged hits allow: to be on by default, to have a safe fix. Start with `complaints`.

The share of right hits says little without their number: three of three may be luck. So the policy uses the lower
bound of the 95% Wilson interval. docs/rules.md explains it to rule writers.
"""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.findings import Level, Safety
from copyedit.rules.rule import Rule
from copyedit.trials.measuring import Measured

ON = 0.5  # four hits of four, eight of nine
SAFE = 0.85  # 22 hits of 22, 39 of 40

DEFINITION = "definition"
THIN = "thin"


def complaints(rule: Rule, measured: Measured) -> Iterator[str]:
    """How a rule claims more than its figures support, or marks as thin what is not."""
    bound = measured.lower_bound
    is_on = not rule.advisory and rule.level > Level.SUGGESTION
    if rule.evidence == THIN and (bound >= ON or not is_on):
        yield "is marked “evidence: thin” without need"
    if rule.evidence == DEFINITION:
        return
    if rule.safety is Safety.SAFE and bound < SAFE:
        yield f"has a safe fix, but {_figures(measured)}; a safe fix needs {SAFE:.0%}"
    if is_on and rule.evidence != THIN and bound < ON:
        yield f"is on as {rule.level.label}, but {_figures(measured)}; that needs {ON:.0%}"


def _figures(measured: Measured) -> str:
    if not measured.judged:
        return "no hit has been judged"
    return f"{measured.right:,} of {measured.judged:,} judged hits support only {measured.lower_bound:.0%}"
