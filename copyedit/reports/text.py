"""Findings for reading in a terminal: place, message, the words with carets under them, replacement, reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from copyedit.document import Document
from copyedit.findings import Finding, Level, Safety
from copyedit.fixing.edits import OVERLAPS, Outcome, Skipped
from copyedit.reports.places import Lines
from copyedit.reports.signs import shown
from copyedit.reports.streaming import Totals

_BEFORE, _AFTER = 48, 48  # code points of context on either side; a paragraph is one long line
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.SUGGESTION: "cyan"}


HEAD = SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding], *, colour: bool = False) -> str:
    """The findings of one document, each followed by an empty line."""
    lines = Lines(document.source)
    return "".join(_finding(document.path, finding, lines, colour) + "\n" for finding in findings)


def render_tail(totals: Totals) -> str:
    """The last line: the number of findings and files, and how many findings have a safe fix."""
    if totals.quiet or (totals.errors and not totals.documents):
        return ""
    failed = f"; {count_of(len(totals.errors), 'error')} in files or rules, see above" if totals.errors else ""
    return f"{render_counts(totals)}{failed}.\n{passed_over(totals.passed_over)}"


def passed_over(count: int) -> str:
    """A line about the blocks in other languages; nothing if there are none."""
    if not count:
        return ""
    blocks = count_of(count, "block in another language was", "blocks in other languages were")
    return f"{blocks} not checked; --language or “detect-language: false” checks everything.\n"


def render_counts(totals: Totals) -> str:
    """“15 findings in 1 file: 9 errors, 6 warnings; 9 can be fixed safely”."""
    files = count_of(totals.documents, "file")
    if not totals.findings:
        return f"No findings in {files}"
    by_level = totals.by_level
    parts = ", ".join(count_of(by_level[level], level.label) for level in sorted(by_level, reverse=True))
    fixable = f"; {totals.safe:,} can be fixed safely" if totals.safe else ""
    return f"{count_of(totals.findings, 'finding')} in {files}: {parts}{fixable}"


def count_of(number: int, noun: str, plural: str = "") -> str:
    """“1 finding”, “1,200 findings”."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _finding(path: str, finding: Finding, lines: Lines, colour: bool) -> str:
    line, column = lines.place(finding.span.start)
    level = _paint(finding.level.label, _COLOURS[finding.level], colour)
    path = shown(path)
    head = f"{path}:{line}:{column}: {level}: {shown(finding.message)} [{shown(finding.rule)}]"
    excerpt, caret = _excerpt(lines.text(line), column - 1, len(finding.text.splitlines()[0]) if finding.text else 0)
    rows = [head, f"    {excerpt}", f"    {_paint(caret, _COLOURS[finding.level], colour)}"]
    if finding.fix.replacements:
        rows.append(f"    {offer(finding, colour)}")
    if finding.because:
        rows.append(f"    {shown(finding.because)}")
    if finding.related:
        there, at = lines.place(finding.related.start)
        rows.append(f"    see also {path}:{there}:{at}")
    return "\n".join(rows) + "\n"


def explanation(finding: Finding) -> str:
    """Message, replacement and reason, one per line, for reports with a single text per finding."""
    rows = [finding.message, offer(finding) if finding.fix.replacements else "", finding.because or ""]
    return "\n".join(filter(None, rows))


def offer(finding: Finding, colour: bool = False) -> str:
    """“-> “soured”  (safe)”: the replacements, and whether `fix` would apply them."""
    note = fix_note(finding)
    return f"-> {offered(finding, colour)}{f'  ({note})' if note else ''}"


def fix_note(finding: Finding) -> str:
    """Whether `fix` would apply the replacement, where a word says it: “safe”, “in a headline: not applied”."""
    if finding.quoted:
        return "in a quotation: not applied"
    if finding.fix.held_back:
        return f"{finding.fix.held_back}: not applied"
    return "safe" if finding.fix.safety is Safety.SAFE else ""


def offered(finding: Finding, colour: bool = False) -> str:
    """The replacements: “soured” or “sour”."""
    words = (f"“{visible(r)}”" if r else "nothing (delete)" for r in finding.fix.replacements)
    return " or ".join(_paint(each, "green", colour) for each in words)


def skip_lines(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """The reason for each fix that was not applied, and a line about it."""
    if not outcome.skipped:
        return
    lines = Lines(outcome.document.source)
    for skip in outcome.skipped:
        line, column = lines.place(skip.finding.span.start)
        yield skip.reason, f"{shown(outcome.document.path)}:{line}:{column}: {_skip_line(skip)}"


def _skip_line(skip: Skipped) -> str:
    finding = skip.finding
    why = finding.fix.held_back
    reason = f"{why}, so {skip.reason}" if why and not finding.quoted and skip.reason != OVERLAPS else skip.reason
    return f"skipped “{visible(finding.text)}” -> {offered(finding)}: {reason} [{shown(finding.rule)}]"


def visible(text: str) -> str:
    """Words on one line, whatever line endings they contain, with a sign for what is not printed."""
    return shown(" ".join(text.split()) if text.strip() else text.replace("\n", "↵"))


def _excerpt(text: str, start: int, length: int) -> tuple[str, str]:
    """The words in their line, which is cut at both ends, and carets under them."""
    end = min(start + max(length, 1), max(len(text), start + 1))
    left = text.rfind(" ", 0, max(0, start - _BEFORE)) + 1 if start > _BEFORE else 0
    left = max(left, start - 2 * _BEFORE)
    right = text.find(" ", end + _AFTER) if len(text) > end + _AFTER else len(text)
    right = min(right if right >= 0 else len(text), end + 2 * _AFTER)
    lead, trail = "…" if left else "", "…" if right < len(text) else ""
    before, words, after = (
        shown(part.replace("\t", " ")) for part in (text[left:start], text[start:end], text[end:right])
    )
    return f"{lead}{before}{words}{after}{trail}", " " * (len(lead) + _width(before)) + "^" * max(1, _width(words))


def _width(text: str) -> int:
    """Width in terminal columns: wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _paint(text: str, name: str, colour: bool) -> str:
    if not colour:
        return text
    from colorama import Fore, Style

    return f"{Style.BRIGHT}{getattr(Fore, name.upper())}{text}{Style.RESET_ALL}"
