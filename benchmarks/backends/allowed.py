"""The rules that `rules/grammar/` turns on, and their figures there. Start with `read_allowed`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.backends.judgements import Judgement, Judgements

RULES = Path(__file__).resolve().parents[2] / "rules" / "grammar"
FIGURES = ("hits", "judged", "right", "words")
# An entry of `allow:` is one line: `  EN_A_VS_AN: {hits: 12, judged: 12, right: 12, words: 300000, message: ...}`.
_ENTRY = re.compile(rf"  (?P<rule>\w+): {{(?P<figures>{', '.join(f'{name}: [0-9]+' for name in FIGURES)})")


def read_allowed(folder: Path = RULES, advisory: bool = False) -> dict[str, tuple[str, ...]]:
    """The ids that are on by default, by backend; `advisory` adds those that must be selected."""
    allowed: dict[str, tuple[str, ...]] = {}
    for _, data in _files(folder):
        if advisory or not data.get("advisory", False):
            allowed[data["backend"]] = (*allowed.get(data["backend"], ()), *data["allow"])
    return allowed


def read_figures(folder: Path = RULES) -> dict[str, dict[str, dict[str, int]]]:
    """The figures in the rule files, by backend and id."""
    figures: dict[str, dict[str, dict[str, int]]] = {}
    for _, data in _files(folder):
        rules = figures.setdefault(data["backend"], {})
        rules |= {rule: {name: entry[name] for name in FIGURES} for rule, entry in data["allow"].items()}
    return figures


def write_figures(judgements: Judgements, folder: Path = RULES) -> None:
    """Update the figures in the rule files, and nothing else."""
    for path, data in _files(folder):
        rules = judgements.get(data["backend"], {})
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(_with_figures(line, rules) for line in lines), encoding="utf-8")


def _with_figures(line: str, rules: Mapping[str, Judgement]) -> str:
    entry = _ENTRY.match(line)
    if not entry or entry["rule"] not in rules:
        return line
    figures = figures_of(rules[entry["rule"]])
    reported = ", ".join(f"{name}: {count}" for name, count in figures.items())
    return f"{line[: entry.start('figures')]}{reported}{line[entry.end('figures') :]}"


def figures_of(judgement: Judgement) -> dict[str, int]:
    return {
        "hits": judgement.hits,
        "judged": judgement.judged,
        "right": len(judgement.right),
        "words": judgement.words,
    }


def _files(folder: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if data.get("check") == "grammar":
            yield path, data
