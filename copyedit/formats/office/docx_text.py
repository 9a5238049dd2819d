"""What a person reads in a part of a DOCX file, paragraph by paragraph. Start with `read_paragraphs`.

Element names are those of ECMA-376 Part 1, chapter 17. Left out: what was deleted with changes tracked, instructions
of fields, the older form of a text box (`mc:Fallback`), hidden text, placeholders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from copyedit.formats.office.paragraphs import OBJECT, Gathered, Paragraph, Piece, Sign
from copyedit.formats.office.part_events import walk

_SKIPPED = frozenset(
    "w:del w:moveFrom w:pPrChange w:rPrChange w:sectPrChange w:tblPrChange w:trPrChange w:tcPrChange w:numberingChange "
    "mc:Fallback w:rt w:comment w:instrText w:delText w:delInstrText".split()
)
# What stands for a character and cannot be changed with the text; the line break is a blank, so that a line is a
# paragraph, and the hyphen that keeps words together reads as a hyphen.
_SIGNS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": " ",
    "w:cr": " ",
    "w:noBreakHyphen": "-",
    "w:sym": OBJECT,
    "wp:inline": OBJECT,
    "w:object": OBJECT,
    "m:oMath": OBJECT,
}
_PASSED_OVER = frozenset(("w:drawing", "w:pict", "w:footnoteReference", "w:endnoteReference"))
# A content control that is filled from elsewhere or by choice; Word would undo what is changed in it.
_BOUND = frozenset("w:dataBinding w:dropDownList w:comboBox w:date w:docPartList".split())
_OFF = ("0", "false", "off", "none")


@dataclass(slots=True)
class Run:
    """A `w:r`: where it stands in the part's bytes, its properties (`w:rPr`), how many things are in it.

    `insertion` is where the `w:ins` begins that it stands in directly.
    """

    start: int
    insertion: int | None = None
    end: int = 0
    properties: tuple[int, int] = (0, 0)
    children: int = 0
    hidden: bool = False


@dataclass(slots=True)
class Around:
    """Where a piece's `w:t` stands: its tag, its run and its place among the run's children."""

    tag: int
    preserved: bool
    run: Run
    index: int


@dataclass(slots=True)
class _Control:
    """A content control: is its text to be kept, is it a placeholder?"""

    bound: bool = False
    placeholder: bool = False


@dataclass(slots=True)
class _Field:
    """A complex field: its instruction, and whether we are in a result that Word works out anew."""

    instruction: str = ""
    is_bound: bool = False


def read_paragraphs(data: bytes, path: str, part: str, kinds: Mapping[str, str]) -> list[Paragraph]:
    """The paragraphs of a part, a text box's behind the one that holds it. `kinds` are of style ids.

    Raises FileError.
    """
    reader = _Reader(data, part, kinds)
    walk(data, reader, path, part)
    return reader.gathered.paragraphs


@dataclass(slots=True)
class _Reader:
    data: bytes
    part: str
    kinds: Mapping[str, str]
    gathered: Gathered = field(default_factory=Gathered)
    parents: list[tuple[str, int]] = field(default_factory=list)  # the elements that are open, and where
    runs: list[Run] = field(default_factory=list)
    controls: list[_Control] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    simple_fields: list[bool] = field(default_factory=list)  # are they bound?
    bound: int = 0  # open fields and controls whose text is not to be changed
    placeholders: int = 0  # open controls that show one
    skipping: int = 0  # elements deep
    cells: int = 0
    words: Around | None = None  # inside a w:t

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        parent = self.parents[-1][0] if self.parents else ""
        self.parents.append((name, at))
        if self.skipping or name in _SKIPPED or _is_separator(name, attributes):
            self.skipping += 1
            return
        if parent == "w:r" and name != "w:rPr":
            self.runs[-1].children += 1
        begin = _STARTS.get(name)
        if begin is not None:
            begin(self, attributes, at)
        elif name in _SIGNS and (parent == "w:r" or name in ("wp:inline", "m:oMath")):
            self._sign(name)
        elif name in _PASSED_OVER:
            self._pass_over()
        elif name in _BOUND and parent == "w:sdtPr":
            self._bind_control()

    def end(self, name: str, after: int) -> None:
        _, at = self.parents.pop()
        if self.skipping:
            self.skipping -= 1
            return
        finish = _ENDS.get(name)
        if finish is not None:
            finish(self, at, after)

    def text(self, words: str, start: int, end: int) -> None:
        around, paragraph = self.words, self.gathered.current
        if self.parents[-1][0] == "w:instrText" and self.fields:
            self.fields[-1].instruction += words
        if around is None or self.skipping or paragraph is None or self._is_unseen():
            return
        if not around.preserved and words != words.strip():
            paragraph.add(Piece(words.strip()))  # blanks that Word does not show; such a text is left alone
            return
        text = words.replace("\n", " ").replace("\N{SOFT HYPHEN}", "")
        in_place = b"<" not in self.data[start:end]  # else there is a comment in it
        part = self.part if in_place else ""
        paragraph.add(Piece(text, part, start, end, self.bound > 0 or not in_place, around))

    def _sign(self, name: str) -> None:
        paragraph = self.gathered.current
        if paragraph and not self._is_unseen():
            paragraph.add(Piece(_SIGNS[name], around=Sign.BREAK if name in ("w:br", "w:cr") else None))

    def _pass_over(self) -> None:
        paragraph = self.gathered.current
        if paragraph and not self._is_unseen():
            paragraph.pass_over()

    def _is_unseen(self) -> bool:
        return self.placeholders > 0 or bool(self.runs and self.runs[-1].hidden)

    def start_paragraph(self, attributes: Mapping[str, str], at: int) -> None:
        self.gathered.begin(Paragraph("cell" if self.cells else "paragraph"))

    def end_paragraph(self, at: int, after: int) -> None:
        self.gathered.end()

    def start_style(self, attributes: Mapping[str, str], at: int) -> None:
        kind = self.kinds.get(attributes.get("w:val", ""))
        paragraph = self.gathered.current
        if kind and paragraph:
            paragraph.is_quote = kind == "quote"
            paragraph.kind = None if kind == "made" else paragraph.kind if kind == "quote" else kind

    def start_run(self, attributes: Mapping[str, str], at: int) -> None:
        name, begun = self.parents[-2] if len(self.parents) > 1 else ("", 0)
        self.runs.append(Run(at, begun if name == "w:ins" else None))

    def end_run(self, at: int, after: int) -> None:
        self.runs.pop().end = after

    def end_properties(self, at: int, after: int) -> None:
        if self.runs and self.parents[-1][0] == "w:r":
            self.runs[-1].properties = (at, after)

    def start_hidden(self, attributes: Mapping[str, str], at: int) -> None:
        if len(self.parents) > 2 and self.parents[-3][0] == "w:r":
            self.runs[-1].hidden = attributes.get("w:val", "1") not in _OFF

    def start_words(self, attributes: Mapping[str, str], at: int) -> None:
        if self.runs:
            preserved = attributes.get("xml:space") == "preserve"
            self.words = Around(at, preserved, self.runs[-1], self.runs[-1].children - 1)

    def end_words(self, at: int, after: int) -> None:
        self.words = None

    def start_control(self, attributes: Mapping[str, str], at: int) -> None:
        self.controls.append(_Control())

    def end_control(self, at: int, after: int) -> None:
        control = self.controls.pop()
        self.bound -= control.bound
        self.placeholders -= control.placeholder

    def _bind_control(self) -> None:
        self.bound += not self.controls[-1].bound
        self.controls[-1].bound = True

    def start_lock(self, attributes: Mapping[str, str], at: int) -> None:
        if self.controls and attributes.get("w:val") in ("contentLocked", "sdtContentLocked"):
            self._bind_control()

    def start_placeholder(self, attributes: Mapping[str, str], at: int) -> None:
        if self.controls and not self.controls[-1].placeholder and attributes.get("w:val", "1") not in _OFF:
            self.controls[-1].placeholder = True
            self.placeholders += 1

    def start_field(self, attributes: Mapping[str, str], at: int) -> None:
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields and not self.fields[-1].is_bound:
            self.fields[-1].is_bound = _is_made(self.fields[-1].instruction)
            self.bound += self.fields[-1].is_bound
        elif kind == "end" and self.fields:
            self.bound -= self.fields.pop().is_bound

    def start_simple_field(self, attributes: Mapping[str, str], at: int) -> None:
        self.simple_fields.append(_is_made(attributes.get("w:instr", "")))
        self.bound += self.simple_fields[-1]

    def end_simple_field(self, at: int, after: int) -> None:
        self.bound -= self.simple_fields.pop()

    def start_cell(self, attributes: Mapping[str, str], at: int) -> None:
        self.cells += 1

    def end_cell(self, at: int, after: int) -> None:
        self.cells -= 1


def _is_made(instruction: str) -> bool:
    """True of a field whose text Word works out: a page number. A link's is text like any other."""
    return instruction.split()[:1] != ["HYPERLINK"]


def _is_separator(name: str, attributes: Mapping[str, str]) -> bool:
    """The rule above the notes, which is kept as if it were one."""
    return name in ("w:footnote", "w:endnote") and attributes.get("w:type", "normal") != "normal"


_STARTS: dict[str, Callable[[_Reader, Mapping[str, str], int], None]] = {
    "w:p": _Reader.start_paragraph,
    "w:pStyle": _Reader.start_style,
    "w:r": _Reader.start_run,
    "w:vanish": _Reader.start_hidden,
    "w:t": _Reader.start_words,
    "w:sdt": _Reader.start_control,
    "w:lock": _Reader.start_lock,
    "w:showingPlcHdr": _Reader.start_placeholder,
    "w:fldChar": _Reader.start_field,
    "w:fldSimple": _Reader.start_simple_field,
    "w:tc": _Reader.start_cell,
}
_ENDS: dict[str, Callable[[_Reader, int, int], None]] = {
    "w:p": _Reader.end_paragraph,
    "w:r": _Reader.end_run,
    "w:rPr": _Reader.end_properties,
    "w:t": _Reader.end_words,
    "w:sdt": _Reader.end_control,
    "w:fldSimple": _Reader.end_simple_field,
    "w:tc": _Reader.end_cell,
}
