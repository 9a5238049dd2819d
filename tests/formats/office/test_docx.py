"""DOCX: what is read of Word's XML, and what an edit changes in it."""

from typing import cast

import pytest

from copyedit.document import Document, Span
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import Container, Desk
from copyedit.formats.notes import Author, Note
from copyedit.formats.reading import document_of
from tests.office.making import docx_members, docx_of, members_of, paragraph, run, zip_of

LINK = '<w:hyperlink r:id="x" xmlns:r="r">' + run("harbour") + "</w:hyperlink>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx><w:txbxContent>'
    + paragraph(run("In a box"))
    + "</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
    + paragraph(run("In a box"))
    + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + run("Velmar") + "</w:sdtContent></w:sdt>"
ROW = (
    "<w:tbl><w:tr><w:tc>" + paragraph(run("Catch")) + "</w:tc><w:tc>" + paragraph(run("Cod")) + "</w:tc></w:tr></w:tbl>"
)
DELETED = '<w:del w:id="1" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del>'
BOLD = "<w:b/>"
RUBY = "<w:r><w:ruby><w:rt>" + run("x") + "</w:rt><w:rubyBase>" + run("y") + "</w:rubyBase></w:ruby></w:r>"
MOVED = '<w:moveFrom w:id="1" w:author="x">' + run("gone") + "</w:moveFrom>"

# What stands in the body, the source it gives, and which of it may be changed: “|” parts the stretches.
BODIES = {
    "one run": (paragraph(run("A ferry")), "A ferry\n", "A ferry"),
    "split runs": (paragraph(run("A fe"), run("rr", "<w:b/>"), run("y")), "A ferry\n", "A ferry"),
    "entities": (paragraph(run("Smith &amp; Sons &lt;&#8217;&#x2019;")), "Smith & Sons <’’\n", "Smith & Sons <’’"),
    "two paragraphs": (paragraph(run("One")) + paragraph() + paragraph(run("Two")), "One\n\nTwo\n", "One|Two"),
    "spell check marks": (paragraph(run("a"), '<w:proofErr w:type="spellStart"/>', run("b")), "ab\n", "ab"),
    "tab": (paragraph(run("a"), "<w:r><w:tab/><w:t>b</w:t></w:r>"), "a\tb\n", "a|b"),
    "tab stops are no tabs": ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + run("a") + "</w:p>", "a\n", "a"),
    "line break": (paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"), "a b\n", "a|b"),
    "soft hyphen": (paragraph("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>"), "ab\n", "ab"),
    "non-breaking hyphen": (paragraph(run("a"), "<w:r><w:noBreakHyphen/></w:r>", run("b")), "a-b\n", "a|b"),
    "soft hyphen as a character": (paragraph(run("har\N{SOFT HYPHEN}bour&#xAD;")), "harbour\n", "harbour"),
    "symbol": (paragraph(run("a"), '<w:r><w:sym w:font="W" w:char="F04A"/></w:r>'), "a\ufffc\n", "a"),
    "picture in the line": (paragraph(run("a"), "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"), "a\ufffc\n", "a"),
    "picture beside it": (paragraph(run("ab"), "<w:r><w:drawing><wp:anchor/></w:drawing></w:r>"), "ab\n", "ab"),
    "link": (paragraph(run("The "), LINK), "The harbour\n", "The harbour"),
    "page number": (paragraph(run("page "), FIELD.format("PAGE")), "page 7\n", "page "),
    "link as a field": (paragraph(run("page "), FIELD.format('HYPERLINK "x"')), "page 7\n", "page 7"),
    "simple field": (paragraph('<w:fldSimple w:instr="DATE">' + run("May") + "</w:fldSimple>"), "May\n", ""),
    "deleted": (paragraph(run("a "), DELETED, run("b")), "a b\n", "a b"),
    "put in": (paragraph(run("a "), '<w:ins w:id="1" w:author="x">' + run("b") + "</w:ins>"), "a b\n", "a b"),
    "moved away": (paragraph(run("a"), MOVED), "a\n", "a"),
    "hidden": (paragraph(run("a"), run("secret", "<w:vanish/>"), run("b", '<w:vanish w:val="0"/>')), "ab\n", "ab"),
    "text box": (paragraph(run("Out"), BOX, run("side")), "Outside\nIn a box\n", "Outside|In a box"),
    "table": (ROW, "Catch\nCod\n", "Catch|Cod"),
    "content control": (paragraph(CONTROL.format("<w:text/>")), "Velmar\n", "Velmar"),
    "bound control": (paragraph(CONTROL.format("<w:dataBinding/>")), "Velmar\n", ""),
    "list to choose from": (paragraph(CONTROL.format("<w:dropDownList/>")), "Velmar\n", ""),
    "locked control": (paragraph(CONTROL.format('<w:lock w:val="contentLocked"/>')), "Velmar\n", ""),
    "placeholder": (paragraph(CONTROL.format("<w:showingPlcHdr/>")), "\n", ""),
    "smart tag": (paragraph('<w:smartTag w:element="City">' + run("Velmar") + "</w:smartTag>"), "Velmar\n", "Velmar"),
    "blanks not kept": (paragraph("<w:r><w:t> a </w:t></w:r>"), "a\n", ""),
    "a comment in the text": (paragraph("<w:r><w:t>a<!-- x -->b</w:t></w:r>"), "ab\n", ""),
    "reading aid": (paragraph(RUBY), "y\n", "y"),
    "line ending in the XML": (paragraph(run("a\r\nb")), "a b\n", "a b"),
}  # fmt: skip


