"""A finding as the terminal shows it: place, message, its sentence, what can be chosen. Start with `render`."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping

import click

from copyedit.document import Document, Span
from copyedit.findings import Finding, Level
from copyedit.language.text.sentences import sentence_around
from copyedit.reports.places import Lines
from copyedit.reports.signs import shown
from copyedit.reports.text import visible

KEYS = (
    "y accept, 1-9 another replacement, e edit; n reject, i ignore for good, w word list; a accept all of this rule; "
    "b back, s save, q quit"
)
_COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.SUGGESTION: "cyan"}
_AROUND = 300  # code points of a sentence on either side of the words
_NARROWEST, _WIDEST = 30, 100  # columns
_OPEN, _CLOSE = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


def render(
    document: Document, finding: Finding, place: tuple[int, int], evidence: Mapping[str, str], width: int, colour: bool
) -> str:
    """All that is shown of a finding. Colour is never the only sign of anything."""
    width = max(_NARROWEST, min(width, _WIDEST))
    paint: Callable[..., str] = click.style if colour else _plain
    line = Lines(document.source).place(finding.span.start)[0]
    head = f"{document.path}, line {line}: finding {place[0]} of {place[1]}"
    rows = [paint("-" * width, dim=True), *_wrapped(head, width), ""]
    label = finding.level.label
    first, *rest = _wrapped(f"{label}: {finding.message}", width)
    rows += [paint(label, fg=_COLOURS[finding.level], bold=True) + first.removeprefix(label), *rest]
    rows += ["", *_sentence(document, finding, width, paint), ""]
    rows += _offers(finding, width, paint)
    if finding.quoted:
        rows += _wrapped("In a quotation: change it only if it is not what was said.", width)
    if finding.because:
        rows += _wrapped(finding.because, width)
    known = evidence.get(finding.rule)
    rows += _wrapped(f"{finding.rule}: {known}" if known else finding.rule, width)
    rows += [shown(finding.link, keep="")] if finding.link else []  # in one piece, so that a terminal can open it
    return "\n".join([*rows, "", *_wrapped(KEYS, width)])


def _plain(text: str, **_: object) -> str:
    return text


def _sentence(document: Document, finding: Finding, width: int, paint: Callable[..., str]) -> list[str]:
    """The sentence with the words of the finding between marks, as a terminal may have no colour."""
    block = document.block_at(finding.place.start)
    whole = sentence_around(document.prose, finding.place, block.span if block else Span(0, len(document.prose)))
    start, end = max(whole.start, finding.place.start - _AROUND), min(whole.end, finding.place.end + _AROUND)
    before, after = document.prose[start : finding.place.start], document.prose[finding.place.end : end]
    lead, trail = "…" if start > whole.start else "", "…" if end < whole.end else ""
    text = f"{lead}{before}{_OPEN}{finding.text}{_CLOSE}{after.rstrip()}{trail}"
    rows = _wrapped(" ".join(text.split()), width - 4)
    return [f"    {row}" for row in _marked(rows, paint)]


def _marked(rows: list[str], paint: Callable[..., str]) -> list[str]:
    """The rows with the words between the marks in bold, also where they go on in the next row."""
    painted: list[str] = []
    is_inside = False
    for row in rows:
        pieces: list[str] = []
        for part in row.replace(_OPEN, f"\0{_OPEN}").replace(_CLOSE, f"{_CLOSE}\0").split("\0"):
            is_inside = is_inside or part.startswith(_OPEN)
            pieces.append(paint(part, bold=True, reverse=True) if is_inside and part else part)
            is_inside = is_inside and not part.endswith(_CLOSE)
        painted.append("".join(pieces))
    return painted


def _offers(finding: Finding, width: int, paint: Callable[..., str]) -> list[str]:
    rows: list[str] = []
    for number, words in enumerate(finding.fix.replacements[:9], 1):
        keys = "y, 1" if number == 1 else f"   {number}"
        offered = f"“{visible(words)}”" if words else "nothing (delete)"
        first, *rest = _wrapped(offered, width - 10)
        rows += [f"    {keys}  {paint(first, fg='green')}", *(f"          {row}" for row in rest)]
    return [*rows, ""] if rows else []


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(shown(text, keep=""), width, break_on_hyphens=False) or [""]
