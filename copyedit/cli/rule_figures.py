"""Measured figures in `copyedit rules list` and `show`: hits, how many of those judged were right, the bound."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from copyedit.reports.text import count_of
from copyedit.rules.rule import Rule
from copyedit.trials.measuring import Measured, read_measured

HEAD = f"{'hits':>7}  {'right':>10}  {'at least':>8}  {'evidence':10}"


def pack_folder(rule: Rule) -> Path:
    """The folder that is the rule's pack; its `measured.yaml` has the figures."""
    return Path(rule.path).parents[rule.id.count("/") - 1]


def figures_of(rules: Iterable[Rule]) -> dict[str, Measured]:
    """By rule; a rule that was never measured is left out. Raises RuleError for a broken measured.yaml."""
    figures: dict[str, Measured] = {}
    for folder in {pack_folder(rule) for rule in rules}:
        figures |= read_measured(folder)
    return figures


def columns(rule: Rule, measured: Measured | None) -> str:
    """The columns under HEAD; a dash for what is not known."""
    hits = f"{measured.hits:,}" if measured else "–"
    judged = measured if measured and measured.judged else None
    right = f"{judged.right} of {judged.judged}" if judged else "–"
    bound = f"{judged.lower_bound:.0%}" if judged else "–"
    return f"{hits:>7}  {right:>10}  {bound:>8}  {rule.evidence or '':10}"


def sentence(measured: Measured) -> str:
    """The figures in words, for `show`."""
    text = f"{count_of(measured.hits, 'hit')} in {count_of(measured.words, 'word')}"
    if not measured.judged:
        return f"{text}, none judged"
    share = f"{measured.precision:.0%}, at least {measured.lower_bound:.0%} (lower bound of the 95% Wilson interval)"
    return f"{text}; {measured.right} of {measured.judged} judged right: {share}"
