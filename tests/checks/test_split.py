"""split: one word written as two, with the tiny model of the language tests, and with the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

from copyedit.checks.split import Prepared, find
from copyedit.formats.text import read_text
from copyedit.language.context import loading
from tests.language.tiny_model import write_tiny_model


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """It has seen “ministers” eight times, “minis ters” never."""
    loading.load_model.cache_clear()
    return str(write_tiny_model(tmp_path, monkeypatch))


def _found(text: str, times: int, model: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    document = read_text("story.txt", f"Levy put off\n\n{text}\n")
    matches = find(Prepared(times, model), document, ())
    return [(document.prose[m.span.start : m.span.end], m.replacements) for m in matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minis ters have agreed.", [("minis ters", ("ministers",))]),
        ("“😀” said the minis ters.", [("minis ters", ("ministers",))]),
        ("It is over. Minis ters have agreed.", [("Minis ters", ("Ministers",))]),
        ("We met the Minis ters.", []),  # a name
        ("The minis-ters and minis, ters and minis  ters have agreed.", []),
        ("The ministers have agreed.", []),
    ],
)
def test_two_words_that_are_one(tiny: str, text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _found(text, 5, tiny) == found


def test_one_word_must_be_so_many_times_as_common(tiny: str) -> None:
    # Seen eight times, and counted as one more: nearly nine times as common as what was never seen.
    assert _found("The minis ters have agreed.", 8, tiny) != []
    assert _found("The minis ters have agreed.", 10, tiny) == []


@pytest.mark.parametrize(
    "text",
    ["They come every day, may be to take over.", "It is slow to tally votes in jury rooms.", "Any one of them."],
)
def test_what_is_often_two_words_is_left_alone(text: str) -> None:
    assert _found(text, 170) == []
