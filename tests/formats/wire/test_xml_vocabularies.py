"""NITF and NewsML-G2: the story told from the rest, entities, CDATA, and what must be refused."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.errors import FileError
from copyedit.formats.reading import document_of
from tests.formats.promises import blocks, fixed, quoted

FILES = Path(__file__).parent.parent / "files"
DOCTYPE = '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "nitf-3-6.dtd">'


def _nitf(body: str, before: str = "") -> bytes:
    return f"{before}<nitf><body><body.content>{body}</body.content></body></nitf>".encode()


def _newsml(content: str) -> bytes:
    return f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{content}</newsItem>'.encode()


def test_the_parts_of_a_nitf_story() -> None:
    assert blocks(document_of((FILES / "harbour.nitf").read_bytes(), "harbour.nitf")) == [
        ("headline", "Ferry operators & port at odds"),
        ("headline", "A second round of talks is likely"),
        ("byline", "By Ines Carrow"),
        ("byline", "Port correspondent"),
        ("dateline", "PORT LANRICK, June 13"),
        ("paragraph", "Six hours of talks ended on Friday without a result."),
        (
            "paragraph",
            "Relations between Lanrick & Sons and the port remain soared by a dispute over fees, officials said, "
            "but however, a third round is planned.",
        ),
        ("paragraph", "“We will not be hurried by nobody,” said the mayor, Karsten Oveland."),
        ("paragraph", "The fee is a tax, but however, we pay."),
        ("caption", "The quay on Friday — empty."),
        ("cell", "Fee"),
        ("cell", "12 crowns"),
        ("paragraph", "Ines Carrow covers ports."),
    ]


def test_block_quotes_and_q_are_somebodys_words() -> None:
    story = document_of((FILES / "harbour.nitf").read_bytes(), "harbour.nitf")
    assert quoted(story) == ["“We will not be hurried by nobody,”", "The fee is a tax, but however, we pay."]


def test_the_parts_of_a_newsml_item() -> None:
    kinds = [kind for kind, _ in blocks(document_of((FILES / "harbour.newsml").read_bytes(), "harbour.newsml"))]
    head, page, text = ["headline", "byline", "dateline"], ["headline", "paragraph", "paragraph"], ["paragraph"]
    assert kinds == head + page + head + text


@pytest.mark.parametrize("name", ["harbour.nitf", "harbour.newsml"])
def test_a_fixed_file_is_sound_and_says_the_fix(name: str) -> None:
    outcome = fixed((FILES / name).read_bytes(), name)
    root = ElementTree.fromstring(outcome.text)
    words = " ".join("".join(root.itertext()).split())
    assert "but a third round" in words or "but it would call" in words
    assert "The fee is a tax, but however, we pay." in words  # in a quotation


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>A big &amp; b</p>", "<p>A large &amp; b</p>"),
        ("<p>An old quay</p>", "<p>An R&amp;D quay</p>"),  # what is put in is escaped
        ("<p><b>but</b> however, he</p>", "<p><b>but</b> he</p>"),
        ("<p>A <![CDATA[big & b]]></p>", "<p>A <![CDATA[large & b]]></p>"),
        ("<p>A bi&#103; b</p>", "<p>A large b</p>"),
        ("<p title='big'>A quay</p>", "<p title='big'>A quay</p>"),
        ("<!-- big --><pre>big</pre><p>x</p>", "<!-- big --><pre>big</pre><p>x</p>"),
        ("<p>on\r\nthe the\r\nquay</p>", "<p>on\r\nthe\r\nquay</p>"),
    ],
)
def test_edits_keep_to_the_words(body: str, expected: str) -> None:
    assert fixed(_nitf(body), "a.nitf").text == _nitf(expected).decode()


def test_entities_of_a_document_type_that_is_not_loaded() -> None:
    story = document_of(_nitf("<p>The caf&eacute; &mdash; shut</p>", DOCTYPE), "a.nitf")
    assert blocks(story) == [("paragraph", "The café — shut")]


def test_plain_text_in_a_newsml_item() -> None:
    data = _newsml("<contentSet><inlineData>Smith &amp; Sons said, but however, he left.</inlineData></contentSet>")
    assert fixed(data, "a.newsml").text == data.decode().replace("but however,", "but")


LAUGHS = '<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_nitf("<p>&b;</p>", LAUGHS), "declares the entity “a”"),
        (_nitf("<p>&a;</p>", OUTSIDE), "declares the entity “a”"),
        (_nitf("<p>open"), "not well-formed XML: mismatched tag"),
        (b"", "not well-formed XML: no element found"),
        (_nitf("<b>" * 100_000), "nested more than 2,000 deep"),
        (b"<nitf><head/></nitf>", "no <body>"),
        (b'<?xml version="1.0" encoding="klingon"?><nitf/>', "not a known encoding"),
        (b'<?xml version="1.0" encoding="utf-8"?><nitf>\xe9</nitf>', "says it is in “utf-8”, but byte 44"),
    ],
)
def test_what_is_not_read_is_told(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        document_of(data, "a.nitf")


def test_a_place_in_broken_xml() -> None:
    with pytest.raises(FileError) as told:
        document_of(b"<nitf>\n<body></p>\n</nitf>", "a.nitf")
    assert (told.value.line, told.value.column) == (2, 9)


@pytest.mark.parametrize("data", [_newsml("<itemMeta/>"), b"<NewsML><NewsItem/></NewsML>"])
def test_xml_without_a_story_is_told(data: bytes) -> None:
    with pytest.raises(FileError, match=r"no (?:headline|news item)"):
        document_of(data, "a.newsml")


PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<b>", "</b>", "<bq>", "</bq>", "<hl2>", "</hl2>", "<br/>", "<pre>", "</pre>", "<!-- x -->"),
        *("big", "the the", "but however,", "old", "&amp;", "&#8217;", "<![CDATA[a & big]]>", "\n", "\r\n", "😀 "),
    ]
)


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_whatever_it_holds(body: str) -> None:
    try:
        document_of(_nitf(body), "a.nitf")
    except FileError as bad:
        assert "not well-formed XML" in bad.message  # tags that do not match
        return
    ElementTree.fromstring(fixed(_nitf(body), "a.nitf").text)
