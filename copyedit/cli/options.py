"""Options that the checking commands share. `chosen.py` makes settings of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from copyedit.formats.which import FORMATS
from copyedit.settings.config import LANGUAGE_PACKS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

LEVEL = click.Choice(["error", "warning", "suggestion"])
_NEAREST = "[default: the nearest .copyedit.yaml or pyproject.toml, from this folder upward]"


def complete_rules(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """For shells: shipped ids that begin like this, and the folders above them; else files, which may hold rules."""
    from click.shell_completion import CompletionItem

    from copyedit.rules.packs import shipped_ids

    names = {"/".join(rule.split("/")[:parts]) for rule in shipped_ids() for parts in (1, 2, 3)}
    completing = sorted(name for name in names if name.startswith(begun))
    return [CompletionItem(name) for name in completing] or [CompletionItem(begun, type="file")]


def _read_day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date; write it as 2011-06-13") from None


config_option = click.option("--config", "config_file", type=click.Path(dir_okay=False), metavar="FILE", help=f"Settings file.  {_NEAREST}")  # fmt: skip
level_option = click.option("--level", type=LEVEL, help="Minimum level to report.  [default: suggestion]")
_CHOOSING = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=str, allow_dash=True, readable=False)),
    click.option("--select", multiple=True, metavar="RULE", shell_complete=complete_rules, help="Run only these rules: an id, a pack, a folder of a pack, or a glob. Turns on advisory rules."),
    click.option("--ignore", multiple=True, metavar="RULE", shell_complete=complete_rules, help="Skip these rules."),
    click.option("--strict/--no-strict", default=None, help="Turn on all advisory rules, as suggestions."),
    click.option("--language", type=click.Choice(sorted(LANGUAGE_PACKS)), help="Also check for British or American spelling and usage, and take every block for English."),
    config_option,
    click.option("--force-exclude", is_flag=True, help="Skip excluded files even when they are named. For pre-commit."),
    click.option("--rules", "folders", multiple=True, metavar="PATH", help="House rules: a rule file or a folder of them."),
    click.option("--date", callback=_read_day, metavar="YYYY-MM-DD", help="The day of the stories, for “next Monday” and “10 years ago”.  [default: the date in the file, or the dateline]"),
    click.option("--model", type=click.Path(), metavar="FOLDER", help="Use this context model instead of the shipped one; `copyedit model train` makes one."),
    click.option("--as", "as_format", type=click.Choice(FORMATS), help="Read every file in this format, whatever its name and contents."),
    click.option("--languagetool", metavar="WHERE", help="Also ask LanguageTool: “local” starts a server for this run, http://HOST:PORT uses a running one, “off” overrides the settings."),
    click.option("--harper/--no-harper", default=None, help="Also ask Harper."),
    click.option("--baseline", type=click.Path(dir_okay=False), metavar="FILE", help="Known findings to leave out.  [default: .copyedit-baseline.json beside the settings file, if there is one]"),
    click.option("--jobs", type=click.IntRange(1), metavar="N", help="Number of processes.  [default: one per core]"),
)  # fmt: skip
_NARROWING = (
    level_option,
    click.option("--no-baseline", is_flag=True, help="Report known findings too."),
    click.option("--diff-base", metavar="REV", help="Report only findings on lines changed since the branch left this git revision; untracked files count as new."),
    click.option("--changed-lines", is_flag=True, help="Report only findings on uncommitted lines: staged, unstaged or untracked."),
    click.option("--stdin-filename", default="-", metavar="NAME", help="Name for standard input, in reports and for per-path settings."),
    click.option("-q", "--quiet", is_flag=True, help="Print no summary, notes or progress bar."),
    click.option("--no-color", is_flag=True, help="Turn off colour, as NO_COLOR in the environment and a pipe do."),
)  # fmt: skip


def choosing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """PATH... and the options that choose files and rules."""
    for option in reversed(_CHOOSING):
        command = option(command)
    return command


def checking_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """PATH..., the options that choose files and rules, and those that choose among the findings."""
    for option in reversed(_NARROWING):
        command = option(command)
    return choosing_options(command)
