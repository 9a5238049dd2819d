"""`copyedit batch undo`: take edits back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from copyedit.batch.undoing import undo
from copyedit.cli.batch.following import printable
from copyedit.cli.batch.opening import opened
from copyedit.cli.options import complete_rules
from copyedit.reports.text import count_of


@click.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option("--rule", "rules", multiple=True, metavar="RULE", shell_complete=complete_rules, help="Only edits of this rule: an id, a pack, a folder of a pack, or a glob.")  # fmt: skip
def command(folder: Path, rules: tuple[str, ...]) -> None:
    """Take back the edits of the run in the folder RUN, all of them or those of some rules.

    The stories are in the run's destination. One that has changed since the run is left alone and named; the exit code
    is then 1. An edit that several rules had a part in is taken back whole.
    """
    with opened(folder) as (journal, plan, config):
        undone = undo(journal, plan, config, rules)
    edits, stories = count_of(undone.edits, "edit"), count_of(undone.stories, "story", "stories")
    click.echo(f"{edits} undone in {stories}.", err=True)
    for key, reason in undone.refused:
        click.echo(printable(f"  {key}: {reason}"), err=True)
    sys.exit(1 if undone.refused else 0)
