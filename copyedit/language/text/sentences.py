"""Where the sentence around a place begins and ends. Only the text nearby is examined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.document import Span

_OPENING = "\"'(\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}["
_CLOSING = "\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]"
# A stop, closing marks, a space, and a capital, figure or opening mark.
_BORDER = re.compile(rf"[.!?…][{re.escape(_CLOSING)}]*\s+(?=[{re.escape(_OPENING)}]*[^\W_a-z])", re.UNICODE)
# “Mr. Oveland”, “Sen. Marsh”, “the U.S. Senate”, “J. Marsh”: a stop that does not end a sentence.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|St|Mt|Ft|No|Jr|Sr|vs|v|etc|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Bros|al|p|pp|Art|Sec|Supt|Insp)"
    r"|\b[A-Z](?:\.[A-Z])*)\.\s*$"
)


def sentence_around(text: str, span: Span, within: Span) -> Span:
    """The sentence that contains `span`; `within` is its block.

    >>> sentence_around("It fell. Mr. Marsh left. So did I.", Span(9, 10), Span(0, 34))
    Span(start=9, end=25)
    """
    start = within.start
    for border in _BORDER.finditer(text, within.start, within.end):
        if _ABBREVIATED.search(text, max(within.start, border.start() - 12), border.start() + 1):
            continue
        if border.end() <= span.start:
            start = border.end()
        elif border.start() >= span.end - 1:
            return Span(start, border.end())
    return Span(start, within.end)


def sentences_in(text: str, within: Span) -> Iterator[Span]:
    """The sentences of a block, in order.

    >>> [(s.start, s.end) for s in sentences_in("It fell. Mr. Marsh left.", Span(0, 24))]
    [(0, 9), (9, 24)]
    """
    start = within.start
    for border in _BORDER.finditer(text, within.start, within.end):
        if not _ABBREVIATED.search(text, max(within.start, border.start() - 12), border.start() + 1):
            yield Span(start, border.end())
            start = border.end()
    if start < within.end:
        yield Span(start, within.end)


def starts_sentence(text: str, at: int, within: Span) -> bool:
    """True if the word at `at` is the first of its sentence, not counting opening marks."""
    before = text[max(within.start, at - 40) : at].rstrip(_OPENING)
    if not before.strip() and at - within.start <= 40:
        return True
    stripped = before.rstrip().rstrip(_CLOSING)
    if stripped.endswith((":", "\N{EM DASH}")):
        return before != before.rstrip() and text[at : at + 1].isupper()
    return stripped.endswith((".", "!", "?", "…")) and not _ABBREVIATED.search(stripped)
