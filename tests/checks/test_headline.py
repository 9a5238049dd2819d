"""headline: what the story contradicts is found; what it says in other words is not."""

from __future__ import annotations

import pytest

from tests.stories_at_hand import findings, found

FIGURES = [
    ("Four arrested after raid on boatyard", "Five people were arrested in a raid.", "Four"),
    ("Seven hurt in fairground accident", "A carousel came loose and eight people were hurt.", "Seven"),
    ("Storm kills 12 on coast", "A storm killed 21 people on Sunday.", "12"),
    ("Three dead after ferry sinks", "Four people died when a ferry sank.", "Three"),
    ("Blast injures 40 at mill", "A blast at a mill injured 14 people.", "40"),
    ("Six missing after landslide", "Five hikers are missing after a landslide.", "Six"),
    ("Nine rescued from trawler", "Eight men were rescued from a trawler.", "Nine"),
    ("200 evacuated as dam leaks", "Some 300 people were evacuated when a dam leaked.", "200"),
    ("Two charged over harbour fire", "Three men have been charged over the fire.", "Two"),
    ("Shipyard: 90 sacked", "The shipyard has sacked 190 workers.", "90"),
    ("Three jailed for fraud", "Two men were jailed for fraud on Friday.", "Three"),
    ("Rents up 19% in a year", "Rents have risen by 91 percent in a year.", "19%"),
    ("Herring catch down 24%", "The herring catch was 14 percent down.", "24%"),
    ("Ferry fares to rise 12 percent", "Ferry fares are to rise by 21 percent in May.", "12 percent"),
    ("Mayor wins with 57% of vote", "The mayor has won the vote with 75 percent.", "57%"),
    ("Boy, 9, found after two days", "A 7-year-old boy was found in a barn.", "9"),
    ("Woman, 84, swims strait", "A woman aged 48 swam the strait.", "84"),
    ("Farmer, 61, wins ploughing title", "A 62-year-old farmer has won the title for ploughing.", "61"),
    ("16-year-old sailor rounds the cape", "A 17-year-old sailor has sailed around the cape.", "16"),
    ("Five held over lifeboat theft", "The police held six men over the theft of a lifeboat.", "Five"),
]  # fmt: skip
DIRECTIONS = [
    ("Profits at shipyard up 12%", "Profits fell 12 percent last year.", "up 12%"),
    ("Rents fall 8 percent", "Rents in the town rose by 8 percent.", "fall 8 percent"),
    ("Herring catch jumps 30%", "The catch dropped 30 percent.", "jumps 30%"),
    ("Visitor numbers down 5%", "The number of visitors was up 5 percent.", "down 5%"),
    ("Library loans drop by 40 percent", "Loans climbed 40 percent.", "drop by 40 percent"),
    ("Fares rise 3%", "Fares fell by 3%.", "rise 3%"),
    ("Wool prices soar 22%", "The price of wool plunged 22 percent.", "soar 22%"),
]
WEEKDAYS = [
    ("Ferry strike to begin on Monday", "Ferry crews will stop work on Tuesday.", "Monday"),
    ("Market opens Saturday", "The market opens on Friday with a parade.", "Saturday"),
    ("Council to vote on Thursday", "The council will vote on Wednesday.", "Thursday"),
    ("Tunnel closes on Sunday", "The tunnel will close on Monday for a week.", "Sunday"),
    ("Verdict due Friday", "The verdict is due on Thursday.", "Friday"),
    ("Fair starts on Wednesday", "The fair starts on Tuesday, with horses.", "Wednesday"),
    ("Rovers to meet Valverde on Tuesday", "Rovers are to meet Valverde on Monday.", "Tuesday"),
]
DATED = "CASTLEMOOR, May 14 (Halden Press) - Swans have returned to the moat."
CAPTIONS = [
    "The moat, seen from the tower. Photograph: Ann Hale",
    "a swan on the moat",
    "Ann Hale (left) with a swan",
    "The moat at dawn. Picture: Halden Press",
    "Ann Hale, pictured with a swan",
    "A swan on its nest (file photo)",
    "angry swans",
]


@pytest.mark.parametrize(("headline", "lead", "expected"), FIGURES)
def test_a_figure_that_the_story_contradicts(headline: str, lead: str, expected: str) -> None:
    assert found("check: headline\nof: figures", f"{headline}\n\n{lead}\n") == [expected]


@pytest.mark.parametrize(("headline", "lead", "expected"), DIRECTIONS)
def test_a_direction_that_the_story_contradicts(headline: str, lead: str, expected: str) -> None:
    assert found("check: headline\nof: directions", f"{headline}\n\n{lead}\n") == [expected]


