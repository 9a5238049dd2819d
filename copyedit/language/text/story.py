"""The parts of a news story in plain text: headline, caption, byline, dateline, paragraphs, web boilerplate.

Start with `find_blocks`; `refine_blocks` is for formats whose markup marks the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.document import Block, Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.website_lines import is_website_line

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_TERMINAL = re.compile(r"[.!?…:;,][\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})\]]*\s*$")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
_PLACE = r"[A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,3}(?:, ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)?)?"
_DASH = r"(?:--?|\N{EN DASH}|\N{EM DASH})"
# “Moscow, June 13:”, “MOSCOW (Reuters) -”, “LONDON, Nov 3 -”, “PARIS —”
_DATELINE = late_pattern(
    rf"(?:{_PLACE},\s{_DATE}(?:\s\([A-Z][\w /&.]+\))?\s?(?::|{_DASH})"
    rf"|{_PLACE}\s\([A-Z][\w /&.]+\)\s?(?::|{_DASH})"
    rf"|[A-Z][A-Z .'’-]+(?:, [A-Z][\w. ]+)?\s{_DASH})(?=\s)"
)
_DATELINE_END = re.compile(r"[:\N{EN DASH}\N{EM DASH}-](?=\s)")  # as every dateline has; quick to search for
_BYLINE = late_pattern(r"(?:By|BY)\s+[A-Z][\w.'’-]+(?:[ ,]+(?:and |in |for )?[A-Z][\w.'’-]*){0,8}\s*$")
_CAPTION = late_pattern(
    r"(?:(?:FILE )?PHOTO|(?:File )?[Pp]hoto(?:graph)?s?|Picture|Pictured|Image|Caption|Video)(?: by\b| ?:| credit\b)",
    0,
)
_CREDIT = late_pattern(r"[^.]{0,80}(?:Getty Images|/AFP|/Reuters|/AP Photo|Shutterstock|Press Association)[^.]{0,40}$")
# Behind these words no sentence ends.
_UNFINISHED = re.compile(
    r"(?<![\w'’-])(?:an?|the|of|to|at|by|for|from|with|and|or|but|than|his|her|its|their|our|was|were|has|have|had|been)\Z"
)


def find_blocks(prose: str) -> list[Block]:
    """The blocks of a story, in order and without overlap. A dateline is separated from its paragraph."""
    blocks: list[Block] = []
    spans = list(_paragraphs(prose))
    in_body = False
    for index, span in enumerate(spans):
        kind = _kind_of(prose, span, index, len(spans), in_body)
        in_body = in_body or kind == "paragraph"
        blocks += _without_dateline(prose, Block(kind, span))
    return blocks


def refine_blocks(prose: str, blocks: Sequence[Block]) -> list[Block]:
    """Blocks from markup, with bylines, captions and boilerplate among their paragraphs recognized.

    A page's “<p>By Ines Carrow</p>” is recognized by its words, as in plain text.
    """
    refined: list[Block] = []
    for block in blocks:
        if block.kind == "paragraph":
            kind = _kind_of_line(prose[block.span.start : block.span.end]) or "paragraph"
            refined += _without_dateline(prose, block._replace(kind=kind))
        else:
            refined.append(block)
    return refined


def _without_dateline(prose: str, block: Block) -> list[Block]:
    """The block, preceded by its dateline as a block of its own."""
    span = block.span
    may_have = block.kind == "paragraph" and _DATELINE_END.search(prose, span.start, span.end)
    dateline = _DATELINE.match(prose, span.start, span.end) if may_have else None
    if not dateline or dateline.end() == span.end:
        return [block]
    rest = prose[dateline.end() : span.end]
    start = dateline.end() + len(rest) - len(rest.lstrip())
    front = block._replace(kind="dateline", span=Span(span.start, dateline.end()))
    return [front, block._replace(span=Span(start, span.end))]


def _kind_of(prose: str, span: Span, index: int, total: int, in_body: bool) -> str:
    text = prose[span.start : span.end]
    kind = _kind_of_line(text, may_be_title=index == 0)
    if kind or not _is_line(text):
        return kind or "paragraph"
    if index == 0 and total > 1:
        return "headline"
    return "caption" if not in_body and total > 1 and len(text.split()) <= 15 else "paragraph"


def _kind_of_line(text: str, *, may_be_title: bool = False) -> str | None:
    """Boilerplate, byline or caption, if the words alone show it."""
    if is_website_line(text, may_be_title=may_be_title):
        return "boilerplate"
    if not _is_line(text):
        return None
    if _BYLINE.match(text):
        return "byline"
    return "caption" if _CAPTION.match(text) or _CREDIT.match(text) else None


def _is_line(text: str) -> bool:
    return "\n" not in text and len(text) <= 200 and not _TERMINAL.search(text)


def _paragraphs(prose: str) -> Iterator[Span]:
    """Stretches between blank lines; unless they are hard-wrapped, each line is a paragraph."""
    run: list[Span] = []
    for line in _LINE.finditer(prose):
        if line.group().strip():
            run.append(_trimmed(prose, line.start(), line.end()))
        elif run:
            yield from _split_off_boilerplate(prose, run)
            run = []
        if line.end() == len(prose):
            break
    if run:
        yield from _split_off_boilerplate(prose, run)


def _split_off_boilerplate(prose: str, run: list[Span]) -> Iterator[Span]:
    """The paragraphs of a run of lines. Lines of a web page stand alone: they would make the others look wrapped."""
    part: list[Span] = []
    for number, line in enumerate(run):
        following = run[number + 1] if number + 1 < len(run) else None
        if _stands_alone(prose, line, part[-1] if part else None, following):
            if part:
                yield from _split_run(prose, part)
            yield line
            part = []
        else:
            part.append(line)
    if part:
        yield from _split_run(prose, part)


def _stands_alone(prose: str, line: Span, before: Span | None, following: Span | None) -> bool:
    """True for boilerplate between whole sentences; “Share of the vote” may be how a wrapped line begins."""
    text = prose[line.start : line.end]
    if text[0].islower() or not is_website_line(text):
        return False
    if before is not None and not _TERMINAL.search(prose, before.start, before.end):
        return False
    return following is None or not prose[following.start].islower()


def _split_run(prose: str, run: list[Span]) -> Iterator[Span]:
    if len(run) == 1 or not _is_wrapped(prose, run):
        yield from _joined(prose, run)
        return
    start = run[0].start
    for line, following in zip(run, run[1:], strict=False):
        if prose[following.start - 1] in " \t":  # wire copy indents a new paragraph
            yield Span(start, line.end)
            start = following.start
    yield Span(start, run[-1].end)


def _joined(prose: str, lines: list[Span]) -> Iterator[Span]:
    """The lines, those as one of which the first runs on: “She went to the / the quay.”"""
    start = lines[0].start
    for line, following in zip(lines, lines[1:], strict=False):
        if not _runs_on(prose, line, following):
            yield Span(start, line.end)
            start = following.start
    yield Span(start, lines[-1].end)


def _is_wrapped(prose: str, run: list[Span]) -> bool:
    """True for lines of at most 100 characters, most of which break inside a sentence."""
    body = run[:-1]
    if any(line.end - line.start > 100 for line in run):
        return False
    broken = sum(1 for line in body if not _TERMINAL.search(prose, line.start, line.end))
    return broken * 2 > len(body) and max(line.end - line.start for line in run) >= 40


def _runs_on(prose: str, line: Span, following: Span) -> bool:
    """True for a line that ends in a word behind which a sentence cannot end."""
    return prose[following.start].islower() and _UNFINISHED.search(prose, line.start, line.end) is not None


def _trimmed(prose: str, start: int, end: int) -> Span:
    text = prose[start:end]
    return Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
