"""JSON Lines: a story a line, its text in one field. All else in a line stays as it is, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from copyedit.batch.dates import day_of
from copyedit.batch.plan import Plan
from copyedit.batch.shapes.appended import Appended, decompressed
from copyedit.batch.stores import open_source, size_of
from copyedit.batch.story import Done, Story
from copyedit.document import Segment, Span
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import apply_edits
from copyedit.formats.reading import LARGEST
from copyedit.formats.wire.json_strings import escape_json, layer_of, read_json
from copyedit.settings.config import Config

_FIRST = 100  # lines, of which one at least has each field
_SHOWN = 12  # fields in a message
_HEAD = 1 << 20  # bytes that show how an archive writes what is not ASCII
_ESCAPED = re.compile(r"\\u(?!00[0-7])")  # a character that is not ASCII, such as “\u2019”


class _Line(NamedTuple):
    """A line, and where its text stands in it; a line without has no segments."""

    data: bytes
    source: str = ""
    segments: tuple[Segment, ...] = ()


class Archive:
    """`resume` is the number of bytes read, before compression; `at` is that of the file."""

    def __init__(self, plan: Plan, config: Config) -> None:
        self._source = plan.source
        self._field = _path(plan.text_field)
        self._id, self._date, self._section = map(_path, (plan.id_field, plan.date_field, plan.section_field))
        self._out = Appended(plan)
        self.open, self.commit, self.wrap_up, self.publish = (
            self._out.open,
            self._out.commit,
            self._out.wrap_up,
            self._out.publish,
        )

    def total(self) -> int:
        return size_of(self._source)

    def stories(self, resume: int | None, number: int) -> Iterator[Story]:
        with open_source(self._source) as disk:
            file = decompressed(disk, self._source)
            resume = resume or 0
            file.seek(resume)
            for line in file:
                resume += len(line)
                yield self._story(line, number, resume)._replace(at=disk.tell())
                number += 1

    def _story(self, line: bytes, number: int, at: int) -> Story:
        key = f"line {number + 1}"
        if not line.strip():
            return Story(number, key, None, _Line(line), at, at)
        try:
            if len(line) > LARGEST:
                raise FileError("the line is too long for a story", key)
            source = line.decode("utf-8-sig" if number == 0 else "utf-8")
            value, strings = read_json(key, source)
        except UnicodeDecodeError as bad:
            return Story(number, key, None, _Line(line), at, at, f"byte {bad.start} of the line is not valid UTF-8")
        except FileError as bad:
            return Story(number, key, None, _Line(line), at, at, bad.message)
        key = _said(source, value, self._id) or key
        date = day_of(_value(value, self._date)) if self._date else ""
        section = _said(source, value, self._section)
        story = Story(number, key, None, _Line(line), at, at, date=date, section=section)
        span = next((string.span for string in strings if string.path == self._field), None)
        if span is None:
            field = ".".join(self._field)
            why = f"no field “{field}”" if _value(value, self._field) is None else f"the field “{field}” is not a text"
            return story._replace(unreadable=why)
        layer = layer_of(source, span)
        empty = (Segment(Span(0, 0), Span(span.start, span.start)),)
        return story._replace(content=layer.text, raw=_Line(line, source, layer.segments or empty))

    def write(self, story: Story, done: Done) -> None:
        assert isinstance(story.raw, _Line)
        self._out.file.write(self._with_edits(story.raw, done) if done.made else story.raw.data)

    def _with_edits(self, line: _Line, done: Done) -> bytes:
        """The line with the story's edits, which are made inside the JSON string, in the archive's own manner."""
        ascii_only = line.source.isascii() and (self._is_ascii or bool(_ESCAPED.search(line.source)))
        slashes = "\\/" in line.source
        edits = []
        for made in done.made:
            span = Span(_place(line.segments, made.start), _place(line.segments, made.end))
            edits.append(Edit(span, escape_json(made.after, ascii_only=ascii_only, slashes=slashes)))
        mark = b"\xef\xbb\xbf" if line.data.startswith(b"\xef\xbb\xbf") else b""
        return mark + apply_edits(line.source, edits).encode("utf-8")

    @cached_property
    def _is_ascii(self) -> bool:
        """True for an archive that escapes all else, as far as can be seen at its beginning."""
        with open_source(self._source) as disk:
            return decompressed(disk, self._source).read(_HEAD).isascii()


def _place(segments: tuple[Segment, ...], offset: int) -> int:
    """Where a place of the text is in the line; an escape is one character of the text."""
    for segment in segments:
        if segment.verbatim and segment.prose.start <= offset < segment.prose.end:
            return segment.source.start + offset - segment.prose.start
        if offset == segment.prose.start:
            return segment.source.start
    return segments[-1].source.end


def check_fields(plan: Plan) -> None:
    """Raises FileError for a field that none of the first lines has: its name is mistyped, as a rule."""
    with open_source(plan.source) as disk:
        lines = islice(decompressed(disk, plan.source), _FIRST)
        fields = dict.fromkeys(name for line in lines for name in _fields(_loaded(line)))
    for name in (plan.text_field, plan.id_field, plan.date_field, plan.section_field):
        if fields and name and name not in fields:
            shown = ", ".join(islice(fields, _SHOWN)) + (" ..." if len(fields) > _SHOWN else "")
            raise FileError(f"no field “{name}” in its first lines; the fields there are: {shown}", plan.source)


def _loaded(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:  # the run will put this line aside
        return None


def _fields(value: object, inside: str = "") -> Iterator[str]:
    """The names of all fields, “item” and “item.body”.

    >>> list(_fields({"id": 7, "item": {"body": "Talks"}}))
    ['id', 'item', 'item.body']
    """
    for name, inner in value.items() if isinstance(value, dict) else ():
        yield f"{inside}{name}"
        yield from _fields(inner, f"{inside}{name}.")


def _path(name: str | None) -> tuple[str, ...]:
    return tuple(name.split(".")) if name else ()


def _said(source: str, value: object, path: tuple[str, ...]) -> str:
    """What a field says. Numbers are read again, as figures of a long one may have been lost."""
    found = _value(value, path) if path else None
    if isinstance(found, float):
        found = _value(json.loads(source), path)
    return str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""


def _value(value: object, path: tuple[str, ...]) -> object:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value
