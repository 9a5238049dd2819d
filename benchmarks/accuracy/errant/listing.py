"""List copyedit's edits on sentences that may be read, as JSON Lines: right, wrong and missed. For mending rules.

A reference is chosen for each sentence alone. What is “wrong” is in no reference; annotators leave many true errors
unmarked. `rules` are those of the fixes made in the sentence.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy.errant.annotating import Annotator, Edit
from benchmarks.accuracy.errant.scoring import by_correction, compare
from benchmarks.accuracy.errant.sentences import Corrected
from benchmarks.accuracy.errant.written import fixed_by_copyedit

Row = dict[str, object]


def write_edits(path: Path, sentences: Iterable[Corrected], annotator: Annotator) -> None:
    """Write every edit of copyedit or of the best reference."""
    rows = (row for sentence in sentences for row in _rows(sentence, annotator))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def _rows(sentence: Corrected, annotator: Annotator) -> Iterator[Row]:
    text = sentence.text.text
    outcome = fixed_by_copyedit(text)
    mine = annotator.edits(text, outcome.text)
    references = [annotator.edits(text, reference) for reference in sentence.references]
    best = max(references, key=lambda reference: compare(mine, reference).counts.f)
    theirs, ours = {*map(by_correction, best)}, {*map(by_correction, mine)}
    rules = [finding.rule for finding in outcome.applied]
    for edit in mine:
        yield _row(text, edit, "right" if by_correction(edit) in theirs else "wrong", rules)
    for edit in best:
        if by_correction(edit) not in ours:
            yield _row(text, edit, "missed", rules)


def _row(text: str, edit: Edit, verdict: str, rules: Sequence[str]) -> Row:
    return {
        "verdict": verdict,
        "kind": edit.kind,
        "removed": edit.removed,
        "replacement": edit.replacement,
        "text": text,
        "rules": rules,
    }
