"""A rule's examples are its tests. Start with `prove`."""

from __future__ import annotations

from collections.abc import Iterator

from copyedit.findings import Edit, Finding
from copyedit.fixing.edits import apply_edits
from copyedit.formats.text import read_text
from copyedit.rules.rule import Example, Rule
from copyedit.running.engine import Engine


def prove(rule: Rule) -> Iterator[tuple[int, str]]:
    """What is wrong with the rule's examples: the line in its file, and a message.

    A bad text must have a finding, and the first replacement of each of its findings must produce the good text. An ok
    text must have none. There must be at least one of both.
    """
    if not any(example.is_bad for example in rule.examples):
        yield 1, "has no “bad” example"
    if all(example.is_bad for example in rule.examples):
        yield 1, "has no “ok” example"
    engine = Engine([rule])
    for example in rule.examples:
        complaint = _complaint(engine, example)
        if complaint:
            yield example.line, complaint
        for fault in engine.take_faults():
            yield example.line, fault.message


def _complaint(engine: Engine, example: Example) -> str | None:
    findings = found_in(engine, example.text)
    if not example.is_bad:
        found = ", ".join(f"“{finding.text}”" for finding in findings)
        return f"ok, but found {found}: {example.text}" if findings else None
    if not findings:
        return f"bad, but nothing found: {example.text}"
    fixed = fixed_by(example.text, findings)
    if example.good is not None and fixed != example.good:
        return f"after the fix, the bad text should be\n    {example.good}\n  but is\n    {fixed}"
    return None


def found_in(engine: Engine, text: str) -> list[Finding]:
    """The findings in an example's text."""
    return engine.check(read_text("example", text))


def fixed_by(text: str, findings: list[Finding]) -> str:
    """An example's text with the first replacement of each finding."""
    edits: list[Edit] = []
    for finding in findings:
        edit = Edit(finding.span, next(iter(finding.fix.replacements), finding.text))
        if not any(edit.span.touches(other.span) for other in edits):
            edits.append(edit)
    return apply_edits(text, edits)
