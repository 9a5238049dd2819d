"""Which words are taken for each other."""

import pytest

from copyedit.language.lookalikes import Lookalikes
from copyedit.language.neighbours import (
    Kind,
    beside_on_keyboard,
    deletions,
    kind_of_pair,
    neighbours_of,
    neighbours_of_all,
)

WORDS = [
    "soared",
    "soured",
    "fight",
    "flight",
    "report",
    "reports",
    "reported",
    "breach",
    "breech",
    "man",
    "men",
    "the",
]
WORDS += ["form", "from", "constituency", "consistency", "to", "of"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("soared", "soured", Kind.LETTER),  # a and u are not beside each other
        ("fight", "flight", Kind.LETTER),
        ("sue", "due", Kind.LETTER | Kind.KEYBOARD),
        ("form", "from", Kind.LETTER | Kind.KEYBOARD),
        ("council", "counsel", Kind.TWO_LETTERS),
        ("band", "fond", Kind(0)),  # two letters of four are too many
        ("market", "planet", Kind(0)),
    ],
)
def test_alike_in_spelling(one: str, other: str, kind: Kind) -> None:
    assert kind_of_pair(one, other) == kind == kind_of_pair(other, one)


def test_forms_of_one_word_are_neighbours() -> None:
    found = neighbours_of_all(WORDS)
    assert found["report"]["reported"] & Kind.FORM
    assert found["reports"]["reported"] & Kind.FORM
    assert found["man"]["men"] & Kind.FORM


def test_sound_alikes_are_neighbours() -> None:
    assert neighbours_of_all(WORDS)["breach"]["breech"] & Kind.SOUND


def test_small_words_are_neighbours_of_their_kind_only() -> None:
    found = neighbours_of_all(WORDS)
    assert set(found["of"]) == {"to", "from"}  # the is no preposition
    assert found["of"]["to"] == Kind.SMALL


def test_published_pairs_are_added() -> None:
    assert neighbours_of_all(["sealing", "ceiling"], [("sealing", "ceiling")])["ceiling"]["sealing"] & Kind.SOUND


def test_neighbours_of_an_unknown_word() -> None:
    words = Lookalikes(WORDS)
    assert neighbours_of("soarde", words) == {"soared": Kind.LETTER | Kind.KEYBOARD, "soured": Kind.TWO_LETTERS}
    assert neighbours_of("zzzzzz", words) == {}


def test_keys_beside_each_other() -> None:
    beside = {c for c in "abcdefghijklmnopqrstuvwxyz" if beside_on_keyboard("g", c)}
    assert beside == set("fhtyvb")


def test_two_words_within_distance_two_share_a_remainder() -> None:
    assert deletions("council") & deletions("counsel")
    assert not deletions("band") & deletions("fond")
