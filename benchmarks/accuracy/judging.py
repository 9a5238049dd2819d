"""A sample of findings in clean copy, to be judged by reading: some are real errors of the publisher.

`write_sample` writes one JSON object per line, with `"right": null`. A person changes that to true (a real error) or
false (a false alarm), and `read_judged` reads the result. The file has publishers' text, so it stays out of the
repository.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.peers import Reported

REPOSITORY = Path(__file__).resolve().parents[2]
_CONTEXT = 60  # code points on either side


class Alarm(NamedTuple):
    """One finding in a publisher's story."""

    publisher: str
    text: str
    reported: Reported

    @property
    def in_context(self) -> dict[str, object]:
        start, end = self.reported.start, self.reported.end
        return {
            "publisher": self.publisher,
            "rule": self.reported.rule,
            "confidence": round(self.reported.confidence, 4),
            "before": self.text[max(0, start - _CONTEXT) : start],
            "text": self.text[start:end],
            "after": self.text[end : end + _CONTEXT],
            "replacements": list(self.reported.replacements),
            "right": None,
        }


class Judged(NamedTuple):
    """One finding of a sample; `right` is None if nobody has judged it yet."""

    publisher: str
    rule: str
    right: bool | None


def is_in_repository(path: Path) -> bool:
    return path.resolve().is_relative_to(REPOSITORY)


def write_sample(path: Path, alarms: Sequence[Alarm], number: int, seed: int) -> int:
    """Write a random sample of the findings, and return its size."""
    chosen = random.Random(seed).sample(alarms, min(number, len(alarms)))
    lines = [json.dumps(alarm.in_context, ensure_ascii=False) + "\n" for alarm in chosen]
    path.write_text("".join(lines), encoding="utf-8")
    return len(chosen)


def read_judged(path: Path) -> list[Judged]:
    """The findings of a sample. Raises ValueError, naming the line, for a verdict other than true, false or null."""
    judged: list[Judged] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = json.loads(line)
        if row["right"] is not None and not isinstance(row["right"], bool):
            raise ValueError(f"{path}:{number}: “right” is true, false or null, not {row['right']!r}")
        judged.append(Judged(row["publisher"], row["rule"], row["right"]))
    return judged
