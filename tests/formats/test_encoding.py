"""Bytes to text and back without loss."""

import pytest

from copyedit.errors import FileError
from copyedit.formats.encoding import DecodeError, decode
from copyedit.formats.reading import LARGEST, document_of, read_document

TEXT = "He said “no” – in a café.\r\nNext line.\n"


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        ("A plain line of news copy.\n".encode("utf-16-le"), "utf-16-le"),
        ("A plain line of news copy.\n".encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
        (b"", "utf-8"),
    ],
)
def test_round_trip(data: bytes, codec: str) -> None:
    text, encoding = decode(data)
    assert encoding.codec == codec
    assert encoding.encode(text) == data


def test_the_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfNo.")[0] == "No."


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\xff\xfea\x00b", bytes(range(256)) * 20],
    ids=["png", "half a character", "every byte"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DecodeError):
        decode(data)


def test_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.formats.reading.LARGEST", 10)
    with pytest.raises(FileError, match="too large"):
        document_of(b"more than ten bytes", "a.txt")
    assert LARGEST >= 10 << 20


@pytest.mark.parametrize("path", ["missing.txt", "/"])
def test_what_cannot_be_read(path: str) -> None:
    with pytest.raises(FileError, match=r"cannot be read|folder"):
        read_document(path)
