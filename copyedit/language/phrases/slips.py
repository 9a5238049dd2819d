"""Set phrases in a text that have one slip. Start with `find_slips`.

A word that looks or sounds like the right one, is split in two or run together with its neighbour; a small word too
many, or a word lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copyedit.language.phrases.notation import ONES, as_said, fits, forms_of, is_possessive
from copyedit.language.phrases.phrasebook import (
    JOINED,
    LARGEST,
    LEFT,
    RIGHT,
    SHAPES,
    Kind,
    Phrasebook,
    Place,
    code_of,
    common_words,
)
from copyedit.language.words.alike import look_alike, right_form, sounds_like
from copyedit.language.words.dictionary import shipped_dictionary

_WORD = re.compile(r"(?<![^\W_])(?<!\])[^\W\d_]+(?:['-][^\W\d_]+)*'?(?![^\W_])|[^\s']")
_BREAK = 0  # the code of what is no word
_SHORT = 3  # letters; shorter words look alike sooner
_EVERYDAY = 2000  # this many of the commonest words are everyday words
_ENOUGH = 2  # words that mean something, in the rest of a phrase
_LONG = 4  # words of a phrase in which a word too many, or a word lost that means something, is a slip
_USUAL = 6000  # rank of a word that may well stand by itself: “goal posts”
_ARTICLES = frozenset(("a", "an", "the"))
_L1, _L2, _L3 = LEFT
_R1, _R2, _R3 = RIGHT
_S11, _S21, _S12 = SHAPES[1, 1, False], SHAPES[2, 1, False], SHAPES[1, 2, False]
_S30, _S03, _S20, _S02 = SHAPES[3, 0, False], SHAPES[0, 3, False], SHAPES[2, 0, False], SHAPES[0, 2, False]
_S10, _S01 = SHAPES[1, 0, False], SHAPES[0, 1, False]
_W11, _W21, _W12 = SHAPES[1, 1, True], SHAPES[2, 1, True], SHAPES[1, 2, True]
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


class _Text(NamedTuple):
    """The words of a text, their spans, and their codes with breaks on either side."""

    words: Sequence[str]
    spans: Sequence[tuple[int, int]]
    codes: Sequence[int]


class _Found(NamedTuple):
    """A place of a phrase that the text has from word `first` on; `wide` words stand in the place."""

    place: Place
    first: int
    at: int
    wide: int


def find_slips(book: Phrasebook, folded: str) -> Iterator[NearMiss]:
    """Phrases with a slip, in order. None where another phrase has these very words.

    “A shot in the dark” is not “a shot in the arm” gone wrong.
    """
    text = _read(folded)
    found = list(_places(book, text))
    exact: set[int] = set()
    slips: list[tuple[_Found, NearMiss]] = []
    for each in found:
        elements = book.elements(each.place.phrase)
        if each.place.kind is Kind.WORD and each.wide == 1 and fits(text.words[each.at], elements[each.place.at]):
            exact.update(range(each.first, each.first + len(elements)))
        elif near := _near_miss(book, text, each, elements):
            slips.append((each, near))
    for each, near in slips:
        if exact.isdisjoint(range(each.at, each.at + max(1, each.wide))):
            yield near


def _read(folded: str) -> _Text:
    words, spans = [], []
    for match in _WORD.finditer(folded):
        words.append(match.group())
        spans.append(match.span())
    codes = [code_of(word) if word[0].isalpha() else _BREAK for word in words]
    return _Text(words, spans, [*[_BREAK] * 3, *codes, *[_BREAK] * 4])


def _places(book: Phrasebook, text: _Text) -> Iterator[_Found]:
    """The places of phrases whose other words the text has."""
    words, codes, splits = text.words, text.codes, book.splits
    for at in range(len(words)):
        for key in book.that_may_be(_keys_around(codes, at + 3, at + 4)):
            yield from _that_fit(book, text, key, at, 1)
        for key in book.that_may_be((codes[at + 3] + JOINED & LARGEST,)):
            yield from _that_fit(book, text, key, at, 1)
        for key in book.that_may_be(_keys_between(codes, at + 3)):
            yield from _that_fit(book, text, key, at, 0)
        if at + 1 < len(words) and words[at] + words[at + 1] in splits:
            for key in book.that_may_be(_keys_around(codes, at + 3, at + 5)):
                yield from _that_fit(book, text, key, at, 2)


def _keys_around(codes: Sequence[int], start: int, end: int) -> tuple[int, ...]:
    """`key_of` for all shapes, of the words before `start` and from `end` on; written out, for speed."""
    left = codes[start - 1] * _L1
    left2 = left + codes[start - 2] * _L2
    right = codes[end] * _R1
    right2 = right + codes[end + 1] * _R2
    return (
        left + right + _S11 & LARGEST,
        left2 + right + _S21 & LARGEST,
        left + right2 + _S12 & LARGEST,
        left2 + codes[start - 3] * _L3 + _S30 & LARGEST,
        right2 + codes[end + 2] * _R3 + _S03 & LARGEST,
        left2 + _S20 & LARGEST,
        right2 + _S02 & LARGEST,
        left + _S10 & LARGEST,
        right + _S01 & LARGEST,
    )


def _keys_between(codes: Sequence[int], at: int) -> tuple[int, ...]:
    """The keys of the place in front of a word, if one was lost there."""
    left, right = codes[at - 1] * _L1, codes[at] * _R1
    return (
        left + right + _W11 & LARGEST,
        left + codes[at - 2] * _L2 + right + _W21 & LARGEST,
        left + right + codes[at + 1] * _R2 + _W12 & LARGEST,
    )


def _that_fit(book: Phrasebook, text: _Text, key: int, at: int, wide: int) -> Iterator[_Found]:
    for place in book.places(key):
        if (place.kind is Kind.LOST) != (wide == 0) or (wide == 2 and place.kind is not Kind.WORD):
            continue
        before, after = _sides(book.elements(place.phrase), place.kind, place.at)
        if _are_here(text.words, before, at - len(before)) and _are_here(text.words, after, at + wide):
            yield _Found(place, at - len(before), at, wide)


# How many elements are at the place.
_ELEMENTS = {Kind.WORD: 1, Kind.ADDED: 0, Kind.JOINED: 2, Kind.LOST: 1}


@lru_cache(10_000)
def _sides(elements: tuple[str, ...], kind: Kind, at: int) -> tuple[tuple[frozenset[str], ...], ...]:
    """What each word before the place and after it may be; one's is an empty set."""
    allowed = tuple(frozenset(forms_of(element)) for element in elements)
    return allowed[:at], allowed[at + _ELEMENTS[kind] :]


