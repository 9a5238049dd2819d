"""Quotation marks and dashes in the style of the house."""

from __future__ import annotations

import pytest

from tests.cleaning.cleaning import cleaned_text

FILLER = "The quay of Osten will be opened in May, the port said.\n\n"


def _curly(text: str) -> str:
    return cleaned_text(FILLER + text, "quotes", quotes="curly").removeprefix(FILLER)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('"The quay is late," she said.', "“The quay is late,” she said."),
        ("She asked: \"Who said 'no'?\"", "She asked: “Who said ‘no’?”"),
        ("It's the workers' quay and James's pier.", "It’s the workers’ quay and James’s pier."),
        ("In the '90s, rock 'n' roll; 'tis so.", "In the ’90s, rock ’n’ roll; ’tis so."),
        ('The 6\'2" mayor and his 12" pipe.', 'The 6\'2" mayor and his 12" pipe.'),
        ('"It opened in 1999," he said, "or in 1998".', "“It opened in 1999,” he said, “or in 1998”."),
        ("'The quay is late,' she said.", "‘The quay is late,’ she said."),
        ('(the "quay") and—"so"—on', "(the “quay”) and—“so”—on"),
        ("\"'No' is what he said,\" she said.", "“‘No’ is what he said,” she said."),
        ("``The quay is late,'' she said.", "“The quay is late,” she said."),
        ("the 1990's and the 1980s'", "the 1990’s and the 1980s’"),
        ('"One.\n\n"Two," she said.', "“One.\n\n“Two,” she said."),
        ('„So ist es“, "he" said.', '„So ist es“, "he" said.'),
        ("“Already curly,” she said. It’s so.", "“Already curly,” she said. It’s so."),
        ("It would “ignite growth.’’ ‘‘So it is,’’ she said.", "It would “ignite growth.” “So it is,” she said."),
        ("‘He said ‘no’’, she said.", "‘He said ‘no’’, she said."),
        ('The mark " is straight.', 'The mark " is straight.'),
    ],
)
def test_curly(text: str, right: str) -> None:
    assert _curly(text) == right


def test_straight() -> None:
    text = "“It’s ‘late’,” she said; « non », dit-elle."
    assert cleaned_text(text, "quotes", quotes="straight") == text  # another language: its marks have other sides
    assert cleaned_text("“It’s ‘late’,” she said.", "quotes", quotes="straight") == "\"It's 'late',\" she said."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('“One,” she said. It’s "two".', "“One,” she said. It’s “two”."),
        ('"One," she said. "So." It\'s “two”.', '"One," she said. "So." It\'s "two".'),
        ('"One," she said. "Two."', '"One," she said. "Two."'),
        ("“One,” she said. It's so; he's so; that's so.", "“One,” she said. It’s so; he’s so; that’s so."),
        ('"One," she said. It’s so; he’s so; that’s so.', "\"One,\" she said. It's so; he's so; that's so."),
        ("It's so; he’s so; that’s so.", "It’s so; he’s so; that’s so."),
        ("“One,” she said. “Two.”", "“One,” she said. “Two.”"),
    ],
)
def test_the_majority_of_the_story_decides(text: str, right: str) -> None:
    assert cleaned_text(text, "quotes") == right


def test_code_of_markdown_is_left_alone() -> None:
    text = 'Say "so" and `print("no")`.\n\n    x = "y"\n'
    assert (
        cleaned_text(text, "quotes", name="story.md", quotes="curly") == 'Say “so” and `print("no")`.\n\n    x = "y"\n'
    )


SENTENCE = "The board of the ferry line, which{}all of it{}left the room on Monday, was late."


@pytest.mark.parametrize("wanted", ["em", "spaced-em", "spaced-en", "double-hyphen"])
@pytest.mark.parametrize("dash", ["—", " — ", " – ", " -- ", "--", " - ", "\N{NO-BREAK SPACE}— "])
def test_dashes(dash: str, wanted: str) -> None:
    mark = {"em": "—", "spaced-em": " — ", "spaced-en": " – ", "double-hyphen": " -- "}[wanted]
    text = FILLER + SENTENCE.format(dash, dash)
    assert cleaned_text(text, "dashes", dashes=wanted) == FILLER + SENTENCE.format(mark, mark)


@pytest.mark.parametrize(
    "text",
    [
        "It was shut from 1990–95, and 10 – 12 came.",
        "The London–Paris train.",
        "Port Lanrick (Courier) — The board of the ferry line met on Monday and left.",
        "LANRICK — The board of the ferry line met on Monday and left.",
        "- The first point of the list of the board is late.",
        "“But I —”",
        "Rovers - Lanrick 3-1",
        "Run it with --help or -x, the well-known manual says today.",
        "-- Ann Orme, in Osten",
        "------",
    ],
)
def test_what_is_no_dash(text: str) -> None:
    for wanted in ("em", "double-hyphen"):
        assert cleaned_text(f"{text}\n", "dashes", dashes=wanted) == f"{text}\n"


def test_the_majority_of_dashes_decides() -> None:
    em, hyphens = SENTENCE.format("—", "—"), SENTENCE.format(" -- ", " -- ")
    assert cleaned_text(f"{em}\n\n{em}\n\n{hyphens}\n", "dashes") == f"{em}\n\n{em}\n\n{em}\n"
    assert cleaned_text(f"{em}\n\n{hyphens}\n", "dashes") == f"{em}\n\n{hyphens}\n"
