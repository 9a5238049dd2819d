"""A story in HTML: running text with the findings marked, and notes on them beside each paragraph.

Start with `render_story`. A number after the words links them to their note, on screen and on paper.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Finding
from copyedit.reports.markup import escaped
from copyedit.reports.places import Lines
from copyedit.reports.text import count_of, fix_note, visible

_MOST = 1000  # findings shown of one story
_LONG_STORY = 20_000  # code points; of a longer one, only paragraphs near findings are shown
_NEIGHBOURS = 1  # rows shown on either side of one with findings
_LONG_PIECE = 4000  # code points of text without a mark; a longer one is cut in the middle
_TAGS = {"headline": "h3", "code": "pre"}


class _Row(NamedTuple):
    """A paragraph, a headline ...: what is read at once. `span` is of the prose."""

    kind: str
    span: Span


class _Note(NamedTuple):
    number: int
    name: str  # unique on the page
    finding: Finding


def story_id(path: str) -> str:
    """The anchor of a story."""
    return "s" + blake2b(path.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def render_story(document: Document, findings: Sequence[Finding]) -> str:
    """The `article` of a story."""
    name, lines = story_id(document.path), Lines(document.source)
    notes = [_Note(at, f"{name}-{at}", finding) for at, finding in enumerate(findings[:_MOST], 1)]
    rows = _rows(document)
    notes_of = _by_row(rows, notes)
    left_out = len(findings) - len(notes)
    more = f'<p class="gap">{count_of(left_out, "more finding")} in this story.</p>\n' if left_out else ""
    body = "".join(_stretches(document, rows, notes_of, lines))
    return (
        f'<article id="{name}" aria-labelledby="{name}-path">\n'
        f'<h2 id="{name}-path"><bdi>{escaped(document.path)}</bdi> '
        f"<small>{count_of(len(findings), 'finding')}</small></h2>\n{body}{more}</article>\n"
    )


def _rows(document: Document) -> list[_Row]:
    """The blocks; those on one line, such as a dateline and its paragraph, are one row."""
    rows: list[_Row] = []
    for block in document.blocks:
        if rows and "\n" not in document.prose[rows[-1].span.end : block.span.start]:
            rows[-1] = _Row(block.kind, Span(rows[-1].span.start, block.span.end))
        else:
            rows.append(_Row(block.kind, block.span))
    return rows or [_Row("paragraph", Span(0, len(document.prose)))]


def _by_row(rows: Sequence[_Row], notes: Sequence[_Note]) -> dict[int, list[_Note]]:
    """The notes by row: the one in which the finding begins."""
    starts = [row.span.start for row in rows]
    found: dict[int, list[_Note]] = {}
    for note in notes:
        found.setdefault(max(0, bisect_right(starts, note.finding.place.start) - 1), []).append(note)
    return found


def _stretches(
    document: Document, rows: Sequence[_Row], notes_of: dict[int, list[_Note]], lines: Lines
) -> Iterator[str]:
    """A row with notes is grouped with the clean rows after it, which fill the room beside its notes."""
    stretch = ""
    for at, html in _body(document, rows, notes_of, lines):
        if at in notes_of and stretch:
            yield f'<div class="stretch">\n{stretch}</div>\n'
            stretch = ""
        stretch += html
    yield f'<div class="stretch">\n{stretch}</div>\n'


def _body(
    document: Document, rows: Sequence[_Row], notes_of: dict[int, list[_Note]], lines: Lines
) -> Iterator[tuple[int, str]]:
    """The rows in HTML, each with its number; a line stands for rows that are left out."""
    is_long = len(document.prose) > _LONG_STORY
    near = {at + step for at in notes_of for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)}
    gap = 0
    for at, row in enumerate(rows):
        if is_long and at not in near:
            gap += 1
            continue
        if gap:
            yield -1, _gap(gap)
        gap = 0
        yield at, _row(document.prose, row, notes_of.get(at, []), lines)
    if gap:
        yield -1, _gap(gap)


def _gap(count: int) -> str:
    return f'<p class="gap">{count_of(count, "paragraph")} without findings</p>\n'


def _row(prose: str, row: _Row, notes: Sequence[_Note], lines: Lines) -> str:
    tag = _TAGS.get(row.kind, "p")
    text = "".join(_pieces(prose, row.span, notes))
    listed = "".join(_note(note, lines) for note in notes)
    side = f'<ol class="notes" aria-label="Findings in this paragraph">\n{listed}</ol>\n' if notes else ""
    return f'<{tag} class="row {row.kind}" dir="auto">{text}</{tag}>\n{side}'


def _pieces(prose: str, span: Span, notes: Sequence[_Note]) -> Iterator[str]:
    """The row's text, cut where a finding begins or ends; findings may overlap."""
    places = [(_inside(note.finding.place, span), note) for note in notes]
    cuts = sorted({span.start, span.end, *(at for place, _ in places for at in place)})
    for at, end in zip(cuts, [*cuts[1:], span.end], strict=True):
        yield from (_reference(note, place) for place, note in places if place.end == at)
        over = [note for place, note in places if place.start <= at and end <= place.end]
        text = prose[at:end]
        yield _mark(over, text) if over and text else escaped(_clipped(text))


