"""The parts of a story in plain text."""

import pytest

from tests.stories_at_hand import document

STORY = """Harbour talks fail again

boats at dusk

By Ines Carrow

PORT LANRICK, June 13 - The talks failed.

“No,” said the mayor.

Please enter your comment!
Your email address will not be published.
"""


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.span.start : b.span.end]) for b in document(text).blocks]


def test_a_story() -> None:
    assert _kinds(STORY) == [
        ("headline", "Harbour talks fail again"),
        ("caption", "boats at dusk"),
        ("byline", "By Ines Carrow"),
        ("dateline", "PORT LANRICK, June 13 -"),
        ("paragraph", "The talks failed."),
        ("paragraph", "“No,” said the mayor."),
        ("boilerplate", "Please enter your comment!"),
        ("boilerplate", "Your email address will not be published."),
    ]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("Moscow, June 13: The talks failed.", "Moscow, June 13:"),
        ("MOSCOW (Reuters) - The talks failed.", "MOSCOW (Reuters) -"),
        ("LONDON, Nov 3 - The talks failed.", "LONDON, Nov 3 -"),
        ("PARIS — The talks failed.", "PARIS —"),
        ("EL PASO, Texas (AP) — The talks failed.", "EL PASO, Texas (AP) —"),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    assert _kinds(text) == [("dateline", dateline), ("paragraph", "The talks failed.")]


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement of the quay cost $40, the mayor said.",
        "Share prices fell on Monday.",
        "Comments are not what he wanted, Oveland said.",
        "Read more books, she told the children.",
        "The talks failed.",
    ],
)
def test_sentences_that_only_look_like_boilerplate(text: str) -> None:
    assert _kinds(f"The talks failed.\n\n{text}")[1] == ("paragraph", text)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The mayor of Port Lanrick said on Monday that the talks\nwith Velmar had failed, and he went home.\n\nNext."
    assert [kind for kind, _ in _kinds(text)] == ["paragraph", "paragraph"]


def test_a_short_line_that_runs_on() -> None:
    assert _kinds("She went to the\nquay on Monday.\nShe came back.") == [
        ("paragraph", "She went to the\nquay on Monday."),
        ("paragraph", "She came back."),
    ]
    assert len(_kinds("Rovers lose to the\nThe hall was full.")) == 2
    assert len(_kinds("Apples\npears\nquinces")) == 3


def test_one_paragraph_per_line() -> None:
    text = "The talks failed.\nThe mayor went home.\n"
    assert _kinds(text) == [("paragraph", "The talks failed."), ("paragraph", "The mayor went home.")]
