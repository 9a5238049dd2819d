"""A finding in words, for a comment beside the text: what is wrong, what to write instead, why, and the rule's id."""

from __future__ import annotations

from collections.abc import Iterable

from copyedit.findings import Finding
from copyedit.formats.notes import Note
from copyedit.reports.text import visible


def notes_of(findings: Iterable[Finding]) -> list[Note]:
    """A note for each finding, on its words."""
    return [Note(finding.span, tuple(paragraphs_of(finding))) for finding in findings]


def paragraphs_of(finding: Finding) -> list[str]:
    """The note's paragraphs."""
    offered = " or ".join(f"“{visible(words)}”" if words else "nothing (delete)" for words in finding.fix.replacements)
    rows = [
        finding.message,
        f"Instead: {offered}" if offered else "",
        "It stands in a quotation: only its speaker can change it." if finding.quoted and offered else "",
        finding.because or "",
        f"[{finding.rule}]",
    ]
    return [row for row in rows if row]
