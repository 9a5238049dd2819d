"""JSON, version 1, described by `docs/findings.schema.json`. Offsets are code points of the decoded source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding
from copyedit.reports.places import Lines
from copyedit.reports.signs import json_text
from copyedit.reports.streaming import Totals

HEAD = '{"version": 1, "documents": ['
SEPARATOR = ",\n"


def render(document: Document, findings: Sequence[Finding]) -> str:
    """One entry of `documents`."""
    lines = Lines(document.source)
    entry = {"path": document.path, "findings": [finding_object(finding, lines) for finding in findings]}
    return json_text(entry)


def render_tail(totals: Totals) -> str:
    """The rest of the object, which is written piece by piece."""
    errors = [{"path": error.path, "message": placed_message(error)} for error in totals.errors]
    summary = {"documents": totals.documents, "findings": totals.findings}
    return f'], "errors": {json_text(errors)}, "summary": {json_text(summary)}}}\n'


def placed_message(error: CopyeditError) -> str:
    """An error's message, for an entry that has its path."""
    place = f"line {error.line}, column {error.column}: " if error.line else ""
    return place + error.message


def finding_object(finding: Finding, lines: Lines) -> dict[str, Any]:
    """A finding as in `json` and `jsonl`."""
    line, column = lines.place(finding.span.start)
    entry = {
        "rule": finding.rule,
        "level": finding.level.label,
        "message": finding.message,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "text": finding.text,
        "replacements": list(finding.fix.replacements),
        "safety": finding.fix.safety.value,
        "confidence": round(finding.confidence, 4),
        "quoted": finding.quoted,
    }
    if finding.link:
        entry["link"] = finding.link
    if finding.related:
        there, at = lines.place(finding.related.start)
        entry["elsewhere"] = {"start": finding.related.start, "end": finding.related.end, "line": there, "column": at}
    if finding.also:
        entry["related"] = [_gave_way(other) for other in finding.also]
    return entry


def _gave_way(finding: Finding) -> dict[str, Any]:
    """What another rule reported on the same words."""
    return {
        "rule": finding.rule,
        "level": finding.level.label,
        "message": finding.message,
        "start": finding.span.start,
        "end": finding.span.end,
        "replacements": list(finding.fix.replacements),
    }
