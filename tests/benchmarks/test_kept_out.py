"""Text kept out of training: stories, their language, and paragraphs that a model may know all the same."""

import lzma
from pathlib import Path

import pytest

from benchmarks.accuracy import kept_out
from benchmarks.accuracy.kept_out import Spelling, Story, cut, divide, read_stories

VARCON = """# color <verified> (level 10)
A Cv: color / B C: colour
A: tire / B: tyre | of a wheel
A Z: organize / B: organise
A B: catalog / Bv: catalogue
"""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The colour organised", "en-GB"),
        ("They organise colour, not color", "en-GB"),
        ("They organize it", "en-US"),
        ("No sign of either", "en-US"),
        ("Colour, as a name", "en-US"),
        ("A tyre", "en-US"),  # the line has a note: it holds for one sense only
        ("Colour, the catalog", "en-US"),  # as British as American
    ],
)
def test_language_of(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "varcon.txt").write_text(VARCON, encoding="utf-8")
    assert Spelling.read(tmp_path).language_of(text) == language


def test_cut() -> None:
    assert list(cut(["one two", "three", "four five six", "seven"], 3)) == [
        ("one two", "three"),
        ("four five six",),
        ("seven",),
    ]


def test_divide_leaves_no_story_in_both() -> None:
    stories = [Story("bbc-2004", "en-GB", (f"{number} words here.",)) for number in range(5)]
    clean, rest = divide(stories, 6)
    assert (len(clean), len(rest)) == (2, 3)
    assert clean + rest == stories


def test_read_stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = "The same release came out twice in one week, word for word, as they sometimes do."
    test_articles = ["The colour of the harbour wall.", "The color of the harbor wall.\n" + known]
    articles = ["Learned."] * 20
    articles[0], articles[10], articles[2] = *test_articles, known
    with lzma.open(tmp_path / "news.txt.xz", "wt", encoding="utf-8") as file:
        file.write("".join(f"{article}\n\n" for article in articles))
    with lzma.open(tmp_path / "bbc-2004.txt.xz", "wt", encoding="utf-8") as file:
        file.write("All of it is kept out.\n")
    monkeypatch.setattr(kept_out, "PUBLISHERS", {"news": "", "bbc-2004": "en-GB"})
    spelling = Spelling(["colour", "harbour"], ["color", "harbor"])
    stories = read_stories(tmp_path, spelling, 1)
    assert stories == read_stories(tmp_path, spelling, 1)
    assert sorted(stories["news"]) == [
        Story("news", "en-GB", ("The colour of the harbour wall.",)),
        Story("news", "en-US", ("The color of the harbor wall.",)),
    ]
    assert stories["bbc-2004"] == [Story("bbc-2004", "en-GB", ("All of it is kept out.",))]
