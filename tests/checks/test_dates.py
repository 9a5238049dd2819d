"""dates: days that cannot be are found, by the year that is written or by the story's own date; others are not."""

import pytest

from copyedit.findings import Finding
from copyedit.formats.reading import document_of
from copyedit.formats.text import read_text
from copyedit.running.engine import Engine
from tests.stories_at_hand import rule


def found(of: str, text: str, date: str | None = None) -> list[Finding]:
    """The findings in a story; `date` is what `--date` gives."""
    made = rule(f'check: dates\nof: {of}\nmessage: "{{why}}"\nscope: [headline, paragraph, caption, cell]\n')
    made = made.with_prepared(made.prepared._replace(date=date))
    return Engine([made]).check(read_text("story.txt", text))


DATED = "LANRICK, June 13, 2011 - "  # a Monday
WRONG = [
    ("later", "It sank on 12 March. It was raised two days later, on 15 March.", "is 3 days, not 2"),
    ("later", "It sank on March 30, and four days later, on April 2, was raised.", "is 3 days, not 4"),
    ("later", "It was raised on 15 March. Two days earlier, on 12 March, it had sunk.", "is 3 days, not 2"),
    ("years", f"{DATED}The new stand will open in August 2001.", "2001 is over: the story is of 2011"),
    ("feast", "The power failed on Christmas Day, 26 December.", "Christmas Day is 25 December"),
    ("feast", "It shuts on New Year’s Eve (December 30).", "New Year's Eve is 31 December"),
    ("feast", "It opens on Halloween, October 30, at dusk.", "Halloween is 31 October"),
    ("feast", "They met on Valentine’s Day (15 February), in rain.", "Valentine's Day is 14 February"),
    ("years", "He was born in 1948 and joined the fleet in 1946.", "1946 is before 1948"),
    ("years", "She was born in Selwick in 1988, studied law and married a sailor in 1979.", "1979 is before 1988"),
    ("years", f"{DATED}The tram stopped in 2052.", "2052 is still to come: the story is of 2011"),
    ("years", f"{DATED}The mill was sold to a bank in 2021.", "2021 is still to come"),
    (
        "contradiction",
        f"{DATED}The walk marks the 50th anniversary of the fire of 1951.",
        "from 1951 to 2011, the story's year, is 60 years, not 50",
    ),
    ("weekday", "The trial opens on Monday, 3 May 2011.", "3 May 2011 is a Tuesday; the Monday is 2 May"),
    ("weekday", "The trial opens on Wednesday 3 May 2011.", "the Wednesday is 4 May"),
    ("weekday", "The trial opens on Monday, May 3, 2011, at noon.", "3 May 2011 is a Tuesday"),
    ("weekday", "The trial opens on Monday, May 3rd, 2011.", "3 May 2011 is a Tuesday"),
    ("weekday", "The trial opens on Monday the 3rd of May 2011.", "3 May 2011 is a Tuesday"),
    ("weekday", "The trial opens on Mon., Sept. 14, 2021.", "14 September 2021 is a Tuesday"),
    ("weekday", "It was sold on 3 May 2011 (Monday).", "3 May 2011 is a Tuesday"),
    ("weekday", "May 3, 2011, a Monday, was wet.", "3 May 2011 is a Tuesday"),
    ("weekday", "1 January 2000 was a Friday.", "1 January 2000 is a Saturday; the Friday is 31 December"),
    (
        "weekday",
        f"{DATED}The count begins on Thursday, June 15.",
        "15 June 2011 is a Wednesday; the Thursday is 16 June",
    ),
    ("weekday", f"{DATED}The count began on Thursday, 20 May.", "20 May 2011 is a Friday"),
    ("weekday", "June 13, 2011\n\nThe count begins on Thursday, June 15.", "15 June 2011 is a Wednesday"),
    (
        "weekday",
        "Polls open on Monday, May 3.\n\nIt ends on Wednesday, May 4.",
        "if 3 May is a Monday, 4 May is no Wednesday",
    ),
    (
        "weekday",
        "Polls open on Monday, May 3.\n\nOn Tuesday, May 3, it rained.",
        "3 May is a Tuesday here and a Monday there",
    ),
    ("weekday", "It ran from Monday, June 7, to Saturday, June 13.", "if 7 June is a Monday, 13 June is no Saturday"),
    ("impossible", "The lease ends on 29 February 2023.", "2023 is not a leap year: February has 28 days"),
    ("impossible", "The lease ends on February 29, 1900.", "1900 is not a leap year"),
    ("impossible", "The lease ends on Feb. 29, 2025, she said.", "2025 is not a leap year"),
    ("impossible", "The court sits again on February 30 next year.", "February has 29 days"),
    ("impossible", "The court sits again on 31 June next year.", "June has 30 days"),
    ("impossible", "It was founded on 31 April 1920.", "April has 30 days"),
    ("impossible", "It was founded on the 31st of November, 1920.", "November has 30 days"),
    ("impossible", "It was founded on September 31, 1920.", "September has 30 days"),
    ("impossible", "Stamped 31/06/2020.", "June has 30 days"),
    ("impossible", "Stamped 30.02.2020.", "February has 29 days"),
    (
        "impossible",
        f"{DATED}The lease ends on 29 February next year, not on 29 February this year.",
        "2011 is not a leap year",
    ),
    ("length", "It was a three-day strike from Monday to Friday.", "5 days from the first to the last, not 3"),
    ("length", "A three-day fair runs from Friday, June 9 to Tuesday, June 13.", "5 days from the first to the last"),
    ("length", "He begins a two-day visit from 5 to 8 May.", "4 days from the first to the last, not 2"),
    ("length", "The five-day fair runs from May 5 to 7.", "3 days from the first to the last, not 5"),
    ("backwards", "He was governor from 2011 to 2001.", "2011 comes after 2001"),
    ("backwards", "He was governor (2011-2001) of Velmar.", "2011 comes after 2001"),
    ("backwards", "He was governor in 2011–2001.", "2011 comes after 2001"),
    ("backwards", "The fair runs from May 12 to May 9.", "12 May comes after 9 May"),
    ("backwards", "The fair runs from 12 May to 9 May.", "12 May comes after 9 May"),
    ("backwards", "The fair runs from 12 to 9 May.", "12 comes after 9"),
    ("backwards", "The fair, 12-9 May, is off.", "12 comes after 9"),
    ("backwards", "The fair runs May 12-9.", "12 comes after 9"),
    ("backwards", "It lasted from 12 May 2011 to 9 April 2011.", "12 May 2011 comes after 9 April 2011"),
    ("backwards", "It was built between May 12, 2011 and May 9, 2010.", "12 May 2011 comes after 9 May 2010"),
    (
        "contradiction",
        f"{DATED}The strike begins next Monday, June 6.",
        "6 June is 7 days before the story's own date, 13 June",
    ),
    ("contradiction", f"{DATED}It was sold last Friday, June 17.", "17 June is 4 days after the story's own date"),
    ("contradiction", f"{DATED}The strike began today (June 20).", "20 June is 7 days after"),
    ("contradiction", f"{DATED}The strike began yesterday, June 14.", "14 June is 1 day after"),
    ("contradiction", "LANRICK, June 13 - The strike begins tomorrow, June 18.", "18 June is 5 days after"),
    ("contradiction", f"{DATED}Profits doubled last year (2009).", "last year is 2010"),
    ("contradiction", f"{DATED}It opens next year, in 2013, she said.", "next year is 2012"),
    (
        "contradiction",
        f"{DATED}The mill closed 30 years ago, in 1991.",
        "from 1991 to 2011, the story's year, is 20 years, not 30",
    ),
    ("contradiction", f"{DATED}In 2003, ten years ago, the mill closed.", "is 8 years, not 10"),
    ("contradiction", f"{DATED}The school, opened in 1921, celebrates its 80th anniversary.", "is 90 years, not 80"),
    ("contradiction", f"{DATED}Ivo Carrow, 52, was born in 1980.", "is 31 years, not 52"),
    ("contradiction", f"{DATED}The mill closed in 1991, 30 years ago.", "is 20 years, not 30"),
    ("contradiction", f"{DATED}On the 30th anniversary of the 1991 flood they met.", "is 20 years, not 30"),
    ("contradiction", f"{DATED}Ivo Carrow, 42, born in Velmar in 1950, was fined.", "is 61 years, not 42"),
]  # fmt: skip
RIGHT = [
    ("later", "It sank on 12 March. It was raised two days later, on 14 March."),
    ("later", "It sank on 12 March. Three weeks later, on 3 April, it was raised."),
    ("later", "It sank on 31 December. Two days later, on 2 January, it was raised."),
    ("later", "It sank on 12 March. It rained. It blew. A diver died. Two days later, on 17 March, it was raised."),
    ("years", f"{DATED}He said in 2001 that the stand will open in 2002."),
    ("years", f"{DATED}“It will open in 2002,” he had told us."),
    ("feast", "The power failed on Christmas Day, 25 December."),
    ("feast", "It is shut on Christmas Day, 26 December and 1 January."),
    ("feast", "It is open between Christmas Day and 2 January."),
    ("feast", "Orthodox Christians keep Christmas Day on 7 January."),
    ("feast", "The holiday of New Year’s Day, 2 January this year, was wet."),
    ("years", "He was born in 1948 and joined the fleet in 1964."),
    ("years", "He was born in 1948 in a house that his father left in 1946."),
    ("years", "She was born in 1988. The school was opened in 1979."),
    ("years", f"{DATED}The tram will be stopped in 2052."),
    ("years", f"{DATED}The plan, which was approved, is that it opens in 2052."),
    ("years", f"{DATED}The novel was set in 2052."),
    ("years", "The tram stopped in 2052."),
    ("weekday", "It opens on Friday, August 8. In 2026 it will open on Saturday, August 8."),
    ("contradiction", f"{DATED}The walk marks the 60th anniversary of the fire of 1951."),
    ("weekday", "The trial opens on Tuesday, 3 May 2011."),
    ("weekday", "The trial opens on Tuesday, May 3rd, 2011, and ends on Tues., May 10, 2011."),
    ("weekday", "The trial opens on Monday and ends before 3 May 2011."),
    ("weekday", "He wrote for The Sun, May 3 to May 9, 2011."),
    ("weekday", f"{DATED}The count begins on Wednesday, June 15."),
    ("weekday", f"{DATED}In 2009 the count began on Monday, June 15."),
    ("weekday", f"{DATED}The next fair is on Saturday, March 3."),
    ("weekday", "Polls open on Monday, May 3.\n\nIt ends on Tuesday, May 4."),
    (
        "weekday",
        f"{DATED}Seen on Monday, June 15.\n\nSeen on Tuesday, June 16.\n\nSeen on Friday, July 10, in Velmar.",
    ),
    ("weekday", "Polls open on Monday, May 3.\n\nThe court sits on Friday, December 12."),
    ("weekday", "The trial opens on Tuesday, 3 May."),
    ("weekday", "On Monday 3 people died; in May 40 did."),
    ("weekday", "The post of 3 May 2011 arrived on Monday."),
    ("weekday", "Monday's sitting on 3 May 2011 was short."),
    ("impossible", "The lease ends on 29 February 2024."),
    ("impossible", "The lease ends on February 29, 2000."),
    ("impossible", "Stamped 30/06/2020, 06/30/2020 and 2020-06-30."),
    ("impossible", "In June 31 people died; in June 2020 none."),
    ("impossible", "Version 31.06.2020.1 of the file was lost."),
    ("impossible", "The lease ends on 29 February next year."),
    ("impossible", "LANRICK, June 13, 2011 - The lease ends on 29 February next year."),
    ("impossible", "The vote on February 28, 2023, was close."),
    ("weekday", "It sails on Tuesday, April 23 (Wednesday, April 24 in Lanrick)."),
    ("weekday", "On Monday, August 30, she lands; on Tuesday and Wednesday, August 31 and September 1, she talks."),
    ("length", "It was a five-day strike from Monday to Friday, then a four-day strike from Friday to Monday."),
    ("length", "He begins a three-day visit from 5 to 8 May."),
    ("backwards", "They come from October 31 - 4 November 2016."),
    (
        "backwards",
        "It would accelerate the plan by two years, from 2008 to 2006, and move the day from May 9 to May 2.",
    ),
    ("backwards", "He was governor from 2001 to 2011."),
    ("backwards", "He was governor (2001-2011) of Velmar, 2010–11."),
    ("backwards", "The index fell from 2011 to 1989."),
    ("backwards", "Compare the years from 2011 to 2001 with these."),
    ("backwards", "The fair runs from November 12 to January 9."),
    ("backwards", "The fair runs from 9 to 12 May, or May 9-12."),
    ("backwards", "The fair runs from 30 May to 2 June, May 30-June 2."),
    ("backwards", "It lasted from 12 May 2011 to 9 April 2012."),
    ("backwards", "Phone 2011-2001 for seats; it won 3-0 May 12."),
    ("backwards", "It was done on May 12 and May 9."),
    ("backwards", "The pharaoh reigned from 1990 to 1970 BC."),
    ("contradiction", f"{DATED}The strike begins next Monday, June 20."),
    ("contradiction", f"{DATED}It was sold last Friday, June 10."),
    ("contradiction", f"{DATED}The strike began today (June 13), she said tomorrow, June 14."),
    ("contradiction", f"{DATED}It is closed today, June 12, said the late edition."),
    ("contradiction", f"{DATED}Profits doubled last year (2010) and will again next year, in 2012."),
    ("contradiction", f"{DATED}The mill closed 20 years ago, in 1991, and about 30 years ago, in 1985, was new."),
    ("contradiction", f"{DATED}The mill closed 21 years ago, in 1991."),
    ("contradiction", f"{DATED}The school, opened in 1921, celebrates its 90th anniversary."),
    ("contradiction", f"{DATED}On the 20th anniversary of the 1991 flood they met."),
    ("contradiction", f"{DATED}Ivo Carrow, 60, born in Velmar in 1950, was fined."),
    ("contradiction", "The mill closed 30 years ago, in 1991, and last year (2009) burnt."),
]


