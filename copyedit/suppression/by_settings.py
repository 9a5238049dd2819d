"""Findings that the settings suppress: `suppress:` in a settings file. Start with `is_suppressed`."""

from __future__ import annotations

from fnmatch import fnmatchcase

from copyedit.findings import Finding
from copyedit.rules.choosing import fits
from copyedit.settings.config import Config, Suppression
from copyedit.settings.globs import matches


def is_suppressed(finding: Finding, config: Config, path: str) -> bool:
    """True if one of the settings' suppressions covers this finding in the file at `path`."""
    return any(_covers(suppression, finding, path, config.folder) for suppression in config.suppress)


def _covers(suppression: Suppression, finding: Finding, path: str, base: str | None) -> bool:
    if not fits(finding.rule, suppression.rule):
        return False
    words = [word.lower() for word in suppression.words]
    if words and not any(fnmatchcase(finding.text.lower(), word) for word in words):
        return False
    return not suppression.files or matches(path, suppression.files, base)