def _container(document: Document) -> Container:
    return cast(Container, document.origin["container"])


@pytest.mark.parametrize("case", BODIES)
def test_what_is_read(case: str) -> None:
    body, source, changeable = BODIES[case]
    document = document_of(docx_of(body), "a.docx")
    assert document.source == document.prose == source
    assert "|".join(source[slice(*segment.source)] for segment in document.segments) == changeable


KINDS = {
    "Title": "headline",
    "berschrift1": "headline",
    "VelmarHead": "headline",
    "Caption": "caption",
    "Byline": "byline",
    "": "paragraph",
    "Quote": "paragraph",
}


@pytest.mark.parametrize("style", KINDS)
def test_kinds_come_from_styles(style: str) -> None:
    document = document_of(docx_of(paragraph(run("The ferry was late."), style=style)), "a.docx")
    assert [block.kind for block in document.blocks] == [KINDS[style]]
    assert bool(document.quotations) == (style == "Quote")


def test_a_table_of_contents_is_shown_and_not_looked_at() -> None:
    document = document_of(docx_of(paragraph(run("Talks stall"), style="TOC1")), "a.docx")
    assert (document.source, document.blocks) == ("Talks stall\n", ())


def test_cells_are_cells_and_a_byline_is_told_by_its_words() -> None:
    document = document_of(docx_of(ROW + paragraph(run("By Ines Carrow"))), "a.docx")
    assert [block.kind for block in document.blocks] == ["cell", "cell", "byline"]


def test_two_line_breaks_part_blocks() -> None:
    body = paragraph("<w:r><w:t>One ended.</w:t><w:br/><w:br/><w:t>Two began.</w:t></w:r>")
    document = document_of(docx_of(body), "a.docx")
    assert [document.source[slice(*block.span)] for block in document.blocks] == ["One ended.", "Two began."]


def test_notes_stand_behind_the_story() -> None:
    note = '<w:footnote w:id="{}"{}>' + paragraph(run("{}")) + "</w:footnote>"
    notes = note.format(-1, ' w:type="separator"', "---") + note.format(1, "", "The office said.")
    assert document_of(docx_of(paragraph(run("One")), notes), "a.docx").source == "One\nThe office said.\n"


def _edited(body: str, old: str, new: str) -> str:
    """The body with the first `old` of the source replaced; everything else of the file must be as it was."""
    data = docx_of(body)
    document = document_of(data, "a.docx")
    at = document.source.index(old)
    written = _container(document).write([Edit(Span(at, at + len(old)), new)])
    assert document_of(written, "a.docx").source == document.source.replace(old, new, 1)
    before, after = members_of(data), members_of(written)
    assert before | {"word/document.xml": b""} == after | {"word/document.xml": b""}
    return after["word/document.xml"].decode().partition("<w:body>")[2].partition("</w:body>")[0]


@pytest.mark.parametrize(
    ("body", "old", "new", "expected"),
    [
        (paragraph(run("a b")), "a", "the", paragraph(run("the b"))),
        (paragraph(run("a b")), "a", "<&>", paragraph(run("&lt;&amp;&gt; b"))),
        (paragraph(run("&#8217;s &amp; b")), "b", "c", paragraph(run("&#8217;s &amp; c"))),
        (paragraph(run("ab", BOLD), run("c"), run("d")), "abcd", "e", paragraph(run("e", BOLD), run(""), run(""))),
        (paragraph(run("a"), run("b", BOLD), run("c")), "b", "x", paragraph(run("a"), run("x", BOLD), run("c"))),
        (paragraph("<w:r><w:t>a b</w:t></w:r>"), "b", "", paragraph(run("a "))),
        (paragraph("<w:r><w:t>a b</w:t></w:r>"), "b", "c", paragraph("<w:r><w:t>a c</w:t></w:r>")),
        (paragraph(run("har\N{SOFT HYPHEN}bour")), "u", "", paragraph(run("har\N{SOFT HYPHEN}bor"))),
    ],
)  # fmt: skip
def test_an_edit_changes_only_the_words(body: str, old: str, new: str, expected: str) -> None:
    assert _edited(body, old, new) == expected


