"""Findings as comments of a DOCX file."""

from typing import cast

import docx
import pytest

from copyedit.document import Span
from copyedit.fixing.edits import Desk
from copyedit.formats.notes import Author, Note
from copyedit.formats.reading import document_of
from tests.office.making import NAMESPACES, OFFICE, docx_members, docx_of, members_of, paragraph, run, zip_of

DESK = Author("News Desk", "2026-03-04T10:15:00Z")
START, END = (
    '<w:commentRangeStart w:id="{0}"/>',
    '<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>',
)


def _commented(data: bytes, *notes: tuple[int, int, str]) -> bytes:
    desk = cast(Desk, document_of(data, "a.docx").origin["container"])
    return desk.write_comments([Note(Span(start, end), (words,)) for start, end, words in notes], DESK)


def _body(data: bytes) -> str:
    return members_of(data)["word/document.xml"].decode().partition("<w:body>")[2].partition("</w:body>")[0]


@pytest.mark.parametrize(
    ("runs", "span", "expected"),
    [
        ([run("A big ship")], (2, 5), [run("A "), START, run("big"), END, run(" ship")]),
        ([run("big")], (0, 3), [START, run("big"), END]),
        ([run("a", "<w:b/>"), run("b c")], (0, 2), [START, run("a", "<w:b/>"), run("b"), END, run(" c")]),
        ([run("of G20")], (3, 3), [run("of "), START, END, run("G20")]),
        ([run("a"), "<w:r><w:tab/></w:r>", run("b")], (1, 2), [run("a"), START, "<w:r><w:tab/></w:r>", END, run("b")]),
    ],
)
def test_marks_stand_round_the_words(runs: list[str], span: tuple[int, int], expected: list[str]) -> None:
    written = _commented(docx_of(paragraph(*runs)), (*span, "Why?"))
    assert _body(written) == paragraph(*(part.format(1) for part in expected))


def test_two_comments_on_neighbours_and_one_inside_the_other() -> None:
    body = _body(_commented(docx_of(paragraph(run("one two"))), (0, 3, "a"), (0, 7, "b"), (3, 7, "c")))
    for number in (1, 2, 3):
        assert body.index(START.format(number)) < body.index(END.format(number))
    assert body.count("<w:t ") == 2


def test_what_the_comment_says_and_who() -> None:
    written = members_of(_commented(docx_of(paragraph(run("A big ship"))), (2, 5, "Say <“large”> & why")))
    comments = written["word/comments.xml"].decode()
    assert '<w:comment w:id="1" w:author="News Desk" w:date="2026-03-04T10:15:00Z" w:initials="ND">' in comments
    assert "Say &lt;“large”&gt; &amp; why</w:t>" in comments
    assert b'PartName="/word/comments.xml"' in written["[Content_Types].xml"]
    assert b'Type="' + OFFICE.encode() + b'/comments"' in written["word/_rels/document.xml.rels"]


def test_python_docx_reads_them(tmp_path: object) -> None:
    from io import BytesIO

    story = docx.Document(
        BytesIO(_commented(docx_of(paragraph(run("A big ship"))), (2, 5, "Say large"), (6, 10, "Boat")))
    )
    told = [(comment.author, comment.initials, comment.text) for comment in story.comments]
    assert told == [("News Desk", "ND", "Say large"), ("News Desk", "ND", "Boat")]


@pytest.mark.parametrize("root", ["<w:comments {0}>{1}</w:comments>", "<w:comments {0}/>"])
def test_comments_that_are_there_are_kept(root: str) -> None:
    old = '<w:comment w:id="5" w:author="Lotte"><w:p><w:r><w:t>Which?</w:t></w:r></w:p></w:comment>'
    members = docx_members(
        paragraph(run("A big ship")), others={"word/comments.xml": root.format(NAMESPACES, old).encode()}
    )
    relation = f'<Relationship Id="c" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    members[rels] = members[rels].replace(b"</Relationships>", relation.encode())
    written = members_of(_commented(zip_of(members), (2, 5, "Say large")))
    assert {name for name in written if written[name] != members[name]} == {"word/document.xml", "word/comments.xml"}
    comments = written["word/comments.xml"].decode()
    assert comments.endswith("</w:comment></w:comments>")
    assert (old in comments) == ("{1}" in root)
    number = 6 if "{1}" in root else 1
    assert f'<w:comment w:id="{number}" w:author="News Desk"' in comments


def test_a_finding_in_a_footnote_is_told_with_the_story() -> None:
    data = docx_of(paragraph(run("The story.")), '<w:footnote w:id="1">' + paragraph(run("of of it")) + "</w:footnote>")
    written = members_of(_commented(data, (11, 16, "Twice.")))
    assert "On “of of”, which stands apart:" in written["word/comments.xml"].decode()
    assert written["word/footnotes.xml"] == members_of(data)["word/footnotes.xml"]
    assert _body(zip_of(written)).startswith("<w:p>" + START.format(2))


def test_the_text_reads_as_before() -> None:
    data = docx_of(paragraph(run("A big ship")))
    assert document_of(_commented(data, (2, 5, "x"), (2, 5, "y")), "a.docx").source == "A big ship\n"
