"""One story after another: read it, check it, leave out what is suppressed. Start with `Checker`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from copyedit.document import Document
from copyedit.errors import CopyeditError, Notice
from copyedit.findings import Finding
from copyedit.fixing.edits import Outcome, encode_outcome
from copyedit.formats.reading import STDIN, document_in, document_of, read_document
from copyedit.rules.renamed import notices_for
from copyedit.running.floods import gathered
from copyedit.running.languages import in_english
from copyedit.running.rule_sets import RuleSet, RuleSets
from copyedit.settings.config import Config
from copyedit.suppression.by_settings import is_suppressed

if TYPE_CHECKING:
    from copyedit.suppression.baseline import Baseline
    from copyedit.suppression.changed_lines import Changes


class Checked(NamedTuple):
    """A story, its findings by place, and the errors of rules that failed on it, with notices among them.

    `passed_over` are its blocks in other languages than English, which are not checked.
    """

    document: Document
    findings: list[Finding]
    errors: list[CopyeditError]
    passed_over: int = 0


@dataclass(slots=True)
class Checker:
    """Checks stories under given settings.

    Findings in the baseline are left out. With `changes`, only findings on changed lines are reported; it must then
    have an entry for every file that is checked.
    """

    config: Config
    stdin_filename: str = STDIN
    baseline: Baseline | None = None
    changes: Mapping[str, Changes] | None = None
    rule_sets: RuleSets = field(default_factory=RuleSets)

    def check_path(self, path: str) -> Checked:
        """Check the file at `path`, or standard input for “-”. Raises CopyeditError if it cannot be checked."""
        name = self.stdin_filename if path == STDIN else path
        config = self.config.for_path(name)
        rules = self.rule_sets.for_settings(config)
        document = read_document(path, name, self.config.format_for(name))
        checked = self._check(document, config, rules)
        if self.changes is not None:
            from copyedit.suppression.changed_lines import on_changed_lines  # most runs check whole files

            checked = checked._replace(findings=on_changed_lines(document, checked.findings, self.changes[path]))
        return checked._replace(findings=gathered(checked.findings, rules.floods))

    def check_text(self, text: str, name: str, as_format: str | None = None) -> Checked:
        """Check a story without a file, as if its path were `name`. Raises CopyeditError if it cannot be checked."""
        return self.check_document(document_in(text, name, as_format or self.config.format_for(name)))

    def check_document(self, document: Document) -> Checked:
        """Check a story that has been read, under the settings for its path. Raises CopyeditError."""
        config = self.config.for_path(document.path)
        rules = self.rule_sets.for_settings(config)
        checked = self._check(document, config, rules)
        return checked._replace(findings=gathered(checked.findings, rules.floods))

    def check_again(self, outcome: Outcome) -> Checked:
        """Checks a story as it would be once its outcome is written. Raises CopyeditError if it cannot be checked.

        Where only new findings or changed lines are asked for, nothing is found: beside a fix, an old one looks new.
        """
        path = outcome.document.path
        if self.baseline is not None or self.changes is not None:
            return Checked(outcome.document, [], [])
        config = self.config.for_path(path)
        document = document_of(encode_outcome(outcome), path, self.config.format_for(path))
        if (date := outcome.document.origin.get("date")) != document.origin.get("date"):  # one from elsewhere
            document = replace(document, origin={**document.origin, "date": date})
        return self._check(document, config, self.rule_sets.for_settings(config))

    def _check(self, document: Document, config: Config, rules: RuleSet) -> Checked:
        checked, passed_over = in_english(document) if config.detect_language else (document, 0)
        findings = rules.engine.check(checked)
        notices: list[Notice] = []
        if document.comments:
            from copyedit.suppression.comments import named_rules, silence  # most stories have no comments

            findings = silence(document, findings, rules.own, rules.in_run)
            notices = notices_for(named_rules(document), document.path)
        findings = [finding for finding in findings if not is_suppressed(finding, config, document.path)]
        if self.baseline is not None:
            findings = self.baseline.without_known(document, findings)
        return Checked(document, findings, [*rules.engine.take_faults(), *notices], passed_over)
