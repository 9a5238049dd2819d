"""What a person reads in the content of an ODT file, paragraph by paragraph. Start with `read_content`.

Element names are those of OpenDocument 1.3, part 3. Left out: what was deleted with changes tracked, comments,
descriptions of pictures. What stands in a text box is not to be changed: LibreOffice tracks no changes there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from copyedit.formats.office.paragraphs import OBJECT, Gathered, Paragraph, Piece, Sign
from copyedit.formats.office.part_events import walk
from copyedit.formats.office.styles import Style, kind_of

_SKIPPED = frozenset(
    "office:annotation office:forms office:scripts office:binary-data text:tracked-changes text:note-citation "
    "text:ruby-text text:placeholder text:sequence-decls text:variable-decls text:user-field-decls".split()
)
_PASSED_OVER = frozenset(("draw:frame", "text:note", "text:placeholder"))
_INDEXES = frozenset(
    f"text:{name}"
    for name in "table-of-content illustration-index table-index object-index user-index alphabetical-index "
    "bibliography".split()
)
_WORDS = frozenset("text:p text:h text:span text:a text:meta text:ruby-base".split())  # their text may be changed
_PARAGRAPHS = ("text:p", "text:h")
# In names of styles characters beyond letters are written so: “Heading_20_1”.
_ESCAPED = re.compile(r"_([0-9a-f]{1,6})_")
_BLANK_BY_NUMBER = re.compile(rb"&#(?:0*(?:9|10|13|32)|x0*(?:9|[aAdD]|20));")
BLANKS = " \t\r\n"


class Inside(NamedTuple):
    """Marks a piece of words: the style of the `text:span` they stand in, or nothing."""

    style: str


@dataclass(slots=True)
class Content:
    """A content part read. More tracked changes go where `changes_at` is, written as `changes_as` has it."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    changes_at: tuple[int, int] = (0, 0)
    changes_as: bytes = b"<text:tracked-changes>%b</text:tracked-changes>"


def read_styles(data: bytes, path: str, part: str) -> dict[str, Style]:
    """The named styles of a file. Raises FileError."""
    reader = _Reader(data, part, {})
    walk(data, reader, path, part)
    return reader.styles


def read_content(data: bytes, path: str, part: str, styles: Mapping[str, Style]) -> Content:
    """The paragraphs of the content; a note's and a text box's behind the one that holds it. Raises FileError."""
    reader = _Reader(data, part, dict(styles))
    walk(data, reader, path, part)
    reader.content.paragraphs = reader.gathered.paragraphs
    return reader.content


