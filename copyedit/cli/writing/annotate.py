"""`copyedit annotate`: findings as comments in the story itself, for a sub-editor at a word processor."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

import click

from copyedit.cli.options import checking_options
from copyedit.cli.run import start_run
from copyedit.cli.writing.copies import Destination, author_options, chosen_author, without_clashes, writing_options
from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.findings import Finding
from copyedit.fixing.edits import encode_notes
from copyedit.formats.notes import Author
from copyedit.formats.reading import STDIN
from copyedit.formats.which import format_of
from copyedit.reports import criticmarkup
from copyedit.reports.notes import notes_of
from copyedit.reports.text import count_of
from copyedit.running.checking import Checked
from copyedit.settings.config import Config

_TEXTS = ("text", "markdown", "html", "restructuredtext", "asciidoc")  # read by people in their source form


@dataclass
class _Annotate:
    """Adds a file's findings to it, in the worker: how many, and the file if it is for standard output."""

    config: Config
    author: Author
    destination: Destination | None
    to_terminal: bool

    def __call__(self, path: str, checked: Checked) -> tuple[int, bytes | None]:
        data = self._annotated(checked.document, checked.findings)
        return len(checked.findings), self._write(path, checked.document, data)

    def _annotated(self, document: Document, findings: list[Finding]) -> bytes:
        data = document.origin["data"]
        assert isinstance(data, bytes)
        if hasattr(document.origin.get("container"), "write_comments"):
            if self.to_terminal:
                raise FileError("not shown: not a text file; write it with --output DIR or --in-place", document.path)
            return encode_notes(document, notes_of(findings), self.author)
        name = self.config.format_for(document.path) or format_of(document.path, data)
        if name not in _TEXTS:
            raise FileError(f"not annotated: {name} has no place for comments that readers would see", document.path)
        return criticmarkup.render(document, findings)

    def _write(self, path: str, document: Document, data: bytes) -> bytes | None:
        if path == STDIN or self.destination is None:
            return data
        self.destination.write(path, data, document.origin["data"])
        return None


@click.command()
@checking_options
@writing_options
@click.option("--in-place", is_flag=True, help="Annotate the files themselves.")
@author_options
def command(**chosen: Any) -> None:
    """Add the findings to the story, as comments or CriticMarkup.

    Each says, at its place in the text, what is wrong, what to write instead, and why. DOCX and ODT files get comments, which a word processor shows beside the text. Text, Markdown and HTML files get
    CriticMarkup: {~~old~>new~~}{>>why<<}, {==words==}{>>what is wrong<<}.

    Without --output or --in-place, the annotated file goes to standard output. The exit code is 1 if there are
    findings.
    """
    if chosen["output"] and chosen["in_place"]:
        raise click.UsageError("--output writes copies and --in-place changes the files; choose one")
    run = start_run(chosen)
    to_stdout = not (chosen["output"] or chosen["in_place"])
    if to_stdout and len(run.paths) > 1:
        raise click.UsageError("more than one file needs --output DIR or --in-place")
    to_terminal = to_stdout and sys.stdout.isatty()
    author, config = chosen_author(chosen), run.checker.config
    if chosen["output"]:
        run.paths = without_clashes(run.paths, run.errors)
    count = 0
    destination = None if to_stdout else Destination.chosen(chosen)
    for added, output in run.each(_Annotate(config, author, destination, to_terminal)):
        run.write(output or b"")
        count += added
    run.note(f"{count_of(count, 'finding')} added.")
    run.exit(bool(count))
