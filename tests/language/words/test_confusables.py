"""Which words are taken for each other."""

import pytest

from copyedit.language.words.confusables import (
    Kind,
    beside_on_keyboard,
    deletions,
    kind_of_pair,
    neighbours_of,
    neighbours_of_all,
)
from copyedit.language.words.lookalikes import Lookalikes

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
        ("again", "against", Kind.TWO_LETTERS),  # one holds the other
        ("other", "another", Kind.TWO_LETTERS),
        ("able", "unable", Kind(0)),  # either may be meant
        ("low", "below", Kind(0)),  # three letters say little
        ("begin", "being", Kind.TWO_LETTERS),  # the same letters
    ],
)
def test_alike_in_spelling(one: str, other: str, kind: Kind) -> None:
    assert kind_of_pair(one, other) == kind == kind_of_pair(other, one)


def test_forms_of_one_word_are_neighbours() -> None:
    found = neighbours_of_all(WORDS)
    assert found["report"]["reported"] & Kind.FORM
    assert found["reports"]["reported"] & Kind.FORM
    assert found["man"]["men"] & Kind.FORM


def test_an_adverb_is_a_form_of_its_adjective() -> None:
    found = neighbours_of_all(["deep", "deeply", "basic", "basically", "happy", "happily"])
    assert all(found[one][other] & Kind.FORM for one, other in (("deeply", "deep"), ("basic", "basically")))
    assert found["happy"]["happily"] & Kind.FORM


def test_of_many_words_with_one_sound_those_nearly_alike_are_neighbours() -> None:
    with_one_key = "hard heart hurt herd hoard heard horde hired harried horrid hurried hoared hared haired".split()
    found = neighbours_of_all(with_one_key)
    assert found["hard"]["heart"] & Kind.SOUND
    assert "horrid" not in found["heard"]


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
