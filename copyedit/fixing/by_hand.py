"""Fixes that a person chooses: one of several replacements, or words of their own. Start with `change_by_hand`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from copyedit.document import Document
from copyedit.findings import Edit, Finding
from copyedit.fixing.edits import Outcome, apply_edits
from copyedit.fixing.replacing import smallest_change


class ByHand(NamedTuple):
    """A change as it is seen, in the prose, and as it is made, in the source."""

    seen: Edit
    edit: Edit


def change_by_hand(document: Document, finding: Finding, words: str) -> ByHand | None:
    """The change that puts these words in the finding's place; None where they cannot be written there.

    What may not be applied unseen may be chosen: several replacements, words in a quotation.
    """
    seen = smallest_change(document.prose, finding.place, words)
    source = document.to_source(seen.span) if seen else None
    written = document.written(seen.replacement, seen.span.start) if seen else None
    if seen is None or source is None or written is None:
        return None
    return ByHand(seen, Edit(source, written))


def outcome_by_hand(document: Document, edits: Sequence[Edit]) -> Outcome:
    """The outcome of edits that a person has chosen, which do not overlap."""
    ordered = tuple(sorted(edits, key=lambda edit: edit.span))
    return Outcome(document, (), (), (), apply_edits(document.source, ordered), ordered)
