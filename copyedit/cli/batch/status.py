"""`copyedit batch status`: how far a run is."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.batch.journal import Journal
from copyedit.batch.running import FINISHED, plan_of
from copyedit.cli.batch.following import printable
from copyedit.cli.errors import stop_with
from copyedit.errors import CopyeditError
from copyedit.reports.text import count_of


@click.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Show how far the run in the folder RUN is, its findings by rule, and the stories put aside.

    Counts are those of the last commit point. It may be called while the run goes on.
    """
    try:
        journal = Journal(folder)
    except CopyeditError as error:
        stop_with(error)
    plan, _ = plan_of(journal)
    stories, words, findings, failed, edits = journal.totals()
    phase = (
        "finished" if journal.get("phase") == FINISHED else f"not finished; to go on: copyedit batch resume {folder}"
    )
    click.echo(f"{plan.source} -> {plan.out or 'no stories written (--dry-run)'}: {phase}")
    click.echo(
        f"{count_of(stories, 'story', 'stories')}, {count_of(words, 'word')}: {count_of(findings, 'finding')}, {count_of(edits, 'edit')}"
    )
    for rule, found, made in journal.counts():
        click.echo(f"{found:9,} found {made:9,} edits  {rule}")
    if failed:
        click.echo(f"Put aside, and left as they were: {count_of(failed, 'story', 'stories')}")
        for entry in journal.failed():
            click.echo(printable(f"  {entry.key}: {entry.error}"))
    journal.close()
