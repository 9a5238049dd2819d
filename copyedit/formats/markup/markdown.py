"""Markdown: CommonMark with tables, footnotes, front matter and shortcodes. Start with `read_text`.

`pyromark` reports where each piece of text stands in the source; nothing is searched for again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.formats.byte_places import places_of_bytes
from copyedit.formats.markup.front_matter import weave_front_matter
from copyedit.formats.markup.markdown_events import named, read_events
from copyedit.formats.templates import (
    find_addresses,
    find_fields,
    find_formulas,
    find_signs,
    find_templates,
    masked,
)
from copyedit.formats.weaving import Layer, Weave, piecewise, united, whole
from copyedit.formats.web.html import Escapes, weave_page

if TYPE_CHECKING:
    from pyromark.event import Range

_KINDS = {
    "Paragraph": "paragraph",
    "Heading": "headline",
    "Item": "paragraph",
    "DefinitionListTitle": "paragraph",
    "DefinitionListDefinition": "paragraph",
    "TableCell": "cell",
}
_WITHOUT_WORDS = frozenset(("List", "FootnoteDefinition", "Table", "BlockQuote", "CodeBlock", "HtmlBlock"))
_SPECIAL = re.compile(r"[\\`*_\[\]<>~]|&(?=#?\w+;)|\A(?:[-+=]|#+|\d+(?=[.)]))(?=[.)]?\s)")
_SPECIAL_IN_CELL = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)")
_TAG = re.compile(r"</?([A-Za-z][\w:-]*)")
_HIDING = frozenset("code kbd samp var tt pre script style svg math template textarea".split())  # in a sentence
_WRAP = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t>]*")
# Markdown has no comment of its own: “[//]: # (copyedit: off)” defines a link that nothing uses.
_COMMENT = re.compile(r"^\[(?://|comment|_)\]:[ \t]+(?:#|<>)[ \t]+[(\"'](.*)[)\"'][ \t]*\r?$", re.MULTILINE)
_NO_ORIGIN: Mapping[str, object] = MappingProxyType({})


def read_text(path: str, source: str, origin: Mapping[str, object] = _NO_ORIGIN) -> Document:
    """A story in Markdown: prose without code, addresses, targets of links and tags."""
    weave = Weave(source)
    layer = whole(source)
    reader = _Reader(weave, layer, weave_front_matter(weave, layer), Escapes.of(origin))
    reader.read()
    for found in _COMMENT.finditer(source) if "]: " in source else ():
        weave.comment(found[1], layer, Span(*found.span()))
    return weave.document(path, origin)


def escape(words: str) -> str:
    """Words as they stand in Markdown, where “*” and its like stay what they are."""
    return _SPECIAL.sub(lambda found: "\\" + found[0], words)


def _escape_in_cell(words: str) -> str:
    return _SPECIAL_IN_CELL.sub(lambda found: "\\" + found[0], words)


def _escape_in_title(words: str) -> str | None:
    return None if re.search(r"[\\\"'()]|&#?\w+;", words) else words


class _Piece(NamedTuple):
    """A text that the parser has found, and where the line before it ended, if one did."""

    said: str
    span: Span
    after: int  # the end of what stands before
    wrapped: int | None


class _Picture(NamedTuple):
    title: str
    words: list[_Piece]


class _Reader:
    """Goes through the parser's events. What it holds: where it is, and what is being left out."""

    def __init__(self, weave: Weave, layer: Layer, start: int, escapes: Escapes) -> None:
        self._escapes = escapes
        self._weave = weave
        self._layer = layer
        self._source = layer.text
        templates = list(united([*find_templates(layer.text), *find_formulas(layer.text)]))
        signs = find_signs(layer.text)
        self._signs = frozenset(signs)
        self._left_out = list(united([*templates, *find_addresses(layer.text), *find_fields(layer.text), *signs]))
        self._parsed = masked(layer.text, templates, in_bytes=True)[start:]  # behind the front matter
        self._place = places_of_bytes(layer.text, start)
        self._at = start  # the end of what was read last
        self._wrapped: int | None = None  # where a line ended since
        self._hidden = ""  # the tag or block whose end is waited for; all in it is left out
        self._html: list[Span] = []  # lines of the HTML block
        self._pictures: list[_Picture] = []  # those that are being read, one in the other
        self._quotes: list[bool] = []  # block quotes: whether each is somebody's words

    def read(self) -> None:
        for event, where in read_events(self._parsed):
            if isinstance(event, str):
                self._break(event, where)
                continue
            name, data = named(event)
            if name == "Start":
                self._begin(*named(data))
            elif name == "End":
                self._end(*named(data), where)
            else:
                self._leaf(name, data, self._span(where))

    def _span(self, where: Range) -> Span:
        return Span(self._place(where["start"]), self._place(where["end"]))

    def _begin(self, name: str, data: Any) -> None:
        if self._hidden.startswith("<") and (name in _KINDS or name in _WITHOUT_WORDS):
            self._hidden = ""  # the tag was never closed
        if self._hidden:
            return
        if name in _KINDS:
            self._weave.begin(_KINDS[name], _escape_in_cell if name == "TableCell" else escape)
        elif name in _WITHOUT_WORDS:
            self._weave.end()
            self._hidden = name if name == "CodeBlock" else ""
            self._html = []
            if name == "BlockQuote":
                self._quotes.append(data is None)
                if data is None:
                    self._weave.quote()
        elif name == "Link" and data["link_type"] in ("Autolink", "Email"):
            self._weave.leave_out()
            self._hidden = name
        elif name == "Image":
            self._pictures.append(_Picture(data["title"], []))

    def _end(self, name: str, data: Any, where: Range) -> None:
        if self._hidden and (name == self._hidden or name in _KINDS):
            self._hidden = ""
        elif self._hidden:
            return
        if name in _KINDS or name in _WITHOUT_WORDS:
            self._weave.end()
            self._wrapped = None
        if name == "BlockQuote" and self._quotes.pop():
            self._weave.unquote()
        elif name == "HtmlBlock":
            weave_page(self._weave, piecewise(self._source, self._html), self._escapes, is_template=True)
        elif name == "Image" and self._pictures:
            self._end_picture(self._place(where["end"]))

    def _break(self, event: str, where: Range) -> None:
        if self._hidden:
            return
        start, end = self._span(where)
        if event == "SoftBreak":
            self._wrapped = self._at if not self._source[self._at : start].strip() else start
        elif event == "HardBreak":
            self._weave.gap()
            self._at = end

    def _leaf(self, name: str, data: Any, span: Span) -> None:
        if name == "Html":
            self._html.append(span)
        elif name == "InlineHtml" and not self._pictures:
            self._tag(data, span)
        elif name == "FootnoteReference":
            self._pass_over()
        elif name == "Text" and not self._hidden:
            piece = _Piece(data, span, self._at, self._wrapped)
            if self._pictures:
                self._pictures[-1].words.append(piece)
            else:
                self._say(piece)
            self._wrapped = None
        elif name == "Code" and not self._hidden and not self._pictures:
            self._unwrap()
            self._weave.leave_out()
        self._at = span.end

    def _tag(self, tag: str, span: Span) -> None:
        found = _TAG.match(tag)
        name = found[1].lower() if found else ""
        if self._hidden:
            self._hidden = "" if self._hidden == f"<{name}>" and tag.startswith("</") else self._hidden
        elif tag.startswith("<!--"):
            self._weave.comment(tag[4:-3], self._layer, span)
            self._pass_over()
        elif name == "br":
            self._weave.gap()
        elif name == "q":
            (self._weave.unquote if tag[1] == "/" else self._weave.quote)()
        elif name in _HIDING and tag[1] != "/" and not tag.endswith("/>"):
            self._unwrap()
            self._weave.leave_out()
            self._hidden = f"<{name}>"
        else:
            self._pass_over()  # a picture, or an element with nothing in it

    def _pass_over(self) -> None:
        if not self._hidden and not self._pictures:
            self._unwrap()
            self._weave.pass_over()

    def _unwrap(self) -> None:
        """A line that ended before something other than text."""
        if self._wrapped is not None:
            self._weave.gap()
            self._wrapped = None

    def _say(self, piece: _Piece) -> None:
        span = piece.span
        is_escaped = span.start > piece.after and self._source[span.start - 1] == "\\"
        start = span.start - is_escaped
        if piece.wrapped is not None and _WRAP.fullmatch(self._source, piece.wrapped, start):
            self._weave.put(" ", self._layer, Span(piece.wrapped, start))
        elif piece.wrapped is not None:
            self._weave.gap()
        if is_escaped:
            self._weave.put(self._source[span.start], self._layer, Span(start, span.start + 1))
            span = Span(span.start + 1, span.end)
        if self._left_out and any(self._left_out_in(span)):
            self._say_without(span)
        elif is_escaped or self._source[span.start : span.end] == piece.said:
            self._weave.add(self._layer, span)
        else:
            self._weave.put(piece.said, self._layer, span)

    def _say_without(self, span: Span) -> None:
        """A text with a shortcode or an address in it."""
        at = span.start
        for gone in self._left_out_in(span):
            if gone.start >= span.start:
                self._weave.add(self._layer, Span(at, max(at, gone.start)))
                (self._weave.pass_over if gone in self._signs else self._weave.leave_out)()
            at = max(at, min(gone.end, span.end))
        self._weave.add(self._layer, Span(at, span.end))

    def _left_out_in(self, span: Span) -> Iterator[Span]:
        index = max(0, bisect_right(self._left_out, span) - 1)
        while index < len(self._left_out) and self._left_out[index].start < span.end:
            if self._left_out[index].end > span.start:
                yield self._left_out[index]
            index += 1

    def _end_picture(self, end: int) -> None:
        """A picture's words follow the sentence it stands in, as a caption; so does its title."""
        picture = self._pictures.pop()
        if self._pictures:
            self._pictures[-1].words.extend(picture.words)
            return
        self._pass_over()
        after = self._at
        self._weave.after(lambda: self._caption(picture.words))
        if picture.title:
            self._weave.after(lambda: self._title(picture.title, Span(after, end)))
        self._at = end

    def _caption(self, words: Iterable[_Piece]) -> None:
        self._weave.begin("caption", escape)
        for piece in words:
            self._say(piece)

    def _title(self, title: str, span: Span) -> None:
        """The title in “(quay.jpg "The quay")”, if it stands there as it reads."""
        start = self._source.rfind(title, span.start, span.end)
        end = start + len(title)
        if start > span.start and self._source[start - 1] in "\"'(" and self._source[end : end + 1] in ('"', "'", ")"):
            self._weave.begin("caption", _escape_in_title)
            self._weave.add(self._layer, Span(start, end))
