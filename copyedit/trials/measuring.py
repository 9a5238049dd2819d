"""A rule's trial run over an archive: its hits in context, and the judged precision kept with the pack.

A *judging file* has a sample of hits, one JSON object per line, with `"right": null` for a person to set to true or
false. Only counts are kept from it (in `measured.yaml`), never the archive's text. Start with `run_trial`.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from copyedit.errors import CopyeditError, FileError, RuleError
from copyedit.findings import Finding
from copyedit.formats.reading import read_document
from copyedit.rules.packs import rule_id
from copyedit.rules.rule import Rule
from copyedit.running.engine import Engine
from copyedit.yaml_file import parse_yaml

MEASURED = "measured.yaml"
_CONTEXT = 70  # code points to either side of a hit


@dataclass(slots=True)
class Measured:
    """Of one rule: words of the texts it was run over, hits there, hits judged, and of those the right ones."""

    words: int = 0
    hits: int = 0
    judged: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.judged if self.judged else None

    @property
    def lower_bound(self) -> float:
        """The lowest precision consistent with the judged hits; 0 if none were judged."""
        return wilson_lower(self.right, self.judged)


@dataclass(slots=True)
class Trial:
    """The result of a trial run. The sample has a limited number of hits per rule, at random with a fixed seed."""

    rules: list[str]
    words: int = 0
    files: int = 0
    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    sample: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))


def run_trial(rules: Sequence[Rule], paths: Iterable[str], sample: int, errors: list[CopyeditError]) -> Trial:
    """Run the rules over the files. Files that cannot be read and rules that fail go to `errors`."""
    engine = Engine(rules)
    trial = Trial([rule.id for rule in rules])
    chance = random.Random(1)
    for path in paths:
        try:
            document = read_document(path)
        except CopyeditError as error:
            errors.append(error)
            continue
        trial.files += 1
        trial.words += len(document.prose.split())
        for finding in engine.check(document):
            trial.hits[finding.rule] += 1
            _keep(trial, finding, sample, chance, path, document.source)
        errors.extend(engine.take_faults())
    return trial


def _keep(trial: Trial, finding: Finding, size: int, chance: random.Random, path: str, source: str) -> None:
    """Reservoir sampling (Vitter, algorithm R): every hit has the same chance of being in the sample."""
    kept = trial.sample[finding.rule]
    at = len(kept) if len(kept) < size else chance.randrange(trial.hits[finding.rule])
    if at >= size:
        return
    hit = {
        "rule": finding.rule,
        "right": None,
        "before": source[max(0, finding.span.start - _CONTEXT) : finding.span.start],
        "text": finding.text,
        "after": source[finding.span.end : finding.span.end + _CONTEXT],
        "replacements": list(finding.fix.replacements),
        "path": path,
        "start": finding.span.start,
    }
    kept[at : at + 1] = [hit]


def write_judging_file(path: Path, trial: Trial) -> None:
    """Write the sample; the first line has the totals that `--record` needs. Raises FileError."""
    rows: list[dict[str, Any]] = [{"rules": trial.rules, "words": trial.words, "hits": dict(trial.hits)}]
    rows += [hit for hits in trial.sample.values() for hit in hits]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    except OSError as bad:
        raise FileError(f"cannot be written: {bad.strerror}", str(path)) from None


def read_judging_file(path: Path, rules: Sequence[Rule]) -> dict[str, Measured]:
    """Counts by rule from a judging file, including rules without hits. Raises FileError."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        head, hits = rows[0], rows[1:]
        counts = {rule.id: Measured(int(head["words"]), int(head["hits"].get(rule.id, 0))) for rule in rules}
        for hit in hits:
            if hit["right"] is None or hit["rule"] not in counts:
                continue
            if not isinstance(hit["right"], bool):
                raise FileError(f"“right” must be true or false, not {hit['right']!r}", str(path))
            counts[hit["rule"]].judged += 1
            counts[hit["rule"]].right += hit["right"]
    except OSError as bad:
        raise FileError(f"cannot be read: {bad.strerror}", str(path)) from None
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise FileError("not a judging file; `copyedit rules measure --save` writes one", str(path)) from None
    return counts


def read_measured(pack: Path) -> dict[str, Measured]:
    """The figures kept with a pack, by rule. Raises RuleError for a file that is not valid."""
    path = pack / MEASURED
    if not path.is_file():
        return {}
    root = parse_yaml(path.read_text(encoding="utf-8"), str(path), RuleError)
    keys = ("words", "hits", "judged", "right")
    return {
        name.text(): Measured(**{key: node.count() for key, node in value.known(keys).items()})
        for name, value in root.pairs()
    }


def write_measured(pack: Path, counts: dict[str, Measured]) -> None:
    """Add the counts to the pack's file; those of rules that no longer exist are dropped. Raises FileError."""
    known = {rule_id(path, pack.parent) for ending in ("*.yaml", "*.yml") for path in pack.rglob(ending)}
    merged = {name: count for name, count in (read_measured(pack) | counts).items() if name in known}
    rows = [
        f"{name}: {{words: {m.words}, hits: {m.hits}, judged: {m.judged}, right: {m.right}}}\n"
        for name, m in sorted(merged.items())
    ]
    head = "# Written by `copyedit rules measure --record`: words read, hits, hits judged, and hits judged right.\n"
    try:
        (pack / MEASURED).write_text(head + "".join(rows), encoding="utf-8")
    except OSError as bad:
        raise FileError(f"cannot be written: {bad.strerror}", str(pack / MEASURED)) from None


def wilson_lower(right: int, judged: int) -> float:
    """The lower bound of the 95% Wilson score interval (Wilson 1927) for a proportion.

    >>> round(wilson_lower(20, 20), 2)
    0.84
    """
    if not judged:
        return 0.0
    z, p = 1.96, right / judged
    centre = p + z * z / (2 * judged)
    spread = z * sqrt(p * (1 - p) / judged + z * z / (4 * judged * judged))
    return (centre - spread) / (1 + z * z / judged)


def context_of(hit: dict[str, Any]) -> Iterator[str]:
    """A hit as a line of a concordance: what comes before, [the words], what comes after."""
    before, after = hit["before"].rpartition("\n")[2], hit["after"].partition("\n")[0]
    offered = " | ".join(hit["replacements"]) if hit["replacements"] else ""
    arrow = f"  -> {offered or '(delete)'}" if hit["replacements"] else ""
    yield f"{before}[{hit['text']}]{after}{arrow}"
