"""The rules for a file, ready to run: loaded, chosen, and given the settings that they need.

Start with `RuleSets.for_settings`. Rules are compiled once for each combination of settings among the files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from copyedit.errors import ConfigError, CopyeditError, Notice
from copyedit.rules.choosing import RulesInRun, UnknownRule, choose_rules, fits, load_rules
from copyedit.rules.comment_rules import is_own, own_rules
from copyedit.rules.packs import packs_folder
from copyedit.rules.rule import Rule, check_module
from copyedit.running.backends import with_backends
from copyedit.running.engine import Engine
from copyedit.settings.config import Config
from copyedit.settings.house_words import house_words


class RuleSet(NamedTuple):
    """Rules about copy, in an engine; rules about the story's comments; and which rules there are."""

    engine: Engine
    own: Mapping[str, Rule]
    in_run: RulesInRun
    floods: Mapping[str, str]  # by rule, the advice for a story that is full of its findings


@dataclass(slots=True)
class RuleSets:
    """The rule sets of a run, one for each combination of settings."""

    _made: dict[tuple[object, ...], RuleSet] = field(default_factory=dict)

    def for_settings(self, config: Config) -> RuleSet:
        """The rule set for these settings. Raises ConfigError and RuleError."""
        packs = _packs(config)
        chosen_by = (config.rules, config.select, config.ignore, config.levels, config.level, config.strict)
        words = (config.words, config.word_files, config.names)
        others = (config.model, config.languagetool, config.harper, config.date)
        key = (*packs, *chosen_by, *others, config.language, *words)
        if key not in self._made:
            self._made[key] = _make(config, packs)
        return self._made[key]


def all_rules(config: Config) -> list[Rule]:
    """All rules that any file may be checked with, by id, at the levels of their own files.

    Overrides that cannot be used are ignored here; they are reported with the files they are for.
    """
    by_id = {rule.id: rule for rule in own_rules()}
    for each in (config, *(replace(config, **dict(changes)) for _, changes in config.overrides)):
        with suppress(CopyeditError):
            by_id.update((rule.id, rule) for rule in load_rules(_packs(each), each.rules))
    return [by_id[rule_id] for rule_id in sorted(by_id)]


def _make(config: Config, packs: list[str]) -> RuleSet:
    rules = [*load_rules(packs, config.rules), *own_rules()]
    ignore = [pattern for pattern in config.ignore if not _is_idle(pattern, packs, rules)]
    levels = [(pattern, level) for pattern, level in config.levels if not _is_idle(pattern, packs, rules)]
    try:
        chosen = choose_rules(rules, config.select, ignore, levels, config.level, strict=config.strict)
    except UnknownRule as unknown:
        raise _with_place(unknown, config) from None
    own = {rule.id: rule for rule in chosen if is_own(rule)}
    for_copy = [rule for rule in chosen if rule.id not in own]
    left_out = _left_out(for_copy, config)
    ready = [_with_settings(rule, config) for rule in for_copy if rule.id not in left_out]
    in_run = RulesInRun(rules, frozenset(rule.id for rule in chosen if rule.id not in left_out))
    floods = {rule.id: rule.flood for rule in ready if rule.flood}
    return RuleSet(Engine(with_backends(ready, config), left_out), own, in_run, floods)


def _with_place(unknown: UnknownRule, config: Config) -> ConfigError:
    """The error with the line of the settings file that names the rule; as it is if the command line did."""
    from copyedit.settings.read import line_of

    line = line_of(Path(config.path), unknown.pattern) if config.path else 0
    return ConfigError(unknown.message, config.path or "", line) if line else unknown


def _left_out(rules: list[Rule], config: Config) -> dict[str, Notice]:
    """A notice by id for each rule that needs something which is not installed.

    Raises ConfigError for one that the settings name by its id; a pack or a glob may include what cannot run here.
    """
    named = {*config.select, *(name for name, level in config.levels if level != "off")}
    found: dict[str, Notice] = {}
    for rule in rules:
        missing = getattr(check_module(rule.check), "missing", None) if rule.settings else None
        what = missing(rule.prepared) if missing else None
        if what and rule.id in named:
            raise ConfigError(f"{rule.id}: {what}")
        if what:
            found[rule.id] = Notice(f"{rule.id} is left out: {what}")
    return found


def _with_settings(rule: Rule, config: Config) -> Rule:
    """The rule with the settings that its check type needs. Raises ConfigError."""
    if not rule.settings:
        return rule
    values = {name: _VALUES[name](config) for name in rule.settings}
    given = {name: value for name, value in values.items() if value}
    return rule.with_prepared(rule.prepared._replace(**given)) if given else rule


def _model(config: Config) -> str | None:
    if config.model is not None and not Path(config.model, "card.json").is_file():
        raise ConfigError(
            "no context model in this folder: card.json is missing; `copyedit model train` makes one", config.model
        )
    return config.model


# What a check type can ask for in its SETTINGS.
_VALUES: Mapping[str, Callable[[Config], object]] = {
    "language": lambda config: config.language,
    "date": lambda config: config.date,
    "model": _model,
    "words": house_words,
    "names": lambda config: frozenset(config.names),
}


def _packs(config: Config) -> list[str]:
    """The packs that are on, and those that `select` names: `--select house-example` is enough to turn one on."""
    packs = config.pack_names()
    for pattern in config.select:
        pack = pattern.partition("/")[0]
        if pack not in packs and (packs_folder() / pack).is_dir():
            packs.append(pack)
    return packs


def _is_idle(pattern: str, packs: list[str], rules: list[Rule]) -> bool:
    """True for a shipped pack that is off: “ignore: [grammar/harper]” may stay in the settings while Harper is off."""
    pack = pattern.partition("/")[0]
    is_off = bool(pack) and pack not in packs and (packs_folder() / pack).is_dir()
    return is_off and not any(fits(rule.id, pattern) for rule in rules)
