"""The slips that turn a word into a misspelling."""

from __future__ import annotations

import pytest

from copyedit.language.spelling.candidates import find_candidates
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.language.words.slips import Slip, slips_between


@pytest.mark.parametrize(
    ("wrong", "right", "slips"),
    [
        ("harbour", "harbour", ()),
        ("recieve", "receive", (Slip.SWAPPED,)),
        ("comittee", "committee", (Slip.UNDOUBLED,)),
        ("untill", "until", (Slip.DOUBLED,)),
        ("goverment", "government", (Slip.LOST,)),
        ("enviromnent", "environment", (Slip.SWAPPED,)),
        ("hvea", "have", (Slip.VOWEL_LOST, Slip.ADDED)),
        ("busness", "business", (Slip.VOWEL_LOST,)),
        ("seperate", "separate", (Slip.VOWEL,)),
        ("harbpur", "harbour", (Slip.KEY,)),
        ("harbqur", "harbour", (Slip.OTHER,)),
        ("polzice", "police", (Slip.ADDED,)),
        ("acomodate", "accommodate", (Slip.UNDOUBLED, Slip.UNDOUBLED)),
        ("quay", "harbour", None),
        ("a", "abcd", None),
    ],
)
def test_slips(wrong: str, right: str, slips: tuple[Slip, ...] | None) -> None:
    found = slips_between(wrong, right)
    assert (found is None) == (slips is None)
    assert sorted(found or ()) == sorted(slips or ())


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("goverment", "government"),
        ("npolice", "police"),  # a wrong first letter
        ("olice", "police"),
        ("opened", "opened"),  # no candidate of itself
        ("hvea", "have"),  # two slips in four letters, but a very common word
        ("wich", "which"),
    ],
)
def test_candidates(wrong: str, right: str) -> None:
    words = [each.word for each in find_candidates(wrong, shipped_dictionary())]
    assert (right in words) == (wrong != right)
