"""Findings of a run chosen by chance, in context: for the report, and for a person to judge. Start with `sample`."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from copyedit.batch.rows import FINDINGS

Row = dict[str, Any]


def rows_of(run: Path, size: int) -> Iterator[Row]:
    """The findings in the first `size` bytes of a run's file: those of its last commit point."""
    at = 0
    with (run / FINDINGS).open("rb") as file:
        for line in file:
            at += len(line)
            if at > size:
                return
            yield json.loads(line)


def sample(rows: Iterator[Row], size: int, is_wanted: Callable[[Row], bool]) -> dict[str, list[Row]]:
    """By rule, so many findings chosen by chance, always the same ones (Vitter's algorithm R), in their order."""
    chance = random.Random(1)
    seen: Counter[str] = Counter()
    chosen: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for number, row in enumerate(rows):
        if not is_wanted(row):
            continue
        rule, kept = row["rule"], chosen[row["rule"]]
        seen[rule] += 1
        at = len(kept) if len(kept) < size else chance.randrange(seen[rule])
        kept[at : at + 1] = [(number, row)] if at < size else []
    return {rule: [row for _, row in sorted(kept, key=lambda each: each[0])] for rule, kept in chosen.items()}
