"""substitution: what is found, and how the replacement sits in its sentence."""

import pytest

from tests.stories_at_hand import findings, fixed, found

MEDIEVAL = "check: substitution\nswap:\n  mediaeval: medieval\n"
COMPRISE = "check: substitution\nlemmas: true\nswap:\n  comprise of: comprise\n  hone in on: home in on\n"
DELETE = 'check: substitution\nswap:\n  "first of all,": ""\n'
WRAPPED = "The mayor of Port Lanrick said on Monday that she would go home"
ARTICLE = "check: substitution\nswap:\n  historic: past\n  big: enormous\n  MP: lawmaker\n"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (MEDIEVAL, "The mediaeval gate fell.", "The medieval gate fell."),
        (MEDIEVAL, "Mediaeval walls fell.", "Medieval walls fell."),
        (MEDIEVAL, "A MEDIAEVAL WALL fell.", "A MEDIEVAL WALL fell."),
        (COMPRISE, "It comprised of nine ports.", "It comprised nine ports."),
        (COMPRISE, "It comprises of nine ports.", "It comprises nine ports."),
        (COMPRISE, "They are honing in on us.", "They are homing in on us."),
        (DELETE, "First of all, the vote is off.", "The vote is off."),
        (DELETE, "Now, first of all, we vote.", "Now, we vote."),
        (ARTICLE, "It was a big house.", "It was an enormous house."),
        (ARTICLE, "A big house fell.", "An enormous house fell."),
        (ARTICLE, "An MP spoke.", "A lawmaker spoke."),
        (ARTICLE, "The big house fell.", "The enormous house fell."),
    ],
)
def test_replacement_in_its_sentence(rule: str, text: str, expected: str) -> None:
    assert fixed(rule, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WRAPPED} but\nhowever it rained.", ["but\nhowever"]),  # over the end of a line
        (f"{WRAPPED} but\r\nhowever it rained.", ["but\nhowever"]),
        ("So but\N{NO-BREAK SPACE}however it rained.", ["but\N{NO-BREAK SPACE}however"]),
        ("Abut however it rained.", []),
        ("He said but. However, it rained.", []),
        ("The end is but\n\nHowever it rained, he went.", []),  # not from one paragraph into the next
    ],
)
def test_words_are_found_whole(text: str, expected: list[str]) -> None:
    assert found("check: substitution\nswap:\n  but however: but\n", text) == expected


@pytest.mark.parametrize(
    ("token", "text", "expected"),
    [
        ("don't", "They don’t go.", ["don’t"]),
        ("color", "The color's fine; the workers' color.", ["color", "color"]),
        ("it", "It's late; it is.", ["it"]),
        ("kremlin", "See www.kremlin.ru or kremlin@post.ru, #kremlin.", []),
        ("teh", "He saw teh [sic] man.", []),
    ],
)
def test_apostrophes_addresses_and_sic(token: str, text: str, expected: list[str]) -> None:
    assert found(f'check: substitution\nswap:\n  "{token}": x\n', text) == expected


def test_named_groups_fill_the_replacement() -> None:
    rule = "check: substitution\npatterns:\n  '(?P<verb>accus\\w+) (?P<whom>him|her) for': '{verb} {whom} of'\n"
    assert fixed(rule, "They accused him for theft.") == "They accused him of theft."


def test_several_replacements_are_offered_and_none_is_safe() -> None:
    (finding,) = findings("check: substitution\nfix: safe\nswap:\n  big: [large, great]\n", "The big ship sank.")
    assert finding.fix.replacements == ("large", "great")
    assert finding.fix.safety == "unsafe"


def test_the_longest_of_nested_matches_is_reported() -> None:
    rule = 'check: substitution\nswap:\n  but however: but\n  "but however,": but\n'
    assert found(rule, "So but however, it rained.") == ["but however,"]


def test_a_surname_that_looks_like_a_slip_in_a_small_word() -> None:
    rule = "check: substitution\nswap:\n  teh: the\n"
    assert found(rule, "The post went to Ann Teh. Teh agreed to teh plan.") == ["teh"]
    assert found(rule, "Teh plan was dropped. She saw teh plan.") == ["Teh", "teh"]


def test_a_replacement_that_ends_in_a_stop_at_the_end_of_a_sentence() -> None:
    rule = "check: substitution\nswap:\n  p.m. in the afternoon: p.m.\n"
    assert fixed(rule, "It began at 5 p.m. in the afternoon.") == "It began at 5 p.m."
    assert fixed(rule, "At 5 p.m. in the afternoon it began.") == "At 5 p.m. it began."
