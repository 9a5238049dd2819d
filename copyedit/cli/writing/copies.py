"""What fix and annotate share: where they write, and the author of changes and comments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from copyedit.cli.errors import report_error
from copyedit.errors import CopyeditError, FileError
from copyedit.fixing.writing import write_file
from copyedit.formats.notes import Author
from copyedit.formats.reading import STDIN
from copyedit.reports.diff import shown_path


def author_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--author and --author-date."""
    options = [
        click.option("--author", default="copyedit", metavar="NAME", help="Author of tracked changes and comments.", show_default=True),
        click.option("--author-date", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%SZ"]), metavar="DATE", help="Their date in UTC: 2030-03-09 or 2030-03-09T14:30:00Z.  [default: now]"),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def chosen_author(chosen: dict[str, Any]) -> Author:
    """The author and date that the options name."""
    when: datetime = chosen["author_date"] or datetime.now(UTC)
    return Author(chosen["author"], when.strftime("%Y-%m-%dT%H:%M:%SZ"))


def writing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--output, --break-links and --keep-times."""
    options = [
        click.option("--output", type=click.Path(file_okay=False), metavar="DIR", help="Write copies to this folder and leave the originals alone."),
        click.option("--break-links", is_flag=True, help="Also replace files that have several names (hard links); the others keep the old text."),
        click.option("--keep-times", is_flag=True, help="Keep the time of the last change, as `cp -p` does. Programs that go by it will miss the change."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@dataclass(frozen=True)
class Destination:
    """Where changed stories go: in the originals' places, or to a folder."""

    folder: str | None
    break_links: bool
    keep_times: bool

    @classmethod
    def chosen(cls, chosen: dict[str, Any]) -> Destination:
        """The destination that the options name."""
        return cls(chosen["output"], chosen["break_links"], chosen["keep_times"])

    def write(self, path: str, data: bytes, before: object) -> None:
        """Write the new bytes of a story that held `before`; in its own place only if they differ. Raises FileError."""
        if self.folder is not None:
            _write_copy(path, data, self.folder)
        elif data != before:
            assert isinstance(before, bytes)
            links, times = self.break_links, self.keep_times
            write_file(Path(path), data, expected=before, break_links=links, keep_times=times)


def _write_copy(path: str, data: bytes, folder: str) -> None:
    target = Path(folder, shown_path(path))
    if target.exists() and target.samefile(path):
        raise FileError("not written: --output would overwrite the original", path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as bad:
        raise FileError(f"not written: {bad.strerror}", str(target)) from None
    write_file(target, data, expected=None)


def without_clashes(paths: list[str], errors: list[CopyeditError]) -> list[str]:
    """The paths, without those that --output would write over an earlier one: “../a.txt” and “a.txt”."""
    targets: dict[str, str] = {}
    for path in paths:
        first = targets.setdefault(path if path == STDIN else shown_path(path), path)
        if first != path:
            report_error(FileError(f"not written: its copy would replace that of {first}", path), errors)
    return list(targets.values())
