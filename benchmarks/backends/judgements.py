"""What is known about each rule of a backend: hits, judged hits and the decision. Start with `Judgement`.

`judged.yaml` has ids and counts, but no text. A rule is allowed, advisory (off unless selected by name) or refused.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

JUDGED = Path(__file__).parent / "judged.yaml"
DECISIONS = ("allowed", "advisory", "refused")


@dataclass(slots=True)
class Judgement:
    """One rule's `hits` in `words` words of news, the ids of judged hits, and its results on the errors of `dev`.

    In these, `found` counts hits on an error, `first` those whose first replacement corrects it, and `beside` hits
    elsewhere in the sentence.
    """

    words: int = 0
    hits: int = 0
    found: int = 0
    first: int = 0
    beside: int = 0
    decision: str = "refused"
    because: str = ""
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def judged(self) -> int:
        return len(self.right) + len(self.wrong)


Judgements = dict[str, dict[str, Judgement]]


def read_judgements(path: Path = JUDGED) -> Judgements:
    """The judgements by backend and rule; none if there is no file."""
    if not path.exists():
        return {}
    data: Mapping[str, Mapping[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        backend: {rule: Judgement(**_tuples(values)) for rule, values in rules.items()}
        for backend, rules in data.items()
    }


def write_judgements(judgements: Judgements, path: Path = JUDGED) -> None:
    """One rule per line, without empty fields."""
    lines = ["# Written by `python -m benchmarks.backends --record FILE`; README.md beside it says what the keys mean."]
    for backend, rules in judgements.items():
        lines += [f"{backend}:", *(f"  {rule}: {_line(rules[rule])}" for rule in sorted(rules))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(judgement: Judgement) -> str:
    values = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(judgement).items()}
    kept = {key: value for key, value in values.items() if value}
    text: str = yaml.safe_dump(kept, default_flow_style=True, sort_keys=False, width=math.inf, allow_unicode=True)
    return text.rstrip()


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}


def verdicts(judgements: Judgements) -> dict[str, bool]:
    """The verdict on each judged hit, by id."""
    rules = [judgement for rules in judgements.values() for judgement in rules.values()]
    return {hit: right for each in rules for right, ids in ((True, each.right), (False, each.wrong)) for hit in ids}


def take_in(judgements: Judgements, lines: Iterable[str]) -> None:
    """Update the judgements from a file of hits: each rule's figures, then its judged hits."""
    for row in map(json.loads, filter(str.strip, lines)):
        known = judgements.setdefault(row["backend"], {}).setdefault(row["rule"], Judgement())
        if "id" not in row:
            known.right = known.wrong = ()
            for name, count in row["figures"].items():
                setattr(known, name, count)
        elif row["right"]:
            known.right += (row["id"],)
        elif row["right"] is False:
            known.wrong += (row["id"],)
