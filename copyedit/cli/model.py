"""`copyedit model`: train, info."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

import click

from copyedit.cli.errors import stop_with
from copyedit.cli.starting.commands import Commands
from copyedit.errors import ConfigError, CopyeditError


@click.group(cls=Commands)
def command() -> None:
    """Train a context model, or describe one.

    The context model finds correctly spelled words in the wrong place (the rules wire/context). One is shipped. A model
    trained on a newsroom's own archive of edited copy knows its names and usage better: use it with --model FOLDER, or “model:” in the
    settings.
    """


@command.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def info(folder: Path | None) -> None:
    """Print the card of the shipped model or of the model in FOLDER, with that of its tagger."""
    from copyedit.language.context.tagger.cards import NOT_USED, tagger_card
    from copyedit.language.shipped import MODEL

    card = (folder or MODEL) / "card.json"
    try:
        shown = json.loads(card.read_text(encoding="utf-8"))
        shown["tagger"] = tagger_card(str(folder) if folder else None) or NOT_USED
    except OSError:
        stop_with(ConfigError("no context model in this folder: card.json is missing", str(card.parent)))
    except CopyeditError as error:
        stop_with(error)
    click.echo(json.dumps(shown, indent=2))


@command.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--lists",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Folder of the word lists that training/README.md names.",
)
@click.option("--minutes", default=45.0, show_default=True, help="How long to train the network.")
@click.option(
    "--tagger-minutes",
    default=20.0,
    show_default=True,
    type=click.FloatRange(0),
    help="How long to fine-tune the shipped tagger; with 0 it is used as it is.",
)
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Number of processes.  [default: one per core]")
@click.option(
    "--leave-out",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Sentences to keep out of training, one per line.",
)
def train(
    corpus: Path,
    folder: Path,
    lists: Path,
    minutes: float,
    tagger_minutes: float,
    jobs: int | None,
    leave_out: TextIO | None,
) -> None:
    """Train a model on CORPUS and write it to FOLDER.

    CORPUS is a folder of *.txt.xz files with one paragraph per line; in news.txt.xz an empty line ends an article. A
    tenth of the news and a twentieth of the other text set the thresholds. As much again is never read; measure on
    that. The tagger, which reads whole sentences, is fine-tuned on CORPUS, and its opinions are weighed beside the new
    model. Training needs an extra: pip install 'copyedit[train]'.
    """  # fmt: skip
    try:
        from copyedit.learning.make import Training, make_model

        sentences = frozenset(line.strip() for line in leave_out or () if line.strip())
        training = Training(corpus, lists, folder, minutes, jobs or _cores(), sentences, tagger_minutes)
        make_model(training, click.echo)
    except CopyeditError as error:
        stop_with(error)


def _cores() -> int:
    from copyedit.running.workers import default_jobs

    return default_jobs()
