"""Words and word pieces. The expected pieces are those of BERT’s own tokenizer."""

from __future__ import annotations

import pytest

from copyedit.language.context.tagger.pieces import Pieces
from copyedit.language.shipped import TAGGER


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(TAGGER / "pieces.txt")


@pytest.fixture(scope="module")
def spelled() -> list[str]:
    return (TAGGER / "pieces.txt").read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("harbourmaster", ["harbour", "##master"]),
        ("Foolscap", ["fools", "##cap"]),
        ("unlanded", ["un", "##land", "##ed"]),
        ("it's", ["it", "'", "s"]),
        ("it’s", ["it", "'", "s"]),
        ("naïve", ["naive"]),
        ("1,000", ["1", ",", "000"]),
        ("…", ["…"]),
        ("_", ["_"]),
        ("\N{GRINNING FACE}", ["[UNK]"]),
        ("a" * 101, ["[UNK]"]),
        ("\N{COMBINING ACUTE ACCENT}", ["[UNK]"]),
    ],
)
def test_pieces(pieces: Pieces, spelled: list[str], word: str, expected: list[str]) -> None:
    assert [spelled[at] for at in pieces.of(word)] == expected
