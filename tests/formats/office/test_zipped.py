"""Zips within limits, and written with all else byte for byte."""

import struct
import zipfile
from io import BytesIO

import pytest

from copyedit.errors import FileError
from copyedit.formats.office import zipped
from copyedit.formats.office.zipped import Package
from tests.office.making import members_of, zip_of

MEMBERS = {"a.xml": b"<a/>" * 50, "b.bin": bytes(range(256)), "c.xml": b"<c/>"}


def _records(data: bytes) -> dict[str, bytes]:
    """Each member's own record: local header, name and packed data, up to the next."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        infos = file.infolist()
        ends = [*(info.header_offset for info in infos[1:]), file.start_dir]
        return {info.filename: data[info.header_offset : end] for info, end in zip(infos, ends, strict=True)}


def _streamed() -> bytes:
    """A zip whose sizes stand behind the data, as programs write that cannot seek."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in MEMBERS.items():
            file.writestr(name, data)
    return pipe.getvalue()


ZIPS = {
    "deflated": zip_of(MEMBERS),
    "stored": zip_of(MEMBERS, zipfile.ZIP_STORED),
    "streamed": _streamed(),
    "with something in front": b"#!/bin/sh\n" + zip_of(MEMBERS),
}


@pytest.mark.parametrize("case", ZIPS)
def test_a_changed_member_leaves_the_others_byte_for_byte(case: str) -> None:
    data = ZIPS[case]
    written = Package("a.docx", data).written({"a.xml": b"<new/>", "d.xml": b"<d/>"})
    assert members_of(written) == MEMBERS | {"a.xml": b"<new/>", "d.xml": b"<d/>"}
    before, after = _records(data), _records(written)
    assert list(after) == [*before, "d.xml"]
    assert (after["b.bin"], after["c.xml"]) == (before["b.bin"], before["c.xml"])


def test_dates_and_methods_are_kept() -> None:
    written = Package("a.odt", zip_of({"mimetype": b"x", "content.xml": b"<a/>"})).written({"content.xml": b"<b/>"})
    with zipfile.ZipFile(BytesIO(written)) as file:
        told = [(info.filename, info.compress_type, info.date_time) for info in file.infolist()]
    assert told == [("mimetype", 0, (2026, 3, 4, 10, 15, 0)), ("content.xml", 8, (2026, 3, 4, 10, 15, 0))]


def test_a_comment_of_the_zip_stays() -> None:
    buffer = BytesIO(zip_of(MEMBERS))
    with zipfile.ZipFile(buffer, "a") as file:
        file.comment = b"made on a Monday"
    written = Package("a.docx", buffer.getvalue()).written({"a.xml": b""})
    with zipfile.ZipFile(BytesIO(written)) as file:
        assert file.comment == b"made on a Monday"


def _refused(data: bytes, said: str, member: str = "a.xml") -> None:
    with pytest.raises(FileError, match=said):
        Package("a.docx", data).read(member)


@pytest.mark.parametrize("cut", [10, 100, 200, -30])
def test_a_zip_cut_off(cut: int) -> None:
    _refused(zip_of(MEMBERS)[:cut], "broken file")


def test_a_damaged_member() -> None:
    data = bytearray(zip_of(MEMBERS, zipfile.ZIP_STORED))
    data[data.index(b"<a/>") + 1] ^= 1
    _refused(bytes(data), "broken file: “a.xml”")


def test_noughts_packed_a_thousand_times_are_a_bomb() -> None:
    _refused(zip_of({"a.xml": bytes(20 << 20)}), "zip bomb")


def test_a_large_member_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_MEMBER", 100)
    _refused(zip_of({"a.xml": bytes(101)}), "too large")


def test_a_bomb_that_lies_about_its_size_is_cut_off() -> None:
    data = bytearray(zip_of({"a.xml": bytes(20 << 20)}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", 1000)
    _refused(bytes(data), "broken file")


def test_a_bomb_that_nobody_reads_does_no_harm() -> None:
    package = Package("a.docx", zip_of({"a.xml": b"<a/>", "word/media/bomb.png": bytes(90 << 20)}))
    assert package.read("a.xml") == b"<a/>"
    assert len(package.written({"a.xml": b"<b/>"})) < 1 << 20


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 2)
    _refused(zip_of(MEMBERS), "too many parts: 3")


def test_two_members_of_one_name() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w") as file:
            file.writestr("a.xml", b"<one/>")
            file.writestr("a.xml", b"<two/>")
    _refused(buffer.getvalue(), "have one name")


def test_an_encrypted_member() -> None:
    data = bytearray(zip_of(MEMBERS))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    _refused(bytes(data), "without a password")


def test_a_missing_member() -> None:
    _refused(zip_of(MEMBERS), "there is no “word/document.xml”", "word/document.xml")


def test_a_name_that_leads_out_of_the_folder_is_only_a_name() -> None:
    members = {"../../etc/passwd": b"root", "a.xml": b"<a/>"}
    assert members_of(Package("a.docx", zip_of(members)).written({"a.xml": b""})) == members | {"a.xml": b""}


@pytest.mark.parametrize("name", ["_xmlsignatures/sig1.xml", "META-INF/documentsignatures.xml"])
def test_a_signed_file_is_not_changed(name: str) -> None:
    package = Package("a.docx", zip_of(MEMBERS | {name: b"<s/>"}))
    assert package.read("a.xml") == MEMBERS["a.xml"]
    with pytest.raises(FileError, match="signed"):
        package.written({"a.xml": b""})