def _mark(over: Sequence[_Note], text: str) -> str:
    """Words marked with the most severe level of their findings."""
    level = max(note.finding.level for note in over).label
    return f'<mark class="{level}" data-notes="{" ".join(note.name for note in over)}">{escaped(text)}</mark>'


def _inside(place: Span, row: Span) -> Span:
    start = min(max(place.start, row.start), row.end)
    return Span(start, max(start, min(place.end, row.end)))


def _clipped(text: str) -> str:
    if len(text) <= _LONG_PIECE:
        return text
    return f"{text[: _LONG_PIECE // 2]} [\N{HORIZONTAL ELLIPSIS}] {text[-_LONG_PIECE // 2 :]}"


def _reference(note: _Note, place: Span) -> str:
    """The number after the words; if there are no words, a mark of its own."""
    level = note.finding.level.label
    empty = _mark([note], "\N{CARET}") if place.start == place.end else ""
    return (
        f'{empty}<a class="reference {level}" id="{note.name}" href="#{note.name}-note" '
        f'aria-label="Finding {note.number}, {level}">{note.number}</a>'
    )


def _note(note: _Note, lines: Lines) -> str:
    finding = note.finding
    line, column = lines.place(finding.span.start)
    level, rule = finding.level.label, escaped(finding.rule)
    is_address = finding.link and finding.link.startswith(("https://", "http://"))
    named = f'<a href="{escaped(finding.link)}" rel="noreferrer">{rule}</a>' if is_address and finding.link else rule
    return (
        f'<li id="{note.name}-note" class="note {level}" data-rule="{rule}" data-level="{level}" value="{note.number}">'
        f'<p><strong class="{level}">{level}</strong> {escaped(finding.message)}</p>\n'
        f"{_offer(finding)}{_paragraph('because', finding.because)}"
        f'<p class="place">{named}, line {line}, column {column} '
        f'<a href="#{note.name}" aria-label="Back to the text">\N{UPWARDS ARROW}</a></p></li>\n'
    )


def _paragraph(kind: str, text: str | None) -> str:
    return f'<p class="{kind}">{escaped(text)}</p>\n' if text else ""


def _offer(finding: Finding) -> str:
    if not finding.fix.replacements:
        return ""
    old = escaped(_shortened(visible(finding.text)))
    offered = " or ".join(
        f"<ins>{escaped(visible(new))}</ins>" if new else "nothing (delete)" for new in finding.fix.replacements
    )
    note = fix_note(finding)
    small = f" <small>{escaped(note)}</small>" if note else ""
    return f'<p class="offer"><del>{old}</del> \N{RIGHTWARDS ARROW} {offered}{small}</p>\n'


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:60]}\N{HORIZONTAL ELLIPSIS}{text[-30:]}"
