"""The spelling benchmark: which misspellings are seeded where, and codespell's answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.accuracy.kept_out import Story
from benchmarks.spelling.codespell import codespell
from benchmarks.spelling.misspelled import read_misspellings, seed

RIGHTS = ("government", "harbour", "council", "bridge", "fishermen", "weather", "minister", "tower")


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    texts = {
        "freq-symspell-words-en-82k.txt": "".join(f"{word} 5\n" for word in (*RIGHTS, "council", "wether", "the")),
        "wikipedia-common-misspellings.txt": "goverment->government\nharbor, habour->harbour\nwether->weather\n",
        "codespell-dictionary.txt": "briddge->bridge\nminster->minister, munster,\ncouncil->council\nxyz->tower\n",
        "misspellings-chrislit.csv": "error,corrected\nfishremen,fishermen\n",
        "norvig-spell-errors.txt": "council: counsil*3, counciil\n",
        "mitton-birkbeck-missp.dat": "$tower\ntowr\nNaples\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_misspellings_by_right_word_in_two_halves(lists: Path) -> None:
    halves = [read_misspellings(lists, "tune"), read_misspellings(lists, "test")]
    assert not halves[0].keys() & halves[1].keys()
    assert halves[0] | halves[1] == {
        "government": ["goverment"],
        "bridge": ["briddge"],
        "fishermen": ["fishremen"],
        "council": ["counciil", "counsil"],
        "tower": ["towr"],  # not “xyz”, which is no slip
    }  # and not “wether”, which is a word


def test_one_misspelling_per_story_where_the_word_stands(lists: Path) -> None:
    text = "The government met.\n\nFishermen saw the bridge, the council's tower, www.tower.example and Tower Hill."
    stories = [Story("news", "en-GB", tuple(text.split("\n\n")))] * 30
    for half in ("tune", "test"):
        cases = seed(stories, lists, half, 30, 1)
        listed = {word: set(wrongs) for word, wrongs in read_misspellings(lists, half).items()}
        assert cases
        for case in cases:
            wrong = case.text[case.edit.start : case.edit.end]
            assert case.text[: case.edit.start] + case.edit.replacement + case.text[case.edit.end :] == text
            assert case.means == "slip" or wrong.lower() in listed[case.edit.replacement.lower()]
            assert case.edit.start not in (text.index("www") + 4, text.index("Tower Hill"))
            assert wrong[0].isupper() == case.edit.replacement[0].isupper()


def test_codespell_by_place() -> None:
    reported = codespell(["Fine.\n\nThe goverment said the goverment fell.", "Nothing."])
    assert [(each.start, each.end, each.replacements) for each in reported[0]] == [
        (11, 20, ("government",)),
        (30, 39, ("government",)),
    ]
    assert reported[1] == []
