"""JSON, version 1; `docs/findings.schema.json` describes it. Offsets are code points of the decoded source."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding
from copyedit.reports.places import Lines

HEAD = '{"version": 1, "documents": ['


def render(document: Document, findings: Sequence[Finding]) -> str:
    """One entry of `documents`."""
    lines = Lines(document.source)
    entry = {"path": document.path, "findings": [_finding(finding, lines) for finding in findings]}
    return json.dumps(entry, ensure_ascii=False)


def render_tail(errors: Sequence[CopyeditError], documents: int, findings: int) -> str:
    """What follows the last document: everything is one object, written as it comes."""
    told = [{"path": error.path, "message": _message(error)} for error in errors]
    summary = {"documents": documents, "findings": findings}
    return f'], "errors": {json.dumps(told, ensure_ascii=False)}, "summary": {json.dumps(summary)}}}'


def _message(error: CopyeditError) -> str:
    place = f"line {error.line}, column {error.column}: " if error.line else ""
    return place + error.message


def _finding(finding: Finding, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(finding.span.start)
    return {
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
