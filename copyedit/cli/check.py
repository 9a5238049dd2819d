"""`copyedit check`: report findings. What it does is in `checking.py`."""

from __future__ import annotations

from typing import Any

import click

from copyedit.cli.checking import FORMATS, check
from copyedit.cli.interactive.watching import refuse_with_watch
from copyedit.cli.options import LEVEL, checking_options


@click.command()
@checking_options
@click.option("--format", type=click.Choice(FORMATS), default="text", help="Report format, see above.", show_default=True)  # fmt: skip
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead of listing them.")
@click.option("--output", type=click.Path(), metavar="FILE", help="Write the report to this file, complete or not at all; a summary goes to standard error.")  # fmt: skip
@click.option("--cache/--no-cache", default=False, help="Keep the results, and check only files that have changed since. For hooks and CI.")  # fmt: skip
@click.option("--watch", is_flag=True, help="Keep running, and report a file again whenever it is saved, until Ctrl-C. Settings are read once.")  # fmt: skip
@click.option("--fail-level", type=LEVEL, help="Minimum level that makes the exit code 1.  [default: warning]")
def command(**chosen: Any) -> None:
    """Report problems in stories, with place, reason and suggested fix.

    PATH is a file, a folder (searched, leaving out what .gitignore names), or - for standard input. Findings inside
    quotations are reported, but `fix` never applies them.

    \b
    --format  text            for reading in a terminal
              html            a page to read or print, with the findings marked in the story
              csv             for spreadsheets
              json, jsonl     for programs; jsonl has one finding per line
              github          GitHub Actions annotations
              gitlab          GitLab code quality report
              sarif           SARIF 2.1.0 for code scanning, with fixes and rule help
              rdjson          for reviewdog
              junit, checkstyle   XML for build servers
    """
    if chosen["statistics"] and chosen["format"] != "text":
        raise click.UsageError("--statistics has no other --format than text")
    if chosen["watch"]:
        refuse_with_watch(chosen)
    check(chosen)
