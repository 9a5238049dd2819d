"""Which words count as unknown, and what excuses them."""

from __future__ import annotations

import pytest

from copyedit.language.spelling.unknown_words import Unknown, find_unknown
from copyedit.language.words.dictionary import shipped_dictionary


def _unknown(text: str) -> list[Unknown]:
    return list(find_unknown(text, [(0, len(text))], shipped_dictionary().knows))


def _words(text: str) -> list[str]:
    return [each.word for each in _unknown(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The glorpfish swam.", ["glorpfish"]),
        ("The glorpfish's fin, the glorpfishes' fins.", ["glorpfish", "glorpfishes"]),
        ("Mr Glorpfish swam with Ann Glorpfish.", ["Glorpfish", "Glorpfish"]),  # names
        ("Glorpfish swam.", ["Glorpfish"]),  # a capital that may be the sentence's
        ("He left. Glorpfish swam.", ["Glorpfish"]),
        ("THE GLORPFISH SWAM", ["GLORPFISH"]),
        ("The GLORPFISH swam; McGlorp did not.", ["GLORPFISH"]),
        ("It cost 5glorps, or glorp5, a glorp_fish.", []),
        ("See www.glorpfish.example, glorp@fish.example, @glorpfish, #glorpfish.", []),
        ("See harbour.example/glorpfish and glorp/fish.", []),
        ("a post-glorp world, a glorp-free world", ["glorp", "glorp"]),
        ("“[G]lorping,” the glorp(s), fa?ade, didn';t", []),
        ("he (mis)glorps, an i nflation of govermen t", []),
        ("a glorp- a fish, stompin' and glorpin', the cam\N{SOFT HYPHEN}paign", []),
        ("the cameo\N{COMBINING ACUTE ACCENT}nse of glo\N{COMBINING MACRON}rp", []),
        ("It isn't so; they'd've gone; rock 'n' roll", []),
        ("the *glorpfish* and the _glorpfish_", []),  # italics in plain text
        ("", []),
    ],
)
def test_which_words_count(text: str, words: list[str]) -> None:
    assert _words(text) == words


@pytest.mark.parametrize("front", ["", "😀 ", "e\N{COMBINING ACUTE ACCENT}tude ", "“It's” ", "\N{ZERO WIDTH SPACE}"])
def test_places(front: str) -> None:
    text = f"{front}the glorpfish's fin"
    places = [text[each.start : each.end] for each in _unknown(text)]
    assert places[-1] == "glorpfish"


def test_excuses() -> None:
    (plain,) = _unknown("The glorpfish swam.")
    assert (plain.often, plain.joined, plain.quoted, plain.company, plain.first) == (1, False, False, 0, False)
    assert [each.often for each in _unknown("The glorpfish and the other glorpfish; Glorpfish.")] == [3, 3, 3]
    assert _unknown("a post-glorpfish world")[0].joined
    assert [each.quoted for each in _unknown("“glorpfish,” he said of “a glorpfish that swam far out in the bay”")] == [
        True,
        False,
    ]
    assert [each.company for each in _unknown("the glorp blarp zorble fish")] == [2, 2, 2]
