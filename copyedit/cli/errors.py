"""How the command line prints: errors are one line on standard error. Start with `report_error`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

from copyedit.errors import CopyeditError, Notice
from copyedit.reports.signs import shown


def echo(text: str = "", *, err: bool = False) -> None:
    """Print text that may hold words of a story, a rule or a path; what a terminal would obey is shown as a sign."""
    import click  # a run without errors has nothing to say here

    click.echo(shown(text, keep="\n\t"), err=err)


def report_error(error: CopyeditError, errors: list[CopyeditError]) -> None:
    """Print an error on its own line of standard error, and keep it for the exit code; a notice is only printed."""
    if not isinstance(error, Notice):
        errors.append(error)
    echo(f"copyedit: {error}", err=True)


def report_notices(notices: Iterable[Notice]) -> None:
    """Print each notice on its own line of standard error."""
    for notice in notices:
        report_error(notice, [])


def stop_with(error: CopyeditError) -> NoReturn:
    """Print the message and stop with exit code 2."""
    echo(f"copyedit: {error}", err=True)
    sys.exit(2)
