"""What holds for any word processor's file: texts split over runs, edits anywhere, made up by Hypothesis."""

from typing import cast
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from copyedit.document import Span
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import Desk, only_edits_differ
from copyedit.formats.notes import Author, Note
from copyedit.formats.reading import document_of
from tests.office.making import docx_of, members_of, odt_of, paragraph, run
from tests.office.settling import settled

DESK = Author("Desk", "2026-03-04T10:15:00Z")
WORDS = st.text(st.sampled_from("ab é’&<>\"'😀\N{SOFT HYPHEN}\N{NO-BREAK SPACE}  "), max_size=8)
PARAGRAPHS = st.lists(st.lists(WORDS, max_size=4), min_size=1, max_size=4)
DOCX_RUNS = [
    lambda words: run(escape(words)),
    lambda words: run(escape(words), "<w:b/>"),
    lambda words: f"<w:r><w:t>{escape(words)}</w:t></w:r>",
    lambda words: f'<w:r><w:tab/><w:t xml:space="preserve">{escape(words)}</w:t><w:br/></w:r>',
    lambda words: f'<w:ins w:id="3" w:author="Lotte">{run(escape(words))}</w:ins>',
    lambda words: f'<w:hyperlink w:anchor="x">{run(escape(words))}{run("b")}</w:hyperlink>',
]
ODT_RUNS = [
    lambda words: escape(words),
    lambda words: f'<text:span text:style-name="T1">{escape(words)}</text:span>',
    lambda words: f"<text:s/>{escape(words)}<text:tab/>",
]


@st.composite
def docx_files(draw: st.DrawFn, plain: bool = False) -> bytes:
    kinds = st.sampled_from(DOCX_RUNS[:2] if plain else DOCX_RUNS)
    return docx_of("".join(paragraph(*(draw(kinds)(words) for words in runs)) for runs in draw(PARAGRAPHS)))


@st.composite
def odt_files(draw: st.DrawFn) -> bytes:
    kinds = st.sampled_from(ODT_RUNS)
    return odt_of("".join(f"<text:p>{''.join(draw(kinds)(w) for w in runs)}</text:p>" for runs in draw(PARAGRAPHS)))


FILES = docx_files().map(lambda data: ("a.docx", data)) | odt_files().map(lambda data: ("a.odt", data))
REPLACEMENTS = st.text(st.sampled_from("xy &<é "), max_size=4)


def _edits(data: st.DataObject, name: str, file: bytes) -> list[Edit]:
    """Some edits, in order and apart, of what may be changed."""
    edits: list[Edit] = []
    end = 0
    for segment in document_of(file, name).segments:
        start = data.draw(st.integers(segment.source.start, segment.source.end))
        last = data.draw(st.integers(start, segment.source.end))
        if (start > end or not edits) and data.draw(st.booleans()):
            edits.append(Edit(Span(start, last), data.draw(REPLACEMENTS)))
            end = last
    return edits


def _desk(name: str, file: bytes) -> Desk:
    return cast(Desk, document_of(file, name).origin["container"])


@given(FILES)
def test_without_edits_the_bytes_are_the_same(named: tuple[str, bytes]) -> None:
    assert _desk(*named).write([]) == named[1]


@given(FILES, st.data())
def test_only_the_edits_differ_and_no_other_member(named: tuple[str, bytes], data: st.DataObject) -> None:
    name, file = named
    edits = _edits(data, name, file)
    written = _desk(name, file).write(edits)
    assert only_edits_differ(document_of(file, name).source, document_of(written, name).source, edits)
    story = "word/document.xml" if name == "a.docx" else "content.xml"
    assert members_of(written) | {story: b""} == members_of(file) | {story: b""}


@given(FILES, st.data())
def test_tracked_changes_read_as_the_fixed_text(named: tuple[str, bytes], data: st.DataObject) -> None:
    name, file = named
    edits = _edits(data, name, file)
    written = _desk(name, file).write_tracked(edits, DESK)
    assert only_edits_differ(document_of(file, name).source, document_of(written, name).source, edits)


