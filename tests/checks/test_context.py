"""context: from doubts to matches, with the tiny model of the language tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from copyedit.checks.context import Prepared, find
from copyedit.findings import Match
from copyedit.formats.text import read_text
from copyedit.language.context import doubts, loading
from tests.language.tiny_model import write_tiny_model


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    loading.load_model.cache_clear()
    doubts.find_doubts.cache_clear()
    return str(write_tiny_model(tmp_path, monkeypatch))


def _matches(folder: str, family: str, text: str, confidence: float | None = None) -> list[Match]:
    prepared = Prepared(family, confidence, folder, whole_sentences=False)
    return list(find(prepared, read_text("story.txt", text), ()))


def _found(folder: str, family: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    prose = read_text("story.txt", text).prose
    return [(prose[m.span.start : m.span.end], m.replacements) for m in _matches(folder, family, text)]


def test_each_family_reports_its_own(folder: str) -> None:
    text = "Ministers has agreed to talks. The talks were soared by the row."
    assert _found(folder, "wrong-word", text) == [("soared", ("soured",))]
    assert _found(folder, "form", text) == [("has", ("have",))]
    assert _found(folder, "small-word", text) == []


def test_a_missing_word_is_shown_between_the_words_beside_it(folder: str) -> None:
    assert _found(folder, "small-word", "The talks were soured the row.") == [("soured the", ("soured by the",))]


def test_places_after_curly_quotes_and_emoji(folder: str) -> None:
    text = "“It’s 😀 over,” she said. The talks were soared by the row."
    assert _found(folder, "wrong-word", text) == [("soared", ("soured",))]


def test_the_message_says_what_is_usual(folder: str) -> None:
    (match,) = _matches(folder, "wrong-word", "The talks were soared by the row.")
    assert match.names["doubt"] == "Did you mean “soured”, as in “were … by the”? “soared” is unusual here"
    assert match.confidence == pytest.approx(0.881, abs=0.001)  # of log-odds 2


def test_a_rule_may_ask_for_more_confidence(folder: str) -> None:
    assert _matches(folder, "wrong-word", "The talks were soared by the row.", 0.95) == []


@pytest.mark.parametrize(
    "headline", ["Talks Were Soared By The Row", "TALKS WERE SOARED BY THE ROW"]
)  # capitals say nothing there
def test_headlines_in_capitals_are_not_read(folder: str, headline: str) -> None:
    assert _found(folder, "wrong-word", f"{headline}\n\nThe talks were over.\n") == []


def test_no_prose_no_matches(folder: str) -> None:
    assert _found(folder, "wrong-word", "") == []
