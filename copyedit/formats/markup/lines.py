"""Lines of a text, and words with markup inside, for readers that go line by line. Start with `Lines`."""

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


_NO_LINE = Line("", Span(0, 0), 0)


class Lines:
    """The lines of a source, gone through from first to last; `at` is the number of the current one."""

    def __init__(self, source: str) -> None:
        self.all = list(_lines(source))
        self.at = 0

    def __bool__(self) -> bool:
        """True while there is a current line."""
        return self.at < len(self.all)

    @property
    def current(self) -> Line:
        return self.all[self.at]

    def ahead(self, count: int = 1) -> Line:
        """The line that is `count` further, empty behind the last."""
        at = self.at + count
        return self.all[at] if at < len(self.all) else _NO_LINE

    def next_with_text(self) -> Line | None:
        """The first line behind the current one that is not blank."""
        return next((self.all[at] for at in range(self.at + 1, len(self.all)) if self.all[at]), None)

    def skip_to_blank(self) -> None:
        while self and self.current:
            self.at += 1

    def skip_indented(self, beyond: int) -> None:
        """Passes over blank lines and those that are indented further than this."""
        while self and (not self.current or self.current.indent > beyond):
            self.at += 1


def _lines(source: str) -> Iterator[Line]:
    at = 0
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
