"""AsciiDoc: prose with code left out, by its lines. Start with `read_text`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from copyedit.document import Document, Span
from copyedit.formats.markup.adoc_inline import alt_text, escape, weave_words
from copyedit.formats.markup.lines import Line, Lines
from copyedit.formats.weaving import Weave, whole

_VERBATIM = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|```.*|[,:!]===)$")
_CONTAINER = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--)$")
_TABLE = re.compile(r"\|={3,}$")
_TITLE = re.compile(r"(?:={1,6}|#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"(?:={2,}|-{2,}|~{2,}|\^{2,}|\+{2,})$")
_ATTRIBUTE = re.compile(r":!?(?P<name>\w[\w-]*)!?:(?:\s+|$)")
_STYLE = re.compile(r"\[(?!\[)(?P<style>[\w-]*)(?P<rest>.*)\]$")
_ANCHOR = re.compile(r"\[\[.*\]\]$")
_BREAK = re.compile(r"(?:'{3,}|-{3}|- - -|\*{3}|\* \* \*|<{3,})$")
_MACRO = re.compile(r"(?P<name>[\w-]+)::\S*?\[(?P<inside>.*)\]$")
_ITEM = re.compile(r"(?:\*{1,6}|-|\.{1,6}|\d{1,9}\.|<[\d.]{1,3}>)\s+(?:\[[ x*]\]\s+)?(?=\S)")
_TERM = re.compile(r"(?P<term>\S.{0,500}?)(?::{2,4}|;;)(?:\s+|$)")
_LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+")
_CELL = re.compile(r"(?:(?<!\S)(?:[\d.]{1,9}[*+])?[<^>]?(?:\.[<^>])?(?P<style>[adehlmsv])?)?(?<!\\)\|")

_CODE = frozenset(
    "source listing literal stem latexmath asciimath pass comment plantuml mermaid graphviz ditaa".split()
)
_QUOTING = frozenset(("quote", "verse", "excerpt"))
_NO_ORIGIN: Mapping[str, object] = MappingProxyType({})


def read_text(path: str, source: str, origin: Mapping[str, object] = _NO_ORIGIN) -> Document:
    """A story in AsciiDoc: prose without listings, macros and attributes."""
    reader = _Reader(source)
    reader.read()
    return reader.weave.document(path, origin)


def _above_rule(words: str) -> None:
    """Nothing is written into a title with a rule under it, which must be as long."""


class _Reader:
    """Goes through the lines. `_style` is what “[quote]” above a block says about it."""

    def __init__(self, source: str) -> None:
        self.weave = Weave(source)
        self._layer = whole(source)
        self._lines = Lines(source)
        self._style = ""
        self._open: list[tuple[str, bool]] = []  # the delimiters of the blocks around, and which are quotations

    def read(self) -> None:
        while self._lines:
            line = self._lines.current
            if not line:
                self._lines.at += 1
            elif not self._read_around(line) and not self._read_block(line):
                self._read_words(line)

    def _read_around(self, line: Line) -> bool:
        """Lines that are not blocks themselves: comments, attributes, the style of the block below."""
        text = line.text
        attribute = _ATTRIBUTE.match(text)
        style = _STYLE.match(text)
        if text.startswith("//") and not text.startswith("///"):
            self.weave.comment(text[2:], self._layer, line.span)
        elif attribute:
            if attribute["name"] == "description":
                self._say("paragraph", Span(line.span.start + attribute.end(), line.span.end))
        elif style:
            self._style = style["style"] or self._style
            if style["style"] == "" and style["rest"].startswith((",", "%")) and "," in style["rest"]:
                self._style = "source" if style["rest"].startswith(",") else self._style  # “[,ruby]”
        elif text[0] == "." and len(text) > 1 and text[1] not in ". \t":
            self._say("caption", Span(line.span.start + 1, line.span.end))
        elif not (_ANCHOR.match(text) or _BREAK.match(text) or text == "+"):
            return False
        self._lines.at += 1
        return True

    def _read_block(self, line: Line) -> bool:
        """Blocks between two lines of signs, tables, macros."""
        macro = _MACRO.match(line.text)
        if _VERBATIM.match(line.text):
            self._skip_verbatim(line)
        elif _TABLE.match(line.text):
            self._table()
        elif _CONTAINER.match(line.text):
            self._container(line)
        elif macro:
            if macro["name"] in ("image", "video"):
                start = line.span.start + macro.start("inside")
                self._say("caption", alt_text(self.weave.source, Span(start, start + len(macro["inside"]))))
            self._lines.at += 1
        else:
            return False
        self._style = ""
        return True

    def _read_words(self, line: Line) -> None:
        style, self._style = self._style, ""
        title = _TITLE.match(line.text)
        if title and line.indent == 0:
            self._say("headline", Span(line.span.start + title.end(), line.span.end))
            self._lines.at += 1
            if line.text.startswith("= "):
                self._skip_author()
        elif self._is_underlined(line):
            self._say("headline", line.span, written=_above_rule)
            self._lines.at += 2
        elif style in _CODE or (line.indent and not _ITEM.match(line.text) and not _TERM.match(line.text)):
            self._lines.skip_to_blank()
        else:
            self._paragraph(line, quotes=style in _QUOTING)

    def _is_underlined(self, line: Line) -> bool:
        below = self._lines.ahead().text
        return bool(_UNDERLINE.match(below)) and abs(len(below) - len(line.text)) <= 1 and line.indent == 0

    def _skip_author(self) -> None:
        """Under the title of the document: its author and its version."""
        for _ in range(2):
            if self._lines and self._lines.current and self._lines.current.text[0] not in ":/":
                self._lines.at += 1

    def _skip_verbatim(self, line: Line) -> None:
        delimiter = "```" if line.text.startswith("```") else line.text
        self._lines.at += 1
        while self._lines and self._lines.current.text != delimiter:
            self._lines.at += 1
        self._lines.at = min(self._lines.at + 1, len(self._lines.all))
        if delimiter.startswith("//"):
            span = Span(line.span.end, self._lines.all[self._lines.at - 1].span.start)
            self.weave.comment(self.weave.source[span.start : span.end], self._layer, span)

    def _container(self, line: Line) -> None:
        """The first or the last line of a block that holds others."""
        if self._style in _CODE:
            self._skip_verbatim(line)
            return
        self._lines.at += 1
        if line.text not in [delimiter for delimiter, _ in self._open[-20:]]:
            quotes = self._style in _QUOTING or line.text.startswith("____")
            self._open.append((line.text, quotes))
            if quotes:
                self.weave.end()
                self.weave.quote()
            return
        delimiter = ""
        while delimiter != line.text:
            delimiter, quotes = self._open.pop()
            if quotes:
                self.weave.end()
                self.weave.unquote()

    def _table(self) -> None:
        start = self._lines.current.span.end
        self._lines.at += 1
        while self._lines and not _TABLE.match(self._lines.current.text):
            self._lines.at += 1
        end = self._lines.current.span.start if self._lines else len(self.weave.source)
        self._lines.at += 1
        cells = list(_CELL.finditer(self.weave.source, start, end))
        for index, cell in enumerate(cells):
            behind = cells[index + 1].start() if index + 1 < len(cells) else end
            if cell["style"] not in ("l", "m"):
                self._say("cell", _stripped(self.weave.source, Span(cell.end(), behind)))

    def _paragraph(self, line: Line, *, quotes: bool) -> None:
        """A paragraph or an item of a list: “term:: what it means” is two paragraphs."""
        item = _ITEM.match(line.text)
        start = line.span.start + (item.end() if item else 0)
        label = _LABEL.match(line.text)
        term = None if label else _TERM.match(self.weave.source, start, line.span.end)
        if label:
            start += label.end()
        elif term:
            self._say("paragraph", Span(*term.span("term")))
            start = term.end()
        attached = self._lines.at > 0 and self._lines.ahead(-1).text == "+"
        pieces = self._lines_of_paragraph(start, in_list=bool(item or term or attached))
        if quotes:
            self.weave.end()
            self.weave.quote()
        self._say("paragraph", *pieces)
        if quotes:
            self.weave.unquote()

    def _lines_of_paragraph(self, start: int, *, in_list: bool) -> list[Span]:
        """From a place in this line on; a comment in its midst is cut out."""
        pieces = [Span(start, max(start, self._lines.current.span.end))]
        self._lines.at += 1
        while self._lines and (line := self._lines.current):
            if line.text.startswith("//") and not line.text.startswith("///"):
                self.weave.comment(line.text[2:], self._layer, line.span)
                pieces.append(Span(line.span.end, line.span.end))
            elif self._ends_paragraph(line, in_list=in_list):
                break
            else:
                pieces[-1] = Span(pieces[-1].start, line.span.end)
            self._lines.at += 1
        return pieces

    def _ends_paragraph(self, line: Line, *, in_list: bool) -> bool:
        text = line.text
        if _VERBATIM.match(text) or _CONTAINER.match(text) or _TABLE.match(text) or _STYLE.match(text):
            return True
        if _MACRO.match(text) or text == "+":
            return True
        return in_list and (_ITEM.match(text) or _TERM.match(text)) is not None

    def _say(self, kind: str, *spans: Span, written: Callable[[str], str | None] = escape) -> None:
        self.weave.begin(kind, written)
        for index, span in enumerate(spans):
            if index:
                self.weave.gap()
            weave_words(self.weave, self._layer, _stripped(self.weave.source, span))
        self.weave.end()


def _stripped(source: str, span: Span) -> Span:
    """The span without blanks at its ends."""
    text = source[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))
