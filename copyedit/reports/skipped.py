"""The fixes that were not applied, a line each, with the reason. Start with `skip_lines`."""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.fixing.edits import Outcome, Skipped
from copyedit.reports.places import Lines
from copyedit.reports.text import offered, visible


def skip_lines(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The reason for each fix that was not applied, and a line about it."""
    if not outcome.skipped:
        return
    lines = Lines(outcome.document.source)
    for skip in outcome.skipped:
        line, column = lines.place(skip.finding.span.start)
        yield skip.reason, f"{outcome.document.path}:{line}:{column}: {_line(skip)}"


def _line(skip: Skipped) -> str:
    finding = skip.finding
    return f"skipped “{visible(finding.text)}” -> {offered(finding)}: {skip.reason} [{finding.rule}]"
