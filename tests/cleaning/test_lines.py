"""Lines broken at a fixed width, words broken at their ends, and spaces."""

from __future__ import annotations

import pytest

from tests.cleaning.cleaning import cleaned_text

WIRE = """\
FERRY TALKS STALL

   PORT LANRICK, Nov 3 - The talks on the ferry between Port Lanrick and
Velmar broke up on Monday without a result, officials said. The govern-
ment of Velmar is said to be disappointed, and the board of the well-
known line said that it would wait until the end of the week.
   The mayor, Karsten Oveland, said that he had heard nothing from
Velmar since Friday.
"""
LEAD = (
    "PORT LANRICK, Nov 3 - The talks on the ferry between Port Lanrick and Velmar broke up on Monday without a result, "
    "officials said. The government of Velmar is said to be disappointed, and the board of the well-known line said "
    "that it would wait until the end of the week."
)
REST = "The mayor, Karsten Oveland, said that he had heard nothing from Velmar since Friday."


def test_wrapped_paragraphs_are_joined_and_parted() -> None:
    assert cleaned_text(WIRE) == f"FERRY TALKS STALL\n\n{LEAD}\n\n{REST}\n"


def test_line_endings_are_kept() -> None:
    text = cleaned_text(WIRE.replace("\n", "\r\n"))
    assert text == f"FERRY TALKS STALL\r\n\r\n{LEAD}\r\n\r\n{REST}\r\n"


def test_hyphens_stay_without_their_switch() -> None:
    assert "The govern-ment of Velmar" in cleaned_text(WIRE, "lines")
    assert "the well-known line" in cleaned_text(WIRE, "lines")


def test_hyphens_alone_leave_the_lines() -> None:
    text = cleaned_text(WIRE, "hyphens")
    assert "The government\nof Velmar is said" in text
    assert "of the well-\nknown line" in text
    assert text.count("\n") == WIRE.count("\n")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("the govern-\nment of", "the government of"),
        ("the mayor of Lan-\nrick and", "the mayor of Lan-rick and"),  # an unknown word
        ("a well-\nknown man", "a well-known man"),
        ("in 2015-\n16 and", "in 2015-16 and"),
        ("the long-\nterm plan", "the long-term plan"),
        ("the under-\nstanding, he", "the understanding, he"),
        ("the board --\nall of", "the board -- all of"),
        ("Karsten al-\nOveland, who", "Karsten al-Oveland, who"),
    ],
)
def test_what_stands_at_the_end_of_a_line(broken: str, whole: str) -> None:
    before = "The board of the ferry line said after the vote on Monday that"
    first, second = broken.split("\n")
    rest = "they would wait for the next vote of the board, which the\nmayor has put off.\n"
    text = f"{before[: 66 - len(first)].rsplit(' ', 1)[0]} {first}\n{second} {rest}"
    assert whole in cleaned_text(text, "lines", "hyphens")


@pytest.mark.parametrize(
    "text",
    [
        # tables and lists: their lines end where they like
        "Rovers 3, Lanrick 1\nOsten 2, Velmar 2 after extra time and penalties\nUnited 1, City 0\n",
        "The vote in the three towns of the coast:\nLanrick Harbour 4,512\nOsten Union 3,900\nVelmar Free List 12\n",
        "Ann Orme, mayor of Osten, in her office today\nKarsten Oveland, head of the ferry line of Velmar\n",
        "One line.\n\nAnother line.\n",
        "Roses are red\nviolets are blue\nsugar is sweet\nand so are you\n",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert cleaned_text(text, "lines", "hyphens") == text


def test_lines_of_markdown_and_pages_stay() -> None:
    assert cleaned_text(WIRE, "lines", "hyphens", name="story.md") == WIRE
    page = f"<p>{WIRE}</p>"
    assert cleaned_text(page, "lines", "hyphens", name="story.html") == page


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The  quay is   late.", "The quay is late."),
        ("The quay.  It is late.", "The quay. It is late."),
        ("One.\n\n\n\nTwo.   \nThree.\n", "One.\n\nTwo.\nThree.\n"),
        ("One.\r\n\r\n\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo.\r\n"),
        ("The\N{NO-BREAK SPACE}quay", "The quay"),
        ("10\N{NO-BREAK SPACE}km and « so »", "10\N{NO-BREAK SPACE}km and « so »"),
        ("The \N{NO-BREAK SPACE}quay", "The quay"),
        (
            "Name      Votes     Share\nOrme      4,512     51.2\n",
            "Name      Votes     Share\nOrme      4,512     51.2\n",
        ),
        ("Orme\t4,512\nOveland\t3,900\n", "Orme\t4,512\nOveland\t3,900\n"),
        ("\n  \n\nOne.\n", "\n\nOne.\n"),
    ],
)
def test_spaces(text: str, right: str) -> None:
    assert cleaned_text(text, "spaces") == right


def test_two_spaces_at_the_end_break_a_line_in_markdown() -> None:
    text = "One  \ntwo  and\n\n\n\nthree\n"
    assert cleaned_text(text, "spaces", name="story.md") == "One  \ntwo and\n\n\n\nthree\n"
