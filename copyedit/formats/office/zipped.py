"""A word processor's file is a zip: read member by member within limits, written with all else byte for byte.

Start with `Package`. Nothing is ever unpacked onto the disk, so a member called “../../x” leads nowhere. The records
are those of PKWARE's APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16 (its end).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from copyedit.errors import FileError

MOST_MEMBERS = 20_000  # a book with a picture a page has a few thousand
LARGEST_MEMBER = 64 * 1024 * 1024  # bytes, unpacked; the text of a book has some ten million with its markup
_SUSPECT = 10 * 1024 * 1024  # bytes; what is smaller does no harm, however tightly packed
_TIGHTEST = 300  # times; markup shrinks to a tenth, tables of nothing to a hundredth, noughts to a thousandth
_SIGNATURES = ("_xmlsignatures/", "META-INF/documentsignatures")

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_STREAMED = 1 << 3  # flag: sizes stand behind the data
_UNPACKABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


class Package:
    """The members of a zip, whose bytes are `data`; `path` is for messages. Raises FileError where it is none."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.data = data
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _UNPACKABLE as bad:
            raise FileError(f"a broken file: its zip directory cannot be read ({bad}); was it cut off?", path) from None
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise FileError(f"too many parts: {len(members):,} in one zip file; the most is {MOST_MEMBERS:,}", path)
        self._members = {member.filename: member for member in members}
        self._repeated = len(self._members) < len(members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def read(self, name: str) -> bytes:
        """A member unpacked. Raises FileError where it is missing, damaged, encrypted or too large to be a story."""
        member = self._members.get(name)
        if member is None:
            raise FileError(f"there is no “{name}” in it", self.path)
        if self._repeated:
            raise FileError("two parts of it have one name, so programs disagree on what it says", self.path)
        if member.flag_bits & 1:
            raise FileError(f"“{name}” in it is encrypted: save it without a password", self.path)
        self._refuse_bomb(member)
        try:
            with self._zip.open(member) as file:
                return file.read(LARGEST_MEMBER + 1)
        except _UNPACKABLE as bad:
            raise FileError(f"a broken file: “{name}” in it cannot be unpacked ({bad})", self.path) from None

    def _refuse_bomb(self, member: zipfile.ZipInfo) -> None:
        """By the size declared, which `zipfile` never unpacks more than: a member that lies is cut off, and damaged."""
        if member.file_size > LARGEST_MEMBER:
            most, size = LARGEST_MEMBER >> 20, member.file_size >> 20
            raise FileError(f"too large: “{member.filename}” in it unpacks to {size:,} MB; most: {most} MB", self.path)
        if member.file_size > max(_SUSPECT, _TIGHTEST * member.compress_size):
            times = member.file_size // max(1, member.compress_size)
            raise FileError(f"a zip bomb? “{member.filename}” in it unpacks to {times:,} times its size", self.path)

    def written(self, changed: Mapping[str, bytes]) -> bytes:
        """The zip with some members' bytes changed or added; all other records stay, byte for byte and in order.

        Raises FileError.
        """
        if any(name.startswith(_SIGNATURES) for name in self._members):
            raise FileError("not written: the file is signed, and a change would break the signature", self.path)
        central, end = self._directory()
        names = {member.header_offset: name for name, member in self._members.items()}
        moved: list[bytes] = []
        at = min((offset for offset, _ in central), default=0)
        body = [self.data[:at]]
        ends = [*sorted(offset for offset, _ in central)[1:], end.start]
        for (offset, record), following in zip(sorted(central), ends, strict=True):
            entry = self.data[offset:following]
            if names[offset] in changed:
                entry, record = _repacked(entry, record, changed[names[offset]])
            moved.append(_with_offset(record, at - end.shift))
            body.append(entry)
            at += len(entry)
        for name in changed.keys() - self._members.keys():
            entry, record = _new_entry(name, changed[name])
            moved.append(_with_offset(record, at - end.shift))
            body.append(entry)
            at += len(entry)
        return b"".join([*body, *moved, end.written(len(moved), sum(map(len, moved)), at)])

    def _directory(self) -> tuple[list[tuple[int, bytes]], _End]:
        """Each member's offset and central record. Raises FileError for a zip over 4 GB or of an unusual make."""
        place = self.data.rfind(b"PK\x05\x06")
        end = _End(self.data[place:], place)
        records: list[tuple[int, bytes]] = []
        at = end.start
        while at + _CENTRAL.size <= place:
            fields = _CENTRAL.unpack_from(self.data, at)
            length = _CENTRAL.size + sum(fields[10:13])
            records.append((fields[16] + end.shift, self.data[at : at + length]))
            at += length
        if at != place:
            records.clear()
        offsets = {offset for offset, _ in records}
        if offsets != {member.header_offset for member in self._members.values()}:
            raise FileError("not written: its zip directory is of an unusual make; save it again", self.path)
        return records, end


class _End:
    """The record that ends a zip. `shift` is how many bytes stand in front of the zip proper."""

    def __init__(self, record: bytes, place: int) -> None:
        self._fields = _END.unpack_from(record)
        self._comment = record[_END.size :]
        self.start = place - self._fields[5]  # of the central directory
        self.shift = self.start - self._fields[6]

    def written(self, count: int, size: int, start: int) -> bytes:
        mark, disk, first = self._fields[:3]
        ended = (mark, disk, first, count, count, size, start - self.shift, self._fields[7])
        return _END.pack(*ended) + self._comment


def _repacked(entry: bytes, record: bytes, data: bytes) -> tuple[bytes, bytes]:
    """A member's entry and central record with other data: packed by its own method, its name and date kept."""
    local, central = list(_LOCAL.unpack_from(entry)), list(_CENTRAL.unpack_from(record))
    packed = _packed(data, local[3])
    local[2] &= ~_STREAMED
    central[3] &= ~_STREAMED
    local[6:9] = central[7:10] = [zlib.crc32(data), len(packed), len(data)]
    names = entry[_LOCAL.size : _LOCAL.size + local[9]]
    local[10] = 0  # what extra fields say of sizes would be wrong now
    return _LOCAL.pack(*local) + names + packed, _CENTRAL.pack(*central) + record[_CENTRAL.size :]


def _new_entry(name: str, data: bytes) -> tuple[bytes, bytes]:
    packed, encoded = _packed(data, zipfile.ZIP_DEFLATED), name.encode("ascii")
    about = (20, 0, zipfile.ZIP_DEFLATED, 0, 33, zlib.crc32(data), len(packed), len(data), len(encoded), 0)
    local = _LOCAL.pack(b"PK\x03\x04", *about)
    central = _CENTRAL.pack(b"PK\x01\x02", 20, *about, 0, 0, 0, 0, 0)
    return local + encoded + packed, central + encoded


def _with_offset(record: bytes, offset: int) -> bytes:
    return record[: _CENTRAL.size - 4] + struct.pack("<I", offset) + record[_CENTRAL.size :]


def _packed(data: bytes, method: int) -> bytes:
    if method == zipfile.ZIP_STORED:
        return data
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()
