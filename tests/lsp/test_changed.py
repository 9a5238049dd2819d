"""Only what has changed is checked: the part of a text to check again, and the findings that stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copyedit.findings import Finding
from copyedit.formats.text import read_text
from copyedit.lsp.changed import difference, part_to_check
from copyedit.lsp.stories import Stories, Story
from copyedit.running.checking import Checked, Checker
from copyedit.running.giving_up import GivenUp, only_while
from tests.cli.conftest import BIG, QUAY, SHIP
from tests.cli.conftest import desk as desk

PARAGRAPHS = [f"The fog rose at {hour}. A big ship lay by the quay." for hour in range(400)]
TEXT = "Talks stall\n\n" + "\n\n".join(PARAGRAPHS) + "\n"


def _check(stories: Stories, folder: Path, text: str, before: Story | None = None, version: int = 1) -> Story:
    return stories.check(str(folder / "a.txt"), text, "plaintext", version, before)


def _said(findings: list[Finding]) -> list[tuple[str, int, int, str, object, object]]:
    return [(f.rule, f.span.start, f.span.end, f.text, f.fix.edits, f.place) for f in findings]


def _lengths_checked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    lengths: list[int] = []
    check_text = Checker.check_text

    def counted(self: Checker, text: str, name: str, as_format: str | None = None) -> Checked:
        lengths.append(len(text))
        return check_text(self, text, name, as_format)

    monkeypatch.setattr(Checker, "check_text", counted)
    return lengths


def test_a_change_in_one_paragraph_has_it_checked_with_its_neighbours(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths = _lengths_checked(monkeypatch)
    stories = Stories()
    before = _check(stories, desk, TEXT)
    text = TEXT.replace("rose at 200.", "rose at 200. A big mine.")
    after = _check(stories, desk, text, before, 2)
    assert lengths[0] == len(TEXT)
    assert lengths[1] == len("\n\n".join(PARAGRAPHS[199:202])) + len(" A big mine.")
    assert not after.is_whole
    assert _said(after.findings) == _said(_check(Stories(), desk, text).findings)


def test_a_short_story_is_checked_whole(desk: Path) -> None:
    stories = Stories()
    before = _check(stories, desk, TEXT[:4000])
    assert _check(stories, desk, TEXT[:3990], before).is_whole


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_other_formats_are_checked_whole(desk: Path, name: str) -> None:
    stories, markup = Stories(), "Some `code` here.\n\n" + TEXT
    before = stories.check(str(desk / name), markup, "", 1)
    assert stories.check(str(desk / name), markup + "more", "", 2, before).is_whole


def test_a_change_of_settings_has_all_of_it_checked(desk: Path) -> None:
    stories = Stories()
    before = _check(stories, desk, TEXT)
    (desk / ".copyedit.yaml").write_text("packs: []\nrules: [house]\nignore: [house/big]\n", encoding="utf-8")
    after = _check(stories, desk, TEXT + "More.\n", before)
    assert after.is_whole
    assert {finding.rule for finding in after.findings} == {"house/ship", "house/quay"}


def test_the_baseline_still_holds(desk: Path) -> None:
    stories = Stories()
    before = _check(stories, desk, TEXT)
    stories.ignore(before, before.findings[-1])
    after = _check(stories, desk, TEXT.replace("rose at 7.", "rose at seven."), before)
    assert not after.is_whole
    assert len(after.findings) == len(before.findings) - 1


EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(["", "A big ship. ", "\n\n", "x", "quay"]))
)


@pytest.fixture(scope="module")
def house_settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Settings with the three rules of the desk."""
    folder = tmp_path_factory.mktemp("lsp")
    (folder / "house").mkdir()
    for name, rule in {"big": BIG, "ship": SHIP, "quay": QUAY}.items():
        (folder / "house" / f"{name}.yaml").write_text(rule, encoding="utf-8")
    (folder / ".copyedit.yaml").write_text("packs: []\nrules: [house]\n", encoding="utf-8")
    return folder / ".copyedit.yaml"


@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
def test_after_any_edits_the_findings_are_those_of_a_whole_check(
    house_settings: Path, edits: list[tuple[float, int, str]]
) -> None:
    stories = Stories(str(house_settings))
    story, text = _check(stories, house_settings.parent, TEXT), TEXT
    for number, (where, gone, new) in enumerate(edits, 2):
        at = int(where * len(text))
        text = text[:at] + new + text[at + gone :]
        story = _check(stories, house_settings.parent, text, story, number)
        assert story.document.source == text
    whole = _check(Stories(str(house_settings)), house_settings.parent, text)
    assert _said(story.findings) == _said(whole.findings)


def test_what_differs() -> None:
    change = difference("one two three", "one 2 three")
    assert ((*change.before,), (*change.after,), change.longer) == ((4, 7), (4, 5), -2)
    assert difference("same", "same").before == difference("same", "same").after


def test_nothing_is_left_to_check_in_parts_of_a_text_of_two_paragraphs() -> None:
    assert part_to_check(read_text("a.txt", "One.\n\nTwo."), difference("One.\n\nTw.", "One.\n\nTwo.")) is None


def test_a_check_that_nobody_wants_any_more_is_given_up(desk: Path) -> None:
    asked = 0

    def is_wanted() -> bool:
        nonlocal asked
        asked += 1
        return asked < 2

    with only_while(is_wanted), pytest.raises(GivenUp):
        _check(Stories(), desk, TEXT)
    assert asked == 2  # between the first rule and the second
    assert _check(Stories(), desk, TEXT).findings