@dataclass(slots=True)
class _Reader:
    data: bytes
    part: str
    styles: dict[str, Style]
    content: Content = field(default_factory=Content)
    gathered: Gathered = field(default_factory=Gathered)
    after_blank: list[bool] = field(default_factory=list)  # for each open paragraph: a blank here is not seen
    parents: list[tuple[str, str]] = field(default_factory=list)  # the elements that are open, and their styles
    starts: list[int] = field(default_factory=list)
    skipping: int = 0  # elements deep
    cells: int = 0
    indexes: int = 0
    boxes: int = 0

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        self.parents.append((name, attributes.get("text:style-name", "")))
        self.starts.append(at)
        if name in _PASSED_OVER and self.gathered.current:
            self.gathered.current.pass_over()
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
            return
        begin = _STARTS.get(name)
        if begin is not None:
            begin(self, attributes)

    def end(self, name: str, after: int) -> None:
        self.parents.pop()
        at = self.starts.pop()
        if self.skipping:
            self.skipping -= 1
            if not self.skipping:
                self._end_skipped(name, at, after)
            return
        if name in _PARAGRAPHS:
            self.gathered.end()
            self.after_blank.pop()
        elif name == "text:s" and self._is_single(at, after):
            self._add(Piece(" ", self.part, at, after, self.boxes > 0, Sign.SPACE), False)
        elif name == "table:table-cell":
            self.cells -= 1
        elif name in _INDEXES:
            self.indexes -= 1
        elif name == "draw:text-box":
            self.boxes -= 1

    def _end_skipped(self, name: str, at: int, after: int) -> None:
        if name == "office:forms":
            self.content.changes_at = (after, after)
        elif name == "text:tracked-changes" and self.data[at:after].endswith(b"/>"):
            self.content.changes_at, self.content.changes_as = (after - 2, after), b">%b</text:tracked-changes>"
        elif name == "text:tracked-changes":
            last = self.data.rindex(b"</", at, after)
            self.content.changes_at, self.content.changes_as = (last, last), b"%b"

    def text(self, words: str, start: int, end: int) -> None:
        name, style = self.parents[-1]
        if self.skipping or not self.gathered.current or not name.startswith("text:") or name == "text:s":
            return
        said = re.sub(f"[{BLANKS}]+", " ", words)
        raw = self.data[start:end]
        if self.after_blank[-1] and said[:1] == " ":
            said = said[1:]
            start += len(raw) - len(raw.lstrip(BLANKS.encode()))
        said = said.replace("\N{SOFT HYPHEN}", "")
        in_place = b"<" not in raw and not _BLANK_BY_NUMBER.search(raw)  # else a comment is in it, or “&#32;”
        inside = Inside(style if name == "text:span" else "")
        part = self.part if in_place else ""
        fixed = name not in _WORDS or not in_place or self.boxes > 0
        self._add(Piece(said, part, start, end, fixed, inside), said.endswith(" "))

    def _add(self, piece: Piece, after_blank: bool) -> None:
        paragraph = self.gathered.current
        if piece.text and paragraph:
            paragraph.add(piece)
            self.after_blank[-1] = after_blank

    def _is_single(self, at: int, after: int) -> bool:
        return b"text:c=" not in self.data[at:after]

    def start_style(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("style:name", "")
        shown = attributes.get("style:display-name") or _ESCAPED.sub(lambda m: chr(int(m[1], 16)), name)
        level = attributes.get("style:default-outline-level", "")
        self.styles.setdefault(name, Style(shown, attributes.get("style:parent-style-name", ""), level.isdigit()))

    def start_text(self, attributes: Mapping[str, str]) -> None:
        at = self.data.index(b">", self.starts[-1]) + 1
        self.content.changes_at = (at, at)

    def start_paragraph(self, attributes: Mapping[str, str]) -> None:
        name, style = self.parents[-1]
        kind = kind_of(style, self.styles) or ("headline" if name == "text:h" else None)
        plain = "cell" if self.cells else "paragraph"
        made = kind == "made" or self.indexes > 0
        is_quote = kind == "quote"
        self.gathered.begin(Paragraph(None if made else plain if is_quote else kind or plain, is_quote))
        self.after_blank.append(True)

    def start_spaces(self, attributes: Mapping[str, str]) -> None:
        count = attributes.get("text:c", "")
        if count:
            self._add(Piece(" " * min(int(count) if count.isdigit() else 1, 1000), around=Sign.SPACE), False)

    def start_tab(self, attributes: Mapping[str, str]) -> None:
        self._add(Piece("\t"), False)

    def start_break(self, attributes: Mapping[str, str]) -> None:
        self._add(Piece(" ", around=Sign.BREAK), False)

    def start_frame(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("text:anchor-type") == "as-char":
            self._add(Piece(OBJECT), False)

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        self.cells += 1

    def start_box(self, attributes: Mapping[str, str]) -> None:
        self.boxes += 1

    def start_index(self, attributes: Mapping[str, str]) -> None:
        self.indexes += 1


_STARTS: dict[str, Callable[[_Reader, Mapping[str, str]], None]] = {
    "style:style": _Reader.start_style,
    "office:text": _Reader.start_text,
    **dict.fromkeys(_PARAGRAPHS, _Reader.start_paragraph),
    "text:s": _Reader.start_spaces,
    "text:tab": _Reader.start_tab,
    "text:line-break": _Reader.start_break,
    "draw:frame": _Reader.start_frame,
    "draw:text-box": _Reader.start_box,
    "table:table-cell": _Reader.start_cell,
    **dict.fromkeys(_INDEXES, _Reader.start_index),
}
