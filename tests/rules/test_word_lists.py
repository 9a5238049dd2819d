"""Lists of words that a rule's patterns name."""

import pytest

from copyedit.errors import RuleError
from copyedit.rules.read import parse_rule
from copyedit.rules.rule import Rule
from tests.stories_at_hand import findings, found

TIDES = "lists:\n  tide: [ebb, floods?]\n"
EXISTENCE = "check: existence\nmessage: tide\n"
SWAP = "check: substitution\nmessage: tide\n"


def _rule(yaml: str) -> Rule:
    return parse_rule(yaml, "house/tide.yaml", "house/tide")


def _error(yaml: str) -> str:
    with pytest.raises(RuleError) as caught:
        _rule(yaml)
    return str(caught.value)


def test_a_list_stands_for_any_of_its_words() -> None:
    rule = EXISTENCE + TIDES + "patterns: ['\\b\\L<tide> tide\\b']\n"
    assert found(rule, "An ebb tide, a flood tide, a spring tide.") == ["ebb tide", "flood tide"]


def test_a_list_may_be_named_twice_and_in_a_group() -> None:
    rule = SWAP + TIDES + "patterns:\n  '(?P<a>\\L<tide>) to (?P<b>\\L<tide>)': '{b} to {a}'\n"
    (finding,) = findings(rule, "From ebb to flood.")
    assert finding.fix.replacements == ("flood to ebb",)


def test_a_list_is_as_good_as_its_words_written_out() -> None:
    by_list = _rule(EXISTENCE + TIDES + "patterns: ['\\L<tide> tide']\n")
    by_hand = _rule(EXISTENCE + "patterns: ['(?:ebb|floods?) tide']\n")
    assert (by_list.triggers, by_list.prepared) == (by_hand.triggers, by_hand.prepared)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        (
            TIDES + "patterns: ['\\L<tyde>']\n",
            "house/tide.yaml:5:12: there is no list “tyde”; did you mean “tide”?",
        ),
        (TIDES + "patterns: [tide]\n", "house/tide.yaml:4:3: no pattern names the list “tide”: write \\L<tide>"),
        ("lists:\n  tide: []\npatterns: ['\\L<tide>']\n", "house/tide.yaml:4:9: the list “tide” needs words"),
        (TIDES + "patterns: ['\\L<tide>(']\n", "house/tide.yaml:5:12: not a valid pattern"),
    ],
)
def test_what_is_said_of_a_wrong_list(yaml: str, message: str) -> None:
    assert _error(EXISTENCE + yaml).startswith(message)
