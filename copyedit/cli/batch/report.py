"""`copyedit batch report`: a run as a page."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.batch.audit.report import render
from copyedit.batch.journal import Journal
from copyedit.batch.running import plan_of
from copyedit.cli.errors import stop_with
from copyedit.errors import CopyeditError
from copyedit.fixing.writing import open_replacement


@click.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the page.  [default: RUN/report.html]")  # fmt: skip
def command(folder: Path, output: Path | None) -> None:
    """Write an HTML page about the run in the folder RUN.

    Findings and edits by rule and by folder, with bars; samples of each rule in context, before and after; the stories
    put aside; and what `batch judge` has found.
    """
    try:
        journal = Journal(folder)
        page = render(journal, plan_of(journal)[0])
        journal.close()
        path = output or folder / "report.html"
        with open_replacement(path) as file:
            file.write(page.encode("utf-8", "backslashreplace"))
    except CopyeditError as error:
        stop_with(error)
    click.echo(f"{path} written.", err=True)
