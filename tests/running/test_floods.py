"""A story full of one thing: two findings, and one that speaks for the rest."""

import pytest

from copyedit import check_text, fix_text
from copyedit.running.floods import gathered
from tests.stories_at_hand import findings


def _told(text: str) -> list[str]:
    return [finding.message for finding in check_text(text).findings if finding.rule == "wire/leftover/html-tag"]


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (3, 3), (4, 3), (1200, 3)])
def test_the_third_finding_counts_the_rest(count: int, shown: int) -> None:
    messages = _told("The ferry sails.<br> " * count)
    assert len(messages) == shown
    assert messages[:2] == ["“<br>” is an HTML tag."] * min(count, 2)
    if count > 3:
        assert messages[2].startswith(f"“<br>” is an HTML tag. {count - 3:,} more like it. If the file is a web page")
        assert "--as html" in messages[2]


def test_nothing_is_fixed_unseen_in_a_page_saved_as_text() -> None:
    text = "<p>The the ferry&nbsp;sails.</p>\n" * 4
    assert fix_text(text).text == text
    assert fix_text(text[: len(text) // 4]).text == "<p>The ferry sails.</p>\n"


def test_other_findings_stay_each_in_its_place() -> None:
    many = findings("check: existence\ntokens: [pier]\n", "A pier, " * 9)
    assert gathered(many, {}) == many
    assert gathered(many, {"house/other": "Do this."}) == many
    rule = many[0].rule
    assert [finding.span for finding in gathered(many, {rule: "Do this."})] == [finding.span for finding in many[:3]]
