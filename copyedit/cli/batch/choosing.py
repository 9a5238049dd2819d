"""Which stories a run takes, and in which fields they stand: the options. Start with `chosen_stories`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from copyedit.batch.dates import day_of
from copyedit.batch.plan import DECLARED, MTIME, PATH
from copyedit.batch.shape import has_fields

_OF_FILES = (DECLARED, PATH, MTIME)


class _Day(click.ParamType[str]):
    """A day, a month or a year."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        day = day_of(value)
        if day != value:  # “1990-13” is no month, though a field that says so is of 1990
            self.fail(f"“{value}” is no day, month or year; write 1987-04-12, 1987-04 or 1987", param, ctx)
        return day


def field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--text-field, --id-field, --date-field and --section-field."""
    options = [
        click.option("--text-field", metavar="NAME", help="Field that holds the story; “item.body” is a field in a field."),
        click.option("--id-field", metavar="NAME", help="Field that names the story in findings and messages.  [default: its line]"),
        click.option("--date-field", metavar="NAME", help="Field that holds the story's date. Of files: “declared” in them, “path” (1987/04/12), or “mtime”.  [default for files: declared, else path]"),
        click.option("--section-field", metavar="NAME", help="Field that names the story's section, for the report.  [default for files: the first folder]"),
    ]  # fmt: skip
    return _with(options, command)


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--since, --until, --limit and --sample."""
    options = [
        click.option("--since", type=_Day(), metavar="DATE", help="Only stories of this day, month or year and later."),
        click.option("--until", type=_Day(), metavar="DATE", help="Only stories of this day, month or year and earlier."),
        click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N stories."),
        click.option("--sample", type=click.IntRange(1), metavar="N", help="Only N stories chosen by chance, the same ones each time."),
    ]  # fmt: skip
    return _with(options, command)


def _with(options: list[Callable[..., Any]], command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


def chosen_stories(chosen: dict[str, Any]) -> dict[str, Any]:
    """What these options say, for a plan."""
    if chosen["limit"] and chosen["sample"]:
        raise click.UsageError("--limit and --sample exclude each other.")
    since, until, date_field = chosen["since"], chosen["until"], chosen["date_field"]
    if since and until and since[: len(until)] > until[: len(since)]:
        raise click.UsageError(f"--since {since} is later than --until {until}.")
    if has_fields(chosen["source"]):
        if (since or until) and date_field is None:
            raise click.UsageError("Name the field that holds the date with --date-field.")
    elif date_field not in (None, *_OF_FILES):
        raise click.UsageError(f"--date-field of files is one of {', '.join(_OF_FILES)}.")
    return {name: chosen[name] for name in ("date_field", "section_field", "since", "until", "limit", "sample")}
