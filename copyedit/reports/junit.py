"""JUnit XML: a story is a test suite, a finding a failed test; a suggestion is a skipped test, which fails nothing."""

from __future__ import annotations

from collections.abc import Sequence

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding, Level
from copyedit.reports.markup import escaped
from copyedit.reports.places import Lines, repository_path
from copyedit.reports.streaming import Totals
from copyedit.reports.text import explanation

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="copyedit">\n'
SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The document's suite; a story without findings is one passed test."""
    lines = Lines(document.source)
    path = escaped(repository_path(document.path))
    skipped = sum(finding.level is Level.SUGGESTION for finding in findings)
    cases = "".join(_finding(path, finding, lines) for finding in findings) or _case("copyedit", path, "")
    counts = f'failures="{len(findings) - skipped}" errors="0" skipped="{skipped}"'
    return f'<testsuite name="{path}" tests="{max(1, len(findings))}" {counts}>\n{cases}</testsuite>\n'


def render_tail(totals: Totals) -> str:
    """A suite of the errors, and the end."""
    count = len(totals.errors)
    cases = "".join(map(_error, totals.errors))
    counts = f'tests="{count}" failures="0" errors="{count}" skipped="0"'
    suite = f'<testsuite name="copyedit" {counts}>\n{cases}</testsuite>\n' if cases else ""
    return suite + "</testsuites>\n"


def _finding(path: str, finding: Finding, lines: Lines) -> str:
    line, column = lines.place(finding.span.start)
    name = escaped(f"{finding.rule} ({line}:{column})")
    message = escaped(finding.message)
    if finding.level is Level.SUGGESTION:
        return _case(name, path, f'<skipped message="{message}"/>')
    details = f"{path}:{line}:{column}: {escaped(explanation(finding))}"
    return _case(name, path, f'<failure type="{finding.level.label}" message="{message}">{details}</failure>')


def _error(error: CopyeditError) -> str:
    path = escaped(repository_path(error.path))
    return _case("not checked", path, f'<error type="{type(error).__name__}" message="{escaped(error.message)}"/>')


def _case(name: str, path: str, outcome: str) -> str:
    return f'<testcase classname="{path}" name="{name}" file="{path}">{outcome}</testcase>\n'
