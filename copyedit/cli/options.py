"""Options that check, diff and fix share, and the settings made of them and of the settings file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, TypeVar

import click

from copyedit.cli.errors import report_error, report_notices, stop_with
from copyedit.errors import CopyeditError, FileError, Notice
from copyedit.formats.which import FORMATS
from copyedit.rules.renamed import notices_for
from copyedit.running.checking import Checker
from copyedit.running.workers import default_jobs, run_each
from copyedit.settings.config import LANGUAGE_PACKS, Config
from copyedit.settings.find import find_config

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from copyedit.suppression.baseline import Baseline

Item = TypeVar("Item")


class HasErrors(Protocol):
    """What a file's work tells; besides its errors it is the command's own affair."""

    @property
    def errors(self) -> list[CopyeditError]: ...


Told = TypeVar("Told", bound=HasErrors)
_LEVEL = click.Choice(["error", "warning", "suggestion"])
_PROGRESS_AFTER = 2.0  # seconds


def complete_rules(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """For shells: shipped ids that begin so, with the folders above them; else files, which may hold house rules."""
    from click.shell_completion import CompletionItem

    from copyedit.rules.packs import shipped_ids

    names = {"/".join(rule.split("/")[:parts]) for rule in shipped_ids() for parts in (1, 2, 3)}
    fitting = sorted(name for name in names if name.startswith(begun))
    return [CompletionItem(name) for name in fitting] or [CompletionItem(begun, type="file")]


level_option = click.option("--level", type=_LEVEL, help="The least level to tell.  [default: suggestion]")
_CHOOSING = (
    click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=str, allow_dash=True, readable=False)),
    click.option("--select", multiple=True, metavar="RULE", shell_complete=complete_rules, help="Only these rules: an id, a pack, a folder of one, a glob. Turns advisory ones on."),
    click.option("--ignore", multiple=True, metavar="RULE", shell_complete=complete_rules, help="Not these rules."),
    click.option("--language", type=click.Choice(sorted(LANGUAGE_PACKS)), help="Also hold copy to British or American spelling and usage."),
    click.option("--config", "config_file", type=click.Path(dir_okay=False), help="The settings file.  [default: the nearest .copyedit.yaml or pyproject.toml upward]"),
    click.option("--force-exclude", is_flag=True, help="Leave files that the settings exclude alone even where they are named. For pre-commit."),
    click.option("--rules", "folders", multiple=True, metavar="FOLDER", help="House rules: a folder of rule files, or one file."),
    click.option("--model", type=click.Path(), metavar="FOLDER", help="Another context model than the shipped one; `copyedit model train` makes one."),
    click.option("--second-read/--no-second-read", default=None, help="Have a language model read again what the context model doubts: slower, and finds more."),
    click.option("--as", "as_format", type=click.Choice(FORMATS), help="Read every file in this format, whatever its name and beginning say."),
    click.option("--languagetool", metavar="WHERE", help="Also ask LanguageTool: “local” starts a server for this run, http://HOST:PORT names one that runs, “off” overrules the settings."),
    click.option("--harper/--no-harper", default=None, help="Also ask Harper."),
    click.option("--baseline", type=click.Path(dir_okay=False), metavar="FILE", help="Known findings, not to be told.  [default: .copyedit-baseline.json beside the settings file, where there is one]"),
    click.option("--jobs", type=click.IntRange(1), help="Processes to use.  [default: one for each core]"),
)  # fmt: skip
_NARROWING = (
    level_option,
    click.option("--no-baseline", is_flag=True, help="Tell known findings too."),
    click.option("--diff-base", metavar="REV", help="Only findings on lines that have changed, by git, since the branch left this revision; untracked files are new."),
    click.option("--changed-lines", is_flag=True, help="The same against the last commit: what is staged, not yet staged, or untracked."),
    click.option("--stdin-filename", default="-", metavar="NAME", help="What standard input is called in reports and for per-path settings."),
    click.option("--no-color", is_flag=True, help="No colours. NO_COLOR in the environment and a pipe have the same effect."),
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


def settings(chosen: dict[str, Any]) -> Config:
    """The settings file, overruled by the command line. Raises ConfigError."""
    config = find_config(Path.cwd(), chosen["config_file"])
    called = {name: chosen[name] for name in ("level", "language", "select", "fail_level") if chosen.get(name)}
    changes = called | {name: str(Path(chosen[name]).absolute()) for name in ("model", "baseline") if chosen[name]}
    if chosen["as_format"]:
        changes["as_format"] = chosen["as_format"]
    if chosen["languagetool"]:
        changes["languagetool"] = chosen["languagetool"] if chosen["languagetool"] != "off" else None
    changes |= {name: chosen[name] for name in ("harper", "second_read") if chosen[name] is not None}
    changes["ignore"] = (*config.ignore, *chosen["ignore"])
    changes["rules"] = (*config.rules, *(str(Path(folder).absolute()) for folder in chosen["folders"]))
    return replace(config, **changes, called=tuple(called.items()))


@dataclass(slots=True)
class Run:
    """One call of check, diff or fix: what to look at and with what, and the errors told so far."""

    checker: Checker
    paths: list[str]
    jobs: int
    errors: list[CopyeditError]
    notices: list[Notice]

    def each(self, work: Callable[[str], Told]) -> Iterator[Told]:
        """What the work tells of each file, in order; its errors are told at once."""
        known = set(map(_name_of, (*self.errors, *self.notices)))  # each worker finds by itself that a server is dead
        try:
            for told in with_progress(run_each(work, self.paths, self.jobs), len(self.paths)):
                for error in told.errors:
                    if _name_of(error) not in known:
                        known.add(_name_of(error))
                        report_error(error, self.errors)
                yield told
        except CopyeditError as error:  # the workers failed, not the work
            report_error(error, self.errors)

    def exit(self, failing: bool) -> NoReturn:
        """Exit code 2 where something could not be done, 1 where there are findings that fail, 0 otherwise."""
        sys.exit(2 if self.errors else int(failing))


def _name_of(error: CopyeditError) -> str:
    """Errors with one name are one error; a notice is the same wherever it comes from."""
    return error.message if isinstance(error, Notice) else str(error)


def report_old_names(config: Config, chosen: dict[str, Any]) -> list[Notice]:
    """Print a notice for each old name of rules in the options and the settings, and return them."""
    called = [*chosen["select"], *chosen["ignore"]]
    in_file = [pattern for pattern in config.rule_patterns() if pattern not in called]
    notices = [*notices_for(called), *notices_for(in_file, config.path or "")]
    report_notices(notices)
    return notices


def start_run(chosen: dict[str, Any]) -> Run:
    """Reads settings and rules and finds the files; wrong settings and rules stop the run before it starts."""
    errors: list[CopyeditError] = []
    try:
        config = settings(chosen)
        checker = Checker(config, chosen.get("stdin_filename", "-"))
        checker.rule_sets.for_settings(config)
        if not chosen["no_baseline"]:
            checker.baseline = _baseline(config)
    except CopyeditError as error:
        stop_with(error)
    notices = report_old_names(config, chosen)
    paths = files_of(chosen, config, errors)
    base = chosen.get("diff_base")
    if base is None and chosen.get("changed_lines"):
        base = "HEAD"
    if base is not None:
        paths = _narrow_to_changes(checker, base, paths, errors)
    if paths and (config.languagetool or config.harper or config.second_read):
        from copyedit.cli.backends import make_ready

        checker.config = make_ready(config, errors)
    return Run(checker, paths, chosen["jobs"] or default_jobs(), errors, notices)


def _baseline(config: Config) -> Baseline | None:
    """What is known; nothing where no file is named and there is none. Raises ConfigError."""
    path = config.baseline_path
    if config.baseline is None and not path.exists():
        return None
    from copyedit.suppression.baseline import read_baseline

    baseline = read_baseline(path, config.folder or str(path.absolute().parent))
    if baseline.has_old_names:
        report_notices([Notice("holds old names of rules; `copyedit baseline prune` renews them", str(path))])
    return baseline


def _narrow_to_changes(checker: Checker, base: str, paths: list[str], errors: list[CopyeditError]) -> list[str]:
    """The files with lines that have changed, which the checker is told of; the others are not even read."""
    from copyedit.suppression.changed_lines import find_changes

    outside: list[CopyeditError] = []
    try:
        checker.changes = find_changes(base, paths, outside)
    except CopyeditError as error:
        stop_with(error)
    for told in outside:
        report_error(told, errors)
    return list(checker.changes)


def files_of(chosen: dict[str, Any], config: Config, errors: list[CopyeditError]) -> list[str]:
    """The files to look at; what is wrong with the paths is told and kept in `errors`."""
    if all(path == "-" or not Path(path).is_dir() for path in chosen["paths"]) and not (
        config.exclude and chosen["force_exclude"]
    ):
        named: dict[str, str] = {}
        for path in chosen["paths"]:
            named.setdefault(str(Path(path)), path)  # “./a.txt” is “a.txt”
        return list(named.values())
    from copyedit.running.files import find_files

    found: list[FileError] = []
    mapped = [pattern for pattern, _ in config.formats]
    forced = chosen["force_exclude"]
    paths = find_files(chosen["paths"], config.exclude, found, config.folder, mapped, force_exclude=forced)
    for error in found:
        report_error(error, errors)
    return paths


def wants_colour(no_color: bool) -> bool:
    """Colour only for a terminal, and not where NO_COLOR is set (https://no-color.org)."""
    if no_color or os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return False
    if os.name == "nt":
        from colorama import just_fix_windows_console

        just_fix_windows_console()
    return True


def with_progress(items: Iterable[Item], length: int) -> Iterator[Item]:
    """The items; a bar on standard error when it is a terminal and the run takes more than two seconds."""
    from time import monotonic

    if not sys.stderr.isatty():
        yield from items
        return
    started = monotonic()
    bar = None
    for done, item in enumerate(items, 1):
        if bar is None and monotonic() - started > _PROGRESS_AFTER:
            bar = click.progressbar(length=length, file=sys.stderr, label="files", show_pos=True)
            bar.update(done - 1)
        if bar is not None:
            bar.update(1)
        yield item
    if bar is not None:
        bar.render_finish()


def write_out(data: bytes) -> None:
    """Bytes to standard output; a reader that has gone away (`| head`) ends the run quietly, a full disk does not."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as bad:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(bad, BrokenPipeError):
            sys.exit(1)
        stop_with(FileError(f"cannot be written: {bad.strerror}", "standard output"))
