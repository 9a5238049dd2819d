"""ODT: what is read of OpenDocument's XML, and what an edit changes in it."""

from typing import cast

import pytest

from copyedit.document import Span
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import Container, Desk
from copyedit.formats.notes import Author
from copyedit.formats.reading import document_of
from tests.office.making import members_of, odt_of, zip_of

AUTOMATIC = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>'
NOTE = (
    '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The office.</text:p>'
    "</text:note-body></text:note>"
)  # fmt: skip
REMARK = "<office:annotation><dc:creator>x</dc:creator><text:p>What?</text:p></office:annotation>"
BOX = '<draw:frame text:anchor-type="paragraph"><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>'
INDEX = "<text:table-of-content><text:index-body><text:p>Talks 1</text:p></text:index-body></text:table-of-content>"
GONE = (
    '<text:tracked-changes><text:changed-region text:id="c"><text:deletion><text:p>old</text:p></text:deletion>'
    "</text:changed-region></text:tracked-changes>"
)
ROW = "<table:table-row><table:table-cell><text:p>Cod</text:p></table:table-cell></table:table-row>"
CELL = f"<table:table>{ROW}</table:table>"

# What stands in the body, the source it gives, and which of it may be changed: “|” parts the stretches.
BODIES = {
    "a paragraph": ("<text:p>A ferry</text:p>", "A ferry\n", "A ferry"),
    "spans": ("<text:p>A fe<text:span>rr</text:span>y</text:p>", "A ferry\n", "A ferry"),
    "a link": ('<text:p>A <text:a xlink:href="x">ferry</text:a></text:p>', "A ferry\n", "A ferry"),
    "entities": ("<text:p>Smith &amp; Sons&#8217;</text:p>", "Smith & Sons’\n", "Smith & Sons’"),
    "several blanks are one": ("<text:p>a \n\t b</text:p>", "a b\n", "a b"),
    "over a tag too": ("<text:p>a <text:span> b</text:span></text:p>", "a b\n", "a b"),
    "blanks at the start are none": ("<text:p>\n  a</text:p>", "a\n", "a"),
    "a blank as an element": ("<text:p>a <text:s/>b</text:p>", "a  b\n", "a  b"),
    "three of them": ('<text:p>a<text:s text:c="3"/>b</text:p>', "a   b\n", "a|b"),
    "a tab": ("<text:p>a<text:tab/>b</text:p>", "a\tb\n", "a|b"),
    "a line break": ("<text:p>a<text:line-break/>b</text:p>", "a b\n", "a|b"),
    "a soft hyphen": ("<text:p>har\N{SOFT HYPHEN}bour</text:p>", "harbour\n", "harbour"),
    "a note": (f"<text:p>One{NOTE} two</text:p>", "One two\nThe office.\n", "One two|The office."),
    "a comment": (f"<text:p>One{REMARK} two</text:p>", "One two\n", "One two"),
    "a text box": (f"<text:p>{BOX}Outside</text:p>", "Outside\nIn a box\n", "Outside"),
    "what was deleted": (f'{GONE}<text:p>a<text:change text:change-id="c"/>b</text:p>', "ab\n", "ab"),
    "a field": ("<text:p>page <text:page-number>7</text:page-number></text:p>", "page 7\n", "page "),
    "a list": ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a\n", "a"),
    "a cell": (CELL, "Cod\n", "Cod"),
    "a blank by its number": ("<text:p>a&#32; b</text:p>", "a b\n", ""),
}


@pytest.mark.parametrize("case", BODIES)
def test_what_is_read(case: str) -> None:
    body, source, changeable = BODIES[case]
    document = document_of(odt_of(body), "a.odt")
    assert document.source == document.prose == source
    assert "|".join(source[slice(*segment.source)] for segment in document.segments) == changeable


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("<text:h>The ferry was late.</text:h>", ["headline"]),
        ('<text:p text:style-name="Title">The ferry</text:p>', ["headline"]),
        ('<text:p text:style-name="P1">The ferry</text:p>', ["headline"]),
        ('<text:p text:style-name="Caption">The ferry</text:p>', ["caption"]),
        ("<text:p>By Ines Carrow</text:p>", ["byline"]),
        (CELL, ["cell"]),
        (INDEX, []),
        ("<text:p>One.<text:line-break/><text:line-break/>Two.</text:p>", ["paragraph", "paragraph"]),
    ],
)
def test_kinds(body: str, kinds: list[str]) -> None:
    assert [block.kind for block in document_of(odt_of(body, AUTOMATIC), "a.odt").blocks] == kinds


