"""`copyedit languagetool`: install, serve."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import click

from copyedit.cli.backends import end_in_order_on_sigterm
from copyedit.cli.errors import stop_with
from copyedit.errors import BackendError
from copyedit.language.backends import languagetool_install
from copyedit.language.backends.languagetool_server import local_server


@click.group()
def command() -> None:
    """Get LanguageTool, or run a server of it for a whole newsroom.

    It is a program of its own, in Java 17. `copyedit doctor` says what of it is here.
    """


@command.command()
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="Put it here.  [default: the user's cache folder]")  # fmt: skip
def install(folder: Path | None) -> None:
    """Get LanguageTool: by Maven where that is there, else as language-tool-python does it.

    With --folder DIR, tell copyedit and language-tool-python where it is: LTP_PATH=DIR in the environment.
    """
    where = (folder or languagetool_install.own_folder()).absolute()
    try:
        place = languagetool_install.install(where, lambda what: click.echo(f"copyedit: {what}", err=True))
    except BackendError as error:
        stop_with(error)
    click.echo(f"LanguageTool {languagetool_install.VERSION} is in {place}")


@command.command()
@click.option("--port", default=8081, show_default=True, type=click.IntRange(1, 65535), help="Answer on this port.")
@click.option("--public", is_flag=True, help="Answer other machines too, not only this one. There is no password.")
def serve(port: int, public: bool) -> None:
    """Run a LanguageTool server until Ctrl-C: the next checks need not start one.

    Others name it: --languagetool http://HOST:8081, or “languagetool:” in the settings.
    """
    installed = languagetool_install.find_installed()
    try:
        if installed is None:
            raise BackendError("LanguageTool is not here; `copyedit languagetool install` gets it")
        end_in_order_on_sigterm()
        with local_server(installed, port, public=public) as address:
            click.echo(f"LanguageTool answers at {address}; Ctrl-C ends it.")
            with suppress(KeyboardInterrupt):
                while True:
                    time.sleep(3600)
    except BackendError as error:
        stop_with(error)
