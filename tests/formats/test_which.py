"""Which format a file is in, by its name and its beginning; what is not read as if it were text."""

from pathlib import Path

import pytest

from copyedit.errors import FileError
from copyedit.formats.reading import document_of
from copyedit.formats.which import format_of, holds_story

WIRE = b"\x01abc0123 4 pl 21\r\nBC-Ferry\r\n\x02Ferry halted\r\n   The the ferry stays.\r\n\x03301200 nov 26\r\n\x04"
NITF = b"<?xml version='1.0'?>\n<!-- a --><nitf><body/></nitf>"
FEED = b'<feed xmlns="http://www.w3.org/2005/Atom"/>'
PAGE = b"<!doctype html><p>Ferry halted</p>"
ITEM = b'{"uri": "urn:a", "body_text": "Ferry halted"}'


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("story.txt", b"Ferry halted", "text"),
        ("story.txt", WIRE, "iptc7901"),
        ("story.md", WIRE, "iptc7901"),
        ("story.txt", b"\x16\x16\x01 bkn014 4 pl 171\n\x02Ferry", "iptc7901"),
        ("story.txt", NITF, "nitf"),
        ("story.xml", NITF, "nitf"),
        ("story.text", FEED, "feed"),
        ("story.txt", ITEM, "ninjs"),
        ("story.txt", PAGE, "text"),  # a page pasted as text: its tags are reported
        ("story", PAGE, "html"),
        ("story.txt", b"<p>Ferry halted</p>", "text"),
        ("story.md", b"<?xml version='1.0'?>", "markdown"),
        ("story", b"{Ferry halted}", "text"),
    ],
)
def test_name_and_beginning(name: str, data: bytes, expected: str) -> None:
    assert format_of(name, data) == expected


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xml", b"<?xml version='1.0'?><!-- x --><plan a='teh'>teh</plan>", "XML with the root <plan>, which is not"),
        ("a.xml", b"\xef\xbb\xbf <plan/>", "XML with the root <plan>"),
        ("a.txt", b"<?xml version='1.0'?><plan/>", "known are NITF, NewsML-G2, RSS, Atom and XHTML; --as text"),
        ("-", b"<?xml version='1.0'?>", "XML, which is not read"),
        ("a.json", b'{"name": "teh"}', "JSON, but not a ninjs item"),
        ("a.ipynb", b'{\n "cells": [{"source": "teh"}]}', "JSON, but not a ninjs item"),
        ("a.txt", b"%PDF-1.4\nteh", "PDF, which is not read; save it as DOCX, ODT or text"),
        ("a.rtf", b"{\\rtf1\\ansi teh}", "RTF, which is not read"),
    ],
)
def test_markup_and_data_of_an_unknown_kind_are_not_edited_as_text(name: str, data: bytes, said: str) -> None:
    with pytest.raises(FileError, match=said):
        document_of(data, name)
    assert document_of(data, name, "text").source == data.decode().removeprefix("\ufeff")


def test_control_bytes_of_the_wire_are_no_prose_whatever_the_files_name() -> None:
    prose = document_of(WIRE, "story.txt").prose
    assert prose.split("\n\n")[:2] == ["Ferry halted", "The the ferry stays."]
    assert not any(ord(c) < 32 and c != "\n" for c in prose)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (NITF, True),
        (FEED, True),
        (ITEM, True),
        (b'{"body_text": "%s", "uri": "urn:a"}' % (b"Ferry halted. " * 1000), True),
        (b'{"headline": "of a card"}', False),
        (b"<?xml version='1.0'?><project/>", False),
        (b"", False),
    ],
)
def test_a_walk_takes_what_holds_a_story(tmp_path: Path, data: bytes, expected: bool) -> None:
    (tmp_path / "a.xml").write_bytes(data)
    assert holds_story(str(tmp_path / "a.xml")) is expected


def test_what_cannot_be_read_holds_no_story(tmp_path: Path) -> None:
    assert not holds_story(str(tmp_path))
    assert not holds_story(str(tmp_path / "none.xml"))
