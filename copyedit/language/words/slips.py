"""The slips that turn one word into another. Start with `slips_between`."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from copyedit.language.words.keyboard import beside_on_keyboard

_VOWELS = frozenset("aeiouy")
MOST = 2


class Slip(StrEnum):
    """A slip turns a word into another at distance 1 (Damerau 1964)."""

    SWAPPED = "swapped"  # recieve
    UNDOUBLED = "undoubled"  # acommodate
    DOUBLED = "doubled"  # untill
    VOWEL_LOST = "vowel lost"  # govrnment
    LOST = "lost"  # goverment
    ADDED = "added"
    VOWEL = "vowel"  # seperate
    KEY = "key"  # harbpur
    OTHER = "other"


@lru_cache(500)
def slips_between(wrong: str, right: str, most: int = MOST) -> tuple[Slip, ...] | None:
    """The fewest slips that turn `right` into `wrong`; None if it takes more than `most`.

    >>> slips_between("seperate", "separate"), slips_between("acomodate", "accommodate"), slips_between("sea", "ocean")
    ((<Slip.VOWEL: 'vowel'>,), (<Slip.UNDOUBLED: 'undoubled'>, <Slip.UNDOUBLED: 'undoubled'>), None)
    """
    at = 0
    while at < min(len(wrong), len(right)) and wrong[at] == right[at]:
        at += 1
    before, wrong, right = wrong[:at][-1:], wrong[at:], right[at:]
    if not wrong and not right:
        return ()
    if not most or abs(len(wrong) - len(right)) > most:
        return None
    ways = []
    for slip, wrong_rest, right_rest in _steps(before, wrong, right):
        rest = slips_between(wrong_rest, right_rest, most - 1)
        if rest is not None:
            ways.append((slip, *rest))
    return min(ways, key=len, default=None)


def _steps(before: str, wrong: str, right: str) -> list[tuple[Slip, str, str]]:
    """The slips possible at the first letter that differs, each with what is left of both words after it."""
    steps = []
    if len(wrong) > 1 and wrong[:2] == right[1::-1]:
        steps.append((Slip.SWAPPED, wrong[2:], right[2:]))
    if right:
        doubled = right[0] in (before, right[1:2])
        lost = Slip.UNDOUBLED if doubled else Slip.VOWEL_LOST if right[0] in _VOWELS else Slip.LOST
        steps.append((lost, wrong, right[1:]))
    if wrong:
        steps.append((Slip.DOUBLED if wrong[0] in (before, wrong[1:2]) else Slip.ADDED, wrong[1:], right))
    if wrong and right:
        steps.append((_substituted(wrong[0], right[0]), wrong[1:], right[1:]))
    return steps


def _substituted(wrong: str, right: str) -> Slip:
    if wrong in _VOWELS and right in _VOWELS:
        return Slip.VOWEL
    return Slip.KEY if beside_on_keyboard(wrong, right) else Slip.OTHER
