"""`copyedit doctor`: what is installed, what is missing, and how to get it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import click

from copyedit.cli.errors import stop_with
from copyedit.errors import BackendError, ConfigError, CopyeditError
from copyedit.settings.config import LOCAL, Config
from copyedit.settings.find import find_config


class _Part(NamedTuple):
    """One thing to look for. `missing` says how to get it; None if it is there."""

    name: str
    found: str
    missing: str | None
    needed: bool


@click.command()
def command() -> None:
    """Check the installation, and say how to get what is missing.

    The exit code is 1 if something is missing that copyedit or the settings of this folder need.
    """
    try:
        config = find_config(Path.cwd(), None)
    except CopyeditError as error:
        stop_with(error)
    parts = [*_own(config), *_languagetool(config), *_harper(config), *_interactive()]
    width = max(len(part.name) for part in parts)
    for part in parts:
        state = "ok" if part.missing is None else "MISSING" if part.needed else "optional"
        click.echo(f"{state:9} {part.name:{width}}  {part.missing or part.found}")
    sys.exit(int(any(part.needed and part.missing is not None for part in parts)))


def _own(config: Config) -> Iterator[_Part]:
    from copyedit.language.shipped import MODEL
    from copyedit.machine.cache import cache_folder

    for name in ("numpy", "onnxruntime"):
        yield _part(name, partial(_package, name, f"pip install {name}"), needed=True)
    model = Path(config.model) if config.model else MODEL
    yield _part("context model", lambda: _context_model(model), needed=True)
    yield _tagger(config.model)
    yield _part("cache", lambda: _writable(cache_folder()), needed=False)


def _languagetool(config: Config) -> Iterator[_Part]:
    from copyedit.language.backends.java import find_java
    from copyedit.language.backends.languagetool_install import PACKAGE

    is_local = config.languagetool == LOCAL
    if config.languagetool and not is_local:
        server = config.languagetool
        yield _part("LanguageTool server", lambda: _server(server), needed=True)
    yield _part("Java", lambda: "{0.version} at {0.path}".format(find_java()), needed=is_local)
    yield _part("language-tool-python", lambda: _package("language_tool_python", PACKAGE), needed=is_local)
    yield _part("LanguageTool", _installed, needed=is_local)


def _harper(config: Config) -> Iterator[_Part]:
    from copyedit.language.backends.harper import INSTALL

    yield _part("harper-py", lambda: _package("harper", INSTALL, "harper-py"), needed=config.harper)


def _interactive() -> Iterator[_Part]:
    for extra, packages in {"desk": ("starlette", "uvicorn"), "lsp": ("pygls",)}.items():
        for name in packages:
            yield _part(
                name, partial(_package, name, f"for `copyedit {extra}`: pip install 'copyedit[{extra}]'"), needed=False
            )


def _part(name: str, look: Callable[[], str], *, needed: bool) -> _Part:
    """`look` returns what it finds, or raises an error that says what to do."""
    try:
        return _Part(name, look(), None, needed)
    except CopyeditError as error:
        return _Part(name, "", str(error), needed)


def _package(module: str, install: str, distribution: str | None = None) -> str:
    if find_spec(module) is None:
        raise BackendError(install)
    try:
        return version(distribution or module)
    except PackageNotFoundError:
        return "installed"


def _context_model(folder: Path) -> str:
    if not (folder / "card.json").is_file():
        raise ConfigError(
            "no context model here: card.json is missing; reinstall copyedit, or correct “model:” in the settings",
            str(folder),
        )
    return str(folder)


def _tagger(folder: str | None) -> _Part:
    """The network that reads whole sentences. A house's model does without it, unless it was weighed beside the trees."""
    from copyedit.language.context.tagger.cards import NOT_USED, tagger_card
    from copyedit.language.context.tagger.engine import network_file, open_network

    try:
        if tagger_card(folder) is None:
            return _Part("tagger", "", NOT_USED, needed=False)
        open_network(folder)
        return _Part("tagger", str(network_file(folder)), None, needed=True)
    except CopyeditError as error:
        return _Part("tagger", "", str(error), needed=True)


def _writable(folder: Path) -> str:
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return str(folder)
    except OSError as bad:
        raise ConfigError(
            f"cannot be written ({bad.strerror}), so every start compiles the rules again; "
            "set COPYEDIT_CACHE_DIR to another folder",
            str(folder),
        ) from None


def _server(address: str) -> str:
    from copyedit.language.backends.languagetool import find_remarks
    from copyedit.language.backends.remarks import Request

    list(find_remarks(Request("languagetool", ("EN_A_VS_AN",), None, address), "A test.", ((0, 7),)))
    return address


def _installed() -> str:
    from copyedit.language.backends.languagetool_install import find_installed

    place = find_installed()
    if place is None:
        raise BackendError("run `copyedit languagetool install`")
    return str(place)
