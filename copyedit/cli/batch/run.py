"""`copyedit batch run`: begin a run, and carry it on to its end."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from copyedit.batch.findings_table import check_parquet
from copyedit.batch.journal import FILE as JOURNAL
from copyedit.batch.journal import Journal
from copyedit.batch.lock import locked
from copyedit.batch.plan import JSONL, NONE, PARQUET, SAFE, Plan, check_rules
from copyedit.batch.previous import has_previous, put_by
from copyedit.batch.running import FINISHED, begin, plan_of
from copyedit.batch.shape import check_destination, check_same_shape, has_fields, is_database, shape_name, shape_of
from copyedit.batch.shapes.jsonl import check_fields
from copyedit.batch.stores import absolute, exists, is_empty, is_folder, is_store
from copyedit.cli.batch.choosing import chosen_stories, field_options, selection_options
from copyedit.cli.batch.following import chosen_limits, finish, limit_options
from copyedit.cli.chosen import settings
from copyedit.cli.errors import stop_with
from copyedit.cli.options import complete_rules, config_option
from copyedit.errors import CopyeditError, FileError
from copyedit.formats.which import FORMATS
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import LANGUAGE_PACKS, Config


@click.command()
@click.argument("source", type=click.Path())
@click.option(
    "--out",
    type=click.Path(),
    metavar="DEST",
    help="Where the cleaned stories go: a folder for a folder, a file for a file.",
)
@click.option(
    "--run",
    "folder",
    type=click.Path(path_type=Path),
    metavar="RUN",
    help="Folder for the journal and the findings.  [default: DEST.run]",
)
@click.option("--dry-run", is_flag=True, help="Write findings and journal, but no stories.")
@click.option(
    "--findings",
    type=click.Choice([JSONL, PARQUET]),
    default=JSONL,
    show_default=True,
    help="Write the findings as JSON Lines, or also as Parquet.",
)
@click.option("--table", metavar="NAME", help="Table of a database; --out is then another table, with id and text.")
@click.option(
    "--out-field",
    metavar="NAME",
    help="Column for the cleaned text; --out may then be the same table, if it has that column.",
)
@field_options
@click.option(
    "--as",
    "as_format",
    type=click.Choice(FORMATS),
    help="Format of the stories.  [default: by name and contents; fields are text]",
)
@click.option(
    "--clean",
    is_flag=True,
    help="First repair characters, lines, spaces and marks and remove boilerplate, as `copyedit clean` does.",
)
@click.option(
    "--apply",
    type=click.Choice([SAFE, NONE]),
    default=SAFE,
    show_default=True,
    help="Apply the safe fixes, or none. Quotations, names and figures are never changed.",
)
@click.option(
    "--rules",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Apply only fixes of these rules; the findings of the others are still reported.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Run only these rules: an id, a pack, a folder of a pack, or a glob.",
)
@click.option("--ignore", multiple=True, metavar="RULE", shell_complete=complete_rules, help="Skip these rules.")
@click.option(
    "--language",
    type=click.Choice(sorted(LANGUAGE_PACKS)),
    help="Also check for British or American spelling and usage.",
)
@config_option
@selection_options
@click.option(
    "--commit-every",
    type=click.IntRange(1),
    default=200,
    show_default=True,
    metavar="N",
    help="Stories between commit points; what follows the last one is done again after a crash.",
)
@limit_options
@click.option("-q", "--quiet", is_flag=True, help="Print no progress and no summary.")
def command(**chosen: Any) -> None:  # fmt: skip
    """Clean the archive SOURCE and write it to DEST.

    SOURCE is a folder of stories in any format that `check` reads, a zip or tar archive of them, JSON Lines, CSV or
    Parquet with a --text-field, the address of a database with a --table or, with --dry-run, a crawl (WARC or WACZ).
    SOURCE and DEST may lie in a store, such as s3://bucket/archive. RUN/findings.jsonl holds the findings, one a line.

    Called again for the same SOURCE and DEST, it checks only stories that are new or changed. The exit code is 1 if
    stories were put aside, 2 if the run could not begin or was stopped.

    \b
    copyedit batch run archive/ --out clean/
    copyedit batch run archive.jsonl --out clean.jsonl --text-field body --id-field id
    """
    try:
        config = _settings(chosen)
        plan, folder = _plan(chosen), _folder(chosen)
        rules = RuleSets().for_settings(config)
        check_rules(plan.rules, rules.in_run)
        shape_of(plan, config)
        if shape_name(plan.source) == "jsonl":
            check_fields(plan)
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            _make_room(folder, plan)
            finish(begin(folder, plan, config), plan, config, quiet=chosen["quiet"])
    except OSError as bad:
        stop_with(FileError(f"cannot be written: {bad.strerror or bad}", str(folder)))
    except CopyeditError as error:
        stop_with(error)


def _settings(chosen: dict[str, Any]) -> Config:
    """The settings for a run, with nothing in them that depends on the current folder or on another program."""
    config = settings(defaultdict(lambda: None, {"folders": ()} | chosen))  # what has no option here is not chosen
    as_format = config.as_format or ("text" if has_fields(chosen["source"]) else None)
    path = str(Path(config.path).absolute()) if config.path else None
    return replace(config, as_format=as_format, path=path, languagetool=None, harper=False)


def _plan(chosen: dict[str, Any]) -> Plan:
    if chosen["out"] is None and not chosen["dry_run"]:
        raise click.UsageError("Name the destination with --out, or try the run with --dry-run.")
    if chosen["findings"] == PARQUET:
        check_parquet()
    source, out = _places(chosen)
    names = ("table", "text_field", "id_field", "out_field", "clean", "apply", "rules", "findings", "commit_every")
    return Plan(
        source=source,
        out=out,
        folder=str(_folder(chosen).absolute()),
        **chosen_limits(chosen),
        **chosen_stories(chosen),
        **{name: chosen[name] for name in names},
    )


def _places(chosen: dict[str, Any]) -> tuple[str, str | None]:
    """Source and destination, as they hold in any folder. Raises CopyeditError."""
    source, out = chosen["source"], None if chosen["dry_run"] else chosen["out"]
    if is_database(source):
        from copyedit.batch.shapes import table

        if out is not None and out == chosen["table"] and chosen["out_field"] in (None, chosen["text_field"]):
            why = "the text is never changed; name another table with --out, or another column with --out-field"
            raise CopyeditError(why, out)
        return table.absolute(source), out
    if out is None:
        return absolute(source), None
    check_destination(source, out)
    check_same_shape(source, out)
    return absolute(source), absolute(out)


def _folder(chosen: dict[str, Any]) -> Path:
    if chosen["folder"] is None and chosen["out"] is None:
        raise click.UsageError("Name a folder for the journal and the findings with --run.")
    out = chosen["out"] or ""
    beside = os.path.basename(out.rstrip("/")) if is_store(out) else os.path.normpath(out)  # noqa: PTH119
    folder: Path = chosen["folder"] or Path(f"{beside}.run")
    if not is_database(chosen["source"]):
        check_destination(chosen["source"], str(folder))
    return folder


def _make_room(folder: Path, plan: Plan) -> None:
    """A finished run makes room for the next one. Raises CopyeditError rather than write over anything else."""
    if (folder / JOURNAL).exists():
        before = Journal(folder)
        if before.get("phase") != FINISHED:
            raise CopyeditError(f"holds a run that is not finished: copyedit batch resume {folder}", str(folder))
        earlier = plan_of(before)[0]
        if (earlier.source, earlier.out) != (plan.source, plan.out):
            raise CopyeditError("holds a run of another source or destination; name another --run", str(folder))
        if _would_be_shorter(plan, earlier):
            why = "exists already, with other stories of this source; name another --out"
            raise CopyeditError(why, plan.out or "")
        put_by(before)
    elif plan.out and not has_previous(folder) and _is_taken(plan):
        raise CopyeditError("exists already; name another --out", plan.out)


def _would_be_shorter(plan: Plan, earlier: Plan) -> bool:
    """True if a result that is one file would be written again with some of the stories, and other ones than before."""
    names = ("limit", "sample", "since", "until")
    chosen, before = ([getattr(each, name) for name in names] for each in (plan, earlier))
    is_file = plan.out is not None and not plan.table and not is_folder(plan.source)
    return is_file and any(chosen) and chosen != before


def _is_taken(plan: Plan) -> bool:
    assert plan.out is not None
    if plan.table:
        from copyedit.batch.shapes.table import is_taken

        return plan.out != plan.table and is_taken(plan.source, plan.out)
    return not is_empty(plan.out) if is_folder(plan.out) else exists(plan.out)
