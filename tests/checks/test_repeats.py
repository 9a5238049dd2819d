"""repeats: paragraphs and sentences that stand in a story twice, paragraphs that break off, doubled names."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from copyedit.formats.reading import document_of
from copyedit.running.engine import Engine
from tests.stories_at_hand import document, findings, found, rule

LEAD = "The harbour of Osten will be shut for a week from Monday while divers repair the lock gate, the port said."
FERRIES = "Ferries to the islands will leave from the smaller port of Lanrick, and buses will run between the towns."
COST = "The repair costs $3 million, half of it paid by the county and the rest by the owners of the ferry company."
MAYOR = "Ann Orme, the mayor, said that nobody had been told of the closure before the notice was put on the gate."
ORDER = "She asked the port to wait until the end of the herring season, when most of the boats are away at sea."
PARAGRAPH = 'check: repeats\nreport: paragraph\nmessage: "{what} {where}, {how}."'


def _story(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _messages(yaml: str, text: str) -> list[str]:
    return [finding.message for finding in findings(yaml, text)]


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        ([LEAD, FERRIES, LEAD], "This paragraph repeats paragraph 1, word for word."),
        ([LEAD, LEAD], "This paragraph repeats paragraph 1, word for word."),
        ([LEAD, FERRIES, COST, FERRIES], "This paragraph repeats paragraph 2, word for word."),
        ([LEAD, FERRIES, LEAD.upper()], "This paragraph repeats paragraph 1, word for word."),
        ([LEAD, FERRIES, LEAD.replace(",", " –")], "This paragraph repeats paragraph 1, word for word."),
        ([LEAD, FERRIES, LEAD.replace("lock ", "")], "This paragraph repeats paragraph 1, nearly word for word."),
        ([LEAD, FERRIES, LEAD.replace("Osten", "Ostend")], "This paragraph repeats paragraph 1, nearly word for word."),
        ([LEAD, FERRIES, f"Yet {LEAD}"], "This paragraph repeats paragraph 1, nearly word for word."),
        ([COST, LEAD, COST.replace("$3", "$4")], "This paragraph repeats paragraph 1, nearly word for word."),
        (
            [LEAD, MAYOR, MAYOR.replace("said that", "said")],
            "This paragraph repeats paragraph 2, nearly word for word.",
        ),
        (
            [LEAD, FERRIES, COST, LEAD, FERRIES, COST],
            "This paragraph and the next 2 repeat paragraph 1, word for word.",
        ),
        (
            [LEAD, FERRIES, COST, MAYOR, FERRIES, COST.replace("half", "some"), ORDER],
            "This paragraph and the next 1 repeat paragraph 2, nearly word for word.",
        ),
        # a whole take, with short paragraphs in it
        (
            [
                LEAD,
                "“No,” she said.",
                FERRIES,
                "It rained.",
                COST,
                LEAD,
                "“No,” she said.",
                FERRIES,
                "It rained.",
                COST,
            ],
            "This paragraph and the next 4 repeat paragraph 1, word for word.",
        ),
        (
            [LEAD, "It rained.", FERRIES, LEAD.replace("lock ", ""), "It rained.", FERRIES],
            "This paragraph and the next 2 repeat paragraph 1, nearly word for word.",
        ),
    ],
)
def test_a_paragraph_filed_twice(paragraphs: list[str], message: str) -> None:
    assert _messages(PARAGRAPH, _story(*paragraphs)) == [message]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [LEAD, FERRIES, COST, MAYOR, ORDER],
        [LEAD, LEAD.split(",")[0].replace("Osten", "Lanrick").replace("a week", "two days") + ", but not its quay."],
        ["Read more", LEAD, "Read more", FERRIES, "Read more"],
        [LEAD, "“No,” she said.", FERRIES, "“No,” she said."],
        ["Osten 3, Lanrick 1.", LEAD, "Osten 3, Lanrick 1."],
        [f"{LEAD} {FERRIES} {COST}", f"{MAYOR} {FERRIES} {ORDER}"],
        ["Ann Orme, of Osten, was fined $40 for speeding.", "Bob Lark, of Lanrick, was fined $60 for speeding."],
        [LEAD, f"“{LEAD}” So the notice on the gate began, and nobody in the town could say who had put it there."],
        ["© Lanrick Media", LEAD, "© Lanrick Media", FERRIES],
        ["The mayor of Osten: no.", "The mayor of Lanrick: no.", LEAD],
        [COST, COST.replace("repair", "quay").replace("ferry", "port").replace("$3", "$9").replace("half", "a part")],
    ],
)
def test_paragraphs_that_are_not_the_same(paragraphs: list[str]) -> None:
    assert _messages(PARAGRAPH, _story(*paragraphs)) == []


SENTENCE = 'check: repeats\nreport: sentence\nmessage: "also in {where}"'


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        ([f"{LEAD} {FERRIES}", f"{MAYOR} {FERRIES}"], "also in paragraph 1"),
        ([f"{LEAD} {FERRIES} {LEAD}"], "also in paragraph 1"),
        ([LEAD, f"{COST} {FERRIES}", f"{MAYOR} {FERRIES}"], "also in paragraph 2"),
        ([LEAD, FERRIES, f"{MAYOR} {LEAD}"], "also in paragraph 1"),
        ([LEAD, f"{MAYOR} {COST} {ORDER}", f"{FERRIES} {ORDER}"], "also in paragraph 2"),
    ],
)
def test_a_sentence_filed_twice(paragraphs: list[str], message: str) -> None:
    assert _messages(SENTENCE, _story(*paragraphs)) == [message]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [f"{LEAD} {FERRIES}", f"{MAYOR} {COST}"],
        [LEAD, FERRIES, LEAD],  # a paragraph: reported as one
        [f"“{LEAD[:-15]},” she said.", f"He asked: “{LEAD}” Nobody knew."],
        [f"{LEAD} It rained.", f"{MAYOR} It rained."],
        [f"{LEAD} {FERRIES}", f"{MAYOR} {FERRIES.replace('smaller', 'larger')}"],
        [f"{LEAD} “We go on.”", f"{MAYOR} “We go on.”"],
        [f"{LEAD} Nobody was hurt, the port said.", f"{COST} Nobody was hurt, the port said."],
    ],
)
def test_sentences_that_are_not_the_same(paragraphs: list[str]) -> None:
    assert _messages(SENTENCE, _story(*paragraphs)) == []


CUT = "check: repeats\nreport: cut off\nscope: [paragraph]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The driver, who had been trapped for an hour, was taken to the", ["the"]),
        ("The driver said he had seen neither the lorry nor the lights of", ["of"]),
        ("The union called a strike for Monday, the port said, and", ["and"]),
        ("The union called a strike for Monday because", ["because"]),
        ("The owners of the ferry wanted to talk about a", ["a"]),
        ("The ferry, whose crew had left, went ashore with", ["with"]),
        ("The price of herring is higher this year than", ["than"]),
        ("The deputies of both houses came and took their", ["their"]),
    ],
)
def test_a_paragraph_that_breaks_off(text: str, expected: list[str]) -> None:
    assert found(CUT, _story(LEAD, text, FERRIES)) == expected
    assert found(CUT, _story(LEAD, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The driver, who had been trapped for an hour, was taken to hospital",
        "What it is made of",
        "The year that they dream of and",  # a heading
        "The driver said he knew what the whole affair was about.",
        "“It is the question of what the and so on means to the...”",
        "She said the letter A, and an A, and the word “the”",
    ],
)
def test_what_only_looks_cut_off(text: str) -> None:
    assert found(CUT, _story(LEAD, text, FERRIES)) == []


NAME = "check: repeats\nreport: name\nscope: [headline]"


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        ("Lanrick win as Rovers Rovers lose", "Rovers lost 3-1 at home.", ["Rovers Rovers"]),
        ("Mayor Orme Orme to leave", "Ann Orme, the mayor, said so.", ["Orme Orme"]),
        ("Flights to Bora Bora begin", "They flew to Bora Bora. On Bora Bora it rained.", []),
        ("Duran Duran play Osten", "The band came by boat.", []),
        ("Rovers lose", "Rovers lost. Rovers were poor.", []),
    ],
)
def test_a_name_doubled_in_a_headline(headline: str, body: str, expected: list[str]) -> None:
    assert found(NAME, _story(headline, body, LEAD)) == expected


def test_words_doubled_over_a_line_and_in_quotations_are_found_but_not_applied_there() -> None:
    doubled = "check: repetition\ntokens: [the]\nfix: safe"
    assert found(doubled, "He saw the\nthe ship. “I saw the the ship,” he said.") == ["the\nthe", "the the"]
    safe = [finding.fix.safety for finding in findings(doubled, "“I saw the the ship,” he said. He saw the the ship.")]
    assert safe == ["unsafe", "safe"]


OTHER = f"check: repetition\nallow: [{', '.join('had that in is very never tuk'.split())}]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union launched launched a fund.", ["launched launched"]),
        ("It is a major sticking sticking point.", ["sticking sticking"]),
        ("The fund helps people people in Osten.", ["people people"]),
        (LEAD.replace("the port", "the\nthe port"), ["the\nthe"]),
        ("“The union launched launched it,” she said.", ["launched launched"]),
        ("Ferries ferries will leave.", ["Ferries ferries"]),
        ("The the quay is late.", ["The the"]),
        ("It cost three three million.", ["three three"]),
        ("The quay’s owner owner left.", ["owner owner"]),
        ("They left left, and came came.", ["left left", "came came"]),
        ("It is late, late at night; they had had it, and that that is, is.", []),
        ("Never never land is very very far; take a tuk tuk.", []),
        ("LONDON London Mayor Ann Orme left.", []),
        ("They flew to Bora Bora and Walla Walla.", []),
        ("It said Said Orme left, at AT&T.", []),
        ("The quay. Quay walls are high.", []),
        ("A long-long story, and a so-so quay.", []),
        ("He was there, there being no ship.", []),
    ],
)
def test_words_that_stand_twice_running(text: str, expected: list[str]) -> None:
    assert found(OTHER, f"{LEAD}\n\n{text}") == expected


IN_IN = (Path(__file__).parents[2] / "rules/wire/grammar/doubled-in.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in in the morning.", ["in in"]),
        ("Divers came in in minutes.", ["in in"]),
        ("The port is in in trouble.", ["in in"]),
        ("It was found in in the middle of it.", ["in in"]),
        ("Changes came in in May, and the divers in in 2008.", []),
        ("They weigh in in a way they never did.", []),
        ("The tide came in in the morning.", []),
        ("The state he left it in in the past is bad.", []),
    ],
)
def test_in_in(text: str, expected: list[str]) -> None:
    assert found(IN_IN, f"{LEAD}\n\n{text}") == expected


def test_time_grows_with_the_length() -> None:
    engine = Engine([rule(PARAGRAPH), rule(SENTENCE, "house/other")])

    def seconds(count: int) -> float:
        paragraphs = (f"{number} {LEAD} {number} {FERRIES} {number}." for number in range(count))
        story = document("\n\n".join(paragraphs))
        start = time.process_time()
        engine.check(story)
        return time.process_time() - start

    # The best of three: other processes take their time too. Quadratic growth would give a hundredfold.
    short, long = (min(seconds(count) for _ in range(3)) for count in (100, 1000))
    assert long < 40 * short


def test_paragraphs_that_differ_in_what_is_left_out_are_not_the_same() -> None:
    page = _story(f"{LEAD} Use `lock`.", FERRIES, f"{LEAD} Use `gate`.")
    assert Engine([rule(PARAGRAPH)]).check(document_of(page.encode(), "story.md")) == []


WHOLE = "The driver, who had been trapped for an hour, was taken to hospital in Osten, the police said."


@pytest.mark.parametrize(
    "text",
    [
        "had been trapped for an hour, was taken to hospital in Osten, the police said.",
        "very late, the mayor added: “We did not know that the gate would break so soon.”",
        "to the islands from the smaller port of Lanrick, and buses will run between the towns.",
    ],
)
def test_a_paragraph_without_its_beginning(text: str) -> None:
    yaml = "check: repeats\nreport: no beginning\nscope: [paragraph]"
    assert found(yaml, _story(LEAD, FERRIES, text, COST)) == [text.split(maxsplit=1)[0]]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [LEAD, "iPhones were used to light the bridge, the police of the town said on Friday.", FERRIES, COST],
        [LEAD, "de la Tarrow, who drove the other lorry, was taken to hospital for an hour.", FERRIES, COST],
        [LEAD, "e-mail was down at the port for most of the day, the clerk Ann Orme said.", FERRIES, COST],
        [LEAD, "so it is.", FERRIES, COST],
        ["The port asks for:", "lamps on both sides of the gate that can be seen from the sea;", FERRIES, COST],
        [
            *(LEAD, "archived recording: We did not know of it, the mayor told the town.", FERRIES, COST, MAYOR, ORDER),
            *("archived recording: We know of it now, the mayor told the town in May.", FERRIES),
        ],
        # a list
        [
            LEAD,
            "lamps on both sides of the gate that can be seen by ships.",
            "boats of at most ten metres to be let in.",
        ],
    ],
)
def test_a_paragraph_that_may_begin_in_lower_case(paragraphs: list[str]) -> None:
    yaml = "check: repeats\nreport: no beginning\nscope: [paragraph]"
    assert found(yaml, _story(*paragraphs)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The driver, who had been trapped for an hour, was at last taken",
        "Orme said the port had known of the crack in the gate since May,",
        "“We did not know that the gate would break so soon,” the mayor said",
    ],
)
def test_a_paragraph_without_its_end(text: str) -> None:
    yaml = "check: repeats\nreport: no end\nscope: [paragraph]"
    assert found(yaml, _story(LEAD, text, FERRIES, COST)) == [text.split()[-1]]
    assert found(yaml, _story(LEAD, FERRIES, COST, text)) == [text.split()[-1]]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"“{WHOLE}”",
        "What the quay is made of",
        "The port asks for lamps on both sides of the gate that can be seen from the sea:",
        "“We did not know that the gate would break so soon, but we —”",
        "The gate, the report said, “was known to be cracked, and in a state of [decay].” [Our emphasis.]",
        "- The driver, who had been trapped for an hour, was at last taken to hospital",
        "The whole of the report on the gate is on the site of the port, at velmar.example/gate",
        "Ann Orme, Bob Lark, Ines Tarrow, Karsten Oveland and Eva Marsh of the Osten Harbour Board",
        "The driver, who had been trapped for an hour, was at last taken to the",  # reported as cut off
    ],
)
def test_a_paragraph_that_has_its_end(text: str) -> None:
    yaml = "check: repeats\nreport: no end\nscope: [paragraph]"
    assert found(yaml, _story(LEAD, text, FERRIES, COST)) == []


def test_transcripts_and_lists_end_as_they_like() -> None:
    yaml = "check: repeats\nreport: no end\nscope: [paragraph]"
    lines = [WHOLE.rstrip("."), FERRIES, COST.rstrip("."), ORDER]
    assert found(yaml, _story(*lines)) == []
