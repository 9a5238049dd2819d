"""Findings as diagnostics, and what can be done about them as code actions. Start with `diagnostics_of`."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CodeDescription,
    Command,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    TextEdit,
    WorkspaceEdit,
)

from copyedit.document import Span
from copyedit.findings import Edit, Finding, Level, Safety
from copyedit.fixing.by_hand import change_by_hand
from copyedit.fixing.edits import choose
from copyedit.lsp.places import Places
from copyedit.lsp.stories import Story
from copyedit.reports.text import visible

IGNORE, ADD_WORD, EXPLAIN = "copyedit.ignore", "copyedit.addWord", "copyedit.explain"
FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.copyedit"
_SEVERITIES = {
    Level.ERROR: DiagnosticSeverity.Error,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.SUGGESTION: DiagnosticSeverity.Information,
}
_MOST_OFFERED = 9


def diagnostics_of(story: Story, uri: str, places: Places) -> list[Diagnostic]:
    """The story's findings, in order."""
    return [_diagnostic(finding, uri, places) for finding in story.findings]


def _diagnostic(finding: Finding, uri: str, places: Places) -> Diagnostic:
    related = None
    if finding.related:
        there = Location(uri, places.range(finding.related))
        related = [DiagnosticRelatedInformation(there, "the other place")]
    return Diagnostic(
        range=places.range(finding.span),
        message="\n".join(filter(None, (finding.message, finding.because))),
        severity=_SEVERITIES[finding.level],
        code=finding.rule,
        code_description=CodeDescription(finding.link) if finding.link else None,
        source="copyedit",
        related_information=related,
    )


def actions_of(story: Story, uri: str, places: Places, within: Span) -> list[CodeAction]:
    """What can be done about the findings that a stretch of the source touches."""
    actions: list[CodeAction] = []
    for index, finding in enumerate(story.findings):
        if finding.span.touches(within):
            actions += _actions(story, index, uri, places)
    return actions


def fix_all(story: Story, uri: str, places: Places) -> list[CodeAction]:
    """All safe fixes at once, as `copyedit fix` applies them; none if there is nothing to fix."""
    edits = choose(story.document, story.findings, unsafe=False).edits
    if not edits:
        return []
    return [CodeAction("Apply all safe fixes", FIX_ALL, edit=_edit(uri, places, edits))]


def _actions(story: Story, index: int, uri: str, places: Places) -> Iterator[CodeAction]:
    finding = story.findings[index]
    about = [_diagnostic(finding, uri, places)]
    for number, words in enumerate(finding.fix.replacements[:_MOST_OFFERED]):
        change = change_by_hand(story.document, finding, words)
        if change is not None:
            title = f"Replace by “{visible(words)}”" if words else f"Delete “{visible(finding.text)}”"
            is_first = number == 0 and finding.fix.safety is Safety.SAFE
            edit = _edit(uri, places, [change.edit])
            yield CodeAction(title, CodeActionKind.QuickFix, about, is_preferred=is_first, edit=edit)
    for title, name in _commands(finding):
        call = Command(title, name, arguments=[uri, story.version, index])
        yield CodeAction(title, CodeActionKind.QuickFix, about, command=call)


def _commands(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "Ignore here for good", IGNORE
    if "/spelling/" in f"/{finding.rule}" and len(finding.text.split()) == 1:
        yield f"Add “{finding.text}” to the house word list", ADD_WORD
    yield f"Explain {finding.rule}", EXPLAIN


def _edit(uri: str, places: Places, edits: list[Edit] | tuple[Edit, ...]) -> WorkspaceEdit:
    return WorkspaceEdit(changes={uri: [TextEdit(places.range(e.span), e.replacement) for e in edits]})
