"""The day that a story is of, from its dateline or a line of its own."""

from datetime import date

import pytest

from copyedit.language.calendar.reading import Day, read_date
from copyedit.language.calendar.story_date import dateline_day, story_date
from tests.stories_at_hand import document

LONG = "The quay of Lanrick fell into the sea, the port said, and nobody was hurt."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("May 3, 2011", Day(5, 3, 2011)),
        ("3rd of May 2011", Day(5, 3, 2011)),
        ("Sept. 14", Day(9, 14, None)),
        ("14 Jun", Day(6, 14, None)),
        ("31 June", Day(6, 31, None)),
    ],
)
def test_dates_are_read(text: str, day: Day) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"LANRICK, June 13, 2011 - {LONG}", Day(6, 13, 2011)),
        (f"Lanrick, 13 June: {LONG}", Day(6, 13, None)),
        (f"Quay falls\n\nPublished: 13 June 2011\n\n{LONG}", Day(6, 13, 2011)),
        (f"Quay falls\n\n{LONG} It was built on 13 June 2011.", None),
    ],
)
def test_the_dateline_is_read(text: str, day: Day | None) -> None:
    assert dateline_day(document(text)) == day


def test_what_is_given_is_stronger_and_a_dateline_without_a_year_is_no_date() -> None:
    assert story_date(document(f"LANRICK, June 13, 2011 - {LONG}"), "2012-01-02") == date(2012, 1, 2)
    assert story_date(document(f"LANRICK, June 13 - {LONG}"), None) is None
    assert story_date(document(f"LANRICK, June 31, 2011 - {LONG}"), None) is None
