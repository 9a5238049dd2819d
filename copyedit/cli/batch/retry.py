"""`copyedit batch retry`: try the stories again that were put aside."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from copyedit.batch.retrying import retry
from copyedit.batch.running import check_unchanged
from copyedit.cli.batch.following import chosen_limits, failures, limit_options
from copyedit.cli.batch.opening import opened
from copyedit.reports.text import count_of


@click.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@limit_options
def command(folder: Path, **limits: Any) -> None:
    """Try the stories again that the run in the folder RUN has put aside, perhaps with higher limits.

    Those that succeed are cleaned in the destination, and their findings follow the others. The exit code is 1 if some
    are still put aside.
    """
    with opened(folder) as (journal, plan, config):
        check_unchanged(journal, plan, config)
        plan = replace(plan, **chosen_limits(limits))
        done = retry(journal, plan, config)
        left = journal.totals().failed
        click.echo(f"{count_of(done, 'story', 'stories')} done, {left:,} still put aside.", err=True)
        for line in failures(journal, left):
            click.echo(line, err=True)
    sys.exit(1 if left else 0)
