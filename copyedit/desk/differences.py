"""What a person has changed in a text, word by word. Start with `edits_between`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from copyedit.document import Span
from copyedit.findings import Edit

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")
_MOST_WORDS = 4_000  # in lines that are compared word by word; the time grows with the square


def edits_between(before: str, after: str) -> list[Edit]:
    """The edits of `before` that make `after`: whole words, found line by line.

    >>> edits_between("A big ship.\\nIt came.", "A large ship.\\nIt came.")
    [Edit(span=Span(start=2, end=5), replacement='large')]
    """
    edits: list[Edit] = []
    for old, new in _differing(_LINE.findall(before), _LINE.findall(after)):
        olds, news = _WORD.findall(before[old.start : old.end]), _WORD.findall(after[new.start : new.end])
        if len(olds) + len(news) > _MOST_WORDS:
            edits.append(Edit(old, after[new.start : new.end]))
            continue
        for there, here in _differing(olds, news):
            words = after[new.start + here.start : new.start + here.end]
            edits.append(Edit(Span(old.start + there.start, old.start + there.end), words))
    return edits


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[Span, Span]]:
    """The stretches that differ, as offsets in the two texts that the parts make up."""
    old_at = [0, *accumulate(map(len, old))]
    new_at = [0, *accumulate(map(len, new))]
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Span(old_at[a], old_at[b]), Span(new_at[c], new_at[d])
