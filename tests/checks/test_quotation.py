"""quotation: one line per case, what is wrong and what only looks wrong."""

from __future__ import annotations

import time

import pytest

from copyedit.checks.story.quotation import Prepared, find
from copyedit.checks.story.quotation import _faults as _faults_of
from tests.stories_at_hand import document

FILLER = "The quay of Osten will be opened in May, the port said."
REPORTS = ("not closed", "not opened", "turned", "nested", "mixed")


def _faults(text: str) -> list[tuple[str, str]]:
    """What is wrong, and the three characters from the mark on."""
    story = document(f"{FILLER}\n\n{text}\n")
    found = [(match.span, report) for report in REPORTS for match in find(Prepared(report), story, ())]
    return [(report, story.prose[span.start : span.start + 3].strip()) for span, report in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said, “The quay is late. She gave no date.", [("not closed", "“Th")]),
        ('She said, "The quay is late. She gave no date.', [("not closed", '"Th')]),
        ("“The quay is late, she said.", [("not closed", "“Th")]),
        ("“The quay is late, she said. “It will cost more.”", [("not closed", "“Th")]),
        ("“The quay is late,” she said. “It will cost more.", [("not closed", "“It")]),
        ("A plan for “endless wars “in the east.", [("not closed", "“en")]),
        ("It is a “quay’ of sorts.", [("not closed", "“qu")]),
        ("She said, ‘The quay is late. She gave no date.", [("not closed", "‘Th")]),
        ("The so-called “quay\n\nThe board met.", [("not closed", "“qu")]),
        ("“The quay is late.\n\nIt will cost more,” she said.", [("not closed", "“Th")]),
        ("“The quay is late.\n\nShe left.\n\n“We know,” he said.", [("not closed", "“Th")]),
        ('"The quay is late.\n\nShe left.', [("not closed", '"Th')]),
        ("The quay is late,” she said.", [("not opened", "” s")]),
        ('The quay is late," she said.', [("not opened", '" s')]),
        ("The quay is late, she said.” He left.", [("not opened", "” H")]),
        ("“The quay is late,” she said. It will cost more.”", [("not opened", "”")]),
        ("‘The quay is late,” she said.", [("not closed", "‘Th"), ("not opened", "” s")]),
        ("The word quay” is old, and “port” is older.", [("not opened", "” i")]),
        ("”The quay is late,” she said.", [("turned", "”Th")]),
        ("“The quay is late,“ she said.", [("turned", "“ s")]),
        ("She said ”no” twice.", [("turned", "”no")]),
        ("Of the “quay“, she said little.", [("turned", "“,")]),
        ("“The board said “no” to it,” she said.", [("nested", "“no")]),
        ('The "so-called "quay" of sorts" is late.', [("nested", '"qu')]),
        ("Orme asked: “Who pays? Nobody knew.", [("not closed", "“Wh")]),
        ("Orme (who had said “never) gave way.", [("not closed", "“ne")]),
        ("The “quay, the “pier” and the “port” are shut.", [("not closed", "“qu")]),
        ("He wrote: “One.\n\n“Two.\n\nShe left.", [("not closed", "“Tw")]),
        ("“No, she said, ‘not now’.", [("not closed", "“No")]),
        ("“The mast is tall,” she said, “and the quay is not.", [("not closed", "“an")]),
        ("Never,” she said. “Not now,” he said. Why?” they said.", [("not opened", "” s"), ("not opened", "” t")]),
        ("She left.” It was late.", [("not opened", "” I")]),
        ("Ask “who pays?”” and go.", [("not opened", "” a")]),
        ('quay late," said the mayor, "and dear".', [("not opened", '" s')]),
        ("She said ”never”, and left.", [("turned", "”ne")]),
        ("(”Never”, she said.)", [("turned", "”Ne")]),
        ("“It had a “plan” and a “map”,” she said.", [("nested", "“pl"), ("nested", "“ma")]),
        ("“It failed, he said. “We go on.”", [("not closed", "“It")]),
        ("She read “Face the Quay. “We go on,” she said.", [("not closed", "“Fa")]),
        ("“It failed. “We go on. “But not now.", [("not closed", "“It")]),
        ("“It failed. “We go on.” She left. “But not now.", [("not closed", "“Bu")]),
        ("It is a ”plan”, and “so” on.", [("turned", "”pl")]),
    ],
)
def test_what_is_wrong_with_the_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert _faults(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is late,” she said.",
        '"The quay is late," she said.',
        "‘The quay is late,’ she said.",
        "“The quay is late.\n\n“It will cost more,” she said.",
        '"The quay is late.\n\n"It will cost more.\n\n"Much more," she said.',
        "“The board said ‘no’ to it,” she said.",
        "‘The board said “no” to it,’ she said.",
        "“It’s the ’90s rock ’n’ roll of the workers’ quay,” she said.",
        'The 12" pipe and the 6\'2" mayor left.',
        'A 5" by 7" photo of the 9" guns.',
        "„So ist es“, sagte er. »Ja«, sagte sie.",
        "« La digue », dit-elle.",
        "``The quay is late,'' she said.",
        "She asked: “Who said ‘no’?”",
        "“‘No’ is what he said,” she said.",
        "He wrote “quay”; she wrote “port”; both wrote “pier”.",
        "(“The quay is late.”)",
        "“The quay—“late”—is a shame” is hers.".replace("“late”", "late"),
        "The “quay”-like pier and the “port”’s wall.",
        "She said “no.” He said “yes”.",
        "It was the workers’ quay and James’ pier; ’tis late.",
        "“…late,” she said, “and dear…”",
        "\"'No' is what he said,\" she said.",
        "Rock ‘n’ roll of the quay.",
        "She said: “One.\n\n“Two.\n\n“Three.” He left.",
        '"One.\n\n"Two," she said. "Three."',
        "‘One.\n\n‘Two,’ she said.",
        "The mayor’s “quay” and the board's “pier” are late.",
        "“Is it ‘late’?” she asked. “‘Late’ is the word,” he said.",
        "Mr O’Connell’s ‘quay’ is late.",
        "He is 6'2\". She is 5'9\".",
        "“One,” “two,” “three.”",
        "It was late (“very late”, she said).",
        "“Late?”—“Late!”",
        "The word “quay”: is it “late”?",
        "“One” [“two”] “three”",
        "She called it “the quay”; “the pier” it was to him.",
        "It is the fishermen's quay, the boys' pier and the '90s port.",
        "‘Twas late, and ’twas dear.",
        "“The quay is late”, “the pier is not” and “so on”.",
        # paragraphs run together: each begins with a mark
        "“It failed. “We go on. “But not now,” she said.",
        'Orme said: "It failed. "We go on." She left. "It is late. "Very late."',
        # closed with two single marks, or behind a blank
        "He said it would “ignite growth.’’",
        "‘‘It is late,’’ she said.",
        'Who was the "local hand "? And the "quay ", too.',
        "“So it is…”(Orme, 2009), and “late ”.",
    ],
)
def test_what_is_right(text: str) -> None:
    assert _faults(text) == []


