"""Words in a story that the dictionary does not know, and what may excuse each. Start with `find_unknown`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.text.sentences import starts_sentence

# On text with straight apostrophes (`Document.plain`). Part of an address, a handle, a hashtag or a figure with its
# unit is not a word: @harbour, harbour.example, 5mW, and/or. Nor is text broken by an editor or a bad conversion:
# “[E]nsuring”, child(ren), (mis)uses, fa?ade, didn';t, i nflation, involvemen t; nor “wou- we would”, “stompin'”.
_INSIDE = (
    "\N{SOFT HYPHEN}\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}"  # a word continues across these
    "\N{REPLACEMENT CHARACTER}"  # for an apostrophe or a letter that was lost
)
_WORD = re.compile(
    rf"(?<![\w@#&/\\.;?)\]'’$€£%*_=+~^{_INSIDE}])(?<!\w[(\[])(?<!(?<![\w'])[B-HJ-NP-Zb-z] )"
    r"[^\W\d_]+(?:'[^\W\d_]+)*"
    rf"(?![\w@/\\&_=+*~^(\[{_INSIDE}]|(?<=in)'(?!\w)|-(?!\w)|[.?)\]]\w|'[\w;]| [b-hj-np-z]\b)"
)
_HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
_ENDING = re.compile(r"(?:'(?:s|d|ll|ve|re))+$")  # Moscow's, they'd've
_SHORT_QUOTATION = 4  # words: “dolce far niente”
_REACH = 40  # code points on either side within which such a quotation must open and close
_NEAR = 20  # code points on either side that count as company
_OPENING = frozenset("\"'(\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}")
_CLOSING = frozenset("\"')\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
_STOPS = ".,;:!?"
_REMEMBERED = 10_000  # words; the first are the commonest, so they are kept


class Unknown(NamedTuple):
    """A word from `start` to `end` (code points of the text), without “'s” and the like.

    What may excuse it: how `often` it occurs in the story, whether it is part of a compound (`joined`) or in a short
    quotation or brackets (`quoted`), and how many other unknown words of its case are near it (`company`). `first` is
    true for a capital that may only be the sentence's, `capital` for any other, as in a name or a headline.
    """

    word: str
    start: int
    end: int
    often: int
    joined: bool
    quoted: bool
    company: int
    first: bool
    block: tuple[int, int]
    capital: bool = False


def find_unknown(
    plain: str, blocks: Sequence[tuple[int, int]], knows: Callable[[str], bool], accepted: set[str] | None = None
) -> Iterator[Unknown]:
    """The unknown words in the blocks of a text: in lower case, with a capital, and in capitals throughout.

    `accepted` are words that `knows` is known to know; those found here are added, as the next story has most of them.
    """
    accepted = set() if accepted is None else accepted
    words = [_WORD.findall(plain, *block) for block in blocks]
    new = set(chain.from_iterable(words)) - accepted
    strange = {word for word in new if not (knows(word) or knows(_plain_form(word)))}
    if len(accepted) < _REMEMBERED:
        accepted |= new - strange
    if not strange:
        return
    counts = Counter(_plain_form(word).lower() for word in chain.from_iterable(words) if word in strange)
    for block, here in zip(blocks, words, strict=True):
        if not strange.isdisjoint(here):
            yield from _in_block(plain, block, strange, counts)


def _in_block(plain: str, block: tuple[int, int], strange: Set[str], counts: Mapping[str, int]) -> Iterator[Unknown]:
    found = [match for match in _WORD.finditer(plain, *block) if match.group() in strange]
    lower = [match.start() for match in found if match.group().islower()]
    upper = [match.start() for match in found if not match.group().islower()]
    for match in found:
        start, end = match.span()
        word = _plain_form(match.group())
        if not (word.islower() or word[1:].islower() or word.isupper()):
            continue  # SpaceX, iPlayer
        first = word[1:].islower() and not word.islower() and starts_sentence(plain, start, Span(*block))
        yield Unknown(
            word,
            start,
            start + len(word),
            counts[word.lower()],
            plain[start - 1 : start] in _HYPHENS or plain[end : end + 1] in _HYPHENS,
            _in_short_quotation(plain, start, end),
            _many_near(lower if word.islower() or first else upper, start),
            first,
            block,
            not (word.islower() or first),
        )


def _many_near(places: Sequence[int], start: int) -> int:
    """How many of the places are near one, not counting itself."""
    near = bisect_left(places, start + _NEAR) - bisect_right(places, start - _NEAR)
    return near - (start in places)


def _plain_form(word: str) -> str:
    return _ENDING.sub("", word)


def _in_short_quotation(plain: str, start: int, end: int) -> bool:
    """“dolce far niente”, (sic transit)."""
    ahead = plain[max(0, start - _REACH) : start].split(" ")[-_SHORT_QUOTATION:]
    behind = plain[end : end + _REACH].split(" ")[:_SHORT_QUOTATION]
    opened = next((n for n, part in enumerate(reversed(ahead)) if part[:1] in _OPENING), _SHORT_QUOTATION)
    closed = next((n for n, part in enumerate(behind) if part.rstrip(_STOPS)[-1:] in _CLOSING), _SHORT_QUOTATION)
    return opened + closed < _SHORT_QUOTATION
