"""Checkstyle XML, which most build servers and review tools read."""

from __future__ import annotations

from collections.abc import Sequence

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding, Level
from copyedit.reports.markup import escaped
from copyedit.reports.places import Lines, repository_path
from copyedit.reports.streaming import Totals
from copyedit.reports.text import explanation

_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "info"}
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="8.0">\n'
SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The document's `file` element."""
    lines = Lines(document.source)
    return _file(document.path, [_finding(finding, lines) for finding in findings]) if findings else ""


def render_tail(totals: Totals) -> str:
    """A `file` element for each error, and the end."""
    return "".join(_file(error.path, [_error(error)]) for error in totals.errors) + "</checkstyle>\n"


def _file(path: str, entries: Sequence[str]) -> str:
    return f'<file name="{escaped(repository_path(path))}">\n{"".join(entries)}</file>\n'


def _finding(finding: Finding, lines: Lines) -> str:
    line, column = lines.place(finding.span.start)
    source = "copyedit." + finding.rule.replace("/", ".")
    return _entry(line, column, _SEVERITIES[finding.level], explanation(finding), source)


def _error(error: CopyeditError) -> str:
    return _entry(max(1, error.line), max(1, error.column), "error", error.message, "copyedit")


def _entry(line: int, column: int, severity: str, message: str, source: str) -> str:
    return (
        f'<error line="{line}" column="{column}" severity="{severity}" '
        f'message="{escaped(message)}" source="{escaped(source)}"/>\n'
    )
