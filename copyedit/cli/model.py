"""`copyedit model`: train, info."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from copyedit.cli.errors import stop_with
from copyedit.errors import ConfigError, CopyeditError


@click.group()
def command() -> None:
    """Train a context model on an archive of edited copy, or say what one knows.

    The context model finds real words in the wrong place (rules wire/context). One is shipped; a newsroom's own
    archive knows its names and its ways better: --model FOLDER, or “model:” in the settings.
    """


@command.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def info(folder: Path | None) -> None:
    """Print the card of the shipped model, or of the one in FOLDER."""
    from copyedit.language.shipped import MODEL

    card = (folder or MODEL) / "card.json"
    try:
        click.echo(card.read_text(encoding="utf-8"), nl=False)
    except OSError:
        stop_with(ConfigError("no context model (no card.json) in this folder", str(card.parent)))


@command.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--lists",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with the word lists that training/README.md names.",
)
@click.option("--minutes", default=45.0, show_default=True, help="Time for the network to learn.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to use.  [default: one for each core]")
@click.option("--leave-out", type=click.File(encoding="utf-8"), help="Sentences, one a line, that must not be learned.")
def train(corpus: Path, folder: Path, lists: Path, minutes: float, jobs: int | None, leave_out: TextIO | None) -> None:
    """Train a model on CORPUS and write it into FOLDER.

    CORPUS holds texts as *.txt.xz, a paragraph a line; in news.txt.xz an empty line ends an article. A tenth of news
    and a twentieth of other texts are kept for thresholds, as much again is never read: measure on that.
    Needs the extra `train`: pip install 'copyedit[train]'.
    """  # fmt: skip
    try:
        from copyedit.learning.make import Training, make_model

        sentences = frozenset(line.strip() for line in leave_out or () if line.strip())
        make_model(Training(corpus, lists, folder, minutes, jobs or _cores(), sentences), click.echo)
    except CopyeditError as error:
        stop_with(error)


def _cores() -> int:
    from copyedit.running.workers import default_jobs

    return default_jobs()
