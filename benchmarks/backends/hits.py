"""What a backend told of news and of sentences with errors, by rule; hits with ids that hold no text.

Start with `measure`. `write_hits` puts hits into a file to be judged by reading, with what is judged already filled in.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.peers import Told
from benchmarks.accuracy.programs import Answers, Text
from benchmarks.accuracy.scoring import NEVER, verdict_on

SAMPLE = 20  # hits of a rule that are to be judged
_CONTEXT = 80  # code points to either side, to judge by
_NEAR = 25  # code points to either side that make the id
_ID = 10  # hexadecimal digits


class Hit(NamedTuple):
    """What a backend told of a paragraph."""

    backend: str
    text: str
    told: Told

    @property
    def id(self) -> str:
        """The same for the same rule, words and first replacement, in any version of the backend."""
        start, end = self.told.start, self.told.end
        near = self.text[max(0, start - _NEAR) : end + _NEAR]
        parts = (self.backend, self.told.rule, near, *self.told.replacements[:1])
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_ID]

    @property
    def in_context(self) -> dict[str, object]:
        start, end = self.told.start, self.told.end
        return {
            "id": self.id,
            "backend": self.backend,
            "rule": self.told.rule,
            "before": self.text[max(0, start - _CONTEXT) : start],
            "text": self.text[start:end],
            "after": self.text[end : end + _CONTEXT],
            "replacements": list(self.told.replacements[:3]),
        }


class RuleHits(NamedTuple):
    """A rule's hits on news in the order of their ids, which is as good as chance; and its figures."""

    backend: str
    rule: str
    hits: list[Hit]
    figures: dict[str, int]


def measure(backend: str, answers: Answers, news: Iterable[Text], words: int, cases: Iterable[Case]) -> list[RuleHits]:
    """Each rule that told of anything in the news, which has so many words, or in the cases."""
    hits: dict[str, list[Hit]] = defaultdict(list)
    for text in news:
        for told in answers[text]:
            hits[told.rule].append(Hit(backend, text.text, told))
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
    """By rule: hits that `found` an error, of them those that put it right `first`, and those `beside` it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        for told in answers[Text(case.text, case.language)]:
            verdict = verdict_on(case, [told])
            counts[told.rule]["found"] += verdict.found > NEVER
            counts[told.rule]["first"] += verdict.first > NEVER
            counts[told.rule]["beside"] += len(verdict.others)
    return counts


def write_hits(path: Path, rules: Iterable[RuleHits], judged: Mapping[str, bool]) -> int:
    """Writes each rule's figures, then hits to judge and all that are judged; says how many are still to be judged."""
    rows = [row for rule in rules for row in _rows(rule, judged)]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return sum("id" in row and row["right"] is None for row in rows)


def _rows(rule: RuleHits, judged: Mapping[str, bool]) -> Iterator[dict[str, object]]:
    yield {"backend": rule.backend, "rule": rule.rule, "figures": rule.figures}
    for place, hit in enumerate(rule.hits):
        if place < SAMPLE or hit.id in judged:
            yield {**hit.in_context, "right": judged.get(hit.id)}