@pytest.mark.parametrize(("headline", "lead", "expected"), WEEKDAYS)
def test_a_weekday_that_the_story_contradicts(headline: str, lead: str, expected: str) -> None:
    assert found("check: headline\nof: weekdays", f"{headline}\n\n{lead}\n") == [expected]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_between_headline_and_dateline(caption: str) -> None:
    assert found("check: headline\nof: caption", f"Swans return\n\n{caption}\n\n{DATED}\n") == [caption]


RIGHT = [
    ("figures", "Four held after raid", "Three men and a woman were held after a raid."),
    ("figures", "Four held after raid", "Two men and two women were held after a raid."),
    ("figures", "Four held after raid", "Four people were held. Nine had been held in May."),
    ("figures", "At least four held after raid", "Five people were held after a raid."),
    ("figures", "More than 40 hurt in blast", "A blast hurt 43 people."),
    ("figures", "Storm kills 30", "A storm killed 28 people."),
    ("figures", "Seven hurt in accident", "A carousel came loose. Two people were hurt badly, five slightly."),
    ("figures", "Nine rescued from trawler", "Nine men were saved. Eight were rescued last year."),
    ("figures", "Dozens hurt in blast", "A blast hurt 43 people."),
    ("figures", "Rents up 20% in a year", "Rents have risen by 19.6 percent in a year."),
    ("figures", "Half of rents up", "Rents rose for 48 percent of the people."),
    ("figures", "Rents up 33% in a year", "Rents have risen by a third. In May 31 percent paid late."),
    ("figures", "Mayor wins with 57% of vote", "The mayor won 57 percent, her rival 43 percent of the vote."),
    ("figures", "Mayor fails with 43% of vote", "The mayor lost; her rival won 57 percent of the vote."),
    ("figures", "Rents up 12%", "Wages rose 21 percent in the county."),
    ("figures", "Boy, 9, found after two days", "A nine-year-old boy was found in a barn."),
    ("figures", "Boy, 9, found by girl, 11", "A girl of 11 found a boy of nine."),
    ("figures", "Man, 84, found by his son", "His 33-year-old son found the man."),
    ("figures", "Two charged over fire", "A man and his brother were charged over the fire."),
    ("figures", "200 sacked by shipyard", "The shipyard has sacked 195 workers."),
    ("figures", "13 killed daily", "In eight weeks 957 people were killed."),
    ("directions", "Profits at shipyard up 12%", "Profits rose 12 percent last year."),
    ("directions", "Profits at shipyard down 12%", "Profits fell 12 percent, while sales rose 12 percent."),
    ("directions", "Profits up 12%", "Debts fell 20 percent."),
    ("directions", "Profits up", "Profits fell 12 percent."),
    ("weekdays", "Ferry strike to begin on Monday", "Ferry crews will stop work on Monday, they said on Friday."),
    ("weekdays", "Ferry strike to begin on Monday", "Ferry crews will stop work next week, they said on Friday."),
    ("weekdays", "Ferry strike to begin on Monday", "Ferry crews will stop work tomorrow, they said."),
    ("weekdays", "Ferry strike to begin on Monday", "Ferry crews will strike from 3 May, they said on Friday."),
    ("weekdays", "Ferry strike to begin on Saturday", "Ferry crews will strike at the weekend, and march on Friday."),
    ("weekdays", "Black Friday brings crowds", "The crowds will come on Thursday."),
    ("weekdays", "Mayor resigned on Monday", "The mayor will be replaced on Friday."),
    ("weekdays", "Council to vote on Thursday", "The wind dropped. On Friday it blew again."),
    ("weekdays", "Council to vote Monday or Tuesday", "The council will vote on Wednesday."),
]  # fmt: skip


@pytest.mark.parametrize(("of", "headline", "lead"), RIGHT)
def test_a_headline_that_agrees(of: str, headline: str, lead: str) -> None:
    assert found(f"check: headline\nof: {of}", f"{headline}\n\n{lead}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "Water was cleaned last year",
        "By Ines Carrow",
        "May 14, 2025",
        "Swans had been away since the war, and nobody knew why.",
        "Photographs show that the moat was once full",
        "Share",
    ],
)
def test_a_line_that_is_no_caption(line: str) -> None:
    assert found("check: headline\nof: caption", f"Swans return\n\n{line}\n\n{DATED}\n") == []


def test_a_caption_in_a_story_without_a_dateline_may_belong_there() -> None:
    assert found("check: headline\nof: caption", "Swans return\n\na swan on the moat\n\nSwans have returned.\n") == []


def test_a_text_without_a_headline() -> None:
    assert found("check: headline\nof: figures", "Four were hurt on Sunday.\n\nFive people were hurt.\n") == []


def test_both_places_are_shown() -> None:
    [finding] = findings(
        'check: headline\nof: figures\nmessage: "{why}"', "Four arrested after raid\n\nFive people were arrested.\n"
    )
    assert finding.message == "Four in the headline, Five in the story"
    assert finding.related is not None
