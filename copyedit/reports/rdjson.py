"""Reviewdog's diagnostic format, rdjson: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf

Columns are bytes of UTF-8, from 1; ends are exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from copyedit.document import Document, Span
from copyedit.errors import CopyeditError
from copyedit.findings import Finding, Level
from copyedit.reports.places import Lines, repository_path
from copyedit.reports.signs import json_text
from copyedit.reports.streaming import Totals
from copyedit.reports.text import explanation

_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.SUGGESTION: "INFO"}
HEAD = '{"source": {"name": "copyedit", "url": "https://github.com/copyedit/copyedit"}, "diagnostics": ['
SEPARATOR = ",\n"


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The document's diagnostics."""
    lines = Lines(document.source)
    path = repository_path(document.path)
    return SEPARATOR.join(json_text(_finding(path, finding, lines)) for finding in findings)


def render_tail(totals: Totals) -> str:
    """A diagnostic for each error, as the format has no other place for them."""
    errors = SEPARATOR.join(json_text(_error(error)) for error in totals.errors)
    return (SEPARATOR if errors and totals.findings else "") + errors + "]}\n"


def _finding(path: str, finding: Finding, lines: Lines) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": explanation(finding),
        "location": {"path": path, "range": _range(finding.span, lines)},
        "severity": _SEVERITIES[finding.level],
        "code": {"value": finding.rule, **({"url": finding.link} if finding.link else {})},
    }
    if finding.is_applicable:
        diagnostic["suggestions"] = [
            {"range": _range(edit.span, lines), "text": edit.replacement} for edit in finding.fix.edits
        ]
    return diagnostic


def _error(error: CopyeditError) -> dict[str, Any]:
    location: dict[str, Any] = {"path": repository_path(error.path)}
    if error.line:
        location["range"] = {"start": {"line": error.line}}
    return {"message": error.message, "location": location, "severity": "ERROR"}


def _range(span: Span, lines: Lines) -> dict[str, Any]:
    (line, column), (last, end) = lines.byte_place(span.start), lines.byte_place(span.end)
    return {"start": {"line": line, "column": column}, "end": {"line": last, "column": end}}
