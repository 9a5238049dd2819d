"""How certain a misspelling is, and that the shipped weights cover every feature of `weighing.py`."""

from __future__ import annotations

import json

import pytest

from copyedit.language.context.stored.rough_scores import WordScore
from copyedit.language.shipped import SPELLING
from copyedit.language.spelling.candidates import Candidate
from copyedit.language.spelling.misspellings import Certainty, SpellingSettings, find_misspellings
from copyedit.language.spelling.unknown_words import Unknown
from copyedit.language.spelling.weighing import Ranked, ahead, choice_features, judgement_features
from copyedit.language.words.slips import Slip


def _certainties(text: str) -> dict[str, tuple[Certainty, tuple[str, ...]]]:
    found = find_misspellings(text, ((0, len(text)),), SpellingSettings())
    return {text[each.span.start : each.span.end]: (each.certainty, each.corrections) for each in found}


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("Ministers said the goverment had agreed to the plan on Monday.", "goverment", Certainty.CERTAIN),
        ("The glorpfish came back to the quay.", "glorpfish", Certainty.UNKNOWN),
        ("Under the plan the militarys budget will be cut by a third.", "militarys", Certainty.LIKELY),  # military's?
        ("The bill would allow aterrorist attack to be tried there.", "aterrorist", Certainty.LIKELY),  # two words
        ("It shows the IPv6 block range of the subnet.", "subnet", Certainty.LIKELY),  # two slips from subject
        # As likely slips as the words that they are forms of: appologise, seperate.
        ("A hospital appologises to a patient after the error.", "appologises", Certainty.LIKELY),
        ("The wall seperates the two villages of the valley.", "seperates", Certainty.LIKELY),
    ],
)
def test_certainties(text: str, word: str, certainty: Certainty) -> None:
    assert _certainties(text)[word][0] == certainty


def test_what_is_certain_has_one_right_word_and_what_is_unknown_none() -> None:
    found = _certainties("Ministers said the goverment had agreed to the glorpfish plan on Monday.")
    assert found["goverment"] == (Certainty.CERTAIN, ("government",))
    assert found["glorpfish"] == (Certainty.UNKNOWN, ())


def test_no_context_model_is_read_for_clean_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.language.context.doubts.load_model", pytest.fail)
    assert _certainties("Ministers in Port Lanrick said on Monday that talks on the harbour had gone well.") == {}
    assert list(_certainties("The glorpfish swam.")) == ["glorpfish"]  # nothing is like it, so nothing is weighed


def test_every_feature_has_a_weight() -> None:
    weights = json.loads((SPELLING / "weights.json").read_text(encoding="utf-8"))
    candidate = Candidate("government", 20, (Slip.LOST,))
    unknown = Unknown("goverment", 0, 9, 1, False, False, 0, False, (0, 9))
    ranked = [Ranked("government", 9.0, 20, 1.0, 2.0)]
    assert weights["choice"].keys() == choice_features("goverment", candidate, WordScore(1.0, 2.0)).keys()
    assert (
        weights["judgement"].keys()
        == judgement_features(unknown, ranked).keys() | judgement_features(unknown, []).keys()
    )


def test_ahead_is_bounded() -> None:
    one, other = Ranked("a", 20.0, 1, 0, 0), Ranked("b", 1.0, 1, 0, 0)
    assert ahead([one]) == ahead([one, other]) == 8
    assert ahead([other, other]) == 0


def test_a_word_that_stands_often_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.language.spelling.weighing.rank", pytest.fail)
    assert _certainties("The goverment met. " * 4)["goverment"] == (Certainty.UNKNOWN, ())
