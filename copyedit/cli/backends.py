"""Make ready what a run needs besides its rules: LanguageTool and Harper. Start with `make_ready`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from copyedit.cli.errors import echo, report_error, stop_with
from copyedit.errors import BackendError, ConfigError, CopyeditError
from copyedit.language.backends import harper, languagetool_install
from copyedit.language.backends.java import find_java
from copyedit.language.backends.languagetool import read_address
from copyedit.language.backends.languagetool_server import local_server
from copyedit.rules.rule import Rule
from copyedit.running.backends import with_backends
from copyedit.settings.config import LOCAL, Config
from copyedit.settings.find import find_config, with_server


def make_ready(config: Config, errors: list[CopyeditError]) -> Config:
    """The settings with a server's address for “local”, and without what cannot be used, which is reported once.

    A server started here stops with the command.
    """
    if config.languagetool:
        try:
            config = replace(config, languagetool=_address(config.languagetool))
        except ConfigError as error:
            stop_with(error)
        except BackendError as error:
            report_error(error, errors)
            config = replace(config, languagetool=None)
    if config.harper and not harper.is_installed():
        report_error(BackendError(f"Harper is not installed; {harper.INSTALL}"), errors)
        config = replace(config, harper=False)
    return config


def for_trial(rules: list[Rule], languagetool: str | None, harper_too: bool) -> list[Rule]:
    """The rules ready to be tested or measured, without those whose backend is not asked for, which are named."""
    config = replace(find_config(Path.cwd(), None), select=(), language=None)
    config = with_server(config, languagetool) if languagetool else config
    config = replace(config, harper=harper_too or config.harper)
    errors: list[CopyeditError] = []
    kept = with_backends(rules, make_ready(config, errors))
    if errors:
        sys.exit(2)
    left_out = {rule.id for rule in rules} - {rule.id for rule in kept}
    for rule in sorted(left_out):
        echo(f"copyedit: {rule} is left out; it needs --languagetool or --harper", err=True)
    return kept


def backend_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--languagetool and --harper, for commands that try out rules."""
    harper_too = click.option("--harper", "harper_too", is_flag=True, help="Include rules that ask Harper.")
    where = click.option("--languagetool", metavar="WHERE", help="Include rules that ask LanguageTool: “local”, or the address of a server.")  # fmt: skip
    return where(harper_too(command))


def _address(languagetool: str) -> str:
    if languagetool != LOCAL:
        read_address(languagetool)
        return languagetool
    if not languagetool_install.has_package():
        raise BackendError(f"language-tool-python is not installed; {languagetool_install.PACKAGE}")
    find_java()
    installed = languagetool_install.find_installed() or languagetool_install.install(
        languagetool_install.own_folder(), lambda what: echo(f"copyedit: {what}", err=True)
    )
    stop_cleanly_on_sigterm()
    return click.get_current_context().with_resource(local_server(installed))


def stop_cleanly_on_sigterm() -> None:
    """Stop the server on SIGTERM, as on Ctrl-C. The workers, which inherit this, have nothing to stop."""
    ours = os.getpid()

    def end(number: int, _: object) -> None:
        if os.getpid() != ours:
            os._exit(128 + number)
        sys.exit(128 + number)

    signal.signal(signal.SIGTERM, end)
