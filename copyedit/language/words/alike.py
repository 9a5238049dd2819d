"""Which words look or sound alike, so that one may be a slip for the other. Start with `right_form`."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
LONGER = 2  # letters by which a word may be longer or shorter than the one it looks like
_FARTHEST = 3  # edits from a word to one that sounds like it
_SILENT = re.compile(r"u?e$")  # share, pique


def right_form(wrong: str, forms: tuple[str, ...]) -> str | None:
    """The form that the wrong word looks or sounds most like; None if there is none."""
    if wrong in forms or len(wrong) < 3 or not wrong.isalpha():
        return None
    # The cheap test comes first, since most words have little in common with the right one.
    likely = [
        form for form in forms if abs(len(form) - len(wrong)) <= LONGER and len({*form} & {*wrong}) * 2 >= len({*form})
    ]
    likely = [
        form for form in likely if may_be_near(wrong, form, 1 if len(form) < 8 else 2) or sounds_like(wrong, form)
    ]
    if not likely:
        return None
    from rapidfuzz.distance import OSA

    distances = {form: OSA.distance(wrong, form) for form in likely}
    likely = [form for form in likely if distances[form] <= _FARTHEST]
    if not likely:
        return None
    said = sound(wrong)
    if any(_same_family(wrong, form) and sound(form) != said for form in forms):
        return None
    alike = [form for form in likely if sounds_like(wrong, form)]
    near = alike + [form for form in likely if distances[form] <= (1 if len(form) < 8 else 2)]
    return min(near, key=lambda form: (distances[form], wrong[-3:] != form[-3:]), default=None)


def may_be_near(one: str, other: str, slips: int) -> bool:
    """False if so few slips cannot make one word of the other: quick, and needs no library.

    >>> may_be_near("council", "counsel", 2), may_be_near("plan", "debate", 2)
    (True, False)
    """
    return (
        abs(len(one) - len(other)) <= slips
        and len(set(one).difference(other)) <= slips
        and len(set(other).difference(one)) <= slips
    )


def look_alike(one: str, other: str) -> bool:
    """True for two short words that differ by a letter, by two swapped, or not at all in sound: “of” and “off”.

    >>> look_alike("of", "off"), look_alike("form", "from"), look_alike("of", "at")
    (True, True, False)
    """
    from rapidfuzz.distance import OSA

    return one != other and (
        (min(len(one), len(other)) > 1 and OSA.distance(one, other, score_cutoff=1) == 1) or sounds_like(one, other)
    )


def sounds_like(one: str, other: str) -> bool:
    """True for the same consonants and number of syllables: “soul” and “sole”, but not “war” and “weary”.

    >>> sounds_like("soul", "sole"), sounds_like("war", "weary")
    (True, False)
    """
    return sound(one) == sound(other) and _syllables(one) == _syllables(other)


def _syllables(word: str) -> int:
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word))))


@lru_cache(2_000)
def sound(word: str) -> str:
    """The word's Metaphone key (Philips 1990): its consonants as they sound."""
    from jellyfish import metaphone

    return metaphone(word)


# Prefixes that make another word, which may well be meant: “reimposing sanctions”, “politically incorrect”.
_PREFIXES = ("re", "in", "un", "dis", "mis", "non", "over", "under", "pre", "im", "ir", "il")


def _same_family(one: str, other: str) -> bool:
    """True for forms, derivations and spellings of one word: crises and crisis, ministers and ministry, defense."""
    first, second = sorted((_plain_spelling(one), _plain_spelling(other)), key=len)
    if second in (first, first + "s", first + "es") or any(prefix + first == second for prefix in _PREFIXES):
        return True
    shared = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    return len(first) >= 6 and shared >= len(first) - 3


def _plain_spelling(word: str) -> str:
    for british, american in (("our", "or"), ("ise", "ize"), ("isa", "iza"), ("ence", "ense"), ("ll", "l")):
        word = word.replace(british, american)
    return word
