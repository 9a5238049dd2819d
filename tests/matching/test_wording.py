"""Literal words and patterns: where they are found, and how a replacement takes their capitals and article."""

import pytest

from copyedit.matching.wording import make_wording, plain_words
from tests.stories_at_hand import fixed, found

MEDIEVAL = "check: substitution\nswap:\n  mediaeval: medieval\n  big: old\n  town council: city assembly\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mediaeval gate.", "The medieval gate."),
        ("Mediaeval gates.", "Medieval gates."),
        ("THE MEDIAEVAL GATE.", "THE MEDIEVAL GATE."),
        ("The town council met.", "The city assembly met."),
        ("Town council meets.", "City assembly meets."),
        ("The Town Council met.", "The City Assembly met."),
        ("THE TOWN COUNCIL MET.", "THE CITY ASSEMBLY MET."),
    ],
)
def test_the_capitals_are_kept(text: str, expected: str) -> None:
    assert fixed(MEDIEVAL, text) == expected


def test_a_replacement_with_capitals_of_its_own_keeps_them() -> None:
    yaml = "check: substitution\nswap:\n  port lanrik: Port Lanrick\n  osten ship: iShip\n"
    assert fixed(yaml, "From port lanrik, Osten ship.") == "From Port Lanrick, iShip."


def test_an_abbreviation_is_not_shouting() -> None:
    assert fixed("check: substitution\nswap:\n  MP: lawmaker\n", "The MP left.") == "The lawmaker left."


def test_with_case_capitals_must_match_and_nothing_is_adapted() -> None:
    yaml = "check: substitution\ncase: true\nswap:\n  Quay: pier\n"
    assert fixed(yaml, "Quay, quay and QUAY.") == "pier, quay and QUAY."


@pytest.mark.parametrize(
    ("swap", "text", "expected"),
    [
        ("big: old", "It was a big ship.", "It was an old ship."),
        ("old: big", "It was an old ship.", "It was a big ship."),
        ("old: big", "An old ship sank.", "A big ship sank."),
        ("big: old", "A big ship sank.", "An old ship sank."),
        ("big: huge", "It was a big ship.", "It was a huge ship."),
        ("big: old", "It was the big ship.", "It was the old ship."),
        ("long: honest", "It was a long talk.", "It was an honest talk."),
        ("old: united", "It was an old port.", "It was a united port."),
    ],
)
def test_a_and_an_agree(swap: str, text: str, expected: str) -> None:
    assert fixed(f"check: substitution\nswap:\n  {swap}\n", text) == expected


def test_an_article_that_was_wrong_already_is_left() -> None:
    assert fixed("check: substitution\nswap:\n  big: huge\n", "It was an big ship.") == "It was an huge ship."


def test_the_replacement_has_the_apostrophes_of_the_story() -> None:
    yaml = "check: substitution\nswap:\n  \"do n't\": don't\n"
    assert fixed(yaml, "They do n’t go.") == "They don’t go."
    assert fixed(yaml, "They do n't go.") == "They don't go."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier.", ["pier"]),
        ("PIER, Pier; pier", ["PIER", "Pier", "pier"]),
        ("The pier's end, the piers’ ends.", ["pier"]),
        ("A “pier”, (pier), pier-side.", ["pier", "pier", "pier"]),
        ("Napier, pierce, pier_1, pier2.", []),
    ],
)
def test_words_are_whole_and_in_any_case(text: str, expected: list[str]) -> None:
    assert found("check: existence\ntokens: [pier]\n", text) == expected


@pytest.mark.parametrize("gap", ["  ", "\n", "\t", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}"])
def test_a_space_in_an_entry_matches_any_one_space(gap: str) -> None:
    assert plain_words(f"old{gap}pier") == "old pier"
    assert make_wording([f"old{gap}pier"], [], case=False).tokens == ("old pier",)


def test_tokens_and_patterns_side_by_side() -> None:
    yaml = "check: existence\ntokens: [pier, quay]\npatterns: ['wharf \\d+', 'dock(?:s|ed)']\n"
    text = "Wharf 12, the quay, docked, the pier; wharf x."
    assert found(yaml, text) == ["Wharf 12", "quay", "docked", "pier"]


def test_a_pattern_sees_plain_apostrophes_and_single_spaces() -> None:
    yaml = 'check: existence\npatterns: ["pier\'s end"]\n'
    assert found(yaml, "The pier’s\N{NO-BREAK SPACE}end.") == ["pier’s\N{NO-BREAK SPACE}end"]


def test_a_pattern_finds_what_overlapping_areas_hold_once() -> None:
    assert found("check: existence\npatterns: ['pier \\w+ pier']\n", "A pier and pier and pier.") == ["pier and pier"]


def test_matches_close_together_are_counted_once_each() -> None:
    yaml = "check: occurrence\npatterns: ['pier\\w*']\nmax: {}\n"
    assert found(yaml.format(3), "Pier, piers, pier.") == []
    assert found(yaml.format(2), "Pier, piers, pier.") == ["pier"]


def test_a_pattern_sees_each_block_by_itself() -> None:
    text = "The end is near, pier\n\nhead to Lanrick, he said."
    assert found("check: existence\npatterns: ['pier\\s+head']\n", text) == []
    assert found("check: existence\npatterns: ['^head', 'pier$']\n", text) == ["pier", "head"]


def test_the_digits_of_an_entry_match_only_themselves() -> None:
    assert found("check: existence\ntokens: ['0-9']\n", "It ended 3-2 after 0-9 at half-time.") == ["0-9"]
