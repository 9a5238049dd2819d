"""Read `sentences.txt`: sentences with one error each, in the notation that the file itself explains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(r"(?P<kind>[a-z_]+)/(?P<means>[a-z_]+): (?P<marked>\S.*)")
_LANGUAGE = re.compile(r"# --- .*, (British|American)")
_LANGUAGES = {"British": "en-GB", "American": "en-US"}
_EDIT = re.compile(r"\{(?P<wrong>[^{}]*?)=>(?P<right>[^{}]*)\}")


class Edit(NamedTuple):
    """The text from `start` to `end`, in code points, is wrong; `replacement` is right."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True)
class Sentence:
    """A wrong sentence, the edits that correct it, and how it was made wrong; `language` if its section names one."""

    text: str
    edits: tuple[Edit, ...]
    kind: str
    means: str
    language: str = ""

    @property
    def right(self) -> str:
        """The sentence with its edits made."""
        text = self.text
        for edit in reversed(self.edits):
            text = text[: edit.start] + edit.replacement + text[edit.end :]
        return text


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file, in order. Raises ValueError, naming the line, for one that does not parse."""
    sentences: list[Sentence] = []
    language = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# --- "):
            head = _LANGUAGE.match(line)
            language = _LANGUAGES[head[1]] if head else ""
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"{path}:{number}: not `kind/means: text`: {line}")
        text, edits = _unmark(match["marked"])
        if not edits or "{" in text or "}" in text:
            raise ValueError(f"{path}:{number}: needs an edit such as {{wrong=>right}}: {line}")
        sentences.append(Sentence(text, edits, match["kind"], match["means"], language))
    return sentences


def _unmark(marked: str) -> tuple[str, tuple[Edit, ...]]:
    text, edits, end = "", [], 0
    for match in _EDIT.finditer(marked):
        text += marked[end : match.start()]
        edits.append(Edit(len(text), len(text) + len(match["wrong"]), match["right"]))
        text += match["wrong"]
        end = match.end()
    return text + marked[end:], tuple(edits)