def test_a_quotation_by_its_style() -> None:
    document = document_of(odt_of('<text:p text:style-name="Quotations">We came.</text:p>'), "a.odt")
    assert [document.source[slice(*block.span)] for block in document.quotations] == ["We came."]


@pytest.mark.parametrize(
    ("body", "span", "new", "expected"),
    [
        ("<text:p>a b</text:p>", (0, 1), "the", "<text:p>the b</text:p>"),
        ("<text:p>a b</text:p>", (0, 1), "<&>", "<text:p>&lt;&amp;&gt; b</text:p>"),
        ("<text:p>a\n  b &quot;c&quot;</text:p>", (2, 3), "d", "<text:p>a\n  d &quot;c&quot;</text:p>"),
        ("<text:p>a x b</text:p>", (2, 3), "", "<text:p>a <text:s/>b</text:p>"),
        ("<text:p>a x<text:a> b</text:a></text:p>", (2, 3), "", "<text:p>a <text:a><text:s/>b</text:a></text:p>"),
        ("<text:p>x b</text:p>", (0, 1), "", "<text:p><text:s/>b</text:p>"),
        ("<text:p>a b</text:p>", (1, 2), "   ", "<text:p>a <text:s/> b</text:p>"),
        ("<text:p>a <text:s/>b</text:p>", (2, 3), "", "<text:p>a b</text:p>"),
        ("<text:p>so<text:a>ar</text:a>ed</text:p>", (1, 5), "ure", "<text:p>sure<text:a></text:a>d</text:p>"),
    ],
)  # fmt: skip
def test_an_edit_changes_only_the_words(body: str, span: tuple[int, int], new: str, expected: str) -> None:
    data = odt_of(body)
    document = document_of(data, "a.odt")
    written = cast(Container, document.origin["container"]).write([Edit(Span(*span), new)])
    assert document_of(written, "a.odt").source == document.source[: span[0]] + new + document.source[span[1] :]
    assert members_of(written)["content.xml"] == members_of(data)["content.xml"].replace(
        body.encode(), expected.encode()
    )


@pytest.mark.parametrize(
    ("before", "listed"),
    [
        ("", "<text:tracked-changes>{}</text:tracked-changes>"),
        (
            "<office:forms></office:forms>",
            "<office:forms></office:forms><text:tracked-changes>{}</text:tracked-changes>",
        ),
        ('<text:tracked-changes x="1"/>', '<text:tracked-changes x="1">{}</text:tracked-changes>'),
        ("<text:tracked-changes><a/></text:tracked-changes>", "<text:tracked-changes><a/>{}</text:tracked-changes>"),
    ],
)
def test_where_tracked_changes_are_listed(before: str, listed: str) -> None:
    desk = cast(Desk, document_of(odt_of(f"{before}<text:p>a b</text:p>"), "a.odt").origin["container"])
    written = desk.write_tracked([Edit(Span(1, 2), "")], Author("Desk", "2026-03-04T10:15:00Z"))
    content = members_of(written)["content.xml"].decode().partition("<office:text>")[2]
    start, end = listed.split("{}")
    assert content.startswith(start + "<text:changed-region ")
    assert "</text:changed-region>" + end + '<text:p>a<text:change text:change-id="copyedit1"/>b</text:p>' in content


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK", "broken file"),
        (zip_of({"a": b""}), "no OpenDocument text"),
        (zip_of({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "no OpenDocument text"),
        (zip_of({"mimetype": b"application/vnd.oasis.opendocument.text"}), "there is no “content.xml”"),
        (odt_of("<text:p>"), "not well-formed XML"),
        (odt_of("", others={"META-INF/manifest.xml": b"<m:encryption-data/>"}), "without a password"),
    ],
)
def test_bad_files(data: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said):
        document_of(data, "a.odt")
