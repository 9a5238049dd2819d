"""Lines that go whole, and what must stay."""

from __future__ import annotations

import pytest

from tests.cleaning.cleaning import cleaned_text

LEAD = "The harbour of Osten will be shut for a week from Monday, the port said."
REST = "Ferries will leave from Lanrick instead."


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Leave a reply",
        "Sign up to our newsletter",
        "Read more: Ferries to the islands are full",
        "Share on Facebook",
        "Image caption: The quay at Velmar",
        "© 2016 Lanrick Media. All rights reserved.",
        "Your email address will not be published. Required fields are marked *",
    ],
)
def test_a_line_goes_with_its_blank_lines(line: str) -> None:
    assert cleaned_text(f"{LEAD}\n\n{line}\n\n{REST}\n", "boilerplate") == f"{LEAD}\n\n{REST}\n"
    assert cleaned_text(f"{LEAD}\n\n{REST}\n\n{line}\n", "boilerplate") == f"{LEAD}\n\n{REST}\n"


def test_lines_that_follow_each_other_all_go() -> None:
    text = f"{LEAD}\nSign up to our newsletter\nImage caption: The quay at Velmar\n{REST}\n\n-30-\n"
    assert cleaned_text(text, "boilerplate") == f"{LEAD}\n{REST}\n"


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement drew 40 comments.",
        "She asked readers to subscribe to our way of life.",
        "(Reporting by Ines Tarrow; editing by Karsten Oveland)",  # a matter of house style
        "EMBARGOED UNTIL 0001 GMT, Nov 3",  # somebody must decide
        "The port was shut. Follow us on Twitter for results.",  # only part of a block
    ],
)
def test_what_is_not_wholly_boilerplate_stays(line: str) -> None:
    text = f"{LEAD}\n\n{line}\n"
    assert cleaned_text(text, "boilerplate") == text


def test_in_a_page_the_words_go_and_the_markup_stays() -> None:
    page = f"<p>{LEAD}</p>\n<p>Leave a reply</p>\n<p>{REST}</p>\n"
    assert cleaned_text(page, "boilerplate", name="story.html") == page.replace("Leave a reply", "")
