"""A finding as a comment beside the text: what is wrong, what to write instead, why, and the rule's id."""

from __future__ import annotations

from collections.abc import Iterable

from copyedit.findings import Finding
from copyedit.formats.notes import Note
from copyedit.reports.text import offered


def notes_of(findings: Iterable[Finding]) -> list[Note]:
    """A note on the words of each finding."""
    return [Note(finding.span, tuple(paragraphs_of(finding))) for finding in findings]


def paragraphs_of(finding: Finding) -> list[str]:
    """The note's paragraphs."""
    rows = [
        finding.message,
        f"Instead: {offered(finding)}" if finding.fix.replacements else "",
        "This is in a quotation, which only the speaker can change."
        if finding.quoted and finding.fix.replacements
        else "",
        finding.because or "",
        f"[{finding.rule}]",
    ]
    return [row for row in rows if row]
