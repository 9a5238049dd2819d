"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding, Level
from copyedit.reports.places import Lines, repository_path
from copyedit.reports.signs import json_text
from copyedit.reports.streaming import Totals
from copyedit.reports.text import explanation
from copyedit.suppression.fingerprints import fingerprint

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.SUGGESTION: "info"}
HEAD = "["
SEPARATOR = ",\n"


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The document's entries."""
    lines = Lines(document.source)
    path = repository_path(document.path)
    names = fingerprint(document, findings)
    return SEPARATOR.join(_finding(path, *pair, lines) for pair in zip(findings, names, strict=True))


def render_tail(totals: Totals) -> str:
    """An entry for each error, as the format has no other place for them."""
    errors = "".join(SEPARATOR * (at > 0) + _error(error) for at, error in enumerate(totals.errors))
    return (SEPARATOR if errors and totals.findings else "") + errors + "]\n"


def _finding(path: str, finding: Finding, name: str, lines: Lines) -> str:
    first, last = (lines.place(offset)[0] for offset in finding.span)
    return _entry(finding.rule, _SEVERITIES[finding.level], explanation(finding), path, name, first, last)


def _error(error: CopyeditError) -> str:
    line = max(1, error.line)
    return _entry("copyedit", "critical", error.message, repository_path(error.path), error.message, line, line)


def _entry(rule: str, severity: str, description: str, path: str, name: str, first: int, last: int) -> str:
    """The fingerprint includes the path, as GitLab shows one finding per fingerprint."""
    digest = blake2b(f"{path}\0{name}".encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()
    entry = {
        "description": description,
        "check_name": rule,
        "fingerprint": digest,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }
    return json_text(entry)
