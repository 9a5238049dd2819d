"""Crawls, WARC or WACZ: each page that was fetched is a story, which is only reported on.

A page is handed to a worker as it was sent, and the worker takes the article out of it (`copyedit/batch/articles.py`).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO, cast

from copyedit.batch.articles import check_reader
from copyedit.batch.dates import day_of, day_of_file
from copyedit.batch.plan import MTIME, Plan
from copyedit.batch.stores import open_source, size_of
from copyedit.batch.story import Done, Story
from copyedit.errors import CopyeditError, FileError
from copyedit.formats.reading import LARGEST
from copyedit.settings.config import Config

_HTML = ("text/html", "application/xhtml+xml")
_MEMBERS = (".warc", ".warc.gz")


class Archive:
    """`resume` is the number of records read, of all kinds; `at` is the number of bytes of the source."""

    def __init__(self, plan: Plan, config: Config) -> None:
        if plan.out is not None:
            raise CopyeditError("a crawl is only reported on: use --dry-run, with --run for the findings", plan.source)
        self._plan = plan
        try:
            self._iterator: Any = import_module("warcio.archiveiterator").ArchiveIterator
        except ImportError:
            raise CopyeditError("crawls need an extra: pip install 'copyedit[warc]'", plan.source) from None
        check_reader(plan.source)

    def total(self) -> int:
        return size_of(self._plan.source)

    def stories(self, resume: int | None, number: int) -> Iterator[Story]:
        count = 0
        try:
            for file, before in self._files():
                for record in self._iterator(file):
                    count += 1
                    if count > (resume or 0) and _is_page(record):
                        yield self._story(record, number, count, before + file.tell())
                        number += 1
        except (OSError, EOFError, zipfile.BadZipFile) as bad:
            raise FileError(f"not a crawl that can be read: {bad}", self._plan.source) from None
        except Exception as bad:  # warcio's own errors
            if type(bad).__module__.partition(".")[0] != "warcio":
                raise
            raise FileError(f"not a crawl that can be read: {bad}", self._plan.source) from None

    def _files(self) -> Iterator[tuple[BinaryIO, int]]:
        """The WARC files of the source, and the bytes of the source before them: itself or, in WACZ, its members."""
        with open_source(self._plan.source) as disk:
            if not self._plan.source.lower().endswith(".wacz"):
                yield disk, 0
                return
            with zipfile.ZipFile(disk) as archive:
                before = 0
                for member in archive.infolist():
                    if member.filename.lower().endswith(_MEMBERS):
                        with archive.open(member) as file:
                            yield cast(BinaryIO, file), before
                    before += member.compress_size

    def _story(self, record: Any, number: int, resume: int, at: int) -> Story:
        address = record.rec_headers.get_header("WARC-Target-URI") or f"record {resume}"
        story = Story(number, address, None, None, resume, at, section=_section(address))
        try:
            data: bytes = record.content_stream().read(LARGEST + 1)
        except Exception as bad:  # a body that is not packed as its headers say
            return story._replace(unreadable=f"its body cannot be read: {bad}")
        if len(data) > LARGEST:
            return story._replace(unreadable="too large for one story")
        date = day_of_file(self._plan, address, data, None)
        if self._plan.date_field in (None, MTIME):  # at the latest it is of the day when it was fetched
            date = date or day_of(record.rec_headers.get_header("WARC-Date"))
        return story._replace(content=data, date=date)

    def open(self, state: object) -> None:
        """Nothing is written."""

    def write(self, story: Story, done: Done) -> None:
        """Nothing is written."""

    def commit(self) -> None:
        """Nothing is written."""

    def wrap_up(self) -> None:
        """Nothing is written."""

    def publish(self) -> None:
        """Nothing is written."""


def _is_page(record: Any) -> bool:
    """True for the answer to a request that holds a page."""
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    if headers is None:
        return (record.rec_headers.get_header("Content-Type") or "").startswith(_HTML)
    return headers.get_statuscode() == "200" and (headers.get_header("Content-Type") or "").lower().startswith(_HTML)


def _section(address: str) -> str:
    """The host of an address."""
    return address.partition("://")[2].partition("/")[0]
