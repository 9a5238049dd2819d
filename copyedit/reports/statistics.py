"""The number of findings of each rule, for `copyedit check --statistics`."""

from __future__ import annotations

from collections.abc import Sequence

from copyedit.document import Document
from copyedit.findings import Finding
from copyedit.reports import text
from copyedit.reports.streaming import Totals

HEAD = SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding]) -> str:
    """Nothing: findings are only counted."""
    return ""


def render_tail(totals: Totals) -> str:
    """A line for each rule and level, the most frequent first, then the usual summary."""
    rows = sorted(totals.counts.items(), key=lambda item: (-item[1], item[0]))
    table = "".join(f"{count:8,}  {level.label:10}  {rule}\n" for (rule, level), count in rows)
    return table + text.render_tail(totals)
