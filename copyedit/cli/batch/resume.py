"""`copyedit batch resume`: go on with a run that was stopped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from copyedit.batch.running import FINISHED, check_unchanged
from copyedit.cli.batch.following import chosen_limits, finish, limit_options
from copyedit.cli.batch.opening import opened


@click.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@limit_options
@click.option("-q", "--quiet", is_flag=True, help="Print no progress and no summary.")
def command(folder: Path, quiet: bool, **limits: Any) -> None:
    """Go on with the run in the folder RUN, from its last commit point.

    What was written behind that point is cut off and done again, so that no story is lost or there twice.
    """
    with opened(folder) as (journal, plan, config):
        if journal.get("phase") == FINISHED:
            click.echo("This run is finished.", err=True)
            return
        check_unchanged(journal, plan, config)
        plan = replace(plan, **chosen_limits(limits))
        finish(journal, plan, config, quiet=quiet)