def test_an_edit_in_a_footnote_leaves_the_story_alone() -> None:
    data = docx_of(paragraph(run("One")), '<w:footnote w:id="1">' + paragraph(run("An office")) + "</w:footnote>")
    written = _container(document_of(data, "a.docx")).write([Edit(Span(4, 6), "The")])
    changed = {name for name, held in members_of(written).items() if held != members_of(data)[name]}
    assert changed == {"word/footnotes.xml"}
    assert b"The office" in members_of(written)["word/footnotes.xml"]


def test_without_edits_the_bytes_are_the_same() -> None:
    data = docx_of(paragraph(run("One")))
    assert _container(document_of(data, "a.docx")).write([]) == data


def test_macros_are_kept_and_not_looked_at() -> None:
    macro = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Auto_Open"}
    written = _container(document_of(docx_of(paragraph(run("One")), others=macro), "a.docm")).write(
        [Edit(Span(0, 3), "1")]
    )
    assert members_of(written)["word/vbaProject.bin"] == macro["word/vbaProject.bin"]


def test_the_story_need_not_be_called_document() -> None:
    members = docx_members(paragraph(run("One")))
    members["word/document2.xml"] = members.pop("word/document.xml")
    members["word/_rels/document2.xml.rels"] = members.pop("word/_rels/document.xml.rels")
    members["_rels/.rels"] = members["_rels/.rels"].replace(b'"word/document.xml"', b'"/word/document2.xml"')
    assert document_of(zip_of(members), "a.docx").source == "One\n"


STRICT = (
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def test_the_strict_form_is_read_and_annotated() -> None:
    members = docx_members(paragraph(run("A ferry"), style="Title"))
    for old, new in STRICT:
        members = {name: held.replace(old.encode(), new.encode()) for name, held in members.items()}
    document = document_of(zip_of(members), "a.docx")
    assert [block.kind for block in document.blocks] == ["headline"]
    desk = cast(Desk, document.origin["container"])
    written = members_of(desk.write_comments([Note(Span(2, 7), ("Boat?",))], Author("Desk", "2026-03-04T10:15:00Z")))
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in written["word/comments.xml"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in written["word/_rels/document.xml.rels"]


def test_other_names_for_the_elements_take_edits_but_no_tracked_changes() -> None:
    members = docx_members(paragraph(run("A ferry")))
    story = members["word/document.xml"].replace(b"w:", b"x:").replace(b"xmlns:w=", b"xmlns:x=")
    document = document_of(zip_of(members | {"word/document.xml": story}), "a.docx")
    desk = cast(Desk, document.origin["container"])
    assert b"A boat<" in members_of(desk.write([Edit(Span(2, 7), "boat")]))["word/document.xml"]
    with pytest.raises(FileError, match="unusual make"):
        desk.write_tracked([Edit(Span(2, 7), "boat")], Author("Desk", "2026-03-04T10:15:00Z"))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = docx_members(paragraph(run("One")))


def _without(name: str) -> bytes:
    return zip_of({key: held for key, held in GOOD.items() if key != name})


def _with(name: str, data: bytes) -> bytes:
    return zip_of(GOOD | {name: data})


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted: save it without a password"),
        (OLE + "WordDocument".encode("utf-16-le"), "an old Word file"),
        (b"", "broken file"),
        (b"PK\x03\x04 and no more", "broken file"),
        (_without("word/document.xml"), "there is no “word/document.xml”"),
        (_without("_rels/.rels"), "no Word document"),
        (_with("_rels/.rels", GOOD["_rels/.rels"].replace(b"word/document", b"xl/workbook")), "no Word document"),
        (_with("_rels/.rels", GOOD["_rels/.rels"].replace(b"word/document", b"../../document")), "no Word document"),
        (_with("word/document.xml", b"<!DOCTYPE w:document []><w/>"), "“word/document.xml” in it has a document type"),
        (_with("word/document.xml", b"<w:rPr>"), "not well-formed XML"),
        (_with("word/styles.xml", b"<w:styles>"), "“word/styles.xml” in it is not well-formed XML"),
        (_with("word/document.xml", bytes(20 << 20)), "zip bomb"),
    ],
)  # fmt: skip
def test_bad_files(data: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said) as refused:
        document_of(data, "a.docx")
    assert refused.value.path == "a.docx"
