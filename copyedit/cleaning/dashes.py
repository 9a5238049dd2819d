"""Dashes as the house writes them. Start with `find_dashes`.

Ranges (10–20), compounds (London–Paris), the dash of a dateline and those that begin or end a block stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from copyedit.cleaning.change import Change, prose_blocks
from copyedit.document import Block, Document, Span

_FORMS = {"em": "—", "spaced-em": " — ", "spaced-en": " – ", "double-hyphen": " -- ", "hyphen": " - "}
_SPACE = "[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{HAIR SPACE}]"
_DASH = re.compile(
    rf"(?<=[^\s—–-])(?:{_SPACE}?—{_SPACE}?|{_SPACE}–{_SPACE}|{_SPACE}--{_SPACE}|{_SPACE}-{_SPACE}|(?<=[\w.,”\"’'?!)])--(?=[\w“\"‘(]))"
    r"(?![\s—–-])(?![”’)\]]|[\"'](?:\s|\Z)|\Z)"
)
# “Port Lanrick, Velmar (Courier) — The board met”, where no dateline was recognized.
_DATELINE = re.compile(r"(?:[A-Z(][\w.'’)]*[ ,/]{0,2}){1,7}\Z")
_SENTENCE = re.compile(r"[.!?][\"”’')]*\s*\Z")
_FEWEST = 8  # words of a paragraph in which a spaced hyphen is a dash; “Lanrick - Osten 2-1” is none


def find_dashes(document: Document, wanted: str) -> Iterator[Change]:
    """The dashes to change; with “majority”, those unlike most of the story's. A tie stays."""
    found = list(_dashes(document))
    if wanted == "majority":
        counts = Counter(form for _, form in found).most_common(2)
        if len(counts) < 2 or counts[0][1] == counts[1][1]:
            return
        wanted = counts[0][0]
    for span, form in found:
        if form != wanted or document.prose[span.start : span.end] != _FORMS[wanted]:
            yield Change(span, _FORMS[wanted])


def _dashes(document: Document) -> Iterator[tuple[Span, str]]:
    for block, text in prose_blocks(document, "headline", "paragraph", "caption", "cell"):
        for dash in _DASH.finditer(text):
            form = _form_of(dash.group())
            if _is_dash(block, text, dash, form):
                yield Span(block.span.start + dash.start(), block.span.start + dash.end()), form


def _form_of(dash: str) -> str:
    bare = dash.strip()
    if bare == "—":
        return "em" if dash == bare else "spaced-em"
    return {"–": "spaced-en", "--": "double-hyphen", "-": "hyphen"}[bare]


def _is_dash(block: Block, text: str, dash: re.Match[str], form: str) -> bool:
    before, after = text[: dash.start()], text[dash.end() :]
    if before[-1:].isdigit() and after[:1].isdigit():
        return False
    if block.kind == "paragraph" and len(before) < 60 and _DATELINE.match(before):
        return False
    if form != "hyphen":
        return True
    return block.kind == "paragraph" and len(text.split()) >= _FEWEST and _SENTENCE.search(text) is not None
