"""Standard output and the terminal: bytes, colour and a progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from copyedit.cli.errors import stop_with
from copyedit.errors import FileError

Item = TypeVar("Item")
_MANY = 100  # files from which a bar is worth its line


def write_out(data: bytes) -> None:
    """Write bytes to standard output.

    If the reader has gone away (`| head`), end the run quietly; report a full disk.
    """
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as bad:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(bad, BrokenPipeError):
            sys.exit(1)
        stop_with(FileError(f"cannot be written: {bad.strerror}", "standard output"))


def wants_colour(no_color: bool) -> bool:
    """Whether to use colour: only on a terminal, and not if NO_COLOR is set (https://no-color.org)."""
    if no_color or os.environ.get("NO_COLOR") or not sys.stdout.isatty():
        return False
    if os.name == "nt":
        from colorama import just_fix_windows_console

        just_fix_windows_console()
    return True


class Progress:
    """A bar on standard error for a run over many files, if that is a terminal. `hide` it before printing."""

    def __init__(self, length: int, *, quiet: bool) -> None:
        self._is_on = length >= _MANY and not quiet and sys.stderr is not None and sys.stderr.isatty()
        self._length = length
        self._is_shown = False

    def follow(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items; each moves the bar one step on."""
        if not self._is_on:
            yield from items
            return
        import click

        bar = click.progressbar(length=self._length, file=sys.stderr, label="Files", show_pos=True)
        try:
            bar.render_progress()
            self._is_shown = True
            for item in items:
                bar.update(1)
                self._is_shown = True
                yield item
        finally:
            self.hide()
            click.echo("\N{ESCAPE}[?25h", err=True, nl=False)  # the cursor, which click's bar hides

    def hide(self) -> None:
        """Clear the bar's line; the next step draws it again."""
        if self._is_shown:
            import click

            click.echo("\r\N{ESCAPE}[K", err=True, nl=False)
            self._is_shown = False
