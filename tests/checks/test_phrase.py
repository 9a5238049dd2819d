"""phrase: near misses of set phrases, and texts that are none."""

import pytest

from tests.stories_at_hand import fixed, found

OWN = """check: phrase
phrases:
  - hang* in the air
  - a shot in the (arm/dark)
  - bide* one's time
  - nip* it in the bud
"""
SHIPPED = "check: phrase\n"


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (OWN, "The plan is handing in the air.", "The plan is hanging in the air."),
        (OWN, "It was a shot in the ark.", "It was a shot in the arm."),
        (OWN, "He nips it in the butt.", "He nips it in the bud."),
        (SHIPPED, "They stood on the brick of war.", "They stood on the brink of war."),
        (SHIPPED, "Farms take the lion's chair of it.", "Farms take the lion's share of it."),
        (SHIPPED, "He turned a blink eye to it.", "He turned a blind eye to it."),
        (SHIPPED, "The mayor is a loose canon.", "The mayor is a loose cannon."),
        # A small word, one split in two, two run together, a word lost, a word too many.
        (SHIPPED, "They met at the end off the day.", "They met at the end of the day."),
        (SHIPPED, "They will leave no stone un turned.", "They will leave no stone unturned."),
        (SHIPPED, "It was the icing onthe cake.", "It was the icing on the cake."),
        (OWN + "  - by the skin of one's teeth", "He won by skin of his teeth.", "He won by the skin of his teeth."),
        (OWN + "  - a matter of life and death", "A matter of life and the death.", "A matter of life and death."),
    ],
)
def test_one_slip(rule: str, text: str, expected: str) -> None:
    assert fixed(rule, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He is handing in the report.",
        "Smoke hung in the air.",
        "It was a shot in the dark.",
        "It was a shot in the Arc.",  # a name
        "Smoke hangs, in the air.",
        "She is biding Oveland's time.",
        "The court upheld the ban.",
        "The foreign ministers met the media.",
        "He said “[h]anding in the air” is no phrase.",
        "“[G]lobal warming” is real.",
        "The port tottered on the brink of war.",
    ],
)
@pytest.mark.parametrize("rule", [OWN, SHIPPED], ids=["own", "shipped"])
def test_silence(rule: str, text: str) -> None:
    assert found(rule, text) == []