@given(docx_files(), st.data())
def test_rejected_they_give_the_old_text_and_accepted_the_new(file: bytes, data: st.DataObject) -> None:
    edits = _edits(data, "a.docx", file)
    written = _desk("a.docx", file).write_tracked(edits, DESK)
    plain = _desk("a.docx", file).write(edits)
    assert settled(written, accept=False, by="Desk") == settled(file, accept=True, by="nobody")
    assert _shown(settled(written, accept=True, by="Desk")) == _shown(settled(plain, accept=True, by="nobody"))


def _shown(paragraphs: list[str]) -> list[str]:
    """Without soft hyphens: one goes with the word it stands in, and tracked changes replace whole words."""
    return [text.replace("\N{SOFT HYPHEN}", "") for text in paragraphs]


@given(FILES, st.data())
def test_comments_change_no_text(named: tuple[str, bytes], data: st.DataObject) -> None:
    name, file = named
    source = document_of(file, name).source
    places = st.tuples(st.integers(0, len(source)), st.integers(0, len(source)))
    spans = [Span(min(pair), max(pair)) for pair in data.draw(st.lists(places, max_size=4))]
    written = _desk(name, file).write_comments([Note(span, ("Why?",)) for span in spans], DESK)
    assert document_of(written, name).source == source
    body = members_of(written)["word/document.xml" if name == "a.docx" else "content.xml"].decode()
    marks = ("commentRangeStart", "commentRangeEnd") if name == "a.docx" else ("<office:annotation ", "annotation-end ")
    assert body.count(marks[0]) == body.count(marks[1])


NAMES = {
    "a.docx": "w:p w:r w:t w:rPr w:vanish w:pStyle w:sdt w:sdtPr w:lock w:showingPlcHdr w:dataBinding w:fldSimple "
    "w:fldChar w:instrText w:tab w:br w:tc w:txbxContent w:ins w:del w:footnote w:rt wp:inline mc:Fallback",
    "a.odt": "text:p text:h text:span text:s text:tab text:line-break text:note text:tracked-changes draw:frame "
    "draw:text-box table:table-cell text:table-of-content office:annotation office:text office:forms style:style",
}


def trees(name: str) -> st.SearchStrategy[tuple[str, str]]:
    """XML in which any element may stand in any other."""
    tags = st.sampled_from(NAMES[name].split())
    empty = tags.map(lambda tag: f"<{tag}/>") | st.sampled_from(["a big b", " ", "&amp;", "<!-- c -->"])
    inner = st.recursive(
        empty,
        lambda held: st.tuples(tags, st.lists(held, max_size=4)).map(
            lambda pair: f'<{pair[0]} w:val="1" w:fldCharType="begin">{"".join(pair[1])}</{pair[0]}>'
        ),
        max_leaves=12,
    )
    return st.tuples(st.just(name), inner)


@given(trees("a.docx") | trees("a.odt"))
def test_xml_that_no_program_writes_is_read_or_told(tree: tuple[str, str]) -> None:
    name, inner = tree
    inner = inner.replace("w:val", "x") if name == "a.odt" else inner
    inner = inner.replace("w:fldCharType", "y") if name == "a.odt" else inner
    file = docx_of(inner) if name == "a.docx" else odt_of(inner)
    segments = document_of(file, name).segments
    edits = [Edit(segment.source, "x") for segment in segments]
    try:
        for written in (_desk(name, file).write(edits), _desk(name, file).write_tracked(edits, DESK)):
            document_of(written, name)
    except FileError:
        pass


@given(FILES, st.data())
def test_a_damaged_file_is_read_or_told(named: tuple[str, bytes], data: st.DataObject) -> None:
    name, file = named
    at = data.draw(st.integers(0, len(file) - 1))
    damaged = file[:at] + bytes([data.draw(st.integers(0, 255))]) + file[at + 1 :]
    try:
        document = document_of(damaged, name)
        cast(Desk, document.origin["container"]).write([Edit(Span(0, 0), "x")] if document.segments else [])
    except FileError:
        pass
