"""Which rules a run uses: packs, house folders, `--select` and `--ignore`, levels. Start with `choose_rules`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from copyedit.errors import ConfigError, RuleError, nearest
from copyedit.findings import Level
from copyedit.rules.packs import load_folder, packs_folder, rule_id, shipped_ids
from copyedit.rules.renamed import fits_name, old_name
from copyedit.rules.rule import Rule


def load_rules(packs: Iterable[str], folders: Iterable[str]) -> list[Rule]:
    """All rules of the shipped packs and the house's folders or files, by id. Raises ConfigError, RuleError."""
    shipped = packs_folder()
    known = sorted(p.name for p in shipped.iterdir() if p.is_dir())
    rules: list[Rule] = []
    for pack in packs:
        if pack not in known:
            raise ConfigError(f"no pack “{pack}”{nearest(pack, known)}; shipped: {', '.join(known)}")
        rules += load_folder(shipped / pack)
    for folder in folders:
        rules += load_path(Path(folder))
    return each_once(rules)


def each_once(rules: Iterable[Rule], errors: list[RuleError] | None = None) -> list[Rule]:
    """The rules without repeats. Two files with one id raise RuleError, or add it to `errors` if given."""
    by_id: dict[str, Rule] = {}
    for rule in rules:
        first = by_id.setdefault(rule.id, rule)
        if first is rule:
            continue
        if os.path.realpath(first.path) == os.path.realpath(rule.path):
            continue
        error = RuleError(f"the id {rule.id} belongs to another rule, too: {first.path}", rule.path)
        if errors is None:
            raise error
        errors.append(error)
    return list(by_id.values())


def load_path(path: Path, errors: list[RuleError] | None = None) -> list[Rule]:
    """The rules in a folder, or the rule in a file. Ids begin with the name of the folder, as if it were a pack.

    Files in a folder that are not valid rules raise RuleError, or add it to `errors` if given.
    """
    path = path.absolute()
    root = _root_of(path)
    if path.is_dir():
        return load_folder(path, root, errors)
    from copyedit.rules.read import read_rule

    return [read_rule(path, rule_id(path, root))]


def _root_of(path: Path) -> Path:
    """The folder that ids are relative to: that of the shipped packs, or the parent of the house folder."""
    shipped = packs_folder().absolute()
    if path.is_relative_to(shipped):
        return shipped
    return path.parent if path.is_dir() else path.parent.parent


class UnknownRule(ConfigError):
    """A pattern of the settings or the command line that matches no rule."""

    def __init__(self, pattern: str, hint: str) -> None:
        advice = hint or "; `copyedit rules list` shows them"
        super().__init__(f"no rule matches “{pattern}”{advice}")
        self.pattern = pattern


def fits(rule_id: str, pattern: str) -> bool:
    """True for the id itself, a folder above it (`wire`, `wire/redundancy`) or a glob (`*/but-*`). Old names fit.

    >>> fits("wire/redundancy/but-however", "wire"), fits("wire/redundancy/but-however", "*/but-*")
    (True, True)
    """
    return fits_name(rule_id, pattern) or ((old := old_name(rule_id)) != rule_id and fits_name(old, pattern))


def choose_rules(
    rules: Sequence[Rule],
    select: Sequence[str],
    ignore: Sequence[str],
    levels: Sequence[tuple[str, str]],
    minimum: str,
    *,
    strict: bool = False,
) -> list[Rule]:
    """The rules that are on, at their levels, if that is the minimum level or above.

    An advisory rule is on if `select` names it or `levels` gives it a level; `strict` turns all of them on, as
    suggestions. Raises UnknownRule for a pattern that matches no rule.
    """
    for pattern in (*select, *ignore, *(name for name, _ in levels)):
        if not any(fits(rule.id, pattern) for rule in rules):
            raise UnknownRule(pattern, nearest(pattern, _names(rules)))
    decided = [(rule, decide(rule, select, ignore, levels, minimum, strict=strict).level) for rule in rules]
    return [rule if level == rule.level else rule._replace(level=level) for rule, level in decided if level is not None]


class Decision(NamedTuple):
    """The level at which a rule is on, or None if it is off, and the key and value of the setting that decided.

    Without a key the rule itself decided: by its own level, or by being advisory.
    """

    level: Level | None
    key: str = ""
    value: str = ""


def decide(
    rule: Rule,
    select: Sequence[str],
    ignore: Sequence[str],
    levels: Sequence[tuple[str, str]],
    minimum: str,
    *,
    strict: bool = False,
) -> Decision:
    """Whether a rule is on, and why."""
    selecting = next((pattern for pattern in select if fits(rule.id, pattern)), None)
    if select and selecting is None:
        return Decision(None, "select")
    ignoring = next((pattern for pattern in ignore if fits(rule.id, pattern)), None)
    if ignoring is not None:
        return Decision(None, "ignore", ignoring)
    # The last entry that matches wins, as readers of a list expect.
    pattern, set_level = next((entry for entry in reversed(levels) if fits(rule.id, entry[0])), ("", ""))
    if strict and rule.advisory and not (set_level or select):
        return Decision(Level.SUGGESTION if minimum == "suggestion" else None, "strict", "true")
    if set_level == "off" or (not set_level and not select and rule.advisory):
        return Decision(None, "levels" if set_level else "", f"{pattern}: {set_level}" if set_level else "")
    level = Level[set_level.upper()] if set_level else rule.level
    if level < Level[minimum.upper()]:
        return Decision(None, "level", minimum)
    if set_level:
        return Decision(level, "levels", f"{pattern}: {set_level}")
    return Decision(level, "select", selecting) if selecting else Decision(level)


class RulesInRun(NamedTuple):
    """The rules that exist in a run, and the ids of those that are on."""

    loaded: Sequence[Rule]
    on: frozenset[str]

    def knows(self, pattern: str) -> bool:
        """True if the pattern matches a rule, even one in a pack that is off."""
        return any(fits(rule.id, pattern) for rule in self.loaded) or any(fits(name, pattern) for name in shipped_ids())

    def has_all(self, pattern: str) -> bool:
        """True if all rules that match the pattern are on, advisory ones aside: no finding then means a clean story."""
        fitting = [rule for rule in self.loaded if fits(rule.id, pattern)]
        return any(rule.id in self.on for rule in fitting) and all(
            rule.advisory or rule.id in self.on for rule in fitting
        )

    def names(self) -> list[str]:
        return _names(self.loaded)


def _names(rules: Sequence[Rule]) -> list[str]:
    """The ids, and the packs and folders above them."""
    names = {rule.id: None for rule in rules}
    for rule in rules:
        names.update((parent.as_posix(), None) for parent in PurePosixPath(rule.id).parents if parent.name)
    return list(names)
