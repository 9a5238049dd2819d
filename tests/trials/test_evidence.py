"""What judged hits allow a rule to claim."""

from pathlib import Path

import pytest

from copyedit.rules.read import parse_rule
from copyedit.trials.evidence import complaints
from copyedit.trials.measuring import Measured

NEEDS_HALF = "that needs 50%"
NEEDS_MORE = "a safe fix needs 85%"
NO_NEED = "is marked “evidence: thin” without need"


def _said(header: str, right: int, judged: int) -> str:
    text = f"check: existence\nmessage: x\ntokens: [wharf]\n{header}\n"
    rule = parse_rule(text, str(Path("house/wharf.yaml")), "house/wharf")
    return "; ".join(complaints(rule, Measured(9000, judged, judged, right)))


@pytest.mark.parametrize(
    ("header", "right", "judged", "said"),
    [
        ("level: error", 4, 4, ""),  # at least 51%
        ("level: error", 3, 3, NEEDS_HALF),  # 44%
        ("level: warning", 8, 9, ""),  # 57%
        ("level: warning", 7, 9, NEEDS_HALF),  # 45%
        ("level: warning", 0, 0, NEEDS_HALF),
        ("level: suggestion", 0, 0, ""),
        ("level: error\nadvisory: true", 1, 9, ""),
        ("level: error\nevidence: thin", 3, 3, ""),
        ("level: error\nevidence: thin", 4, 4, NO_NEED),
        ("level: suggestion\nevidence: thin", 3, 3, NO_NEED),
        ("level: error\nevidence: definition", 0, 0, ""),
        ("fix: safe", 22, 22, ""),  # 85.1%
        ("fix: safe", 21, 21, NEEDS_MORE),  # 84.5%
        ("fix: safe", 39, 40, ""),  # 87%
        ("fix: safe", 38, 40, NEEDS_MORE),  # 83%
        ("fix: safe\nevidence: thin", 2, 2, NEEDS_MORE),
        ("fix: safe\nlevel: suggestion", 4, 4, NEEDS_MORE),
        ("fix: safe\nadvisory: true", 4, 4, NEEDS_MORE),
        ("fix: safe\nevidence: definition", 0, 0, ""),
    ],
)
def test_what_figures_allow(header: str, right: int, judged: int, said: str) -> None:
    found = _said(header, right, judged)
    assert (said in found) if said else not found


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        (3, "is on as error, but 3 of 3 judged hits support only 44%; that needs 50%"),
        (0, "is on as error, but no hit has been judged; that needs 50%"),
    ],
)
def test_the_complaint_gives_the_figures(judged: int, said: str) -> None:
    assert _said("level: error", judged, judged) == said
