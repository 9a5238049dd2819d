"""One call of a command that checks files: settings, rules and files made ready, then each file in turn.

Start with `start_run`, then `Run.each`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, NoReturn, TypeVar

from copyedit.cli.chosen import settings
from copyedit.cli.errors import echo, report_error, report_notices, stop_with
from copyedit.cli.terminal import Progress, write_out
from copyedit.errors import CopyeditError, Notice
from copyedit.rules.renamed import notices_for
from copyedit.running.checking import Checked, Checker
from copyedit.running.workers import default_jobs, run_each
from copyedit.settings.config import Config

if TYPE_CHECKING:
    from copyedit.suppression.baseline import Baseline

Result = TypeVar("Result")


class FileResult(NamedTuple, Generic[Result]):
    """What a command made of one file; `value` is None if that failed."""

    value: Result | None
    errors: list[CopyeditError]


@dataclass(slots=True)
class _Task(Generic[Result]):
    """A command's work on one file, copied to the workers."""

    checker: Checker
    work: Callable[[str, Checked], Result]

    def __call__(self, path: str) -> FileResult[Result]:
        errors: list[CopyeditError] = []
        try:
            checked = self.checker.check_path(path)
            errors += checked.errors
            return FileResult(self.work(path, checked), errors)
        except CopyeditError as error:
            return FileResult(None, [*errors, error])


@dataclass(slots=True)
class Run:
    """One call of check, diff, fix ...: what to check and with what, and the errors reported so far."""

    checker: Checker
    paths: list[str]
    jobs: int
    errors: list[CopyeditError]
    notices: list[Notice]
    quiet: bool = False
    _progress: Progress = field(init=False)

    def __post_init__(self) -> None:
        self._progress = Progress(0, quiet=True)

    def each(
        self, work: Callable[[str, Checked], Result], kept_as: tuple[object, ...] | None = None
    ) -> Iterator[Result]:
        """What `work` makes of each file that can be checked, in order; errors are reported as they come.

        `work` is copied to the workers, so it must be picklable. With `kept_as`, which says what is made, results are
        kept for later runs.
        """
        known = set(map(_name_of, (*self.errors, *self.notices)))  # each worker finds out for itself
        self._progress = Progress(len(self.paths), quiet=self.quiet)
        try:
            for value, errors in self._progress.follow(self._results(_Task(self.checker, work), kept_as)):
                for error in errors:
                    if _name_of(error) not in known:
                        known.add(_name_of(error))
                        self.report(error)
                if value is not None:
                    yield value
        except CopyeditError as error:  # the workers failed, not the work
            self.report(error)

    def _results(self, task: _Task[Result], kept_as: tuple[object, ...] | None) -> Iterator[FileResult[Result]]:
        if kept_as is None or self.checker.changes is not None:
            yield from run_each(task, self.paths, self.jobs)
            return
        from copyedit.cli.keeping import through_cache

        # Rules that are left out are reported with the first file that is checked, and now there may be none.
        rules = self.checker.rule_sets.for_settings(self.checker.config)
        yield FileResult(None, rules.engine.take_faults())
        yield from through_cache(self.checker, task, self.paths, self.jobs, kept_as)

    def report(self, error: CopyeditError) -> None:
        """Print an error, and keep it for the exit code; a quiet run prints no notices."""
        if self.quiet and isinstance(error, Notice):
            return
        self._progress.hide()
        report_error(error, self.errors)

    def write(self, data: bytes) -> None:
        """Write to standard output."""
        if data:
            self._progress.hide()
            write_out(data)

    def note(self, line: str) -> None:
        """Print a line on standard error, unless the run is quiet."""
        if not self.quiet:
            self._progress.hide()
            echo(line, err=True)

    def exit(self, failing: bool) -> NoReturn:
        """Exit with code 2 after an error, 1 if findings fail the run, 0 otherwise."""
        sys.exit(2 if self.errors else int(failing))


def _name_of(error: CopyeditError) -> str:
    """Errors with the same name are one error; a notice is the same wherever it comes from."""
    return error.message if isinstance(error, Notice) else str(error)


def report_old_names(config: Config, chosen: dict[str, Any]) -> list[Notice]:
    """Print and return a notice for each old name of a rule in the options and the settings."""
    called = [*chosen["select"], *chosen["ignore"]]
    in_file = [pattern for pattern in config.rule_patterns() if pattern not in called]
    notices = [*notices_for(called), *notices_for(in_file, config.path or "")]
    report_notices([] if chosen.get("quiet") else notices)
    return notices


def start_run(chosen: dict[str, Any]) -> Run:
    """Read settings and rules and find the files; wrong settings or rules stop the run before it starts."""
    errors: list[CopyeditError] = []
    found: list[CopyeditError] = []
    try:
        config = settings(chosen)
        checker = Checker(config, chosen.get("stdin_filename", "-"))
        checker.rule_sets.for_settings(config)
        if not chosen["no_baseline"]:
            checker.baseline = _baseline(config)
    except CopyeditError as error:
        stop_with(error)
    notices = report_old_names(config, chosen)
    paths = find_stories(chosen, config, found)
    for bad in found:
        report_error(bad, errors)
    base = chosen.get("diff_base")
    if base is None and chosen.get("changed_lines"):
        base = "HEAD"
    if base is not None:
        paths = _narrow_to_changes(checker, base, paths, errors)
    if paths and (config.languagetool or config.harper):
        from copyedit.cli.backends import make_ready

        checker.config = make_ready(config, errors)
    return Run(checker, paths, chosen["jobs"] or default_jobs(), errors, notices, chosen.get("quiet", False))


def _baseline(config: Config) -> Baseline | None:
    """The known findings; None if no file is named and there is none. Raises ConfigError."""
    if config.baseline is None and not config.baseline_path.exists():
        return None
    from copyedit.suppression.baseline import known_findings

    baseline = known_findings(config)
    if baseline is not None and baseline.has_old_names:
        report_notices(
            [Notice("has old names of rules; `copyedit baseline prune` renews them", str(config.baseline_path))]
        )
    return baseline


def _narrow_to_changes(checker: Checker, base: str, paths: list[str], errors: list[CopyeditError]) -> list[str]:
    """The files with changed lines, which the checker is told about; the others are not even read."""
    from copyedit.suppression.changed_lines import find_changes

    outside: list[CopyeditError] = []
    try:
        checker.changes = find_changes(base, paths, outside)
    except CopyeditError as error:
        stop_with(error)
    for each in outside:
        report_error(each, errors)
    return list(checker.changes)


def find_stories(chosen: dict[str, Any], config: Config, errors: list[CopyeditError]) -> list[str]:
    """The files to check; problems with the paths go to `errors`."""
    if all(path == "-" or not Path(path).is_dir() for path in chosen["paths"]) and not (
        config.exclude and chosen["force_exclude"]
    ):
        named: dict[str, str] = {}
        for path in chosen["paths"]:
            named.setdefault(str(Path(path)), path)  # “./a.txt” is “a.txt”
        return list(named.values())
    from copyedit.running.files import find_files

    mapped = [pattern for pattern, _ in config.formats]
    forced = chosen["force_exclude"]
    return find_files(
        chosen["paths"], config.exclude, errors, config.folder, mapped, force_exclude=forced, settings=config.path
    )
