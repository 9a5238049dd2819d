"""`copyedit desk`: a local server with the web page and the HTTP API."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from copyedit.cli.errors import stop_with
from copyedit.cli.options import config_option
from copyedit.errors import ConfigError, CopyeditError
from copyedit.running.checking import Checker
from copyedit.settings.config import Config
from copyedit.settings.find import find_config

if TYPE_CHECKING:
    from copyedit.desk.access import Access
    from copyedit.desk.checking import Desk

INSTALL = "the desk needs Starlette and uvicorn: pip install 'copyedit[desk]'"
_MEGABYTE = 1024 * 1024


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Address to listen on. Any other than this machine's own opens the server to the network.")  # fmt: skip
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535), metavar="N", help="Port to listen on; 0 takes a free one.")  # fmt: skip
@click.option("--open", "open_page", is_flag=True, help="Open the page in the browser.")
@click.option("--allow-origin", "origins", multiple=True, metavar="ORIGIN", help="Let pages of this site use the API: https://cms.example.com.")  # fmt: skip
@click.option("--max-size", default=16, show_default=True, type=click.IntRange(1, 64), metavar="MB", help="Largest request.")  # fmt: skip
@click.option("--timeout", default=60.0, show_default=True, type=click.FloatRange(1.0), metavar="SECONDS", help="Longest time for one story.")  # fmt: skip
@click.option("--jobs", default=2, show_default=True, type=click.IntRange(1), metavar="N", help="Stories checked at the same time.")  # fmt: skip
@click.option("--author", default="copyedit", show_default=True, metavar="NAME", help="Author of tracked changes.")
@config_option
def command(
    host: str,
    port: int,
    open_page: bool,
    origins: tuple[str, ...],
    max_size: int,
    timeout: float,
    jobs: int,
    author: str,
    config_file: str | None,
) -> None:
    """Review stories in the browser, and serve LanguageTool's HTTP API.

    Paste or drop a story on the page; accept or reject each finding; save the result as text, as a patch or as DOCX with tracked
    changes. The page loads nothing from outside, and no story leaves this machine.

    Editor add-ons for LanguageTool can use the server: http://127.0.0.1:8765/v2. The settings of this folder apply.
    """
    try:
        from copyedit.desk.access import Access
        from copyedit.desk.app import make_app
        from copyedit.desk.checking import Desk, Limits
    except ModuleNotFoundError:
        stop_with(ConfigError(INSTALL))
    try:
        checker = _ready(find_config(Path.cwd(), config_file))
        listening = _listen(host, port)
    except CopyeditError as error:
        stop_with(error)
    access = Access(host, tuple(origin.rstrip("/") for origin in origins))
    desk = Desk(checker, Limits(max_size * _MEGABYTE, timeout, jobs), author)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    _announce(address, access)
    if open_page:
        click.launch(f"{address}/?token={access.token}")
    _serve(make_app, desk, access, listening)


def _ready(config: Config) -> Checker:
    """A checker under these settings, which are found to be right. Raises CopyeditError."""
    if config.languagetool or config.harper:
        from copyedit.cli.backends import make_ready

        config = make_ready(config, [])
    checker = Checker(config)
    checker.rule_sets.for_settings(config)
    return checker


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises ConfigError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as bad:
        raise ConfigError(
            f"cannot listen on {host}, port {port}: {bad.strerror or bad}; --port 0 takes a free one"
        ) from None


def _announce(address: str, access: Access) -> None:
    click.echo(f"The desk is at {address}/?token={access.token}")
    click.echo(f"LanguageTool's clients can use {address}/v2; press Ctrl-C to stop.")
    if not access.is_open:
        warning = "every machine that reaches this one can connect, and stories cross the network unencrypted"
        click.echo(f"copyedit: {warning}. The page and the API need the token", err=True)


def _serve(make_app: object, desk: Desk, access: Access, listening: socket.socket) -> None:
    import uvicorn

    assert callable(make_app)
    settings = uvicorn.Config(
        make_app(desk, access), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2
    )
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    finally:
        desk.close()