CURLY = "“One,” she said. “Two,” he said. “Three,” they said. “Four,” it said."
STRAIGHT = '"One," she said. "Two," he said. "Three," they said. "Four," it said.'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'{CURLY} "Five', [("mixed", '"Fi'), ("not closed", '"Fi')]),
        (f'{CURLY}\n\n{CURLY} He said "so" twice.', [("mixed", '"so')]),
        (f"{STRAIGHT}\n\n{STRAIGHT} He said “so” twice.", [("mixed", "“so")]),
        ('He said "so” twice.', [("mixed", '"so')]),
        ('He said “so" twice.', [("mixed", '" t')]),
        (f"{CURLY} {STRAIGHT}", []),  # half and half: which is the story's own?
        (f"‘Five’, say six\n\n{CURLY}", []),
        (f'{CURLY} A 12" pipe.', []),
    ],
)
def test_straight_among_curly(text: str, expected: list[tuple[str, str]]) -> None:
    assert _faults(text) == expected


def test_a_headline_has_marks_of_its_own() -> None:
    story = document(f'Quay "late", says mayor\n\n{CURLY}\n\n{CURLY}\n')
    assert list(find(Prepared("mixed"), story, ())) == []
    story = document(f"Quay ‘late, says mayor\n\n{CURLY}\n")
    assert [match.span.start for match in find(Prepared("not closed"), story, ())] == [5]


def test_the_right_mark_is_offered() -> None:
    story = document(f"{FILLER}\n\n”The quay is late,“ she said.\n")
    assert [match.replacements for match in find(Prepared("turned"), story, ())] == [("“",), ("”",)]


def test_time_grows_with_the_length() -> None:
    def seconds(count: int) -> float:
        story = document("\n\n".join(f"“{number} is late, she said. “It is." for number in range(count)))
        start = time.process_time()
        _faults_of.cache_clear()
        assert len(list(find(Prepared("not closed"), story, ()))) == 1
        return time.process_time() - start

    # The best of three: other processes take their time too. Quadratic growth would give a hundredfold.
    short, long = (min(seconds(count) for _ in range(3)) for count in (200, 2000))
    assert long < 40 * short
