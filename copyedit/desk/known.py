"""Findings that need no decision: those in the baseline, and those rejected on an earlier visit. Start with `Known`.

A story on the page has no path, so findings are known by their fingerprints alone. These hold no words.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from copyedit.decisions.counts import is_on
from copyedit.decisions.visits import Kept, Visit
from copyedit.document import Document
from copyedit.findings import Finding
from copyedit.settings.config import Config
from copyedit.suppression.baseline import known_findings
from copyedit.suppression.fingerprints import fingerprint

BASELINE, REJECTED = "baseline", "rejected"


class Known:
    """What is known under these settings. The baseline is read again when its file changes."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._visit = Visit(str(Path(config.folder or ".") / "copyedit desk"))
        self._lock = threading.Lock()
        self._baseline: tuple[int, frozenset[str]] = (-1, frozenset())
        self._rejected: set[str] | None = None

    def marks(self, document: Document, findings: Sequence[Finding]) -> list[tuple[str, str | None]]:
        """For each of a document's findings its fingerprint, and why it is known if it is. Raises CopyeditError."""
        names = fingerprint(document, findings)
        with self._lock:
            known = dict.fromkeys(self._read_rejected(), REJECTED) | dict.fromkeys(self._read_baseline(), BASELINE)
        return [(name, known.get(name)) for name in names]

    def new(self, document: Document, findings: Sequence[Finding]) -> list[Finding]:
        """The findings that are not in the baseline. Raises CopyeditError."""
        marks = self.marks(document, findings)
        return [finding for finding, (_, why) in zip(findings, marks, strict=True) if why != BASELINE]

    def reject(self, finding: str, *, is_rejected: bool) -> bool:
        """Remember that a finding is rejected, or no longer; False if nothing is kept. Raises CopyeditError."""
        if not is_on():
            return False
        with self._lock:
            rejected = self._read_rejected()
            (rejected.add if is_rejected else rejected.discard)(finding)
            self._visit.add(finding, Kept(REJECTED if is_rejected else "open"))
        return True

    def _read_rejected(self) -> set[str]:
        if self._rejected is None:
            kept = self._visit.read() if is_on() else {}
            self._rejected = {name for name, each in kept.items() if each.decision == REJECTED}
        return self._rejected

    def _read_baseline(self) -> frozenset[str]:
        try:
            changed = self._config.baseline_path.stat().st_mtime_ns
        except OSError:
            changed = 0
        if changed != self._baseline[0]:
            baseline = known_findings(self._config)
            entries = baseline.entries if baseline else ()
            self._baseline = changed, frozenset(entry.fingerprint for entry in entries)
        return self._baseline[1]
