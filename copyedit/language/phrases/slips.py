"""Set phrases in a text that have one slip. Start with `find_slips`.

A word that looks or sounds like the right one, is split in two or run together with its neighbour; a small word too
many, or a word lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copyedit.language.phrases.notation import ONES, as_said, forms_of, is_possessive
from copyedit.language.phrases.phrasebook import Kind, Phrasebook, Place, common_words
from copyedit.language.phrases.places import Seen, find_keys, is_around
from copyedit.language.words.alike import LONGER, look_alike, right_form, sounds_like
from copyedit.language.words.dictionary import shipped_dictionary

_WORD = re.compile(r"(?<![^\W_])(?<!\])[^\W\d_]+(?:['-][^\W\d_]+)*'?(?![^\W_])|[^\s']")
_SHORT = 3  # letters; shorter words look alike sooner
_ANY_LENGTH = 1_000
_EVERYDAY = 2000  # this many of the commonest words are everyday words
_ENOUGH = 2  # words that mean something, in the rest of a phrase
_LONG = 4  # words of a phrase in which a word too many, or a word lost that means something, is a slip
_ARTICLES = frozenset(("a", "an", "the"))
SMALL = frozenset(
    "a an the of to in on at by for from with into up out off over as and or be is it that this his her its their my "
    "our your own one".split()
)


class NearMiss(NamedTuple):
    """A stretch of text from `start` to `end`, which should be `right`, as in `phrase`."""

    start: int
    end: int
    right: str
    phrase: str


class _Candidate(NamedTuple):
    """A place of a phrase, and the word that belongs there; `is_exact` if the text has it."""

    place: Place
    right: str
    is_exact: bool = False


def find_slips(book: Phrasebook, folded: str) -> Iterator[NearMiss]:
    """Phrases with a slip, in order. None where another phrase has these very words.

    “A shot in the dark” is not “a shot in the arm” gone wrong.
    """
    words = _WORD.findall(folded)
    exact: set[int] = set()
    slips: list[tuple[Seen, _Candidate]] = []
    for seen in find_keys(book, words):
        for candidate in _candidates(book, seen.key, "".join(words[seen.at : seen.at + seen.wide]), seen.wide):
            elements = book.elements(candidate.place.phrase)
            if not is_around(elements, candidate.place, words, seen):
                continue
            if candidate.is_exact:
                first = seen.at - candidate.place.at
                exact.update(range(first, first + len(elements)))
            else:
                slips.append((seen, candidate))
    spans = [match.span() for match in _WORD.finditer(folded)] if slips else []
    for seen, candidate in slips:
        if exact.isdisjoint(range(seen.at, seen.at + max(1, seen.wide))):
            yield _near_miss(book, words, spans, seen, candidate)


def _near_miss(
    book: Phrasebook, words: Sequence[str], spans: Sequence[tuple[int, int]], seen: Seen, candidate: _Candidate
) -> NearMiss:
    place, right = candidate.place, candidate.right
    first, last = seen.at, seen.at + seen.wide - 1
    if place.kind in (Kind.LOST, Kind.ADDED):  # what is wrong is shown with the word before it
        first -= 1
        right = f"{words[first]} {right}".strip()
    return NearMiss(spans[first][0], spans[last][1], right, as_said(book.elements(place.phrase)))


@lru_cache(5_000)  # most pairs of a key and a word come up again and again, and have nothing in common
def _candidates(book: Phrasebook, key: int, here: str, wide: int) -> tuple[_Candidate, ...]:
    """The places with this key in which the words `here` are right or may be a slip."""
    found = []
    for place, elements, forms, lengths in _places(book, key):
        if place.kind is Kind.WORD and wide == 1 and (here in forms or (not forms and is_possessive(here))):
            found.append(_Candidate(place, here, is_exact=True))
        elif len(here) in lengths or len(here) < _SHORT:
            right = _right(elements, place, here, wide)
            if right is not None and here not in book.accepted.get(place.phrase, "").split():
                found.append(_Candidate(place, right))
    return tuple(found)


class _Choice(NamedTuple):
    """A place with the elements of its phrase, what its word may be, and how long a slip for that may be."""

    place: Place
    elements: tuple[str, ...]
    forms: tuple[str, ...]
    lengths: range


@lru_cache(4_000)
def _places(book: Phrasebook, key: int) -> tuple[_Choice, ...]:
    return tuple(_choice(book.elements(place.phrase), place) for place in book.places(key))


def _choice(elements: tuple[str, ...], place: Place) -> _Choice:
    forms = forms_of(elements[place.at])
    lengths = [len(form) for form in forms if place.kind is Kind.WORD] or [0]
    longest = max(lengths) + LONGER if place.kind is Kind.WORD else _ANY_LENGTH
    return _Choice(place, elements, forms, range(min(lengths) - LONGER, longest + 1))


def _right(elements: tuple[str, ...], place: Place, here: str, wide: int) -> str | None:
    """What belongs in a place instead of the words `here`, if these may be a slip: nothing for a word too many."""
    if wide == 0:
        return _lost(elements, place.at) if place.kind is Kind.LOST else None
    if not (here.isascii() and here.isalpha()):
        return None
    if wide == 2:
        return here if place.kind is Kind.WORD and here in forms_of(elements[place.at]) else None
    if place.kind is Kind.ADDED:
        return "" if _is_added(here, elements, place.at) else None
    if place.kind is Kind.JOINED:
        fronts, backs = forms_of(elements[place.at]), forms_of(elements[place.at + 1])
        pairs = {front + back: f"{front} {back}" for front in fronts for back in backs}
        return pairs.get(here) if not shipped_dictionary().knows(here) else None
    return meant(here, elements, place.at) if place.kind is Kind.WORD else None


def _lost(elements: tuple[str, ...], at: int) -> str | None:
    """The small word that was lost: “the toll rose” is no “death toll”. Of a verb and its object, no article."""
    inflects = any(element.endswith("*") for element in elements)
    return None if elements[at] not in SMALL or (len(elements) < _LONG and inflects) else elements[at]


def _is_added(word: str, elements: tuple[str, ...], at: int) -> bool:
    """True for a small word too many. An object may have an article: “took the refuge”."""
    inflects = any(element.endswith("*") for element in elements)
    is_owned = word in _ARTICLES and elements[at] == ONES
    return word in SMALL and len(elements) >= _LONG and not inflects and not is_owned


def meant(wrong: str, elements: tuple[str, ...], at: int) -> str | None:
    """The form of the element that the wrong word looks or sounds like.

    Two words make a weak phrase: “a golden page in its history” is not a slip for “golden age”. An everyday word may be
    meant if little else is the phrase's: “the bank says the price fell” has nothing to do with “pays the price”.
    """
    forms = forms_of(elements[at])
    right = right_form(wrong, forms) if len(wrong) >= _SHORT else None
    if len(wrong) < _SHORT and len(elements) > 2:
        right = next((form for form in forms if look_alike(wrong, form)), None)
    if right is None:  # of nearly all words
        return None
    rest = _content(elements) - (elements[at] not in SMALL)
    are_small = wrong in SMALL and not SMALL.isdisjoint(forms)
    is_everyday = common_words().get(wrong, _EVERYDAY) < _EVERYDAY or wrong in SMALL
    if (rest < _ENOUGH and is_everyday and not are_small) or shipped_dictionary().variety(wrong):
        return None
    # “Free or charge” is a choice, “on recent months” may be right, “made no mistake” is another form.
    if wrong == "or" or (wrong in SMALL and not are_small):
        return None
    if (are_small and at == 0 and len(elements) < _LONG) or any(map(_is_form_of(wrong), forms)):
        return None
    is_weak = len(elements) == 2 or (not rest and not are_small)
    return None if is_weak and wrong in common_words() and not sounds_like(wrong, right) else right


def _is_form_of(word: str) -> Callable[[str], bool]:
    from copyedit.language.words.inflection import verb_forms

    return lambda base: word != base and word in verb_forms(base)


def _content(elements: tuple[str, ...]) -> int:
    """How many words of a phrase mean something by themselves."""
    return sum(element not in SMALL and element != ONES for element in elements)
