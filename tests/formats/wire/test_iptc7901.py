"""IPTC 7901 and ANPA 1312: the text between the control bytes, and nothing else, is read and changed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.errors import FileError
from copyedit.formats.reading import document_of
from copyedit.formats.which import format_of
from tests.formats.promises import blocks, fixed

FILES = Path(__file__).parent.parent / "files"
HEAD = "\x01lnk0417 4 pl 043 lnk\r\nHarbour/Talks\r\n\x02"
TAIL = "\r\n\x03131015 JUN 26\r\n\x04"


def _wire(text: str) -> bytes:
    return f"{HEAD}{text}{TAIL}".encode()


def test_the_parts_of_a_message() -> None:
    assert blocks(document_of((FILES / "harbour.iptc").read_bytes(), "harbour.iptc")) == [
        ("headline", "Ferry operators and port at odds"),
        ("byline", "By Ines Carrow"),
        ("dateline", "PORT LANRICK, June 13 (Osten) -"),
        (
            "paragraph",
            "Relations between the ferry operators and the port remain soared by a dispute over fees, officials said, "
            "but however, a third round is planned.",
        ),
        ("paragraph", "“We will not be hurried,” the mayor, Karsten Oveland, said on Friday."),
        ("code", "more"),
    ]


def test_the_parts_of_a_message_as_in_america() -> None:
    assert blocks(document_of((FILES / "harbour.anpa").read_bytes(), "harbour.anpa")) == [
        ("code", "BC-Harbour Talks,0043"),
        ("headline", "Ferry operators and port at odds"),
        ("byline", "By INES CARROW"),
        ("caption", "Osten Press Writer"),
        ("dateline", "PORT LANRICK (OP) \N{EM DASH}"),
        (
            "paragraph",
            "The café on the quay stayed shut, but however, the port remain soared by a dispute over fees.",
        ),
        ("paragraph", "“We will not be hurried,” the mayor said."),
        ("code", "-30-"),
    ]


@pytest.mark.parametrize("name", ["harbour.iptc", "harbour.anpa"])
def test_the_control_bytes_stay(name: str) -> None:
    data = (FILES / name).read_bytes()
    assert fixed(data, name).text.encode("latin-1") == data.replace(b"but\r\nhowever,", b"but").replace(
        b"but however,", b"but"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A big quay.", "A large quay."),
        ("A headline=\r\n   It is a big quay.\r\n", "A headline=\r\n   It is a large quay.\r\n"),
        ("^A big headline<\r\n\tThe quay.", "^A large headline<\r\n\tThe quay."),
        ("It is bi\x1fg.", "It is bi\x1fg."),  # a control byte inside a word: left alone
        ("It was the\r\nthe quay\r\n   of Osten.", "It was the quay\r\n   of Osten."),
    ],
)
def test_edits_keep_to_the_words(text: str, expected: str) -> None:
    assert fixed(_wire(text), "a.iptc").text == _wire(expected).decode()


def test_several_messages_in_one_file() -> None:
    data = _wire("A big quay.") + _wire("A big port.")
    assert [words for _, words in blocks(document_of(data, "a.iptc"))] == ["A big quay.", "A big port."]


def test_a_wire_file_without_a_name_is_known_by_its_bytes() -> None:
    assert format_of("spool/0417", (FILES / "harbour.iptc").read_bytes()) == "iptc7901"
    assert format_of("spool/0418", (FILES / "harbour.anpa").read_bytes()) == "iptc7901"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"A story without control bytes.", "no message: one begins with SOH"),
        (b"\x01lnk0417 4 pl 043\r\nno text", "no message"),
        (b"\x01 ??? \x02text\x03", "names no service and number"),
    ],
)
def test_what_is_no_message_is_told(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        document_of(data, "a.iptc")


PIECES = st.sampled_from(
    [
        "big",
        "the the",
        "but however,",
        "old",
        "=",
        "<",
        "^",
        "_",
        "``",
        "''",
        "\r\n",
        "\r",
        "\n",
        "\t",
        "\x1e",
        "-30-",
        "é",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_whatever_it_holds(text: str) -> None:
    fixed(_wire(text), "a.iptc")
