"""Lines of a text with their indents, and words with markup inside: for readers that go line by line. `lines_of`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from copyedit.document import Span
from copyedit.formats.weaving import Layer, Weave

_LINE = re.compile(r"[^\r\n]*")
_ENDING = re.compile(r"\r\n?|\n")
_TAB = 8
_DEEPEST = 8  # marks in marks; what lies deeper is taken as it stands

Weaver = Callable[[Weave, Layer, "re.Match[str]", int], None]


class Line(NamedTuple):
    """One line: `text` without its ending and without blanks around it, and where that stands in the source."""

    text: str
    span: Span
    indent: int

    def __bool__(self) -> bool:
        return bool(self.text)


def lines_of(source: str, start: int = 0) -> list[Line]:
    return list(_lines(source, start))


def _lines(source: str, at: int) -> Iterator[Line]:
    while at <= len(source):
        found = _LINE.match(source, at)
        assert found
        raw = found.group()
        text = raw.lstrip(" \t\f\v")
        blanks = raw[: len(raw) - len(text)]
        text = text.rstrip()
        first = at + len(blanks)
        yield Line(text, Span(first, first + len(text)), len(blanks.expandtabs(_TAB)))
        ending = _ENDING.match(source, found.end())
        if not ending:
            return
        at = ending.end()


def weave_marked(weave: Weave, layer: Layer, span: Span, marks: re.Pattern[str], say: Weaver, depth: int = 0) -> None:
    """Words with marks among them: what a mark stands for is added by `say`, the rest as it stands."""
    at = span.start
    if depth < _DEEPEST:
        for mark in marks.finditer(layer.text, span.start, span.end):
            weave.add(layer, Span(at, mark.start()))
            say(weave, layer, mark, depth + 1)
            at = mark.end()
    weave.add(layer, Span(at, span.end))
