"""The file of findings: a row of JSON for each, with its story's key in front. Start with `write_rows`."""

from __future__ import annotations

import json
from typing import BinaryIO

from copyedit.batch.story import Done, Story

FINDINGS = "findings.jsonl"


def head_of(key: str, date: str, section: str) -> str:
    """What stands in front of each finding of a story; of unknown date and section, null."""
    named = {"story": key, "date": date or None, "section": section or None}
    return json.dumps(named, ensure_ascii=False)[:-1] + ", "


def write_rows(file: BinaryIO, story: Story, done: Done) -> tuple[int, int]:
    """Append a story's findings; the places where they begin and end."""
    start = file.tell()
    head = head_of(story.key, story.date, story.section)
    for row in done.rows:
        file.write(f"{head}{row[1:]}\n".encode("utf-8", "backslashreplace"))
    return start, file.tell()
