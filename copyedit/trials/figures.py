"""A rule's measured figures: where they are kept, and in words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from copyedit.reports.text import count_of
from copyedit.rules.rule import Rule
from copyedit.trials.measuring import Measured, read_measured


def pack_folder(rule: Rule) -> Path:
    """The folder that is the rule's pack; its `measured.yaml` has the figures."""
    return Path(rule.path).parents[rule.id.count("/") - 1]


def figures_of(rules: Iterable[Rule]) -> dict[str, Measured]:
    """By rule; a rule that was never measured is left out. Raises RuleError for a broken measured.yaml."""
    figures: dict[str, Measured] = {}
    for folder in {pack_folder(rule) for rule in rules}:
        figures |= read_measured(folder)
    return figures


def sentence(measured: Measured) -> str:
    """The figures in words."""
    text = f"{count_of(measured.hits, 'hit')} in {count_of(measured.words, 'word')}"
    if not measured.judged:
        return f"{text}, none judged"
    share = f"{measured.precision:.0%}, at least {measured.lower_bound:.0%} (lower bound of the 95% Wilson interval)"
    return f"{text}; {measured.right} of {measured.judged} judged right: {share}"
