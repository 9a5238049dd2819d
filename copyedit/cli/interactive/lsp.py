"""`copyedit lsp`: a language server for editors."""

from __future__ import annotations

import click

from copyedit.cli.errors import stop_with
from copyedit.cli.options import config_option
from copyedit.errors import ConfigError

INSTALL = "the language server needs pygls: pip install 'copyedit[lsp]'"


@click.command()
@config_option
def command(config_file: str | None) -> None:
    """Run a language server for editors.

    It speaks the Language Server Protocol on standard input and output: findings as you type, and for each its replacements,
    “ignore”, “add word” and “explain”. Each story has the settings of its own folder. Editors start it themselves.
    """
    try:
        from copyedit.lsp.server import make_server
    except ModuleNotFoundError:
        stop_with(ConfigError(INSTALL))
    make_server(config_file).start_io()
