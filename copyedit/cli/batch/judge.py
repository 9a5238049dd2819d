"""`copyedit batch judge`: a person judges a rule's findings, before it is let loose."""

from __future__ import annotations

from pathlib import Path

import click

from copyedit.batch.audit.judging import judged, name_of, read_answers, write_answer
from copyedit.batch.audit.sampling import Row, rows_of, sample
from copyedit.batch.journal import Journal
from copyedit.cli.errors import stop_with
from copyedit.cli.options import complete_rules
from copyedit.errors import ConfigError, CopyeditError
from copyedit.rules.choosing import fits

_ANSWERS = {"y": True, "n": False}


@click.command()
@click.argument("folder", metavar="RUN", type=click.Path(path_type=Path))
@click.option(
    "--rule",
    required=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="The rule: an id, a pack, a folder of a pack, or a glob.",
)
@click.option(
    "-n",
    "count",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    metavar="N",
    help="Findings of each rule, chosen by chance.",
)
def command(folder: Path, rule: str, count: int) -> None:  # fmt: skip
    """Judge findings of a rule, and report its precision with an interval.

    Each finding is shown in context: y means that it is right and its fix too, n that it is not, s skips it, q ends.
    Answers are kept in the folder RUN; a second call asks only what has no answer.
    """
    try:
        journal = Journal(folder)
        rows = rows_of(folder, journal.state()["rows"])
        journal.close()
        chosen = sample(rows, count, lambda row: fits(row["rule"], rule))
        if not chosen:
            raise ConfigError(f"no finding of “{rule}” in this run; copyedit batch status lists the rules", str(folder))
        answers = read_answers(folder)
        for name in sorted(chosen):
            if not _ask(folder, name, chosen[name], answers):
                break
        for name in sorted(chosen):
            click.echo(f"{name}: {judged(chosen[name], answers).sentence()}")
    except CopyeditError as error:
        stop_with(error)


def _ask(folder: Path, rule: str, rows: list[Row], answers: dict[str, bool]) -> bool:
    """Ask for each finding that has no answer; False to end."""
    for number, row in enumerate(rows, 1):
        if name_of(row) in answers:
            continue
        click.echo(f"\n{rule} {number}/{len(rows)}: {row['message']}")
        click.echo(f"  {row['story']}:{row['line']}")
        click.echo(
            f"  …{in_one_line(row['before'])}[{in_one_line(row['text'])}]{in_one_line(row['after'])}…{_offer(row)}"
        )
        answer = click.prompt("right?", type=click.Choice(["y", "n", "s", "q"]), default="s")
        if answer == "q":
            return False
        if answer in _ANSWERS:
            answers[name_of(row)] = _ANSWERS[answer]
            write_answer(folder, row, _ANSWERS[answer])
    return True


def in_one_line(text: str) -> str:
    """The text without line ends."""
    return " ".join(text.split("\n"))


def _offer(row: Row) -> str:
    return "".join(f"  -> {' | '.join(row['replacements']) or '(delete)'}" for _ in row["replacements"][:1])