def _are_here(words: Sequence[str], allowed: tuple[frozenset[str], ...], first: int) -> bool:
    if first < 0 or first + len(allowed) > len(words):
        return False
    for number, forms in enumerate(allowed, first):
        if words[number] not in forms and (forms or not is_possessive(words[number])):
            return False
    return True


def _near_miss(book: Phrasebook, text: _Text, found: _Found, elements: tuple[str, ...]) -> NearMiss | None:
    """The near miss at a place, if what is there may be a slip."""
    place, at = found.place, found.at
    phrase = as_said(elements)
    accepted = book.accepted.get(place.phrase, "").split()
    here = "".join(text.words[at : at + found.wide])
    if here in accepted or (place.kind is not Kind.LOST and not (here.isascii() and here.isalpha())):
        return None
    if place.kind is Kind.LOST:
        right = _lost(elements, place.at)
        start, end = text.spans[at - 1]
        return NearMiss(start, end, f"{text.words[at - 1]} {right}", phrase) if right else None
    start, end = text.spans[at][0], text.spans[at + found.wide - 1][1]
    if place.kind is Kind.ADDED:
        before = text.spans[at - 1][0]
        return NearMiss(before, end, text.words[at - 1], phrase) if _is_added(here, elements, place.at) else None
    if place.kind is Kind.JOINED:
        fronts, backs = forms_of(elements[place.at]), forms_of(elements[place.at + 1])
        pairs = {front + back: f"{front} {back}" for front in fronts for back in backs}
        is_word = shipped_dictionary().knows(here)
        return NearMiss(start, end, pairs[here], phrase) if here in pairs and not is_word else None
    forms = forms_of(elements[place.at])
    if found.wide == 2:
        may_be_two = all(common_words().get(word, _USUAL) < _USUAL for word in text.words[at : at + 2])
        return NearMiss(start, end, here, phrase) if here in forms and not may_be_two else None
    right = meant(here, elements, place.at)
    return NearMiss(start, end, right, phrase) if right else None


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
    right = right_form(wrong, forms) if len(wrong) >= _SHORT else None
    if len(wrong) < _SHORT and len(elements) > 2:
        right = next((form for form in forms if look_alike(wrong, form)), None)
    is_weak = len(elements) == 2 or (not rest and not are_small)
    if right and is_weak and wrong in common_words() and not sounds_like(wrong, right):
        return None
    return right


def _is_form_of(word: str) -> Callable[[str], bool]:
    from copyedit.language.words.inflection import verb_forms

    return lambda base: word != base and word in verb_forms(base)


def _content(elements: tuple[str, ...]) -> int:
    """How many words of a phrase mean something by themselves."""
    return sum(element not in SMALL and element != ONES for element in elements)
