"""Whether a sentence speaks of what a headline speaks of, by the words they share. Start with `shared_words`."""

from __future__ import annotations

from copyedit.document import Span
from copyedit.language.figures.slip import sentence_at
from copyedit.language.text.late_pattern import late_pattern

_WORD = late_pattern(r"[A-Za-z]{3,}")
_STEM = 4  # letters: “arrests” and “arrested”, “rents” and “rented”
_SMALL = frozenset(
    "afte with from over into than that this have been will says said most more were they them what the and for was "
    "has had its his her who are but not".split()
)


def shared_words(text: str, headline: Span, at: int, block: Span) -> int:
    """How many words of the headline are in the sentence at a place of the story, by their first letters."""
    return len(_stems(text, headline) & _stems(text, sentence_at(text, at, block)))


def _stems(text: str, within: Span) -> set[str]:
    return {word[:_STEM].lower() for word in _WORD.findall(text, *within)} - _SMALL
