"""CSV: a story a record, its text in one column. All else in a record stays as it is, byte for byte.

The first record names the columns. The separator is a comma, a semicolon or a tab, whichever it has most of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from copyedit.batch.dates import day_of
from copyedit.batch.plan import Plan
from copyedit.batch.shapes.appended import Appended, decompressed
from copyedit.batch.stores import open_source, size_of
from copyedit.batch.story import Done, Made, Story
from copyedit.document import Span
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import apply_edits
from copyedit.formats.reading import LARGEST
from copyedit.settings.config import Config

_QUOTED = re.compile(r'"[^"]*+(?:""[^"]*+)*+"')
_TO_CLOSING = re.compile(r'[^"]*+(?:""[^"]*+)*+"')
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"  # a byte-order mark in front of the first record


class _Record(NamedTuple):
    """A record as it stands in the file, and the place of its text, with the quotation marks around it."""

    source: str
    span: Span | None = None


class Archive:
    """`resume` is the number of bytes read, before compression; `at` is that of the file."""

    def __init__(self, plan: Plan, config: Config) -> None:
        self._plan = plan
        self._out = Appended(plan)
        self.open, self.commit, self.wrap_up, self.publish = (
            self._out.open,
            self._out.commit,
            self._out.wrap_up,
            self._out.publish,
        )
        with open_source(plan.source) as disk:
            head = decompressed(disk, plan.source).readline().decode("utf-8", "replace")
        self._separator = max(",;\t", key=head.count)
        names = [_said(head, span) for span in _spans(head, self._separator)]
        self._text = _index(names, plan.text_field, plan.source)
        self._about = [
            _index(names, name, plan.source) if name else None
            for name in (plan.id_field, plan.date_field, plan.section_field)
        ]

    def total(self) -> int:
        return size_of(self._plan.source)

    def stories(self, resume: int | None, number: int) -> Iterator[Story]:
        with open_source(self._plan.source) as disk:
            file = decompressed(disk, self._plan.source)
            at = resume or 0
            file.seek(at)
            for record, size in _records(file, self._separator):
                at += size
                yield self._story(record, number, at, disk.tell())
                number += 1

    def _story(self, record: str, number: int, resume: int, at: int) -> Story:
        key = f"record {number}"
        if number == 0 or not record.strip():  # the names of the columns
            return Story(number, key, None, _Record(record), resume, at, is_frame=number == 0)
        fields = _spans(record, self._separator)
        id_, date, section = (
            _said(record, fields[index]) if index is not None and index < len(fields) else "" for index in self._about
        )
        story = Story(number, id_ or key, None, _Record(record), resume, at, date=day_of(date), section=section)
        if self._text >= len(fields):
            return story._replace(unreadable=f"no column “{self._plan.text_field}” in it")
        text = _said(record, fields[self._text])
        unreadable = "too large for one story" if len(text) > LARGEST else ""
        if any("\udc80" <= character <= "\udcff" for character in text):
            unreadable = "not valid UTF-8"
        raw = _Record(record, fields[self._text])
        return story._replace(content=None if unreadable else text, raw=raw, unreadable=unreadable)

    def write(self, story: Story, done: Done) -> None:
        assert isinstance(story.raw, _Record)
        record = self._with_edits(story.raw, done.made) if done.made else story.raw.source
        self._out.file.write(record.encode("utf-8", "surrogateescape"))

    def _with_edits(self, record: _Record, made: Sequence[Made]) -> str:
        """The record with a story's edits; the field gets quotation marks if it now needs them."""
        source, span = record
        assert span is not None
        if not _QUOTED.fullmatch(source, span.start, span.end):
            text = apply_edits(source[span.start : span.end], [Edit(Span(m.start, m.end), m.after) for m in made])
            field = _quoted(text) if any(sign in text for sign in (self._separator, '"', "\r", "\n")) else text
            return source[: span.start] + field + source[span.end :]
        text = _said(source, span)
        edits = [
            Edit(Span(_place(text, m.start, span), _place(text, m.end, span)), m.after.replace('"', '""')) for m in made
        ]
        return apply_edits(source, edits)


def _records(file: BinaryIO, separator: str) -> Iterator[tuple[str, int]]:
    """The records, with their line endings, and their sizes in bytes. A quoted field may hold line ends."""
    lines: list[str] = []
    size, is_open = 0, False
    for line in file:
        lines.append(line.decode("utf-8", "surrogateescape"))
        size += len(line)
        is_open = _is_open(lines[-1], separator, is_open)
        if not is_open:
            yield "".join(lines), size
            lines, size = [], 0
    if lines:
        yield "".join(lines), size


def _is_open(line: str, separator: str, is_open: bool) -> bool:
    """True if the line ends inside a quoted field; `is_open` if it begins in one."""
    at = 0
    if not is_open:
        at = line.startswith(_MARK)
        is_open = line.startswith('"', at)
        at += is_open
    while True:
        if is_open:
            closing = _TO_CLOSING.match(line, at)
            if closing is None:
                return True
            at = closing.end()
        at = line.find(separator, at) + 1
        if at == 0:
            return False
        is_open = line.startswith('"', at)
        at += is_open


def _spans(record: str, separator: str) -> list[Span]:
    """The places of a record's fields, with the quotation marks around them."""
    spans = []
    start = int(record.startswith(_MARK))
    last = len(record.rstrip("\r\n"))
    while True:
        quoted = _QUOTED.match(record, start)
        end = record.find(separator, quoted.end() if quoted else start)
        spans.append(Span(start, end if end >= 0 else max(last, quoted.end() if quoted else start)))
        if end < 0:
            return spans
        start = end + 1


def _said(record: str, span: Span) -> str:
    """What a field says."""
    field = record[span.start : span.end]
    return field[1:-1].replace('""', '"') if _QUOTED.fullmatch(field) else field


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _place(text: str, offset: int, span: Span) -> int:
    """Where a place of a quoted field's text is in the record."""
    return span.start + 1 + offset + text.count('"', 0, offset)


def _index(names: Sequence[str], wanted: str | None, source: str) -> int:
    if wanted not in names:
        raise FileError(f"no column “{wanted}”; the columns are: {', '.join(names)}", source)
    return names.index(wanted)
