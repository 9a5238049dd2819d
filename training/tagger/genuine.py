"""Genuine copy-edits as lessons: annotated sentences, with an edit for each word. Start with `read_genuine`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from copyedit.language.context.tagger.edits import DELETE, EDIT_IDS, FORM, INSERT, JOIN, REPLACE, WRONG
from copyedit.language.context.tagger.pieces import words_of
from copyedit.learning.tagger.seeds import Seeded, Seeder

_UNJUDGED = -100  # an edit that the tagger cannot name: punctuation, capitals, rewriting
_MOST_WORDS = 150


def read_genuine(path: Path, seeder: Seeder) -> Iterator[Seeded]:
    """The sentences of a file of annotated errors. Those of `web-edited` in odd lines are kept for the test."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if path.name.startswith("web-edited") and number % 2:
            continue
        row = json.loads(line)
        corrected = _corrected(row["text"], row["edits"])
        written = [word for word, _ in words_of(row["text"])]
        right = [word for word, _ in words_of(corrected)]
        if 2 < len(written) <= _MOST_WORDS:
            yield _compare(written, right, seeder)


def _corrected(text: str, edits: list[dict[str, int | str]]) -> str:
    for edit in sorted(edits, key=lambda each: -int(each["start"])):
        text = text[: int(edit["start"])] + str(edit["replacement"]) + text[int(edit["end"]) :]
    return text


def _compare(written: list[str], right: list[str], seeder: Seeder) -> Seeded:
    lesson = Seeded(written)
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, written, right, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        old, new = written[i1:i2], right[j1:j2]
        if len(old) == len(new):
            for at, one, other in zip(range(i1, i2), old, new, strict=True):
                _change(lesson, at, one, other, seeder)
        elif not new and len(old) == 1 and old[0][0].isalpha():
            lesson.edits[i1] = EDIT_IDS[DELETE]
        elif not old and len(new) == 1 and INSERT + new[0].lower() in EDIT_IDS and i1 < len(written):
            lesson.edits[i1] = EDIT_IDS[INSERT + new[0].lower()]
        elif "".join(old).lower() == "".join(new).lower() and len(old) == 2:
            lesson.edits[i1] = EDIT_IDS[JOIN]
        elif any(word[0].isalnum() for word in (*old, *new)):
            for at in range(i1, min(len(written), max(i2, i1 + 1))):
                lesson.edits[at] = _UNJUDGED
    return lesson


def _change(lesson: Seeded, at: int, one: str, other: str, seeder: Seeder) -> None:
    old, new = one.lower(), other.lower()
    if old == new or not (one[0].isalnum() or other[0].isalnum()):
        return
    forms = [name for name, form in seeder.forms.of(old) if form == new]
    if REPLACE + new in EDIT_IDS and (REPLACE + old in EDIT_IDS or old in seeder.known):
        lesson.edits[at] = EDIT_IDS[REPLACE + new]
    elif forms:
        lesson.edits[at] = EDIT_IDS[FORM + forms[0]]
    elif new in (near := seeder.neighbours(old)):
        lesson.edits[at] = EDIT_IDS[WRONG]
        lesson.choices[at] = [new, *(word for word in near if word != new)][:24]
    else:
        lesson.edits[at] = _UNJUDGED
