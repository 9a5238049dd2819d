"""Which two words may be one name spelled two ways. Start with `are_near`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.words.alike import sound, sounds_like

_TWICE = late_pattern(r"(c|k|[^aeiou])(?:\1|(?<=c)k)+")
LONG = 9  # letters from which two slips are allowed
_SHORTEST = 4
_LONG_ENOUGH = 7
# Endings by which one name is made from another: Clinton and Clintons, Georgia and Georgian, Islam and Islamic.
_DERIVED = late_pattern(
    "s|es|d|ed|n|ns|u|x|an|ans|ian|ians|ese|ish|ic|is|ist|ists|ite|ites|ism|er|ers|in|ine|son|sen|ez|um|us"
)
_STEM = late_pattern("is(?:t|ts|m|tic)$")  # Kemalist and Kemalism
# Endings in which two words of the language differ, but also two spellings of a family name: Masri and Masry.
_VOWELS = late_pattern("[aeiouy]{1,2}")


@lru_cache(1_000)
def plain_letters(word: str) -> str:
    """The word without accents, hyphens and apostrophes, in lower case.

    >>> plain_letters("O'Connor-Peña")
    'oconnorpena'
    """
    spread = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in spread if letter.isalpha())


def shortened(letters: str) -> Iterator[str]:
    """The letters without one of them, each in turn: what two words share that are one slip apart."""
    return (letters[:at] + letters[at + 1 :] for at in range(len(letters)))


def slip_keys(letters: str) -> set[str]:
    """What a word shares with a slip for it: all letters but one, or its sound."""
    return {letters, *shortened(letters), f"/{sound(letters)}"}


@lru_cache(500)
def are_near(one: str, other: str) -> bool:
    """True for two spellings that one name could have: “Stephens” and “Stevens”, not “Clinton” and “Clintons”."""
    first, second = sorted((plain_letters(one), plain_letters(other)), key=len)
    if (
        one[-1:].isupper()  # SpaceX, GroupM
        or other[-1:].isupper()
        or first == second
        or len(first) < _SHORTEST
        or len(second) - len(first) > 2
        or (is_derived(first, second, names=True) and not _lost_e(first, second))
    ):
        return False
    from rapidfuzz.distance import OSA

    slips = OSA.distance(first, second, score_cutoff=3)
    if first[0] == second[0] and ((slips == 1 and len(second) > _SHORTEST) or (slips == 2 and len(first) >= LONG)):
        return True
    return slips <= 3 and sound_alike(first, second)


def _lost_e(first: str, second: str) -> bool:
    """True for “Hughs” and “Hughes”, “Holms” and “Holmes”; not for “Clinton” and “Clintons”."""
    return first[:-1] + "es" == second and first.endswith("s") and not first.endswith(("ss", "us", "is", "as", "os"))


def sound_alike(one: str, other: str) -> bool:
    """True for the same consonants and number of syllables, however often a consonant is written."""
    return sounds_like(_TWICE.sub(r"\1", plain_letters(one)), _TWICE.sub(r"\1", plain_letters(other)))


def is_slip(one: str, other: str) -> bool:
    """True where one keystroke makes one word of the other: “Rostova” and “Rostva”."""
    first, second = sorted((plain_letters(one), plain_letters(other)), key=len)
    if len(first) <= _SHORTEST or len(second) - len(first) > 1 or first[0] != second[0] or is_derived(first, second):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(first, second, score_cutoff=1) == 1


def is_likely_slip(wrong: str, right: str) -> bool:
    """True where a letter was lost, doubled or moved, or where it sounds the same: “Bejing”, “Fransisco”, “Carribean”.

    Another consonant makes another name: “Asiana” is no slip for “Astana”.
    """
    if not is_slip(wrong, right):
        return len(right) >= _LONG_ENOUGH and wrong[0] == right[0] and _sounds_as(wrong, right)
    if len(wrong) != len(right) or sorted(wrong) == sorted(right):
        return True
    (one, other), *_ = ((a, b) for a, b in zip(wrong, right, strict=True) if a != b)
    return len(right) >= _LONG_ENOUGH and ({one, other} <= set("aeiouy") or sound_alike(wrong, right))


def _sounds_as(wrong: str, right: str) -> bool:
    if abs(len(wrong) - len(right)) > 2 or not sound_alike(wrong, right) or is_derived(wrong, right):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(wrong, right, score_cutoff=2) <= 2


def is_derived(first: str, second: str, *, names: bool = False) -> bool:
    """True where the longer word is the shorter with an ending, or both are one stem with different endings.

    Of two family names (`names`) the last vowels may differ by a slip.

    >>> is_derived("georgia", "georgian"), is_derived("argentina", "argentine"), is_derived("stephens", "stevens")
    (True, True, False)
    >>> is_derived("masri", "masry", names=True)
    False
    """
    first, second = _STEM.sub("", first), _STEM.sub("", second)
    if first == second:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    rest, other_rest = first[shared:], second[shared:]
    if not rest:
        return _is_ending(other_rest, names)
    return shared >= _SHORTEST and _is_ending(rest, names) and _is_ending(other_rest, names)


def _is_ending(text: str, names: bool) -> bool:
    return _DERIVED.fullmatch(text) is not None or (not names and _VOWELS.fullmatch(text) is not None)
