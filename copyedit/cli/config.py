"""`copyedit config`: show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from copyedit.cli.chosen import settings
from copyedit.cli.errors import echo, stop_with
from copyedit.cli.options import choosing_options, complete_rules, level_option
from copyedit.cli.run import report_old_names
from copyedit.cli.starting.commands import Commands
from copyedit.errors import ConfigError, CopyeditError, nearest
from copyedit.rules.choosing import RulesInRun, fits
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import Config
from copyedit.settings.explain import Row, count_by_pack, excluding, explain, why

# Where a setting and its option have different names.
_OPTIONS = {"rules": "folders"}
_SETTABLE = (
    *("language", "rules", "select", "ignore", "level", "strict", "model", "baseline"),
    *("languagetool", "harper", "date"),
)


@click.group(cls=Commands)
def command() -> None:
    """Show which settings apply to a file, and why a rule is on or off."""


@command.command()
@choosing_options
@level_option
@click.option(
    "--rule",
    "asked",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Say why these rules are on or off: an id, a pack, a folder of a pack, or a glob.",
)
def show(asked: tuple[str, ...], **chosen: Any) -> None:
    """Show which settings apply to PATH..., and where each is set.

    The settings file is the nearest one from the current folder upward, not from PATH. PATH need not exist.
    """
    try:
        config = settings(chosen)
        report_old_names(config, chosen)
        rule_sets = RuleSets()
        for path in chosen["paths"]:
            rows = explain(config, path, _on_command_line(chosen))
            in_run = rule_sets.for_settings(config.for_path(path)).in_run
            echo(path)
            if asked:
                _echo_rules(asked, config.for_path(path), in_run, rows)
            else:
                _echo_settings(config, path, in_run, rows)
    except CopyeditError as error:
        stop_with(error)


def _on_command_line(chosen: dict[str, Any]) -> dict[str, Sequence[str]]:
    values = {key: chosen[_OPTIONS.get(key, key)] for key in _SETTABLE}
    return {key: _as_list(value) for key, value in values.items() if value or value is False}


def _as_list(value: str | bool | Sequence[str]) -> Sequence[str]:
    if isinstance(value, bool):
        return (str(value).lower(),)
    return (value,) if isinstance(value, str) else value


def _echo_settings(config: Config, path: str, in_run: RulesInRun, rows: Sequence[Row]) -> None:
    width = max(len(row.value) for row in rows)
    for before, row in zip((None, *rows), rows, strict=False):
        key = "" if before and before.key == row.key else row.key
        echo(f"  {key:12}  {row.value:{width}}  {row.source}")
    counts = ", ".join(f"{on:,} of {total:,} in {pack}" for pack, on, total in count_by_pack(in_run.loaded, in_run.on))
    echo(f"  rules on: {counts}. --rule RULE says why.")
    for row in excluding(config, path, rows):
        echo(f"  Excluded from folders, and with --force-exclude even when named, by “{row.value}” ({row.source})")


def _echo_rules(asked: Sequence[str], config: Config, in_run: RulesInRun, rows: Sequence[Row]) -> None:
    for pattern in asked:
        rules = [rule for rule in in_run.loaded if fits(rule.id, pattern)]
        if not rules and in_run.knows(pattern):
            packs = ", ".join(row.value for row in rows if row.key == "packs")
            echo(f"  off         {pattern}  its pack is not on; packs: {packs}")
        elif not rules:
            raise ConfigError(f"no rule is called “{pattern}”{nearest(pattern, in_run.names())}")
        width = max((len(rule.id) for rule in rules), default=0)
        for rule in rules:
            state, reason = why(rule, config, rows)
            echo(f"  {state:10}  {rule.id:{width}}  {reason}")
