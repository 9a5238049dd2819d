"""spelling, report capitalized: slips in words with a capital, and the names that are none."""

from __future__ import annotations

import json

import pytest

from copyedit.checks.spelling import Prepared, find
from copyedit.language.shipped import SPELLING
from copyedit.language.spelling.capital_candidates import find_capital_candidates
from copyedit.language.spelling.capitals import capital_judgement, rank_by, rows_of
from copyedit.language.spelling.misspellings import Certainty
from copyedit.language.spelling.unknown_words import Unknown
from tests.stories_at_hand import document


def _found(text: str, **settings: object) -> dict[str, str]:
    """The words reported, each with its first replacement."""
    story = document(text)
    prepared = Prepared(Certainty.CAPITALIZED)._replace(**settings)  # type: ignore[arg-type]
    return {story.prose[slice(*match.span)]: match.replacements[0] for match in find(prepared, story, ())}


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("The talks in Port Lanrick were put off until Septmber.", "Septmber", "September"),
        ("The envoy flew home to Austrailia on Monday.", "Austrailia", "Australia"),
        ("The Brazillian team won by two goals.", "Brazillian", "Brazilian"),
        ("He was born in Pennslyvania and moved to Osten.", "Pennslyvania", "Pennsylvania"),
        ("A spokesman for the Defence Minstry said the raid had failed.", "Minstry", "Ministry"),
        ("The bill now goes to the House of Representitives.", "Representitives", "Representatives"),
        ("The Unitd Nations sent two envoys to Velmar.", "Unitd", "United"),
        ("MINISTERS AGREE ON NEW GOVERMENT PLAN FOR THE HARBOUR", "GOVERMENT", "GOVERNMENT"),
        ("Austrailia’s envoy said the vote had been free.", "Austrailia", "Australia"),
    ],
)
def test_slips(text: str, wrong: str, right: str) -> None:
    assert _found(text) == {wrong: right}


@pytest.mark.parametrize(
    "text",
    [
        "Karsten Oveland and Lotte Brandt met Sgt Tomasz Wrzos in Port Lanrick.",
        "Mr Marchetto and Mrs Johnstone spoke for Stevenage and Brechin.",  # one slip from Marchetti, Johnson
        "The villages of Llanfairpwll, Irakleio and Chine were cut off.",
        "Septmber rose. Septmber fell. Septmber, a racehorse, won.",  # a name of the story's own
        "The Minstry-Oveland report was read out.",
        "The Iraqs of this world",  # several, or Iraq's
        "GlaxoSmith and SpaceY",
    ],
)
def test_names(text: str) -> None:
    assert _found(text) == {}


def test_names_and_words_of_the_house_are_right() -> None:
    text = "The council met in Port Lanrick in Septmber."
    assert list(_found(text)) == ["Septmber"]
    assert _found(text, names=frozenset({"Septmber Foundation"})) == {}
    assert _found(text, words=frozenset({"septmber"})) == {}


def test_every_feature_has_a_weight() -> None:
    weights = json.loads((SPELLING / "weights.json").read_text(encoding="utf-8"))
    text = "It met in Septmber."
    unknown = Unknown("Septmber", 10, 18, 1, False, False, 0, False, (0, len(text)), True)
    candidates = find_capital_candidates("Septmber")
    rows = rows_of(text, unknown, candidates)
    assert weights["choice of a capital"].keys() == rows[0].keys()
    ranked = rank_by(candidates, rows, weights["choice of a capital"])
    assert weights["judgement of a capital"].keys() == capital_judgement(text, unknown, ranked).keys()
