"""SARIF 2.1.0 for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

Columns are code points (`columnKind`). The rules and the errors, which are known only at the end, follow the results;
keys may be in any order.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from copyedit.document import Document, Span
from copyedit.errors import CopyeditError
from copyedit.findings import Finding, Level
from copyedit.reports.places import Lines, repository_path
from copyedit.reports.signs import json_text
from copyedit.reports.streaming import Totals
from copyedit.reports.text import explanation
from copyedit.rules.packs import page_of
from copyedit.rules.rule import Example, Rule
from copyedit.suppression.fingerprints import fingerprint
from copyedit.version import HOME, VERSION

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}
_PLACEHOLDER = re.compile(r"\{\w+\}")
HEAD = (
    f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", '
    '"newlineSequences": ["\\r\\n", "\\n", "\\r"], "results": ['
)
SEPARATOR = ",\n"


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The document's results."""
    lines = Lines(document.source)
    artifact = _artifact(document.path)
    names = fingerprint(document, findings)
    results = []
    for finding, name in zip(findings, names, strict=True):
        words = document.source[finding.span.start : finding.span.end]
        results.append(_json(_result(finding, name, words, artifact, lines)))
    return SEPARATOR.join(results)


def render_tail(totals: Totals) -> str:
    """The rules that found something, and the errors."""
    found = {rule for rule, _ in totals.counts}
    rules = [_descriptor(rule) for rule in totals.read_rules() if rule.id in found] if found else []
    driver = {"name": "copyedit", "version": VERSION, "informationUri": HOME, "rules": rules}
    invocation = {
        "executionSuccessful": not totals.errors,
        "toolExecutionNotifications": [_notification(error) for error in totals.errors],
    }
    return f'], "tool": {_json({"driver": driver})}, "invocations": [{_json(invocation)}]}}]}}\n'


def _result(finding: Finding, name: str, words: str, artifact: dict[str, str], lines: Lines) -> dict[str, Any]:
    region = _region(finding.span, lines) | {"snippet": {"text": words}}
    result = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.level],
        "message": {"text": explanation(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"copyedit/v1": name},
        "properties": {
            "confidence": round(finding.confidence, 4),
            "quoted": finding.quoted,
            "replacements": finding.fix.replacements,
            "safety": finding.fix.safety.value,
        },
    }
    if finding.related:
        there = {"artifactLocation": artifact, "region": _region(finding.related, lines)}
        result["relatedLocations"] = [{"physicalLocation": there, "message": {"text": "See also this place."}}]
    if finding.is_applicable:
        result["fixes"] = [_fix(finding, artifact, lines)]
    return result


def _fix(finding: Finding, artifact: dict[str, str], lines: Lines) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.replacement}}
        for edit in finding.fix.edits
    ]
    changes = [{"artifactLocation": artifact, "replacements": replacements}]
    return {"description": {"text": f"{finding.fix.safety.value} fix"}, "artifactChanges": changes}


def _region(span: Span, lines: Lines) -> dict[str, Any]:
    (line, column), (last, end) = lines.place(span.start), lines.place(span.end)
    return {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}


def _descriptor(rule: Rule) -> dict[str, Any]:
    """A rule with its help: message, reason, and examples."""
    message = _PLACEHOLDER.sub("…", rule.message)
    because = _PLACEHOLDER.sub("…", rule.because or rule.message)
    examples = [_example(example) for example in rule.examples]
    descriptor = {
        "id": rule.id,
        "name": rule.id.rpartition("/")[2],
        "shortDescription": {"text": message},
        "fullDescription": {"text": because},
        "help": {
            "text": "\n".join([message, because, *examples]),
            "markdown": "\n\n".join([f"**{message}**", because, "\n".join(f"- {line}" for line in examples)]),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }
    page = page_of(rule)
    return descriptor | ({"helpUri": page} if page else {})


def _example(example: Example) -> str:
    text = " ".join(example.text.split())
    if not example.is_bad:
        return f"Right: {text}"
    return f"Wrong: {text}" + (f" Right: {' '.join(example.good.split())}" if example.good is not None else "")


def _notification(error: CopyeditError) -> dict[str, Any]:
    notification: dict[str, Any] = {"level": "error", "message": {"text": error.message}}
    if error.path:
        place: dict[str, Any] = {"artifactLocation": _artifact(error.path)}
        if error.line:
            place["region"] = {"startLine": error.line, "startColumn": max(1, error.column)}
        notification["locations"] = [{"physicalLocation": place}]
    return notification


def _artifact(path: str) -> dict[str, str]:
    """A file relative to the folder in which `copyedit` was run, or the full path of one outside it."""
    inside = repository_path(path)
    if Path(inside).is_absolute() or inside.startswith("../"):
        return {"uri": Path(os.path.abspath(inside)).as_uri()}  # noqa: PTH100 - links are not resolved
    return {"uri": quote(os.fsencode(inside)), "uriBaseId": "%SRCROOT%"}


def _json(value: object) -> str:
    return json_text(value)
