"""A sample of what was told of clean copy, to be judged by reading: some of it is a true error of the publisher.

`write_sample` puts one JSON object a line, with `"right": null`; a person makes that true (an error of the publisher)
or false (a false alarm); `read_judged` counts. The file holds text of publishers and stays outside the repository.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.peers import Told

REPOSITORY = Path(__file__).resolve().parents[2]
_CONTEXT = 60  # code points to either side


class Alarm(NamedTuple):
    """What was told of a story of a publisher."""

    publisher: str
    text: str
    told: Told

    @property
    def in_context(self) -> dict[str, object]:
        start, end = self.told.start, self.told.end
        return {
            "publisher": self.publisher,
            "rule": self.told.rule,
            "confidence": round(self.told.confidence, 4),
            "before": self.text[max(0, start - _CONTEXT) : start],
            "text": self.text[start:end],
            "after": self.text[end : end + _CONTEXT],
            "replacements": list(self.told.replacements),
            "right": None,
        }


class Judged(NamedTuple):
    """One finding of a sample as judged; `right` is None where nobody has judged it yet."""

    publisher: str
    rule: str
    right: bool | None


def is_in_repository(path: Path) -> bool:
    return path.resolve().is_relative_to(REPOSITORY)


def write_sample(path: Path, alarms: Sequence[Alarm], number: int, seed: int) -> int:
    """Writes so many alarms, chosen by chance, and says how many there were to write."""
    chosen = random.Random(seed).sample(alarms, min(number, len(alarms)))
    lines = [json.dumps(alarm.in_context, ensure_ascii=False) + "\n" for alarm in chosen]
    path.write_text("".join(lines), encoding="utf-8")
    return len(chosen)


def read_judged(path: Path) -> list[Judged]:
    """The findings of a sample; what is neither true, false nor null is a ValueError that names the line."""
    judged: list[Judged] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        row = json.loads(line)
        if row["right"] is not None and not isinstance(row["right"], bool):
            raise ValueError(f"{path}:{number}: “right” is true, false or null, not {row['right']!r}")
        judged.append(Judged(row["publisher"], row["rule"], row["right"]))
    return judged
