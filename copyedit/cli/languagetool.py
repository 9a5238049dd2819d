"""`copyedit languagetool`: install, serve."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import click

from copyedit.cli.backends import stop_cleanly_on_sigterm
from copyedit.cli.errors import stop_with
from copyedit.cli.starting.commands import Commands
from copyedit.errors import BackendError
from copyedit.language.backends import languagetool_install
from copyedit.language.backends.languagetool_server import local_server


@click.group(cls=Commands)
def command() -> None:
    """Install LanguageTool, or run it as a server.

    LanguageTool is a separate program that needs Java 17. `copyedit doctor` shows what is installed.
    """


@command.command()
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Where to install it.  [default: the user's cache folder]")  # fmt: skip
def install(folder: Path | None) -> None:
    """Install LanguageTool, with Maven if it is available, else with language-tool-python.

    If you choose --folder DIR, set LTP_PATH=DIR in the environment, so that copyedit and language-tool-python find it.
    """
    where = (folder or languagetool_install.own_folder()).absolute()
    try:
        place = languagetool_install.install(where, lambda what: click.echo(f"copyedit: {what}", err=True))
    except BackendError as error:
        stop_with(error)
    click.echo(f"LanguageTool {languagetool_install.VERSION} is installed in {place}")


@command.command()
@click.option(
    "--port", default=8081, show_default=True, type=click.IntRange(1, 65535), metavar="N", help="Port to listen on."
)
@click.option("--public", is_flag=True, help="Accept connections from other machines. There is no password.")
def serve(port: int, public: bool) -> None:
    """Run a LanguageTool server until Ctrl-C, so that checks need not start one each time.

    Checks use it with --languagetool http://HOST:8081, or “languagetool:” in the settings.
    """
    installed = languagetool_install.find_installed()
    try:
        if installed is None:
            raise BackendError("LanguageTool is not installed; run `copyedit languagetool install`")
        stop_cleanly_on_sigterm()
        with local_server(installed, port, public=public) as address:
            click.echo(f"LanguageTool is running at {address}; press Ctrl-C to stop it.")
            with suppress(KeyboardInterrupt):
                while True:
                    time.sleep(3600)
    except BackendError as error:
        stop_with(error)
