"""The words of a sentence into which an error may be seeded, and the change that does it.

`Change` says what happens to the clean sentence; `seeded.py` turns it into the edit that undoes it. The means are in
`wrong_words.py`, `small_words.py` and `forms.py`: each yields every change that it could make.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# "re-elected", "rivals.html", "£3m", "b/c", "ministers'" are not words to change.
_JOINTS = frozenset("-‐‑–/\\@#&_'’$£€%+=.")
_ENDS = ("", " ", '"', "”", "’", "'")


class Change(NamedTuple):
    """Replace `start` to `end` of the clean sentence with `wrong`."""

    start: int
    end: int
    wrong: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word in place, with the words beside it, or "" if more than a space comes between."""

    text: str
    start: int
    end: int
    is_plain: bool  # lower case and not attached to anything, so it may be changed
    earlier: str
    before: str
    after: str
    later: str

    def replaced(self, wrong: str) -> Change:
        return Change(self.start, self.end, wrong)

    def deleted(self) -> Change:
        """The word deleted, with the space after it."""
        return Change(self.start, self.end + 1, "")

    def doubled(self) -> Change:
        return Change(self.end, self.end, f" {self.text}")

    def preceded(self, wrong: str) -> Change:
        return Change(self.start, self.start, f"{wrong} ")

    @property
    def is_in_name(self) -> bool:
        """True between capitals, as for "of" in "Bank of England"."""
        return self.before[:1].isupper() and (self.after[:1].isupper() or self.later[:1].isupper())


def read_words(sentence: str) -> tuple[Word, ...]:
    """The words of a sentence.

    >>> [(word.text, word.is_plain, word.after) for word in read_words("The rates rose, Smith said.")]
    [('The', False, 'rates'), ('rates', True, 'rose'), ('rose', True, ''), ('Smith', False, 'said'), ('said', True, '')]
    """
    found = list(_WORD.finditer(sentence))
    # Words in sequence, with "" wherever more than a space comes between, so that no test looks across a comma.
    run, places = ["", ""], []
    for place, match in enumerate(found):
        if place and sentence[found[place - 1].end() : match.start()] != " ":
            run += ["", ""]
        places.append(len(run))
        run.append(match.group())
    run += ["", ""]
    return tuple(
        Word(match.group(), *match.span(), _is_plain(sentence, match), *run[at - 2 : at], *run[at + 1 : at + 3])
        for match, at in zip(found, places, strict=True)
    )


def _is_plain(sentence: str, match: re.Match[str]) -> bool:
    word = match.group().replace("’", "'")
    before, after = sentence[: match.start()][-1:], sentence[match.end() :][:2]
    ends = after[:1] == "." and after[1:] in _ENDS
    joined = before in _JOINTS or (after[:1] in _JOINTS and not ends)
    return word.isascii() and word.islower() and word.replace("'", "").isalpha() and not (joined and before + after)
