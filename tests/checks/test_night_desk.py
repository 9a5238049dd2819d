"""What a night sub-editor would catch: stories with one slip each, and look-alikes that are right, in `night_desk/`.

The list was written before the checks were tried on it, and these were mended by one half of it; of the other half
28 of 40 slips were found then. `second_night.txt` was written after that, and 22 of its 24 were found at first.
A slip's place is in [[brackets]]; one finding that touches one of them is enough. A number in `MISSED` is a slip that
is not found, one in `FALSE_ALARMS` a right story with a finding: both are known failures, and a test fails as soon as
one is mended.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from copyedit import check_text
from copyedit.document import Span
from copyedit.findings import Finding

MISSED: dict[str, set[int]] = {
    "desk": {11, 18},
    "names": {18},
}
# Both are rare right words: “when I was three”, “will shoe the horse”.
FALSE_ALARMS: dict[str, set[int]] = {"names": {2}, "second_night": {1}}


class Story(NamedTuple):
    file: str
    is_wrong: bool
    number: int
    about: str
    text: str
    slips: tuple[Span, ...]


def _read(file: Path) -> list[Story]:
    stories = []
    for part in re.split(r"(?m)^# ", file.read_text(encoding="utf-8"))[1:]:
        head, _, body = part.partition("\n")
        kind, number, about = re.fullmatch(r"(wrong|right) (\d+): (.+)", head).groups()  # type: ignore[union-attr]
        stories.append(Story(file.stem, kind == "wrong", int(number), about, *_without_brackets(body.strip() + "\n")))
    return stories


def _without_brackets(body: str) -> tuple[str, tuple[Span, ...]]:
    text, slips = "", []
    for piece in re.split(r"(\[\[.*?\]\])", body):
        plain = piece[2:-2] if piece.startswith("[[") else piece
        if plain != piece:
            slips.append(Span(len(text), len(text) + len(plain)))
        text += plain
    return text, tuple(slips)


STORIES = [story for file in sorted(Path(__file__).with_name("night_desk").glob("*.txt")) for story in _read(file)]


@cache
def _findings(text: str) -> tuple[Finding, ...]:
    return tuple(check_text(text).findings)


def _cases(*, wrong: bool, known: dict[str, set[int]]) -> list[object]:
    return [
        pytest.param(
            story,
            id=f"{story.file}-{story.number}-{story.about}",
            marks=[pytest.mark.xfail(strict=True)] if story.number in known.get(story.file, ()) else [],
        )
        for story in STORIES
        if story.is_wrong is wrong
    ]


@pytest.mark.parametrize("story", _cases(wrong=True, known=MISSED))
def test_a_slip_is_found(story: Story) -> None:
    assert any(finding.span.touches(slip) for finding in _findings(story.text) for slip in story.slips)


@pytest.mark.parametrize("story", _cases(wrong=False, known=FALSE_ALARMS))
def test_right_copy_is_left_alone(story: Story) -> None:
    assert not [(finding.rule, finding.text) for finding in _findings(story.text)]


def test_every_file_has_as_many_right_stories_as_wrong_ones() -> None:
    kinds = Counter((story.file, story.is_wrong) for story in STORIES)
    assert all(kinds[file, True] == kinds[file, False] >= 20 for file, _ in kinds)
