"""The review of one story: which finding is next, what was decided, and the edits that follow. Start with `Session`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copyedit.decisions.visits import Kept, Visit
from copyedit.document import Document, Span
from copyedit.errors import CopyeditError
from copyedit.findings import Edit, Finding
from copyedit.fixing.by_hand import change_by_hand, outcome_by_hand
from copyedit.fixing.edits import Outcome
from copyedit.suppression.fingerprints import fingerprint

ACCEPTED, EDITED, REJECTED, OPEN = "accepted", "edited", "rejected", "open"


class NotPossible(CopyeditError):
    """A decision that cannot be carried out here, and why."""


class _Choice(NamedTuple):
    kept: Kept
    edit: Edit | None
    is_new: bool  # made on this visit


class Session:
    """One story under review. Decisions of earlier visits hold; those taken here are kept at once."""

    def __init__(self, document: Document, findings: Sequence[Finding], visit: Visit) -> None:
        self.document = document
        self.findings = findings
        self._visit = visit
        self._names = fingerprint(document, findings)
        self._choices: dict[int, _Choice] = {}
        self._order: list[list[int]] = []  # what each keystroke decided, for `back`
        self._resume(visit.read())
        self._at = 0

    @property
    def current(self) -> Finding | None:
        """The next finding that is open; None if all are decided."""
        open_at = next((at for at in range(self._at, len(self.findings)) if at not in self._choices), None)
        if open_at is None:
            return None
        self._at = open_at
        return self.findings[open_at]

    @property
    def place(self) -> tuple[int, int]:
        """The number of the current finding, from 1, and of all."""
        return self._at + 1, len(self.findings)

    def accept(self, words: str, *, edited: bool = False) -> None:
        """Put words in the current finding's place. Raises NotPossible and FileError."""
        finding = self.findings[self._at]
        self._decide(self._at, Kept(EDITED if edited else ACCEPTED, words), self._edit(finding, words))
        self._order.append([self._at])

    def accept_all(self) -> tuple[int, int]:
        """Accept the first replacement of all open findings of the current one's rule.

        Returns how many were accepted and how many were left open: those in quotations, and those with no replacement
        or several. Raises FileError.
        """
        rule = self.findings[self._at].rule
        same = [at for at, f in enumerate(self.findings) if f.rule == rule and at not in self._choices]
        done: list[int] = []
        for at in same:
            finding = self.findings[at]
            if finding.quoted or len(finding.fix.replacements) != 1:
                continue
            words = finding.fix.replacements[0]
            try:
                edit = self._edit(finding, words)
            except NotPossible:
                continue
            self._decide(at, Kept(ACCEPTED, words), edit)
            done.append(at)
        if done:
            self._order.append(done)
        return len(done), len(same) - len(done)

    def reject(self, also: Sequence[Finding] = ()) -> None:
        """Leave the current finding's words as they are, and those of others. Raises FileError."""
        now = [at for at, f in enumerate(self.findings) if at == self._at or f in also]
        now = [at for at in now if at not in self._choices]
        for at in now:
            self._decide(at, Kept(REJECTED), None)
        self._order.append(now)

    def back(self) -> bool:
        """Take back the last decision of this visit; False if there is none. Raises FileError."""
        if not self._order:
            return False
        last = self._order.pop()
        for at in last:
            del self._choices[at]
            self._visit.add(self._names[at], Kept(OPEN))
        self._at = min(last)
        return True

    def outcome(self) -> Outcome:
        """The story with what was accepted."""
        edits = [choice.edit for choice in self._choices.values() if choice.edit is not None]
        return outcome_by_hand(self.document, edits)

    def count(self, *decisions: str) -> int:
        """How many findings were decided so, on this visit and earlier ones."""
        return sum(choice.kept.decision in decisions for choice in self._choices.values())

    def new_decisions(self) -> list[tuple[str, str]]:
        """Rule and decision of each finding that was decided on this visit."""
        return [(self.findings[at].rule, c.kept.decision) for at, c in self._choices.items() if c.is_new]

    def saved(self, document: Document, findings: Sequence[Finding]) -> None:
        """Keep what was rejected, by its place in the story as written. Raises FileError."""
        edits = self.outcome().edits
        rejected = {
            (finding.rule, _moved(finding.span, edits))
            for at, finding in enumerate(self.findings)
            if at in self._choices and self._choices[at].kept.decision == REJECTED
        }
        names = zip(fingerprint(document, findings), findings, strict=True)
        self._visit.replace({name: Kept(REJECTED) for name, f in names if (f.rule, f.span) in rejected})

    def _resume(self, kept: dict[str, Kept]) -> None:
        for at, name in enumerate(self._names):
            if name not in kept:
                continue
            edit = None
            if kept[name].decision in (ACCEPTED, EDITED):
                try:
                    edit = self._edit(self.findings[at], kept[name].words)
                except NotPossible:
                    continue
            self._choices[at] = _Choice(kept[name], edit, is_new=False)

    def _decide(self, at: int, kept: Kept, edit: Edit | None) -> None:
        self._visit.add(self._names[at], kept)
        self._choices[at] = _Choice(kept, edit, is_new=True)

    def _edit(self, finding: Finding, words: str) -> Edit:
        change = change_by_hand(self.document, finding, words)
        if change is None:
            raise NotPossible("these words cannot be written here; edit the file itself")
        taken = [choice.edit for choice in self._choices.values() if choice.edit is not None]
        if any(change.edit.span.touches(edit.span) for edit in taken):
            raise NotPossible("this overlaps a change that is accepted; reject it (n), or go back (b)")
        return change.edit


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a stretch of the source is once the edits, which do not touch it, are made."""
    by = sum(len(e.replacement) - (e.span.end - e.span.start) for e in edits if e.span.end <= span.start)
    return Span(span.start + by, span.end + by)
