"""How the command line reports an error: one line on standard error. Start with `report_error`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NoReturn

import click

from copyedit.errors import CopyeditError, Notice


def report_error(error: CopyeditError, errors: list[CopyeditError]) -> None:
    """Print an error on its own line of standard error, and keep it for the exit code; a notice is only printed."""
    if not isinstance(error, Notice):
        errors.append(error)
    click.echo(f"copyedit: {error}", err=True)


def report_notices(notices: Iterable[Notice]) -> None:
    """Print each notice on its own line of standard error."""
    for notice in notices:
        report_error(notice, [])


def stop_with(error: CopyeditError) -> NoReturn:
    """Print the message and stop with exit code 2."""
    click.echo(f"copyedit: {error}", err=True)
    sys.exit(2)
