"""`copyedit annotate`: findings as comments in the story itself, for a sub-editor at a word processor."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import click

from copyedit.cli.copies import author_options, chosen_author, without_clashes, write_copy
from copyedit.cli.options import checking_options, start_run, write_out
from copyedit.document import Document
from copyedit.errors import CopyeditError, FileError
from copyedit.findings import Finding
from copyedit.fixing.edits import encode_notes, write_file
from copyedit.formats.notes import Author
from copyedit.formats.reading import STDIN
from copyedit.formats.which import format_of
from copyedit.reports import criticmarkup
from copyedit.reports.notes import notes_of
from copyedit.running.checking import Checker

_TEXTS = ("text", "markdown", "html", "restructuredtext", "asciidoc")  # what people read as it is written


class _Told(NamedTuple):
    """How many findings were put in, and the file where it is for standard output."""

    findings: int
    output: bytes | None
    errors: list[CopyeditError]


@dataclass
class _Work:
    checker: Checker
    author: Author
    output: str | None
    in_place: bool
    to_terminal: bool

    def __call__(self, path: str) -> _Told:
        try:
            document, findings, faults = self.checker.check_path(path)
            data = self._annotated(document, findings)
            return _Told(len(findings), self._write(path, document, data), faults)
        except CopyeditError as error:
            return _Told(0, None, [error])

    def _annotated(self, document: Document, findings: list[Finding]) -> bytes:
        data = document.origin["data"]
        assert isinstance(data, bytes)
        if hasattr(document.origin.get("container"), "write_comments"):
            if self.to_terminal:
                raise FileError("not shown: no text file; --output DIR or --in-place writes it", document.path)
            return encode_notes(document, notes_of(findings), self.author)
        name = self.checker.config.format_for(document.path) or format_of(document.path, data)
        if name not in _TEXTS:
            raise FileError(f"not annotated: {name} has no place for remarks that its readers would see", document.path)
        return criticmarkup.render(document, findings)

    def _write(self, path: str, document: Document, data: bytes) -> bytes | None:
        before = document.origin["data"]
        assert isinstance(before, bytes)
        if path == STDIN or not (self.output or self.in_place):
            return data
        if self.output:
            write_copy(path, data, self.output)
        elif data != before:
            write_file(Path(path), data, expected=before)
        return None


@click.command()
@checking_options
@click.option("--output", type=click.Path(file_okay=False), metavar="DIR", help="Write copies into this folder.")
@click.option("--in-place", is_flag=True, help="Write into the files themselves.")
@author_options
def command(**chosen: Any) -> None:
    """Put findings into the story, each where it belongs: what is wrong, what to write instead, why.

    A DOCX or ODT file gets comments, of which a word processor shows each beside its words. Text, Markdown and HTML
    get CriticMarkup: {~~old~>new~~}{>>why<<}, {==words==}{>>what is wrong with them<<}.

    Without --output or --in-place the annotated file goes to standard output. The exit code is 1 where there are
    findings.
    """
    if chosen["output"] and chosen["in_place"]:
        raise click.UsageError("--output writes copies and --in-place the files themselves; choose one")
    run = start_run(chosen)
    to_stdout = not (chosen["output"] or chosen["in_place"])
    if to_stdout and len(run.paths) > 1:
        raise click.UsageError("several files need --output DIR or --in-place")
    work = _Work(
        run.checker, chosen_author(chosen), chosen["output"], chosen["in_place"], to_stdout and sys.stdout.isatty()
    )
    if chosen["output"]:
        run.paths = without_clashes(run.paths, run.errors)
    count = 0
    for told in run.each(work):
        if told.output is not None:
            write_out(told.output)
        count += told.findings
    click.echo(f"{count:,} finding{'' if count == 1 else 's'} put in.", err=True)
    run.exit(bool(count))