@pytest.mark.parametrize(("of", "text", "expected"), WRONG)
def test_what_cannot_be_is_found_and_explained(of: str, text: str, expected: str) -> None:
    findings = found(of, text)
    assert findings
    assert expected in findings[-1].message


@pytest.mark.parametrize(("of", "text"), RIGHT)
def test_what_can_be_is_passed_over(of: str, text: str) -> None:
    assert [finding.message for finding in found(of, text)] == []


@pytest.mark.parametrize(("date", "expected"), [(None, 0), ("2011-06-01", 1), ("2009-06-01", 0)])
def test_a_given_date_says_the_year(date: str | None, expected: int) -> None:
    assert len(found("weekday", "The count begins on Monday, June 15.", date)) == expected


def test_a_given_date_is_stronger_than_the_dateline() -> None:
    assert found("weekday", f"{DATED}The count begins on Monday, June 15.", "2009-06-13") == []


def test_the_other_date_is_shown() -> None:
    text = "Polls open on Monday, May 3.\n\nIt ends on Wednesday, May 4."
    (finding,) = found("weekday", text)
    assert finding.text == "Wednesday"
    assert finding.related is not None
    assert text[finding.related.start : finding.related.end] == "May 3"


def test_the_file_says_the_year_where_nothing_is_given() -> None:
    made = rule("check: dates\nof: weekday\n")
    text = b"---\ndate: 2011-06-13\n---\n\nThe count begins on Monday, June 15.\n"
    assert len(Engine([made]).check(document_of(text, "story.md"))) == 1
