"""What many tests need: a document from a text, and the findings of one small rule in it."""

from __future__ import annotations

from copyedit.document import Document
from copyedit.findings import Edit, Finding
from copyedit.fixing.edits import apply_edits
from copyedit.formats.reading import document_of
from copyedit.formats.text import read_text
from copyedit.rules.read import parse_rule
from copyedit.rules.rule import Rule
from copyedit.running.engine import Engine


def document(text: str) -> Document:
    return read_text("story.txt", text)


def rule(yaml: str, rule_id: str = "house/rule") -> Rule:
    """A rule from its keys; a message is put in where there is none."""
    if "message:" not in yaml:
        yaml = f'message: "{{match}}"\n{yaml}'
    return parse_rule(yaml, "house/rule.yaml", rule_id)


def findings(yaml: str, text: str) -> list[Finding]:
    return Engine([rule(yaml)]).check(document_of(text.encode(), "story.txt"))


def found(yaml: str, text: str) -> list[str]:
    """The words found, in order."""
    return [finding.text for finding in findings(yaml, text)]


def fixed(yaml: str, text: str) -> str:
    """The text with the first replacement of every finding."""
    edits = [Edit(f.span, f.fix.replacements[0]) for f in findings(yaml, text) if f.fix.replacements]
    return apply_edits(text, edits)
