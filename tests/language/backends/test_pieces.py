"""Long texts in pieces: every character once, cut in good places, with offsets that map back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.language.backends.pieces import pieces_of
from copyedit.language.text.utf16 import CodePoints


def _texts(text: str, spans: list[tuple[int, int]], most: int, *, joined: bool = True) -> list[str]:
    return [piece.text for piece in pieces_of(text, spans, most, joined=joined)]


TEXT = "Talks stall.\n\nThe board met. It left.\n\nRain."
BLOCKS = [(0, 12), (14, 37), (39, 44)]


@pytest.mark.parametrize(
    ("most", "joined", "texts"),
    [
        (100, True, [TEXT]),
        (100, False, ["Talks stall.", "The board met. It left.", "Rain."]),
        (30, True, ["Talks stall.", "The board met. It left.\n\nRain."]),
        (18, True, ["Talks stall.", "The board met. ", "It left.\n\nRain."]),  # behind a sentence
        (12, True, ["Talks stall.", "The board ", "met. ", "It left.", "Rain."]),  # else behind a word
    ],
)
def test_where_it_is_cut(most: int, joined: bool, texts: list[str]) -> None:
    assert _texts(TEXT, BLOCKS, most, joined=joined) == texts


def test_a_word_longer_than_a_piece() -> None:
    assert _texts("a" * 10, [(0, 10)], 4) == ["aaaa", "aaaa", "aa"]


@given(
    st.lists(st.text(alphabet="ab .\N{CRAB}", min_size=1, max_size=40), max_size=8), st.integers(1, 30), st.booleans()
)
def test_every_character_once_and_back(blocks: list[str], most: int, joined: bool) -> None:
    text = "\n\n".join(blocks)
    spans, at = [], 0
    for block in blocks:
        spans.append((at, at + len(block)))
        at += len(block) + 2
    seen: list[int] = []
    for piece in pieces_of(text, spans, most, joined=joined):
        for start, there, length in piece.parts:
            assert length <= most
            assert piece.text[start : start + length] == text[there : there + length]
            assert piece.in_text(start, start + length) == (there, there + length)
            seen.extend(range(there, there + length))
    assert seen == [place for start, end in spans for place in range(start, end)]


def test_a_match_across_two_blocks_has_no_place() -> None:
    (piece,) = pieces_of(TEXT, BLOCKS, 100)
    assert piece.in_text(6, 17) is None


@pytest.mark.parametrize(
    ("text", "utf16", "place"),
    [
        ("plain", 3, 3),
        ("\N{GRINNING FACE} teh", 3, 2),
        ("\N{GRINNING FACE}\N{GRINNING FACE}", 4, 2),
        ("e\N{COMBINING ACUTE ACCENT} teh", 3, 3),
        ("", 0, 0),
    ],
)
def test_code_points(text: str, utf16: int, place: int) -> None:
    assert CodePoints(text).of_utf16(utf16) == place


@given(st.text())
def test_code_points_are_pythons_own(text: str) -> None:
    places = CodePoints(text)
    for at in range(len(text) + 1):
        assert places.of_utf16(len(text[:at].encode("utf-16-le", "surrogatepass")) // 2) == at


@pytest.mark.parametrize("place", [-1, 4, 5])
@pytest.mark.parametrize("text", ["abc", "a\N{CRAB}"])
def test_places_outside(text: str, place: int) -> None:
    with pytest.raises(IndexError):
        CodePoints(text).of_utf16(place)
