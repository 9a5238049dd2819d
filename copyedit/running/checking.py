"""One file after another: read, choose its rules, check, leave out what is suppressed. Start with `Checker`."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copyedit.document import Document
from copyedit.errors import ConfigError, CopyeditError
from copyedit.findings import Finding
from copyedit.formats.reading import STDIN, read_document
from copyedit.rules.choosing import RulesInRun, choose_rules, fits, load_rules
from copyedit.rules.comment_rules import is_own, own_rules
from copyedit.rules.packs import packs_folder
from copyedit.rules.rule import Rule
from copyedit.running.backends import with_backends
from copyedit.running.engine import Engine
from copyedit.settings.config import Config, Suppression
from copyedit.settings.house_words import house_words

if TYPE_CHECKING:
    from copyedit.suppression.baseline import Baseline
    from copyedit.suppression.changed_lines import Changes


class Ready(NamedTuple):
    """What some settings make: the rules that look at copy, those that tell of its comments, and which there are."""

    engine: Engine
    own: Mapping[str, Rule]
    in_run: RulesInRun


@dataclass(slots=True)
class Checker:
    """Checks files under some settings. Rules are compiled once for each set of them that some file needs.

    Findings that the baseline knows are left out. With `changes` only findings on lines that have changed are told,
    and every file that is checked is in it.
    """

    config: Config
    stdin_filename: str = STDIN
    baseline: Baseline | None = None
    changes: Mapping[str, Changes] | None = None
    _ready: dict[tuple[object, ...], Ready] = field(default_factory=dict)

    def check(self, path: str) -> tuple[Document, list[Finding], list[CopyeditError]]:
        """The document, its findings, and rules that failed on it. Raises CopyeditError where it cannot be checked."""
        shown_as = self.stdin_filename if path == STDIN else path
        config = self.config.for_path(shown_as)
        ready = self.ready(config)
        document = read_document(path, shown_as, self.config.format_for(shown_as))
        findings = ready.engine.check(document)
        if document.comments:
            from copyedit.suppression.comments import silence  # most stories have no comments

            findings = silence(document, findings, ready.own, ready.in_run)
        findings = [f for f in findings if not _is_suppressed(f, config, shown_as)]
        if self.baseline is not None:
            findings = self.baseline.without_known(document, findings)
        if self.changes is not None:
            from copyedit.suppression.changed_lines import (
                on_changed_lines,  # with a process to start: not for every run
            )

            findings = on_changed_lines(document, findings, self.changes[path])
        return document, findings, ready.engine.take_faults()

    def rules(self) -> list[Rule]:
        """All rules that some file may be checked with, by id; their levels are those of their files.

        Settings for some paths that cannot be used were told with the files they are for.
        """
        by_id = {rule.id: rule for rule in own_rules()}
        for config in (self.config, *(replace(self.config, **dict(changes)) for _, changes in self.config.overrides)):
            with suppress(CopyeditError):
                by_id.update((rule.id, rule) for rule in load_rules(_packs(config), config.rules))
        return [by_id[rule_id] for rule_id in sorted(by_id)]

    def engine(self, config: Config) -> Engine:
        """The engine for some settings. Raises ConfigError and RuleError."""
        return self.ready(config).engine

    def ready(self, config: Config) -> Ready:
        """What some settings make, once. Raises ConfigError and RuleError."""
        packs = _packs(config)
        chosen_by = (config.rules, config.select, config.ignore, config.levels, config.level)
        words = (config.words, config.word_files)
        models = (config.model, config.second_read)
        key = (*packs, *chosen_by, *models, config.language, config.languagetool, config.harper, *words)
        if key not in self._ready:
            rules = [*load_rules(packs, config.rules), *own_rules()]
            ignore = [pattern for pattern in config.ignore if not _is_idle(pattern, packs, rules)]
            levels = [(pattern, level) for pattern, level in config.levels if not _is_idle(pattern, packs, rules)]
            chosen = choose_rules(rules, config.select, ignore, levels, config.level)
            for_files = [_with_settings(rule, config) for rule in chosen if not is_own(rule)]
            engine = Engine(with_backends(for_files, config))
            own = {rule.id: rule for rule in chosen if is_own(rule)}
            self._ready[key] = Ready(engine, own, RulesInRun(rules, frozenset(rule.id for rule in chosen)))
        return self._ready[key]


def _with_settings(rule: Rule, config: Config) -> Rule:
    """The rule, looking at copy with the settings' context model, language and words. Raises ConfigError."""
    if rule.check not in ("context", "spelling", "split", "agreement"):
        return rule
    changes: dict[str, object] = {}
    if config.model is not None:
        if not Path(config.model, "card.json").is_file():
            raise ConfigError("no context model (no card.json) here; `copyedit model train` makes one", config.model)
        changes["model"] = config.model
    if rule.check == "context":
        changes["second_read"] = config.second_read
    if rule.check == "spelling":
        from copyedit.checks.spelling import lacks

        if missing := lacks(rule.prepared):
            raise ConfigError(f"{rule.id}: {missing}")
        changes |= {"language": config.language, "words": house_words(config)}
    changed = {name: value for name, value in changes.items() if value}
    return rule.with_prepared(rule.prepared._replace(**changed)) if changed else rule


def _packs(config: Config) -> list[str]:
    """The packs that are on, and those that `select` names: `--select house-example` needs no more."""
    packs = config.pack_names()
    for pattern in config.select:
        pack = pattern.partition("/")[0]
        if pack not in packs and (packs_folder() / pack).is_dir():
            packs.append(pack)
    return packs


def _is_idle(pattern: str, packs: list[str], rules: list[Rule]) -> bool:
    """True where it speaks of a shipped pack that is off: “ignore: [grammar/harper]” may stand though Harper is off."""
    pack = pattern.partition("/")[0]
    is_off = bool(pack) and pack not in packs and (packs_folder() / pack).is_dir()
    return is_off and not any(fits(rule.id, pattern) for rule in rules)


def _is_suppressed(finding: Finding, config: Config, path: str) -> bool:
    return any(_covers(suppression, finding, path, config.folder) for suppression in config.suppress)


def _covers(suppression: Suppression, finding: Finding, path: str, base: str | None) -> bool:
    if not fits(finding.rule, suppression.rule):
        return False
    words = [word.lower() for word in suppression.words]
    if words and not any(fnmatchcase(finding.text.lower(), word) for word in words):
        return False
    if suppression.files:
        from copyedit.settings.globs import matches

        return matches(path, suppression.files, base)
    return True
