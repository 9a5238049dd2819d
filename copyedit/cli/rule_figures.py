"""Measured figures as columns of `copyedit rules list`: hits, how many of those judged were right, the bound."""

from __future__ import annotations

from copyedit.rules.rule import Rule
from copyedit.trials.measuring import Measured

HEAD = f"{'hits':>7}  {'right':>10}  {'at least':>8}  {'evidence':10}"


def columns(rule: Rule, measured: Measured | None) -> str:
    """The columns under HEAD; a dash for what is not known."""
    hits = f"{measured.hits:,}" if measured else "–"
    judged = measured if measured and measured.judged else None
    right = f"{judged.right} of {judged.judged}" if judged else "–"
    bound = f"{judged.lower_bound:.0%}" if judged else "–"
    return f"{hits:>7}  {right:>10}  {bound:>8}  {rule.evidence or '':10}"
