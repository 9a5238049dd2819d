"""A run followed to its end: progress on standard error, and a summary. Start with `finish`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import islice
from time import monotonic
from typing import Any, NoReturn

import click

from copyedit.batch.findings_table import FILE as TABLE
from copyedit.batch.journal import Journal
from copyedit.batch.plan import Plan
from copyedit.batch.rows import FINDINGS
from copyedit.batch.running import Progress, carry_on
from copyedit.reports.text import count_of
from copyedit.running.workers import default_jobs
from copyedit.settings.config import Config

_REDRAWN = 0.2  # seconds between two states of the bar
_LOGGED = 30.0  # seconds between two lines where there is no terminal
_NAMED = 10  # of the stories that were put aside
_WIDTH = 24  # of the bar


def limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--jobs, --time-limit, --memory-limit and --scheduler."""
    options = [
        click.option("--jobs", type=click.IntRange(1), metavar="N", help="Number of processes.  [default: one per core]"),
        click.option("--time-limit", type=click.FloatRange(0.1), default=120.0, show_default=True, metavar="SECONDS", help="Put a story aside that takes longer."),
        click.option("--memory-limit", type=click.IntRange(64), default=2048, show_default=True, metavar="MB", help="Put a story aside for which a process needs more."),
        click.option("--scheduler", metavar="ADDRESS", help="Clean the stories on the Dask cluster with this scheduler, tcp://HOST:PORT; it has its own number of processes and limits."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def chosen_limits(chosen: dict[str, Any]) -> dict[str, Any]:
    """What these options say, for a plan."""
    names = ("time_limit", "memory_limit", "scheduler")
    return {"jobs": chosen["jobs"] or default_jobs()} | {name: chosen[name] for name in names}


def finish(journal: Journal, plan: Plan, config: Config, *, quiet: bool) -> NoReturn:
    """Carry the run on to its end, print the summary, and exit. Raises CopyeditError if it is stopped."""
    bar = _Bar(quiet=quiet)
    try:
        progress = carry_on(journal, plan, config, bar.show)
    finally:
        bar.hide()
    totals = journal.totals()
    if not quiet:
        for line in summary(journal, progress):
            click.echo(line, err=True)
    journal.close()
    sys.exit(1 if totals.failed else 0)


def summary(journal: Journal, progress: Progress) -> list[str]:
    """What a run has come to, and where its findings are."""
    stories, words, findings, failed, edits = journal.totals()
    speed = f", {progress.words / progress.seconds:,.0f} words a second" if progress.seconds > 1 else ""
    done = f"{count_of(stories, 'story', 'stories')}, {count_of(words, 'word')}{speed}"
    unchanged = f"{count_of(progress.known, 'story', 'stories')} not changed since the last run"
    known = f" {unchanged}." if progress.known else ""
    if progress.undated:
        known += f" {count_of(progress.undated, 'story', 'stories')} without a date left out."
    lines = [
        f"{done}: {count_of(findings, 'finding')}, {count_of(edits, 'edit')}.{known}",
        f"Findings: {journal.folder / (TABLE if (journal.folder / TABLE).exists() else FINDINGS)}",
    ]
    if failed:
        lines.append(f"Put aside, and left as they were: {count_of(failed, 'story', 'stories')}")
    return [*lines, *failures(journal, failed)]


def printable(text: str) -> str:
    """The text as any terminal takes it: “\\udcff” for a byte of a file's name that is not UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def failures(journal: Journal, count: int) -> list[str]:
    """The first stories that were put aside, and why."""
    named = [printable(f"  {entry.key}: {entry.error}") for entry in islice(journal.failed(), _NAMED)]
    more = [f"  ... and {count - _NAMED:,} more; see copyedit batch status {journal.folder}"] if count > _NAMED else []
    return [*named, *more]


class _Bar:
    """Progress on standard error: a bar on a terminal, elsewhere a line now and then."""

    def __init__(self, *, quiet: bool) -> None:
        self._is_on = not quiet and sys.stderr is not None
        self._is_bar = self._is_on and sys.stderr.isatty()
        self._next = monotonic() + (0.0 if self._is_bar else _LOGGED)
        self._is_shown = False

    def show(self, progress: Progress) -> None:
        for note in progress.notes if self._is_on else ():
            self.hide()
            click.echo(f"copyedit: {note}", err=True)
        if not self._is_on or monotonic() < self._next:
            return
        self._next = monotonic() + (_REDRAWN if self._is_bar else _LOGGED)
        if self._is_bar:
            click.echo(f"\r\N{ESCAPE}[K{_bar(progress)} {state_line(progress)}", err=True, nl=False)
            self._is_shown = True
        else:
            click.echo(state_line(progress), err=True)

    def hide(self) -> None:
        if self._is_shown:
            click.echo("\r\N{ESCAPE}[K", err=True, nl=False)
            self._is_shown = False


def _bar(progress: Progress) -> str:
    filled = min(_WIDTH, _WIDTH * progress.at // max(1, progress.total))
    return "[" + "#" * filled + "-" * (_WIDTH - filled) + "]"


def state_line(progress: Progress) -> str:
    """“1,200 stories, 21,000 words a second, 40 findings, 1 put aside, 3 min left”."""
    speed = progress.words / max(progress.seconds, 0.001)
    done, began = progress.at - (progress.began_at or 0), max(progress.seconds, 0.001)
    parts = [
        count_of(progress.stories, "story", "stories"),
        f"{speed:,.0f} words a second",
        count_of(progress.findings, "finding"),
    ]
    if progress.failed:
        parts.append(f"{progress.failed:,} put aside")
    if done > 0:
        parts.append(f"{_time((progress.total - progress.at) * began / done)} left")
    return ", ".join(parts)


def _time(seconds: float) -> str:
    """“40 s”, “3 min”, “2 h 05 min”.

    >>> _time(40), _time(190), _time(7500)
    ('40 s', '3 min', '2 h 05 min')
    """
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
