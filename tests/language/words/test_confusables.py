"""Which words are mistaken for one another."""

import pytest

from copyedit.language.words.confusables import (
    Likeness,
    confusables_of,
    confusables_of_all,
    deletions,
    likeness_of,
)
from copyedit.language.words.keyboard import beside_on_keyboard
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
        ("soared", "soured", Likeness.LETTER),  # a and u are not beside each other
        ("fight", "flight", Likeness.LETTER),
        ("sue", "due", Likeness.LETTER | Likeness.KEYBOARD),
        ("form", "from", Likeness.LETTER | Likeness.KEYBOARD),
        ("council", "counsel", Likeness.TWO_LETTERS),
        ("band", "fond", Likeness(0)),  # two letters of four are too many
        ("market", "planet", Likeness(0)),
        ("again", "against", Likeness.TWO_LETTERS),  # one holds the other
        ("other", "another", Likeness.TWO_LETTERS),
        ("able", "unable", Likeness(0)),  # either may be meant
        ("low", "below", Likeness(0)),  # three letters say little
        ("begin", "being", Likeness.TWO_LETTERS),  # the same letters
    ],
)
def test_alike_in_spelling(one: str, other: str, kind: Likeness) -> None:
    assert likeness_of(one, other) == kind == likeness_of(other, one)


def test_forms_of_one_word_are_confusables() -> None:
    found = confusables_of_all(WORDS)
    assert found["report"]["reported"] & Likeness.FORM
    assert found["reports"]["reported"] & Likeness.FORM
    assert found["man"]["men"] & Likeness.FORM


def test_an_adverb_is_a_form_of_its_adjective() -> None:
    found = confusables_of_all(["deep", "deeply", "basic", "basically", "happy", "happily"])
    assert all(found[one][other] & Likeness.FORM for one, other in (("deeply", "deep"), ("basic", "basically")))
    assert found["happy"]["happily"] & Likeness.FORM


def test_among_many_words_with_one_sound_only_close_ones_are_confusables() -> None:
    with_one_key = "hard heart hurt herd hoard heard horde hired harried horrid hurried hoared hared haired".split()
    found = confusables_of_all(with_one_key)
    assert found["hard"]["heart"] & Likeness.SOUND
    assert "horrid" not in found["heard"]


def test_sound_alikes_are_confusables() -> None:
    assert confusables_of_all(WORDS)["breach"]["breech"] & Likeness.SOUND


def test_small_words_are_confusables_within_their_group_only() -> None:
    found = confusables_of_all(WORDS)
    assert set(found["of"]) == {"to", "from"}  # the is no preposition
    assert found["of"]["to"] == Likeness.SMALL


def test_published_pairs_are_added() -> None:
    assert confusables_of_all(["sealing", "ceiling"], [("sealing", "ceiling")])["ceiling"]["sealing"] & Likeness.SOUND


def test_confusables_of_an_unknown_word() -> None:
    words = Lookalikes(WORDS)
    assert confusables_of("soarde", words) == {
        "soared": Likeness.LETTER | Likeness.KEYBOARD,
        "soured": Likeness.TWO_LETTERS,
    }
    assert confusables_of("zzzzzz", words) == {}


def test_adjacent_keys() -> None:
    beside = {c for c in "abcdefghijklmnopqrstuvwxyz" if beside_on_keyboard("g", c)}
    assert beside == set("fhtyvb")


def test_two_words_within_distance_two_share_a_remainder() -> None:
    assert deletions("council") & deletions("counsel")
    assert not deletions("band") & deletions("fond")
