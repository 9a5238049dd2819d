"""reStructuredText: prose with code left out, by its lines. Start with `read_text`.

docutils reports no columns; this reader knows just enough of the syntax to separate prose from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from copyedit.document import Document, Span
from copyedit.formats.markup import rst_directives as directives
from copyedit.formats.markup.lines import Line, Lines
from copyedit.formats.markup.rst_inline import escape, weave_words
from copyedit.formats.markup.rst_tables import cells_of, is_table
from copyedit.formats.weaving import Weave, whole

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*$")  # under a title, or alone between paragraphs
_BULLET = re.compile(r"[-*+•‣⁃](?:\s+|$)")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,9}|[A-Za-z]|#|[ivxlcdmIVXLCDM]{1,9})\)|(?:\d{1,9}|[A-Za-z#]|[ivxlcdmIVXLCDM]{1,9})\.)\s+(?=\S)"
)
_FIELD = re.compile(r":(?![: ])(?:[^:\\\n]|\\.|:(?!\s|$)){1,200}:(?:\s+|$)")
_OPTION_NAME = r"--?\w[\w-]{0,60}(?:[ =][<\w][\w>-]{0,60})?"
_OPTION = re.compile(rf"{_OPTION_NAME}(?:, {_OPTION_NAME})*(?:\s{{2,}}|$)")
_LINE_BLOCK = re.compile(r"\|(?:\s+|$)")
_DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]+\|\s+)?(?P<name>[\w:.+-]+?)::(?:\s+|$)")
_NOTE = re.compile(r"\.\.\s+\[(?:\d+|#[\w.-]*|\*|[\w.-]+)\]\s+")
_TARGET = re.compile(r"\.\.\s+_|__(?:\s|$)|\.\.\s+\|[^|]+\|\s")
_DOCTEST = re.compile(r">>>(?:\s|$)")

# Fields above the story are of the program that makes a page of it: “:slug: big-ferry”. These are copy.
_FIELDS_OF_COPY = frozenset(("abstract", "description", "headline", "subtitle", "summary", "title"))
_MOST_ON_A_LINE = 100  # list items that begin on one line
_NO_ORIGIN: Mapping[str, object] = MappingProxyType({})


def read_text(path: str, source: str, origin: Mapping[str, object] = _NO_ORIGIN) -> Document:
    """A story in reStructuredText: prose without literals, roles and what directives of code hold."""
    reader = _Reader(source)
    reader.read()
    return reader.weave.document(path, origin)


def _in_drawing(words: str) -> None:
    """Nothing is written into a table that is drawn: a longer word would move the columns."""


class _Margin(NamedTuple):
    """What is indented this far belongs to a list item, a directive, a quotation."""

    indent: int
    kind: str = "paragraph"
    quotes: bool = False


class _Reader:
    """Goes through the lines; `_margins` are the parts that the current line may stand in."""

    def __init__(self, source: str) -> None:
        self.weave = Weave(source)
        self._layer = whole(source)
        self._lines = Lines(source)
        self._margins = [_Margin(0)]
        self._in_body = False
        self._literal_beyond: int | None = None  # after “::” what is indented further is not prose

    def read(self) -> None:
        while self._lines:
            line = self._lines.current
            if not line:
                self._lines.at += 1
                continue
            if self._literal_beyond is not None:
                beyond, self._literal_beyond = self._literal_beyond, None
                if line.indent > beyond:
                    self._lines.skip_indented(beyond)
                    continue
            self._find_margin(line.indent)
            self._read_part(line)
        self._find_margin(0)

    def _find_margin(self, indent: int) -> None:
        while indent < self._margins[-1].indent:
            self._leave()
        if indent > self._margins[-1].indent:  # nothing announced it: a block quote
            self._enter(_Margin(indent, quotes=True))

    def _enter(self, margin: _Margin) -> None:
        self._margins.append(margin)
        if margin.quotes:
            self.weave.end()
            self.weave.quote()

    def _leave(self) -> None:
        if self._margins.pop().quotes:
            self.weave.end()
            self.weave.unquote()

    def _read_part(self, line: Line) -> None:
        """A line, and what belongs to it. A list item's words are a part in their own right."""
        for _ in range(_MOST_ON_A_LINE):
            special = self._special(line)
            if special:
                special(line)
                return
            if not self._in_body and self._is_of_program(line):
                self._skip_part(line)
                return
            marker = self._marker(line)
            if not marker:
                break
            line = _behind(line, marker)
            if not line:
                self._lines.at += 1
                return
        self._paragraph(line.span.start)

    def _is_of_program(self, line: Line) -> bool:
        field = _FIELD.match(line.text)
        return field is not None and field.group().strip(": ").lower() not in _FIELDS_OF_COPY

    def _marker(self, line: Line) -> int:
        """Enters what a bullet, a number or a name begins; gives its length, 0 where there is none."""
        number = _NUMBER.match(line.text)
        item = number or _BULLET.match(line.text)
        margin = line.indent + item.end() if item else 0
        following = self._lines.ahead()
        # “A. Carrow said” does not begin a list if the next line starts further left.
        if number and following and following.indent < margin and not _NUMBER.match(following.text):
            return 0
        if not item:
            item = _FIELD.match(line.text) or _OPTION.match(line.text)
            margin = self._indent_below(line)
        if not item:
            return 0
        self._enter(_Margin(margin, self._margins[-1].kind))
        return item.end()

    def _special(self, line: Line) -> Callable[[Line], None] | None:
        text = line.text
        if text.startswith("..") and (len(text) == 2 or text[2].isspace()):
            return self._explicit
        if text.startswith("__") and _TARGET.match(text):
            return self._skip_part
        if _DOCTEST.match(text):
            return self._skip_doctest
        if is_table(text):
            return self._table
        if _LINE_BLOCK.match(text):
            return self._verse
        if self._title_length(line):
            return self._title
        return self._skip_line if _RULE.match(text) and len(text) >= 4 else None

    def _indent_below(self, line: Line) -> int:
        """How far what belongs to a field or a directive is indented: as its second line, if that is."""
        following = self._lines.next_with_text()
        return following.indent if following and following.indent > line.indent else line.indent + 1

    def _paragraph(self, start: int, kind: str | None = None) -> None:
        self._in_body = self._in_body or len(self._margins) == 1
        length = 1
        indent = self._margins[-1].indent
        while (following := self._lines.ahead(length)) and following.indent == indent:
            length += 1
        if following and following.indent > indent and length == 1:  # a term, and what it means
            self._enter(_Margin(following.indent, self._margins[-1].kind))
        end = self._lines.ahead(length - 1).span.end
        self._lines.at += length
        if self.weave.source.endswith("::", start, end):
            end = self._before_literal(start, end, indent)
        self._say(kind or self._margins[-1].kind, Span(start, end))

    def _before_literal(self, start: int, end: int, indent: int) -> int:
        """“As follows::” reads “As follows:”, and what follows is code."""
        self._literal_beyond = indent
        alone = end - start == 2 or self.weave.source[end - 3].isspace()
        return end - 2 if alone else end - 1

    def _say(self, kind: str, span: Span) -> None:
        self.weave.begin(kind, escape)
        weave_words(self.weave, self._layer, span)
        self.weave.end()

    def _title_length(self, line: Line) -> int:
        """How many lines a title takes that begins here: with a rule above and below, or below. 0: it is none."""
        text = line.text
        below = self._lines.ahead()
        if _RULE.match(text):
            return 3 if below and self._lines.ahead(2).text == text and len(text) >= 2 else 0
        is_underlined = _RULE.match(below.text) is not None and len(below.text) >= min(4, len(text))
        return 2 if is_underlined and below.indent <= self._lines.current.indent else 0

    def _title(self, line: Line) -> None:
        length = self._title_length(line)
        self._say("headline", self._lines.ahead().span if length == 3 else line.span)
        self._lines.at += length

    def _verse(self, line: Line) -> None:
        self._say("paragraph", Span(line.span.start + 1, line.span.end))
        self._lines.at += 1

    def _table(self, line: Line) -> None:
        cells, self._lines.at = cells_of(self._lines.all, self._lines.at)
        for pieces in cells:
            self.weave.begin("cell", _in_drawing)
            for piece in pieces:
                weave_words(self.weave, self._layer, piece)
                self.weave.gap()

    def _skip_line(self, line: Line) -> None:
        self._lines.at += 1

    def _skip_part(self, line: Line) -> None:
        self._lines.at += 1
        self._lines.skip_indented(line.indent)

    def _skip_doctest(self, line: Line) -> None:
        self._lines.skip_to_blank()

    def _explicit(self, line: Line) -> None:
        """What begins with “.. ”: a directive, a footnote, a target, a comment."""
        note = _NOTE.match(line.text)
        if directive := _DIRECTIVE.match(line.text):
            self._directive(line, directive["name"].lower(), _behind(line, directive.end()))
        elif note:
            self._enter(_Margin(self._indent_below(line)))
            self._paragraph(line.span.start + note.end())
        elif _TARGET.match(line.text):
            self._skip_part(line)
        elif line.text == ".." and not self._lines.ahead():
            self._lines.at += 1
        else:
            self._comment(line)

    def _comment(self, line: Line) -> None:
        first = self._lines.at
        self._skip_part(line)
        last = next(part for part in self._lines.all[first : self._lines.at][::-1] if part)
        span = Span(line.span.start, last.span.end)
        self.weave.comment(self.weave.source[span.start + 2 : span.end], self._layer, span)

    def _directive(self, line: Line, name: str, argument: Line) -> None:
        if name in directives.CODE or name.startswith("auto"):
            self._skip_part(line)
            return
        self._enter(
            _Margin(self._indent_below(line), directives.KINDS.get(name, "paragraph"), name in directives.QUOTING)
        )
        if name in directives.VERSION_IN_ARGUMENT and argument:
            argument = _behind(argument, len(argument.text.split()[0]))
        if argument and name in directives.WORDS_IN_ARGUMENT | directives.VERSION_IN_ARGUMENT:
            self._paragraph(argument.span.start)
            return
        if argument and name in directives.TITLE_IN_ARGUMENT:
            self._say("headline", argument.span)
        elif argument and name in directives.CAPTION_IN_ARGUMENT:
            self._say("caption", argument.span)
        self._lines.at += 1
        self._options(line.indent, skip_argument=bool(argument))

    def _options(self, indent: int, *, skip_argument: bool) -> None:
        """The lines “:name: value” under a directive; an “:alt:” is read, as is a caption."""
        while self._lines and (line := self._lines.current) and line.indent > indent:
            option = _FIELD.match(line.text)
            if not option and not skip_argument:
                return
            if option and option.group().strip() in (":alt:", ":caption:"):
                self._say("caption", Span(line.span.start + option.end(), line.span.end))
            self._lines.at += 1


def _behind(line: Line, start: int) -> Line:
    """The rest of a line."""
    rest = line.text[start:]
    blanks = len(rest) - len(rest.lstrip())
    start += blanks
    return Line(rest[blanks:], Span(line.span.start + start, line.span.end), line.indent + start)
