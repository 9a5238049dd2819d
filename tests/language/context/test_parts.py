"""The steps of the context model, on a model small enough to think through."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from copyedit.language.context import loading
from copyedit.language.context.doubts import find_doubts
from copyedit.language.context.families import Family
from copyedit.language.context.model import ContextModel
from copyedit.language.context.stored.window import FAR, NEAR, PADDING
from copyedit.language.context.suspects import CHANGE, INSERT
from tests.language.tiny_model import write_tiny_model


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    loading.load_model.cache_clear()
    find_doubts.cache_clear()
    return write_tiny_model(tmp_path, monkeypatch)


@pytest.fixture
def model(folder: Path) -> ContextModel:
    return ContextModel(folder)


def _read(model: ContextModel, plain: str):  # type: ignore[no-untyped-def]
    return model.read(plain, [(0, len(plain))])


def test_a_slot_scores_what_was_seen_between_its_two_words(model: ContextModel) -> None:
    text = _read(model, "the talks were soared by the row .")
    place = PADDING + 4  # a break stands in front
    assert model.vocabulary.words[text.encoded.ids[place]] == "soared"
    places = np.array([place])
    network, ids = model.network, text.encoded.ids
    vectors = network.vectors(network.before(ids, places - 1), network.after(ids, places + 1))
    of = model.vocabulary.id_of
    # “were soured” and “soured by” were seen 8 times each, “soared” beside neither.
    assert network.scores(vectors, np.array([of["soured"]]))[0] == pytest.approx(2 * np.log(9), rel=0.02)
    assert network.scores(vectors, np.array([of["soared"]]))[0] == pytest.approx(0, abs=0.02)


def test_far_words_are_summed_and_near_ones_are_not(model: ContextModel) -> None:
    text = _read(model, "the fight was over the row . prices soared after the talks .")
    places = np.array([PADDING + 9])  # soared: near are “prices . row the”, far begin at “over”
    left = model.network.far(text.encoded.ids, places - NEAR - FAR)[0]
    of = model.vocabulary.id_of
    assert left[of["over"]] == pytest.approx(0.2, rel=0.01)
    assert left[of["the"]] == pytest.approx(0.2, rel=0.01)  # “the fight”; the other “the” is near
    assert left[of["prices"]] == 0


def test_ngrams_are_counted_in_levels_of_a_twelfth_of_a_doubling(model: ContextModel) -> None:
    from copyedit.language.context.ngrams import sum_of

    of = model.vocabulary.id_of
    seen = model.tables["two"].look_up(sum_of([np.array([of["soured"], of["row"]]), np.array([of["by"]] * 2)], "two"))
    assert seen.tolist() == [36, 0]  # 8 times is three doublings; “row by” never
    apart = sum_of([np.array([of["talks"]]), np.array([of["soured"]])], "skip")
    assert model.tables["skip"].look_up(apart).tolist() == [36]  # talks were soured
    assert model.tables["two"].look_up(apart).tolist() == [0]


@pytest.mark.parametrize(
    ("plain", "family", "operation", "wrong", "right"),
    [
        ("The talks were soared by the row.", Family.WRONG_WORD, CHANGE, "soared", "soured"),
        ("The envoy took the fight to the coast.", Family.WRONG_WORD, CHANGE, "fight", "flight"),
        ("Ministers has agreed to talks.", Family.FORM, CHANGE, "has", "have"),
        ("The talks were soured the row.", Family.SMALL_WORD, INSERT, "", "by"),
    ],
)
def test_doubts(folder: Path, plain: str, family: Family, operation: int, wrong: str, right: str) -> None:
    found = [d for d in find_doubts(plain, ((0, len(plain)),), str(folder)) if d.confidence > 0.5]
    assert [(d.family, d.operation, plain[d.start : d.end], d.words[:1]) for d in found] == [
        (family, operation, wrong, (right,) if right else ())
    ]


def test_right_copy_gives_no_doubt(folder: Path) -> None:
    plain = "The talks were soured by the row. Prices soared after the talks. Ministers have agreed to talks."
    assert [d for d in find_doubts(plain, ((0, len(plain)),), str(folder)) if d.confidence > 0.5] == []


def test_what_is_usual_is_shown_with_a_gap(folder: Path) -> None:
    plain = "The talks were soared by the row."
    (doubt,) = [d for d in find_doubts(plain, ((0, len(plain)),), str(folder)) if d.confidence > 0.5]
    assert doubt.usual == "were … by the"


@pytest.mark.parametrize(
    "lead", ["😀 ", "“So it goes,” she said. ", "Cafe\N{COMBINING ACUTE ACCENT} talks. ", "\u200b"]
)
def test_places_are_code_points(folder: Path, lead: str) -> None:
    plain = f"{lead}The talks were soared by the row."
    found = [d for d in find_doubts(plain, ((0, len(plain)),), str(folder)) if d.words[:1] == ("soured",)]
    assert [plain[d.start : d.end] for d in found] == ["soared"]


@pytest.mark.parametrize("plain", ["re-soared", "soared5", "soared.example", "#soared", "soared/soured", "soared's"])
def test_a_part_of_something_longer_is_not_checked(model: ContextModel, plain: str) -> None:
    text = _read(model, f"were {plain} by")
    at = [n for n, (start, end) in enumerate(text.spans) if start >= 0 and text.plain[start:end] == "soared"]
    checked = [bool(text.encoded.checked[n + PADDING]) for n in at]
    assert checked == [plain == "soared's"]


def test_names_and_figures_are_not_checked(model: ContextModel) -> None:
    text = _read(model, "the talks by Soared and 5 were over .")
    checked = {text.plain[s:e] for n, (s, e) in enumerate(text.spans) if text.encoded.checked[n + PADDING]}
    assert "Soared" not in checked and "5" not in checked and "talks" in checked


def test_rare_words_have_confusables_but_names_and_unknown_words_have_none(model: ContextModel) -> None:
    text = _read(model, "the blight to the talkz by Blight")
    assert {int(place) - PADDING for place in text.encoded.extra[:, 0]} == {2}
    of = model.vocabulary.id_of
    assert of["flight"] in text.encoded.extra[:, 1]


@pytest.mark.parametrize("word", ["nit", "haw"])
def test_a_rare_word_may_have_three_letters(model: ContextModel, word: str) -> None:
    assert model.reader.is_rare(word)
    assert not model.reader.is_rare("ths")  # no word at all


def test_an_empty_text_has_no_doubts(folder: Path) -> None:
    assert find_doubts("", ((0, 0),), str(folder)) == ()
