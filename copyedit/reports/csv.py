"""CSV for a spreadsheet, one finding per row: RFC 4180, in UTF-8 with the byte-order mark that Excel needs.

Errors have no row; they are reported on standard error. For programs, `jsonl` is better.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from copyedit.document import Document
from copyedit.findings import Finding
from copyedit.reports.places import Lines
from copyedit.reports.signs import shown
from copyedit.reports.streaming import Totals

_COLUMNS = "path line column level rule text message replacements because safety quoted confidence link".split()
_FORMULA = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"

SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The document's rows."""
    lines = Lines(document.source)
    return _rows(_cells(document.path, finding, lines) for finding in findings)


def render_tail(totals: Totals) -> str:
    """Nothing: every row is a finding."""
    return ""


def _cells(path: str, finding: Finding, lines: Lines) -> list[str]:
    line, column = lines.place(finding.span.start)
    fix = finding.fix
    quoted = "yes" if finding.quoted else "no"
    return [
        *(path, str(line), str(column), finding.level.label, finding.rule, finding.text, finding.message),
        *(" | ".join(fix.replacements), finding.because or "", fix.safety.value, quoted),
        *(f"{finding.confidence:.4g}", finding.link or ""),
    ]


def _rows(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (“=cmd|...” gets an apostrophe), nor a terminal for a command."""
    cell = shown(cell, keep="\n\t")
    start = cell.lstrip()[:1]
    return "'" + cell if len(cell) > 1 and start and start in _FORMULA else cell


HEAD = "\N{ZERO WIDTH NO-BREAK SPACE}" + _rows([_COLUMNS])
