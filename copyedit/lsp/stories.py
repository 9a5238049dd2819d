"""The stories open in an editor, and the checkers for their folders. Start with `Stories.check`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding
from copyedit.formats.reading import document_in
from copyedit.formats.which import ENDINGS
from copyedit.lsp.changed import difference, merged, part_to_check
from copyedit.running.checking import Checker
from copyedit.running.rule_sets import all_rules
from copyedit.settings.adding_words import add_to_house
from copyedit.settings.config import Config
from copyedit.settings.find import find_config
from copyedit.suppression.baseline import add_known, known_findings
from copyedit.trials.explaining import as_text, explain

# What editors call the formats that are text; a story that is not saved yet has no other name.
_FORMATS = {"plaintext": "text"} | {name: name for name in ("markdown", "html", "restructuredtext", "asciidoc")}

_LONG = 5_000  # code points; a shorter story is checked whole in less time than anybody notices


@dataclass
class Story:
    """A checked story: `findings` are those to show, `all_findings` also those that the baseline knows.

    `is_whole`: all of it was checked at once, not only the paragraphs that had changed since it last was.
    """

    document: Document
    findings: list[Finding]
    all_findings: list[Finding]
    config: Config
    version: int | None
    errors: list[CopyeditError] = field(default_factory=list)
    is_whole: bool = True


class Stories:
    """Checks stories, each under the settings of its own folder, which are read again for every check."""

    def __init__(self, settings: str | None = None) -> None:
        self._settings = settings
        self._checkers: dict[Config, Checker] = {}

    def check(self, path: str, text: str, language: str, version: int | None, before: Story | None = None) -> Story:
        """Check a text as it stands in the editor. Raises CopyeditError.

        Of a long text that was checked `before`, only the paragraphs that have changed are checked.
        """
        config = find_config(Path(path).parent, self._settings)
        if config not in self._checkers:
            self._checkers[config] = Checker(config)
        as_format = None if Path(path).suffix.lower() in ENDINGS else _FORMATS.get(language)
        if before is not None and before.config == config and len(text) > _LONG:
            story = self._check_changed(before, path, text, as_format, version)
            if story is not None:
                return story
        checked = self._checkers[config].check_text(text, path, as_format)
        new = _without_known(config, checked.document, checked.findings)
        return Story(checked.document, new, checked.findings, config, version, checked.errors)

    def _check_changed(
        self, before: Story, path: str, text: str, as_format: str | None, version: int | None
    ) -> Story | None:
        """The story with its changed paragraphs checked; None where all of it must be."""
        checker = self._checkers[before.config]
        document = document_in(text, path, as_format or before.config.format_for(path))
        if not _is_plain(document) or not _is_plain(before.document):
            return None
        change = difference(before.document.source, text)
        part = part_to_check(document, change)
        if part is None:
            return None
        checked = checker.check_text(text[part.span.start : part.span.end], path, as_format)
        found = merged(before.all_findings, change, part, checked.findings)
        new = _without_known(before.config, document, found)
        return Story(document, new, found, before.config, version, checked.errors, is_whole=False)

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


def _is_plain(document: Document) -> bool:
    """True where the prose is the source: plain text with single-character line ends."""
    return document.prose == document.source and len(document.segments) == 1


def _without_known(config: Config, document: Document, findings: list[Finding]) -> list[Finding]:
    baseline = known_findings(config)
    return baseline.without_known(document, findings) if baseline else findings
