"""A report written piece by piece: workers render documents, memory stays flat. Start with `render_all`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding, Level, Safety
from copyedit.rules.rule import Rule


class Part(NamedTuple):
    """One document in a report. `counts` are its findings by rule and level; `failing`: one has the fail level.

    `passed_over` are its blocks in other languages.
    """

    path: str
    text: str
    counts: Counter[tuple[str, Level]]
    safe: int
    failing: bool
    passed_over: int = 0


@dataclass(slots=True)
class Totals:
    """The totals of a run. `read_rules` reads the rules that it used; most reports do not need them.

    `quiet` asks for no summary. `listed` are the path and number of findings of each document on a page with a contents
    list; `left_out` counts the documents with findings for which the page had no room.
    """

    errors: Sequence[CopyeditError]
    read_rules: Callable[[], Iterable[Rule]]
    quiet: bool = False
    documents: int = 0
    safe: int = 0
    failing: bool = False
    counts: Counter[tuple[str, Level]] = field(default_factory=Counter)
    listed: list[tuple[str, int]] = field(default_factory=list)
    left_out: int = 0
    passed_over: int = 0

    @property
    def findings(self) -> int:
        return self.counts.total()

    @property
    def by_level(self) -> Counter[Level]:
        levels: Counter[Level] = Counter()
        for (_, level), count in self.counts.items():
            levels[level] += count
        return levels

    def add(self, part: Part) -> None:
        self.documents += 1
        self.safe += part.safe
        self.passed_over += part.passed_over
        self.failing = self.failing or part.failing
        self.counts.update(part.counts)


class Report(Protocol):
    """The module of a report."""

    HEAD: str
    SEPARATOR: str

    def render(self, document: Document, findings: Sequence[Finding]) -> str: ...

    def render_tail(self, totals: Totals) -> str: ...


def report_named(name: str) -> Report:
    """The report of `--format NAME`."""
    return cast(Report, import_module(f"copyedit.reports.{name}"))


def part_of(document: Document, findings: Sequence[Finding], text: str, fail_level: Level) -> Part:
    """A document's part of the report, with what the totals need to know of it."""
    counts = Counter((finding.rule, finding.level) for finding in findings)
    safe = sum(finding.fix.safety is Safety.SAFE for finding in findings)
    return Part(document.path, text, counts, safe, any(finding.level >= fail_level for finding in findings))


def render_all(report: Report, parts: Iterable[Part], totals: Totals) -> Iterator[str]:
    """The report, piece by piece."""
    yield report.HEAD
    largest = getattr(report, "LARGEST", None)
    room = sys.maxsize if largest is None else largest
    separator = ""
    for part in parts:
        totals.add(part)
        if not part.text:
            continue
        if len(part.text) > room:
            totals.left_out += 1
            continue
        room -= len(part.text)
        if largest is not None:
            totals.listed.append((part.path, part.counts.total()))
        yield separator + part.text
        separator = report.SEPARATOR
    yield report.render_tail(totals)
