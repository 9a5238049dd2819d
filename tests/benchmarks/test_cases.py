"""Cases: which sentences are seeded, and where the error then stands in the story."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import cases
from benchmarks.accuracy.cases import Clean, clean_sentences, is_fit, sample, seed_errors, split
from benchmarks.accuracy.kept_out import Story
from benchmarks.accuracy.sentences import Edit, Sentence

FIT = "The harbour wall was closed on Monday after the storm."
STORY = Story("bbc-2004", "en-GB", ("It was late.", f"Mr. Marsh left. {FIT} So did I.", "The end."))


@pytest.mark.parametrize(
    ("sentence", "fit"),
    [
        (FIT, True),
        ("Too few words for that here.", False),
        (" ".join(["Too", *["many"] * 40]) + ".", False),
        ("the harbour wall was closed on Monday after the storm.", False),
        ("Was the harbour wall closed on Monday after the storm?", False),
        ("The harbour wall “was closed on Monday after the storm.", False),
        ('He said "the wall" was closed on Monday after "the storm".', True),
        ('The wall was closed on Monday after the storm".', False),
    ],
)
def test_is_fit(sentence: str, fit: bool) -> None:
    assert is_fit(sentence) is fit


def test_split() -> None:
    paragraph = STORY.paragraphs[1]
    assert [paragraph[span.start : span.end] for span in split(paragraph)] == ["Mr. Marsh left.", FIT, "So did I."]


def test_clean_sentences_stand_where_they_say() -> None:
    (clean,) = clean_sentences([STORY, STORY], 1)  # the same sentence is taken once
    assert clean.text == FIT
    assert STORY.text[clean.start :].startswith(FIT)


def test_clean_sentences_take_publishers_in_turn() -> None:
    def story(publisher: str, number: int) -> Story:
        return Story(publisher, "en-GB", (f"{FIT[:-1]} of {publisher} {number}.",))

    stories = [story(name, number) for name in ("news", "bbc") for number in range(3)]
    assert [clean.story.publisher for clean in clean_sentences(stories, 1)] == ["news", "bbc"] * 3


def test_seed_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def make(sentences: Iterable[str], *_: Any, means: list[str]) -> list[Sentence]:
        asked.append(means)
        return [Sentence(f"A{each[3:]}", (Edit(0, 1, "The"),), "small_word", "a_an") for each in sentences]

    monkeypatch.setattr(cases, "make", make)
    clean = [Clean(FIT, STORY, STORY.text.index(FIT))]
    (seeded,) = seed_errors(clean, {"small_word": 1}, Path(), Path(), 1)["small_word"]
    assert asked[0] == [
        "article_lost", "preposition_lost", "preposition_swapped", "doubled", "inserted", "a_an", "small_pair"
    ]  # fmt: skip
    assert seeded.alone.text == "A harbour wall was closed on Monday after the storm."
    case = seeded.in_story
    assert case.text[case.start : case.end] == seeded.alone.text
    start, end, right = case.edit
    assert case.text[:start] + right + case.text[end:] == STORY.text
    assert sample({"small_word": [seeded] * 10}, 3) == [seeded.alone] * 3


def test_seed_errors_uses_no_sentence_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[set[str]] = []

    def make(sentences: Iterable[str], *_: Any, means: list[str]) -> list[Sentence]:
        tried.append(set(sentences))
        return []

    monkeypatch.setattr(cases, "make", make)
    clean = [Clean(str(number), STORY, 0) for number in range(100)]
    seed_errors(clean, {"wrong_word": 10, "agreement": 10}, Path(), Path(), 1)
    assert len(tried) == 2 and tried[0] and tried[1] and not tried[0] & tried[1]
