"""A tar archive, compressed or not, read as a stream: stories are cleaned, all else is carried over as it is."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Iterator
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple, cast

from copyedit.batch.dates import day_of_file
from copyedit.batch.plan import Plan
from copyedit.batch.shapes.appended import Appended, Size, decompressed
from copyedit.batch.shapes.members import is_story, may_be_story, section_of
from copyedit.batch.stores import open_source, size_of
from copyedit.batch.story import Done, Story
from copyedit.errors import FileError
from copyedit.formats.reading import LARGEST
from copyedit.settings.config import Config

_IN_MEMORY = 1 << 20  # bytes of a member that is no story; a larger one waits on the disk


class _Member(NamedTuple):
    """What a member was, and its data if it is not a story: the stream is past it when it is written."""

    info: tarfile.TarInfo
    data: IO[bytes] | None = None


class _Counted:
    """The result as `tarfile` wants it: it asks for the place once, when it opens the archive."""

    def __init__(self, out: Appended) -> None:
        self._out = out

    def write(self, data: bytes) -> int:
        return self._out.file.write(data)

    def tell(self) -> int:
        return self._out.tell()


class Archive:
    """`resume` is the number of members read; `at` the number of bytes of the source, compressed as it may be."""

    def __init__(self, plan: Plan, config: Config) -> None:
        self._plan, self._source, self._config = plan, plan.source, config
        self._out = Appended(plan)
        self.commit, self.wrap_up, self.publish = self._out.commit, self._out.wrap_up, self._out.publish
        self._output: tarfile.TarFile

    def total(self) -> int:
        return size_of(self._source)

    def stories(self, resume: int | None, number: int) -> Iterator[Story]:
        with open_source(self._source) as disk:
            try:
                plain = decompressed(disk, self._source)
                with tarfile.open(fileobj=plain, mode="r|") as archive:
                    for index, info in enumerate(_members(archive)):
                        if index >= (resume or 0):
                            yield self._story(archive, info, number, index + 1, disk.tell())
                            number += 1
            except (tarfile.TarError, EOFError, OSError) as bad:
                raise FileError(f"not a tar archive that can be read: {bad}", self._source) from None

    def _story(self, archive: tarfile.TarFile, info: tarfile.TarInfo, number: int, resume: int, at: int) -> Story:
        name = info.name
        file = archive.extractfile(info) if info.isreg() else None
        if file is None:
            return Story(number, name, None, _Member(info), resume, at)
        if may_be_story(name, self._config) and info.size <= LARGEST:
            data = file.read()
            if is_story(name, data):
                date = day_of_file(self._plan, name, data, info.mtime)
                return Story(number, name, data, _Member(info), resume, at, date=date, section=section_of(name))
            return Story(number, name, None, _Member(info, _kept(data)), resume, at)
        unreadable = "too large for one story" if may_be_story(name, self._config) else ""
        return Story(number, name, None, _Member(info, _kept(file)), resume, at, unreadable)

    def open(self, state: Size | None) -> None:
        self._out.open(state)
        target = cast(IO[bytes], _Counted(self._out))
        self._output = self._out.container = tarfile.TarFile(mode="w", fileobj=target, format=tarfile.PAX_FORMAT)

    def write(self, story: Story, done: Done) -> None:
        """Write a member with its old name, date and mode."""
        assert isinstance(story.raw, _Member)
        info, data = story.raw
        content = done.content if done.content is not None else story.content
        if isinstance(content, bytes):
            info.size = len(content)
            info.pax_headers = {key: value for key, value in info.pax_headers.items() if key != "size"}
            data = BytesIO(content)
        self._output.addfile(info, data)
        self._output.members.clear()  # type: ignore[attr-defined]  # `tarfile` would keep them all


def _members(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while (info := archive.next()) is not None:
        archive.members.clear()  # type: ignore[attr-defined]  # `tarfile` would keep them all
        if info.issparse():
            info.type = tarfile.REGTYPE
        yield info


def _kept(data: bytes | IO[bytes]) -> IO[bytes]:
    """The data of a member that is no story, until it is written."""
    file = cast(IO[bytes], SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 - closed when it is dropped
    shutil.copyfileobj(BytesIO(data) if isinstance(data, bytes) else data, file)
    file.seek(0)
    return file
