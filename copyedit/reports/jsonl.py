"""JSON Lines: one finding per line, as in `json`, with its path; a file that failed is a line with `error`."""

from __future__ import annotations

from collections.abc import Sequence

from copyedit.document import Document
from copyedit.findings import Finding
from copyedit.reports.json import finding_object, placed_message
from copyedit.reports.places import Lines
from copyedit.reports.signs import json_text
from copyedit.reports.streaming import Totals

HEAD = SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The document's lines."""
    lines = Lines(document.source)
    return "".join(_line({"path": document.path, **finding_object(finding, lines)}) for finding in findings)


def render_tail(totals: Totals) -> str:
    """A line for each error."""
    return "".join(_line({"path": error.path, "error": placed_message(error)}) for error in totals.errors)


def _line(entry: dict[str, object]) -> str:
    return json_text(entry) + "\n"
