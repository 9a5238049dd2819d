"""The file of findings: a row of JSON for each, with its story's key in front. Start with `write_rows`."""

from __future__ import annotations

import json
from typing import BinaryIO

from copyedit.batch.story import Done, Story

FINDINGS = "findings.jsonl"


def head_of(key: str, date: str, section: str) -> bytes:
    """What stands in front of each finding of a story; of unknown date and section, null."""
    named = {"story": key, "date": date or None, "section": section or None}
    return _encoded(json.dumps(named, ensure_ascii=False)[:-1] + ", ")


def write_rows(file: BinaryIO, story: Story, done: Done) -> tuple[int, int]:
    """Append a story's findings; the places where they begin and end."""
    start = file.tell()
    head = head_of(story.key, story.date, story.section)
    for row in done.rows:
        file.write(head + _encoded(f"{row[1:]}\n"))
    return start, file.tell()


def rows_in(data: bytes, head: bytes) -> list[str]:
    """The findings of a story in its part of the file, as they were given; only line feeds part them."""
    return ["{" + line[len(head) :].decode("utf-8") for line in data.split(b"\n")[:-1]]


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")  # a file's name may be no UTF-8
