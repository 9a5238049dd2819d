"""The page's colours can be told apart, light and dark (WCAG 2.2, level AA)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("copyedit.desk").joinpath("page", "desk.css").read_text("utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in STYLE.split("@media", 2)[:2])
INKS = ("ink", "muted", "new", "link", "error", "warning", "suggestion")


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(scheme: dict[str, str]) -> None:
    for ink in INKS:
        for ground in ("paper", "ground"):
            assert _contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)
    for level in ("error", "warning", "suggestion"):
        assert _contrast(scheme["ink"], scheme[f"{level}-paper"]) >= 4.5, level


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_the_focus_stand_out_too(scheme: dict[str, str]) -> None:
    """3 to 1 for what is not text: the lines under marks, and the ring around what has the focus."""
    for level in ("error", "warning", "suggestion"):
        assert _contrast(scheme[level], scheme[f"{level}-paper"]) >= 3, level
    for ground in ("paper", "ground"):
        assert _contrast(scheme["link"], scheme[ground]) >= 3


def test_colour_is_not_the_only_sign_of_a_level() -> None:
    signs = {
        level: re.search(rf"mark\.{level} {{[^}}]*?(solid|dashed|dotted|underline-color|text-decoration-color)", STYLE)
        for level in ("warning", "suggestion")
    }
    assert {level: found[1] for level, found in signs.items() if found} == {"warning": "dashed", "suggestion": "dotted"}
