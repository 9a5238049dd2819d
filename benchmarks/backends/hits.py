"""What a backend reported in news and in sentences with errors, by rule. Ids of hits contain no text.

Start with `measure`. `write_hits` writes hits to a file to be judged by reading, with known verdicts filled in.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Answers, Text
from benchmarks.accuracy.scoring import NEVER, verdict_on

SAMPLE = 20  # hits to judge per rule
_CONTEXT = 80  # code points on either side, to judge by
_NEAR = 25  # code points on either side that go into the id
_ID = 10  # hexadecimal digits


class Hit(NamedTuple):
    """A backend's finding in a paragraph."""

    backend: str
    text: str
    reported: Reported

    @property
    def id(self) -> str:
        """Depends only on the rule, the words and the first replacement, not on the backend's version."""
        start, end = self.reported.start, self.reported.end
        near = self.text[max(0, start - _NEAR) : end + _NEAR]
        parts = (self.backend, self.reported.rule, near, *self.reported.replacements[:1])
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID]

    @property
    def in_context(self) -> dict[str, object]:
        start, end = self.reported.start, self.reported.end
        return {
            "id": self.id,
            "backend": self.backend,
            "rule": self.reported.rule,
            "before": self.text[max(0, start - _CONTEXT) : start],
            "text": self.text[start:end],
            "after": self.text[end : end + _CONTEXT],
            "replacements": list(self.reported.replacements[:3]),
        }


class RuleHits(NamedTuple):
    """A rule's figures, and its hits on news in the order of their ids, which is as good as random."""

    backend: str
    rule: str
    hits: list[Hit]
    figures: dict[str, int]


def measure(backend: str, answers: Answers, news: Iterable[Text], words: int, cases: Iterable[Case]) -> list[RuleHits]:
    """Each rule that reported anything in the news, which has `words` words, or in the cases."""
    hits: dict[str, list[Hit]] = defaultdict(list)
    for text in news:
        for reported in answers[text]:
            hits[reported.rule].append(Hit(backend, text.text, reported))
    errors = _on_errors(cases, answers)
    return [
        RuleHits(
            backend,
            rule,
            sorted(hits[rule], key=lambda hit: hit.id),
            {"words": words, "hits": len(hits[rule]), **{name: errors[rule][name] for name in _ON_ERRORS}},
        )
        for rule in sorted(hits.keys() | errors.keys())
    ]


_ON_ERRORS = ("found", "first", "beside")


def _on_errors(cases: Iterable[Case], answers: Answers) -> dict[str, Counter[str]]:
    """By rule: hits that `found` an error, those whose `first` replacement corrects it, and those `beside` it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        for reported in answers[Text(case.text, case.language)]:
            verdict = verdict_on(case, [reported])
            counts[reported.rule]["found"] += verdict.found > NEVER
            counts[reported.rule]["first"] += verdict.first > NEVER
            counts[reported.rule]["beside"] += len(verdict.others)
    return counts


def write_hits(path: Path, rules: Iterable[RuleHits], judged: Mapping[str, bool]) -> int:
    """Write each rule's figures, hits to judge and hits judged; return how many are still to be judged."""
    rows = [row for rule in rules for row in _rows(rule, judged)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return sum("id" in row and row["right"] is None for row in rows)


def _rows(rule: RuleHits, judged: Mapping[str, bool]) -> Iterator[dict[str, object]]:
    yield {"backend": rule.backend, "rule": rule.rule, "figures": rule.figures}
    for place, hit in enumerate(rule.hits):
        if place < SAMPLE or hit.id in judged:
            yield {**hit.in_context, "right": judged.get(hit.id)}
