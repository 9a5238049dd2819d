"""`copyedit rules stats`: what people decided on each rule's findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from copyedit.cli.errors import echo, stop_with
from copyedit.errors import CopyeditError

if TYPE_CHECKING:
    from copyedit.decisions.counts import Counts

_FEWEST = 5  # rejected findings, before a rule is proposed for “ignore”
_MOST_RIGHT = 0.5  # the most of its findings that may be right for that, with 95% confidence


@click.command()
@click.option("--format", "as_format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Report format.")  # fmt: skip
@click.option("--forget", is_flag=True, help="Delete all counts.")
def stats(as_format: str, forget: bool) -> None:
    """Show how often each rule's findings were accepted and rejected.

    `copyedit review` and `copyedit desk` count the decisions. “changed” is the share of findings that led to a change, with its 95% interval.
    Rules that are rejected again and again are proposed for “ignore” in the settings. COPYEDIT_DECISIONS=off stops the counting.
    """
    from copyedit.decisions import counts

    try:
        if forget:
            counts.forget()
            echo("All counts are deleted.")
            return
        by_rule = counts.read()
    except CopyeditError as error:
        stop_with(error)
    ranked = sorted(by_rule.items(), key=lambda item: (-item[1].all, item[0]))
    if as_format == "json":
        echo(json.dumps([_entry(rule, each) for rule, each in ranked], indent=2))
        return
    if not ranked:
        why = "" if counts.is_on() else f" ({counts.SWITCH} is off)"
        echo(f"No decisions yet{why}; `copyedit review` and `copyedit desk` count them.")
        return
    echo(f"{'accepted':>8}  {'edited':>6}  {'rejected':>8}  {'changed':>16}  rule")
    for rule, each in ranked:
        low, high = _interval(each)
        changed = f"{each.right / each.all:.0%} ({low:.0%}–{high:.0%})"
        echo(f"{each.accepted:8,}  {each.edited:6,}  {each.rejected:8,}  {changed:>16}  {rule}")
    _propose([rule for rule, each in ranked if _is_unwanted(each)])


def _propose(rules: list[str]) -> None:
    if rules:
        echo("\nRejected again and again; to turn them off, write in the settings:\nignore:")
        for rule in rules:
            echo(f"  - {rule}")


def _is_unwanted(each: Counts) -> bool:
    return each.rejected >= _FEWEST and _interval(each)[1] < _MOST_RIGHT


def _interval(each: Counts) -> tuple[float, float]:
    """The 95% Wilson interval of the share that led to a change."""
    from copyedit.trials.measuring import wilson_lower

    return wilson_lower(each.right, each.all), 1 - wilson_lower(each.rejected, each.all)


def _entry(rule: str, each: Counts) -> dict[str, object]:
    low, high = _interval(each)
    return {
        "rule": rule,
        **each._asdict(),
        "lower": round(low, 4),
        "upper": round(high, 4),
        "proposed": _is_unwanted(each),
    }
