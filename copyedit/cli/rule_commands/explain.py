"""`copyedit explain`: what a rule reports and why, for the reader of a finding."""

from __future__ import annotations

import shutil
import sys

import click

from copyedit.cli.errors import echo, stop_with
from copyedit.cli.options import complete_rules
from copyedit.errors import CopyeditError

_WIDEST = 100  # columns


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="RULE...", shell_complete=complete_rules)
def command(names: tuple[str, ...]) -> None:
    """Explain a rule: what it reports, why, and how often it was right.

    The figures are for published news. RULE is an id, as in a report, a folder of rules, or the path of a rule file. `copyedit rules show` prints the file itself.
    """
    from copyedit.cli.rules import rules_named
    from copyedit.trials.explaining import as_text, explain

    try:
        rules = rules_named(names)
    except CopyeditError as error:
        stop_with(error)
    width = min(shutil.get_terminal_size().columns - 1, _WIDEST) if sys.stdout.isatty() else None
    echo("\n\n".join(as_text(explain(rule), width) for rule in rules))
