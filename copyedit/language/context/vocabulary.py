"""The words that the context model knows, and what an unknown word counts as.

Start with `Vocabulary.ids`. Words keep their capitals (“Turkey” is not “turkey”), but the first word of a sentence is
read in lower case if that is its commoner form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.document import LEFT_OUT
from copyedit.language.text.tokens import BRACKET, BREAK, COLON, COMMA, FIGURE, ONE, STOP, YEAR, is_word, kind_of_mark

if TYPE_CHECKING:
    from numpy.typing import NDArray

NOTHING = "∅"  # no word at all, as in the gap between two words
# An unknown word counts as one of these: its ending hints at its part of speech.
_ENDINGS = ("ing", "ed", "ly", "s")
UNKNOWN = "?"
NAME = "?Name"
CAPITALS = "?NAME"
SPECIALS = (
    *(NOTHING, BREAK, STOP, COMMA, COLON, BRACKET, FIGURE, YEAR, ONE, UNKNOWN, NAME, CAPITALS),
    *(f"{UNKNOWN}{ending}" for ending in _ENDINGS),
)
NOTHING_ID, BREAK_ID, STOP_ID = 0, 1, 2
_BORDERS = (BREAK_ID, STOP_ID)  # a sentence begins after these
_REMEMBERED = 4_000  # tokens and their ids


class Shapes(NamedTuple):
    """Arrays by id: the lengths of words, their first and last code points, and which stand for unknown ones."""

    lengths: NDArray[Any]
    firsts: NDArray[Any]
    lasts: NDArray[Any]
    unknown: NDArray[Any]


class Vocabulary:
    """`words[id]`, the specials first; `id_of[word]`."""

    def __init__(self, words: Sequence[str], id_of: Mapping[str, int] | None = None) -> None:
        self.words = tuple(words)
        self.id_of = id_of or dict(zip(self.words, range(len(self.words)), strict=True))
        self._unknown = {ending: self.id_of[f"{UNKNOWN}{ending}"] for ending in _ENDINGS}
        self._cached: dict[tuple[str, bool], int] = {}

    def __len__(self) -> int:
        return len(self.words) or len(self.id_of)

    @cached_property
    def shapes(self) -> Shapes:
        import numpy as np  # not needed to look words up

        text = np.frombuffer("\n".join(("", *self.words, "")).encode("utf-32-le"), np.uint32)
        ends = np.flatnonzero(text == ord("\n"))
        unknown = np.zeros(len(self.words), bool)
        unknown[[at for at, word in enumerate(SPECIALS) if word.startswith(UNKNOWN)]] = True
        return Shapes(np.diff(ends) - 1, text[ends[:-1] + 1], text[ends[1:] - 1], unknown)

    def ids(self, tokens: Iterable[str]) -> list[int]:
        """The id of each token. A token after a full stop or paragraph break begins a sentence."""
        ids: list[int] = []
        first = True
        cached = self._cached
        for token in tokens:
            key = (token, first)
            known = cached.get(key)
            if known is None:
                known = cached[key] = self.id_of_token(token, first)
                if len(cached) > _REMEMBERED:
                    cached.clear()
            ids.append(known)
            first = known in _BORDERS
        return ids

    def id_of_token(self, token: str, first: bool) -> int:
        """The id of one token; `first` is true if it begins a sentence."""
        if token == BREAK:
            return BREAK_ID
        if token == LEFT_OUT:
            return self.id_of[NAME]  # “the `code` is” is as usual as “the Lanrick is”
        if not is_word(token):
            return self.id_of[kind_of_mark(token)]
        lower = token.lower()
        if token == lower:
            return self._id_or_unknown(token)
        if token.isupper() and len(token) > 1:
            for form in (token, token.capitalize(), lower):
                if form in self.id_of:
                    return self.id_of[form]
            return self.id_of[CAPITALS]
        as_name, as_word = self.id_of.get(token), self.id_of.get(lower)
        # Lower ids are commoner words.
        if first and as_word is not None and (as_name is None or as_word < as_name):
            return as_word
        return as_name if as_name is not None else self.id_of[NAME]

    def _id_or_unknown(self, word: str) -> int:
        known = self.id_of.get(word)
        if known is not None:
            return known
        for ending, unknown in self._unknown.items():
            if word.endswith(ending):
                return unknown
        return self.id_of[UNKNOWN]
