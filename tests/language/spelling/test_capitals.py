"""Slips in words with a capital: the first few words of a run are looked at without rapidfuzz and numpy, and alike."""

from __future__ import annotations

import sys

import pytest

from copyedit.language.context.stored.rough_scores import best_scores, rough_scores
from copyedit.language.context.word_scores import score_words
from copyedit.language.shipped import MODEL
from copyedit.language.spelling import capital_candidates, capitals
from copyedit.language.spelling.capital_candidates import find_capital_candidates
from copyedit.language.spelling.unknown_words import find_unknown
from copyedit.language.words.dictionary import shipped_dictionary

WORDS = ["Janurary", "Phillipines", "Goverment", "Ministery", "Lanrick", "Hollerby", "Wensday", "Smithwick", "Velmar"]
PLAIN = "The envoy of the Phillipines met Mr Hollerby in Port Lanrick on Wensday, and the Ministery said nothing of it."
BLOCK = (0, len(PLAIN))


def test_candidates_are_the_same_without_rapidfuzz(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [find_capital_candidates(word) for word in WORDS]
    monkeypatch.setattr(capital_candidates, "_first_few", lambda: iter([1]))
    monkeypatch.delitem(sys.modules, "rapidfuzz", raising=False)
    assert [find_capital_candidates(word) for word in WORDS] == found
    assert [bool(each) for each in found] == [True, True, True, True, True, True, True, True, False]


def test_rough_scores_are_the_models_own() -> None:
    words = ["Philippines", "Wednesday", "Ministry", "the", "?Name", "goverment"]
    for start in (PLAIN.index("Phil"), PLAIN.index("Wens"), PLAIN.index("nothing"), 0):
        exact = score_words(PLAIN, BLOCK, start, words)
        rough = rough_scores(MODEL, PLAIN, BLOCK, start, words)
        assert [each is None for each in rough] == [each is None for each in exact]
        for one, other in zip(rough, exact, strict=True):
            if one is not None and other is not None:
                assert one.network == pytest.approx(other.network, abs=1e-4)
                assert one.ngrams == other.ngrams


def test_no_score_beside_a_names_is_above_the_best() -> None:
    highest, name, unknown = best_scores(MODEL, ["Philippines", "?Name", "goverment"])
    (right, as_name) = score_words(PLAIN, BLOCK, PLAIN.index("Phil"), ["Philippines", "?Name"])
    assert highest is not None and name is not None and right is not None and as_name is not None
    assert unknown is None
    assert right.network - as_name.network < highest.network - name.network
    assert right.ngrams - as_name.ngrams < highest.ngrams - name.ngrams


def test_a_name_is_out_of_question_and_a_slip_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capitals, "_EXACT", "no such module")
    monkeypatch.setattr(capitals, "_first_few", lambda: iter([1]))
    unknown = {each.word: each for each in find_unknown(PLAIN, [BLOCK], shipped_dictionary().knows)}
    out = {
        word: capitals.is_out_of_question(PLAIN, each, find_capital_candidates(word), 0.9)
        for word, each in unknown.items()
        if find_capital_candidates(word)
    }
    assert out == {"Phillipines": False, "Hollerby": True, "Lanrick": True, "Wensday": False, "Ministery": False}
