"""Reads `sentences.txt`: sentences with one error each, in the notation that the head of that file explains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"(?P<kind>[a-z_]+)/(?P<means>[a-z_]+): (?P<marked>\S.*)")
_EDIT = re.compile(r"\{(?P<wrong>[^{}]*?)=>(?P<right>[^{}]*)\}")


@dataclass(frozen=True)
class Edit:
    """What stands from `start` to `end`, in code points, is wrong; `replacement` is right."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True)
class Sentence:
    """A wrong sentence, the edits that make it right, and how it went wrong."""

    text: str
    edits: tuple[Edit, ...]
    kind: str
    means: str

    @property
    def right(self) -> str:
        """The sentence with its edits made."""
        text = self.text
        for edit in reversed(self.edits):
            text = text[: edit.start] + edit.replacement + text[edit.end :]
        return text


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file, in its order; a line that does not parse is a ValueError that names it."""
    sentences: list[Sentence] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"{path}:{number}: not `kind/means: text`: {line}")
        text, edits = _unmark(match["marked"])
        if not edits or "{" in text or "}" in text:
            raise ValueError(f"{path}:{number}: needs an edit such as {{wrong=>right}}: {line}")
        sentences.append(Sentence(text, edits, match["kind"], match["means"]))
    return sentences


def _unmark(marked: str) -> tuple[str, tuple[Edit, ...]]:
    text, edits, end = "", [], 0
    for match in _EDIT.finditer(marked):
        text += marked[end : match.start()]
        edits.append(Edit(len(text), len(text) + len(match["wrong"]), match["right"]))
        text += match["wrong"]
        end = match.end()
    return text + marked[end:], tuple(edits)
