"""GitHub Actions annotations: one workflow command per line, shown beside the changed lines of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from copyedit.document import Document
from copyedit.findings import Finding, Level
from copyedit.reports.places import Lines, repository_path
from copyedit.reports.signs import shown
from copyedit.reports.streaming import Totals
from copyedit.reports.text import explanation

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
HEAD = SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding]) -> str:
    """A command for each finding."""
    lines = Lines(document.source)
    path = repository_path(document.path)
    return "".join(_finding(path, finding, lines) for finding in findings)


def render_tail(totals: Totals) -> str:
    """A command for each error."""
    return "".join(
        _command("error", _place(error.path, error.line, error.column) | {"title": "copyedit"}, error.message)
        for error in totals.errors
    )


def _finding(path: str, finding: Finding, lines: Lines) -> str:
    line, column = lines.place(finding.span.start)
    last, end = lines.place(finding.span.end)
    place = {"file": path, "line": line, "endLine": last, "col": column}
    if last == line:
        place["endColumn"] = end  # GitHub accepts columns only within one line
    else:
        del place["col"]
    return _command(_COMMANDS[finding.level], place | {"title": finding.rule}, explanation(finding))


def _place(path: str, line: int, column: int) -> dict[str, object]:
    place = {"file": repository_path(path) if path else "", "line": line, "col": column}
    return {name: value for name, value in place.items() if value}


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return shown(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
