"""spelling: what is reported and what is not, with the shipped dictionary, weights and context model."""

from __future__ import annotations

import pytest

from copyedit.checks.spelling import Prepared, find
from copyedit.formats.text import read_text
from copyedit.language.spelling.misspellings import Certainty
from tests.stories_at_hand import document

REPORTED = (Certainty.CERTAIN, Certainty.LIKELY)


def _found(text: str, **settings: object) -> list[tuple[str, str]]:
    """Words reported, each with its first replacement."""
    story = document(text)
    prepared = [Prepared(certainty)._replace(**settings) for certainty in REPORTED]  # type: ignore[arg-type]
    matches = sorted((match for each in prepared for match in find(each, story, ())), key=lambda match: match.span)
    return [(story.prose[match.span.start : match.span.end], match.replacements[0]) for match in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The goverment said the talks had gone well.", [("goverment", "government")]),
        ("Goverment officials said the talks had gone well.", [("Goverment", "government")]),
        ("The talks were held in a freindly atmosphere, she said.", [("freindly", "friendly")]),
        ("Police said they had arrested a man on tuseday.", []),  # of a name in lower case nothing is known
        ("The council's decison was welcomed by traders.", [("decison", "decision")]),
        ("The goverment's plan was welcomed by traders.", [("goverment", "government")]),
        ("The goverment’s plan was welcomed by traders.", [("goverment", "government")]),
        ("Voters said they wnated a new bridge over the river.", [("wnated", "wanted")]),
        ("“The goverment has let us down,” she said.", [("goverment", "government")]),  # reported, but never applied
        ("They said it was a well-recieved report on the port.", [("recieved", "received")]),
    ],
)
def test_misspellings(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Names: of people, places, agencies; repeated, with a title, at the start of a sentence.
        "Karsten Oveland and Lotte Brandt met Sgt Tomasz Wrzos in Port Lanrick.",
        "Wrzos said the boat had sunk. Oveland agreed.",
        "Govermint Ltd sold its stake to Minsitar plc.",
        "The PLHA, the UNHCR and Ofwat met on Monday.",
        "The villages of Llanfairpwll and Ystradgynlais were cut off.",
        # Possessives, hyphens, contractions.
        "The workers' corrections, the boss's car and Oveland's plan.",
        "A pro-Velmar, anti-quota, re-elected, co-opted ex-mayor.",
        "They'd've gone if it weren't for the storm; who'll pay?",
        # Figures with units, abbreviations.
        "It rose 5pc to 30bn, a 12kWh battery, 90km/h, 3.5mbps, 10am, the 1990s, 21st.",
        # Both spellings where none is set.
        "The colour of the harbor was grey; they realised and realized it.",
        # Other languages, quoted or named.
        "The “Schadenfreude” of a “dolce far niente” and the (sic transit) of “je ne regrette rien”.",
        # Addresses, handles, hashtags.
        "See www.goverment.example, @goverment, #goverment and goverment@port.example.",
        "See https://port.example/goverment-decison and port.example/recieve.",
        # Words that are new, and used as if they were right.
        "The glorpfish is rare. A glorpfish was seen in the bay, and the glorpfish swam off.",
        "THE GOVERMENT FELL",  # a line in capitals holds names too
        "",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en-GB", "neighbour"), ("en-US", "neighbor")],
)
def test_the_language_of_a_correction(language: str, expected: str) -> None:
    assert _found("A nieghbor said the fire began at noon.", language=language)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The colour was grey. A nieghbour said the honour was hers.", "neighbour"),
        ("The color was gray. A nieghbor said the honor was hers.", "neighbor"),
    ],
)
def test_a_storys_own_spelling(text: str, expected: str) -> None:
    assert _found(text) == [(text.split("A ")[1].split()[0], expected)]


def test_words_of_the_house() -> None:
    text = "The goverment said the talks had gone well."
    assert _found(text, words=frozenset({"goverment"})) == []
    assert _found(text, words=frozenset({"Goverment"})) != []


@pytest.mark.parametrize(
    "front", ["😀 ", "“It’s over,” e\N{COMBINING ACUTE ACCENT}h. ", "\N{ZERO WIDTH SPACE}", "\r\n\r\n"]
)
def test_places(front: str) -> None:
    story = read_text("story.txt", f"{front}The goverment said the talks had gone well.")
    (match,) = [match for each in REPORTED for match in find(Prepared(each), story, ())]
    assert story.prose[match.span.start : match.span.end] == "goverment"


def test_a_place_has_one_finding() -> None:
    from copyedit.running.rule_sets import RuleSets
    from copyedit.settings.config import Config

    config = Config()
    story = document("The goverment of Velmar said it would recieve the envoys in Port Lanrick on Monday.")
    findings = RuleSets().for_settings(config).engine.check(story)
    assert [finding.text for finding in findings] == ["goverment", "recieve"]
