"""The spelling dictionary: words looked up in its sorted file."""

from __future__ import annotations

from pathlib import Path

import pytest

from copyedit.language.words.dictionary import Dictionary, shipped_dictionary


@pytest.fixture
def small(tmp_path: Path) -> Dictionary:
    path = tmp_path / "words.txt"
    path.write_text("Kyiv f\na z\nboat k\nboats j\ncolor iA\ncolour hB\ncoloured gB\nélan b\n", encoding="utf-8")
    return Dictionary(path)


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("boat", True),
        ("boats", True),
        ("a", True),
        ("boa", False),  # the beginning of a word
        ("boatss", False),
        ("Boat", True),  # first of its sentence
        ("BOAT", True),
        ("Kyiv", True),
        ("KYIV", True),
        ("kyiv", False),  # a name in lower case
        ("élan", True),
        ("Kyiv f", False),
        ("aaa", False),  # in front of all
        ("zzz", False),  # behind all
    ],
)
def test_known(small: Dictionary, word: str, known: bool) -> None:
    assert small.knows(word) is known


def test_frequency_and_variety(small: Dictionary) -> None:
    assert [small.frequency(word) for word in ("boat", "élan", "ship")] == [10, 1, 0]
    assert [small.variety(word) for word in ("colour", "color", "boat", "ship")] == ["en-GB", "en-US", None, None]


def test_words_by_first_letter(small: Dictionary) -> None:
    assert dict(small.beginning("c")) == {"color": "iA", "colour": "hB", "coloured": "gB"}
    assert dict(small.beginning("é")) == {"élan": "b"}
    assert dict(small.beginning("x")) == {}


@pytest.mark.parametrize(
    "word", "organise organize harbour harbor e-mail livestream Kazakhstan covid don't o'clock fiancée".split()
)
def test_shipped_words(word: str) -> None:
    assert all(shipped_dictionary().knows(part) for part in word.split("-"))


@pytest.mark.parametrize("word", "goverment recieve seperate occured teh wierd accomodate miniscule incudes".split())
def test_misspellings_are_not_in_the_shipped_dictionary(word: str) -> None:
    assert not shipped_dictionary().knows(word)


def test_the_shipped_file_is_in_order() -> None:
    from copyedit.language.shipped import SPELLING

    lines = (SPELLING / "words.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
