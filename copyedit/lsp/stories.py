"""The stories open in an editor, and the checkers for their folders. Start with `Stories.check`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding
from copyedit.formats.which import ENDINGS
from copyedit.running.checking import Checker
from copyedit.running.rule_sets import all_rules
from copyedit.settings.adding_words import add_to_house
from copyedit.settings.config import Config
from copyedit.settings.find import find_config
from copyedit.suppression.baseline import add_known, known_findings
from copyedit.trials.explaining import as_text, explain

# What editors call the formats that are text; a story that is not saved yet has no other name.
_FORMATS = {"plaintext": "text"} | {name: name for name in ("markdown", "html", "restructuredtext", "asciidoc")}


@dataclass
class Story:
    """A checked story: `findings` are those to show, `all_findings` also those that the baseline knows."""

    document: Document
    findings: list[Finding]
    all_findings: list[Finding]
    config: Config
    version: int | None
    errors: list[CopyeditError] = field(default_factory=list)


class Stories:
    """Checks stories, each under the settings of its own folder, which are read again for every check."""

    def __init__(self, settings: str | None = None) -> None:
        self._settings = settings
        self._checkers: dict[Config, Checker] = {}

    def check(self, path: str, text: str, language: str, version: int | None) -> Story:
        """Check a text as it stands in the editor. Raises CopyeditError."""
        config = find_config(Path(path).parent, self._settings)
        if config not in self._checkers:
            self._checkers[config] = Checker(config)
        is_named = Path(path).suffix.lower() in ENDINGS
        checked = self._checkers[config].check_text(text, path, None if is_named else _FORMATS.get(language))
        baseline = known_findings(config)
        new = baseline.without_known(checked.document, checked.findings) if baseline else checked.findings
        return Story(checked.document, new, checked.findings, config, version, checked.errors)

    def ignore(self, story: Story, finding: Finding) -> None:
        """Add a finding to the known ones of its folder. Raises CopyeditError."""
        add_known(story.config, story.document, story.all_findings, finding)

    def explain(self, story: Story, finding: Finding) -> str:
        """What the finding says, and all about its rule."""
        rule = next((rule for rule in all_rules(story.config) if rule.id == finding.rule), None)
        about = as_text(explain(rule)) if rule else "\n".join(filter(None, (finding.because, finding.rule)))
        return f"{finding.message}\n\n{about}"

    def add_word(self, story: Story, word: str) -> str:
        """Add a word to the house list, and return the list's path. Raises ConfigError."""
        path, _ = add_to_house(story.config, [word])
        self._checkers.clear()  # they hold the list as it was
        return path
