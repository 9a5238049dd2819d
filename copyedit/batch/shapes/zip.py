"""A zip archive: each member in a format that copyedit reads is a story; the others are carried over as they are."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import BinaryIO
from zlib import error as ZlibError

from copyedit.batch.dates import day_of_file
from copyedit.batch.plan import Plan
from copyedit.batch.shapes.appended import Appended, Size
from copyedit.batch.shapes.members import is_story, may_be_story, section_of
from copyedit.batch.stores import open_source
from copyedit.batch.story import Done, Story
from copyedit.errors import FileError
from copyedit.formats.reading import LARGEST
from copyedit.settings.config import Config

_BLOCK = 1 << 20
_HEADER = struct.Struct("<4s5H3L2H")  # a member's local header (4.3.7 of the format's specification)
_TWO_SIZES = struct.Struct("<2Q")
_IN_EXTRA = 0xFFFFFFFF  # as a size: it stands in the extra field
_ENCRYPTED, _UTF8, _END_MARKED = 0x1, 0x800, 0x2  # bits of a member's flags
_DEFAULT_MODE = 0o600 << 16
_DAMAGED = (zipfile.BadZipFile, NotImplementedError, ZlibError, EOFError)


class _Output(zipfile.ZipFile):
    """It ends when it is closed, and not when it is dropped: then the run was stopped, perhaps by a full disk."""

    def __del__(self) -> None:
        """Write nothing."""


class Archive:
    """`resume` and `at` are the number of members read."""

    def __init__(self, plan: Plan, config: Config) -> None:
        self._plan, self._config = plan, config
        self._out = Appended(plan)
        self.commit, self.wrap_up, self.publish = self._out.commit, self._out.wrap_up, self._out.publish
        self._output: zipfile.ZipFile
        try:
            self._input = zipfile.ZipFile(open_source(plan.source))
        except (zipfile.BadZipFile, OSError) as bad:
            raise FileError(f"not a zip archive that can be read: {bad}", plan.source) from None
        self._members = self._input.infolist()
        if any(member.flag_bits & _ENCRYPTED for member in self._members):
            raise FileError("it has encrypted members; decrypt it first", plan.source)

    def total(self) -> int:
        return len(self._members)

    def stories(self, resume: int | None, number: int) -> Iterator[Story]:
        for at in range(resume or 0, len(self._members)):
            yield self._story(self._members[at], number, at + 1)
            number += 1

    def _story(self, member: zipfile.ZipInfo, number: int, at: int) -> Story:
        name, data = member.filename, None
        if not member.is_dir() and may_be_story(name, self._config):
            if member.file_size > LARGEST:
                return Story(number, name, None, member, at, at, "too large for one story")
            try:
                data = self._input.read(member)
            except _DAMAGED as bad:
                return Story(number, name, None, None, at, at, f"damaged in the archive, and not carried over: {bad}")
        if data is None or not is_story(name, data):
            return Story(number, name, None, member, at, at)
        date = day_of_file(self._plan, name, data, datetime(*member.date_time, tzinfo=UTC).timestamp())
        return Story(number, name, data, member, at, at, date=date, section=section_of(name))

    def open(self, state: Size | None) -> None:
        self._out.open(state)
        end = self._out.file.tell()
        written = list(_written(self._out.file, end, self._members))
        self._out.file.seek(end)
        self._output = self._out.container = _Output(self._out.file, "w", zipfile.ZIP_DEFLATED)
        self._output.comment = self._input.comment
        self._output.filelist.extend(written)
        self._output.NameToInfo.update((member.filename, member) for member in written)

    def write(self, story: Story, done: Done) -> None:
        """Write a member with its old name, date and attributes; what is no story is copied block by block."""
        if not isinstance(story.raw, zipfile.ZipInfo):
            return
        member = _like(story.raw)
        content = done.content if done.content is not None else story.content
        if isinstance(content, bytes):
            self._output.writestr(member, content)
            return
        member.file_size = story.raw.file_size  # by it, its header gets room for a large size
        with self._input.open(story.raw) as source, self._output.open(member, "w") as target:
            while block := source.read(_BLOCK):
                target.write(block)


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A member to be written as another was."""
    new = zipfile.ZipInfo(member.filename, member.date_time)
    new.compress_type, new.create_system = member.compress_type, member.create_system
    new.external_attr, new.comment = member.external_attr or _DEFAULT_MODE, member.comment
    return new


def _written(file: BinaryIO, end: int, members: Sequence[zipfile.ZipInfo]) -> Iterator[zipfile.ZipInfo]:
    """The members in a result that is not complete, and so has no directory yet, by the headers in front of them."""
    at = 0
    sources = iter(members)
    while at < end:
        file.seek(at)
        _, version, flags, _, _, _, crc, compressed, size, name_length, extra_length = _HEADER.unpack(
            file.read(_HEADER.size)
        )
        name = file.read(name_length).decode("utf-8" if flags & _UTF8 else "cp437")
        extra = file.read(extra_length)
        if size == _IN_EXTRA:
            size, compressed = _TWO_SIZES.unpack(extra[4:20])
        member = _like(next(source for source in sources if source.filename == name))
        member.extract_version = member.create_version = version
        member.flag_bits = flags & _END_MARKED
        member.CRC, member.file_size, member.compress_size, member.header_offset = crc, size, compressed, at
        yield member
        at += _HEADER.size + name_length + extra_length + compressed
