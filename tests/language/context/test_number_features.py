"""The number of subjects, near and far, and of verbs, as columns of features."""

import numpy as np
import pytest

from copyedit.language.context.number_features import NUMBER_NAMES, Numbers, are_attracted, number_columns
from copyedit.language.context.stored.window import PADDING

# By id: the word, its number, what it asks for.
WORDS = {
    ".": (0, 0),
    "price": (-1, 0),
    "tickets": (1, 0),
    "of": (0, 0),
    "the": (0, 0),
    "and": (0, 0),
    "has": (0, -1),
    "have": (0, 1),
    "risen": (0, 0),
    "many": (1, 0),
}
IDS = {word: at for at, word in enumerate(WORDS)}


def _flags(*words: str) -> np.ndarray:
    flags = np.zeros(len(WORDS) + 1, bool)
    flags[[IDS[word] for word in words]] = True
    flags[-1] = True
    return flags


NUMBERS = Numbers(
    np.array([*(float(number) for number, _ in WORDS.values()), 0], np.float32),
    np.array([*(float(asks) for _, asks in WORDS.values()), 0], np.float32),
    _flags("."),
    _flags("of"),
    _flags("and"),
)


def _columns(text: str, word: str, other: str) -> dict[str, float]:
    ids = [IDS[w] for w in text.split()]
    padded = np.pad(np.array(ids), PADDING, constant_values=len(WORDS))
    place = np.array([PADDING + ids.index(IDS[word])])
    columns = number_columns(NUMBERS, padded, place, place + 1, np.array([IDS[word]]), np.array([IDS[other]]))
    return {name: float(column[0]) for name, column in zip(NUMBER_NAMES, columns, strict=True)}


@pytest.mark.parametrize(
    ("text", "near", "beyond", "joined"),
    [
        ("the price has risen", -1, 0, 0),
        ("the price of the tickets has risen", 1, -1, 0),
        ("the tickets . the price has risen", -1, 0, 0),  # the sentence before says nothing
        ("the tickets and the price has risen", -1, 0, 1),
        ("has risen", 0, 0, 0),
    ],
)
def test_subjects(text: str, near: float, beyond: float, joined: float) -> None:
    columns = _columns(text, "has", "have")
    assert (columns["near_number"], columns["beyond_number"], columns["joined"]) == (near, beyond, joined)


def test_what_verbs_ask_for() -> None:
    columns = _columns("the price have risen", "have", "has")
    assert (columns["asks"], columns["other_asks"]) == (1, -1)


def test_the_subject_may_follow() -> None:
    assert _columns("the has risen many tickets", "has", "have")["ahead_number"] == 1
    assert _columns("the price have risen", "price", "tickets")["asks_ahead"] == 1


@pytest.mark.parametrize(
    ("text", "verb", "attracted"),
    [
        ("the price of the tickets have risen", "have", True),
        ("the price of the tickets has risen", "has", False),
        ("the tickets have risen", "have", False),
        ("the price and the tickets have risen", "have", False),
        ("the price . the tickets have risen", "have", False),
        ("the tickets of the price has risen", "has", True),
        ("the price of the tickets the have risen", "have", False),  # no noun beside it
    ],
)
def test_a_verb_may_agree_with_the_wrong_noun(text: str, verb: str, attracted: bool) -> None:
    ids = [IDS[word] for word in text.split()]
    padded = np.pad(np.array(ids), PADDING, constant_values=len(WORDS))
    places = np.array([PADDING + ids.index(IDS[verb])])
    other = np.array([IDS["has" if verb == "have" else "have"]])
    assert are_attracted(NUMBERS, padded, places, other).tolist() == [attracted]
