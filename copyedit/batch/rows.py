"""The file of findings: a row of JSON for each, with its story's key in front. Start with `write_rows`."""

from __future__ import annotations

import json
from typing import BinaryIO

from copyedit.batch.story import Done, Story

FINDINGS = "findings.jsonl"


def write_rows(file: BinaryIO, story: Story, done: Done) -> tuple[int, int]:
    """Append a story's findings; the places where they begin and end."""
    start = file.tell()
    key = json.dumps(story.key, ensure_ascii=False)
    for row in done.rows:
        file.write(f'{{"story": {key}, {row[1:]}\n'.encode("utf-8", "backslashreplace"))
    return start, file.tell()
