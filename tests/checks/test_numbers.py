"""numbers: figures that disagree are found, and figures that agree as writers round them are not."""

import pytest

from tests.stories_at_hand import findings, fixed, rule


def why(of: str, text: str) -> list[str]:
    """The arithmetic of each finding."""
    return [finding.message for finding in findings(f'check: numbers\nof: {of}\nmessage: "{{why}}"\n', text)]


WRONG = [
    ("century", "The 18th-century mill, built in 1692, burnt.", "1692 is in the 17th century"),
    ("century", "It burnt in the 19th century (in 1792).", "1792 is in the 18th century"),
    ("century", "The 15th-century chapel which was founded in 1532 is shut.", "1532 is in the 16th century"),
    ("multiple", "Visits more than doubled, from 4,000 to 7,500.", "twice 4,000 is 8,000, not 7,500"),
    ("multiple", "Visits nearly doubled, from 4,000 to 8,900.", "twice 4,000 is 8,000, not 8,900"),
    ("scale", "It costs £4.2 million.\n\nHe paid nine.\n\nOf the $4.2 million most is spent.", "£4.2 million here"),
    ("majority", "It was passed by 34 votes to 29, a majority of six.", "34 to 29 is a majority of 5, not 6"),
    ("majority", "She won by 310 to 289, with a majority of 12.", "310 to 289 is a majority of 21, not 12"),
    ("majority", "He lost, 51-47, giving her a majority of six.", "51 to 47 is a majority of 4, not 6"),
    ("majority", "It fell with a majority of nine, 61 to 50.", "61 to 50 is a majority of 11, not 9"),
    ("proportion", "Of 60 stations, 36, or half, have leaking roofs.", "36 of 60 is 60%, not half"),
    ("proportion", "12 of the 30 boats, or a quarter, sank.", "12 of 30 is 40%, not a quarter"),
    ("proportion", "Nine of the 12 jurors (two thirds) agreed.", "9 of 12 is 75%, not two thirds"),
    ("list", "It has four aims:\n\n- bread\n\n- peace\n\n- work\n\n- rain\n\n- sun", "4 are announced, 5 listed"),
    ("list", "She has three demands for it:\n\n- bread\n\n- peace", "3 are announced, 2 listed"),
    ("change", "Sales fell 40 percent to 60 from 90.", "40% off 90 is 54, not 60; that would be 33.3%"),
    ("change", "Profit rose from 25 to 30, up 15%.", "15% on top of 25 is 28.75, not 30; that would be 20%"),
    (
        "change",
        "Fares rose from $20 a head to $31, an increase of 30.5 percent.",
        "30.5% on top of $20 is $26.10, not $31",
    ),
    ("change", "The fleet shrank by 10 percent, from 90 boats to 60 boats.", "10% off 90 is 81, not 60"),
    ("change", "It was a 40 percent drop to $3.2 million from $4 million.", "40% off $4 million is $2.4 million"),
    (
        "change",
        "Visitors dropped 30 per cent to 450,000 last year, from 500,000 in 2019.",
        "30% off 500,000 is 350,000",
    ),
    ("change", "Output grew 5.2% to 9.6 million tons from 8.1 million.", "5.2% on top of 8.1 million is 8.52 million"),
    (
        "change",
        "The tax rose 2 percent to 6 percent from 4 percent.",
        "from 4% to 6% is 2 percentage points, a rise of 50%",
    ),
    ("change", "The bank cut its rate by 50 basis points to 4.5 percent from 5.25 percent.", "0.75 percentage points"),
    (
        "change",
        "Turnout rose from 52% to 58%, up eight percentage points.",
        "from 52% to 58% is 6 percentage points, not 8",
    ),
    ("change", "Profit fell by $5 million to $20 million from $30 million.", "is $10 million, not $5 million"),
    (
        "change",
        "The grant is cut by 56 percent, from $200 million to $100 million.",
        "56% off $200 million is $88 million",
    ),
    ("change", "Turnout was 48 percent, up 6 percentage points from 44 percent in 2019.", "is 4 percentage points"),
    (
        "change",
        "Profit was $20 million, compared with $25 million a year ago, a fall of 30 percent.",
        "30% off $25 million",
    ),
    ("multiple", "The price doubled from $10 to $30.", "twice $10 is $20, not $30"),
    ("multiple", "The herd tripled to 60 head from 10 head.", "3 times 10 is 30, not 60"),
    ("multiple", "Deaths from sepsis halved from 60 to 45.", "half of 60 is 30, not 45"),
    (
        "change",
        "The debt, £12.4m, is up 10 per cent from £10.1m last year.",
        "10% on top of £10.1 million is £11.11 million",
    ),
    ("direction", "Waiting times were cut from 14 weeks to 16 weeks.", "from 14 to 16 is a rise, not a fall"),
    ("parts", "Velmar won four of its seven matches and lost the other two.", "4 of 7 leaves 3, not 2"),
    (
        "parts",
        "Some 1,500 staff work there; of 1,500 people: 900 nurses and 700 others.",
        "900 + 700 is 1,600, not 1,500",
    ),
    ("shares", "Some 62 per cent of patients were women, the other 48 per cent men.", "62% leave 38%, not 48%"),
    ("direction", "The number of ferries rose to 25 from 30.", "from 30 to 25 is a fall, not a rise"),
    ("direction", "Unemployment fell from 4.1 percent to 4.7 percent.", "from 4.1 to 4.7 is a rise, not a fall"),
    ("direction", "Rents climbed from £900 to £850.", "from £900 to £850 is a fall, not a rise"),
    ("conversion", "Lanrick lies 12 miles (30 km) inland.", "12 miles is 19.3 km, not 30"),
    ("conversion", "Lanrick lies 30 km (12 miles) inland.", "30 km is 18.6 miles, not 12"),
    ("conversion", "The wood covers 12 acres (50 hectares).", "12 acres is 4.9 hectares, not 50"),
    ("conversion", "It was 40 degrees Celsius (95 Fahrenheit).", "40 degrees Celsius is 104 Fahrenheit, not 95"),
    ("conversion", "She weighs 13 stone (70 kg).", "13 stone is 83 kg, not 70"),
    ("conversion", "Six inches (30 cm) of snow fell.", "Six inches is 15.2 cm, not 30"),
    ("conversion", "They flew at 3,000 feet (600 metres).", "3,000 feet is 914 metres, not 600"),
    ("conversion", "The wall is two metres, or 10 feet, high.", "two metres is 6.6 feet, not 10"),
    ("conversion", "Winds of 120 mph (160 km/h) were measured.", "120 mph is 193 km/h, not 160"),
    ("conversion", "The tank holds 50 gallons (400 litres).", "50 gallons is 189 litres, not 400"),
    ("compound", "The keeper is 6ft 2in (1.78m) tall.", "6ft 2in is 1.88 metres, not 1.78"),
    ("compound", "The keeper is 1.98m (6ft 2in) tall.", "6ft 2in is 1.88 metres, not 1.98"),
    ("compound", "He boxed at 13st 4lb (74kg).", "13st 4lb is 84 kg, not 74"),
    ("compound", "The girl weighed 7 lb 6 oz (3.9 kg).", "7 lb 6 oz is 3.3 kg, not 3.9"),
    ("proportion", "About a third (43 percent) stayed away.", "a third is 33.3%, not 43%"),
    ("proportion", "Two-thirds of members (56 percent) agreed.", "Two-thirds is 66.7%, not 56%"),
    ("proportion", "A quarter, or 40 percent, of the crew is ill.", "A quarter is 25%, not 40%"),
    ("proportion", "It lost 12 of the 30 boats, or 50 percent, in the storm.", "12 of the 30 is 40%, not 50%"),
    ("proportion", "One in five people (30 percent) has no boat.", "One in five is 20%, not 30%"),
    ("parts", "The bus carried 13 people: nine men and five women.", "9 + 5 is 14, not 13"),
    ("parts", "It killed 13 people, nine men and five women, police said.", "9 + 5 is 14, not 13"),
    ("parts", "The slide killed five people, including six children.", "6 children cannot be among 5 people"),
    ("parts", "A 12-member panel of seven Democrats and six Republicans met.", "7 + 6 is 13, not 12"),
    ("parts", "The fleet has three ships: two tankers and two tugs.", "2 + 2 is 4, not 3"),
    ("parts", "Of the 20 boats, 12 sank and the other nine were towed in.", "12 of 20 leaves 8, not 9"),
    ("parts", "The firm employs 2,000 people, 1,200 in Lanrick and 910 in Velmar.", "1,200 + 910 is 2,110, not 2,000"),
    ("parts", "The fire killed 11 people, including seven women and five men.", "7 women and 5 men cannot be among 11"),
    ("parts", "Three people were killed: a man, two women and a child.", "1 + 2 + 1 is 4, not 3"),
    ("parts", "It took in 40 people — 25 from Velmar and 20 from Lanrick.", "25 + 20 is 45, not 40"),
    ("shares", "She won 55 percent of the vote to his 48 percent.", "55% and 48% make 103%"),
    ("shares", "Some 60 percent agreed and the remaining 30 percent did not.", "60% leave 40%, not 30%"),
    ("shares", "For it were 45 percent, 40 percent against and 20 percent undecided.", "45 + 40 + 20 is 105, not 100"),
    ("shares", "She won by 58 percent to 49 percent.", "58% and 49% make 107%"),
    ("shares", "She holds a 12-point lead, 52 percent to 45 percent.", "52% to 45% is 7 points, not 12"),
    ("names", "The pact binds three states: Velmar, Lanrick, Corvia and Ostrava.", "3 states are announced, 4 named"),
    ("names", "Three streets will be closed: Mill Lane and Quay Street.", "3 streets are announced, 2 named"),
    ("names", "He has four brothers (Tom, Ivo and Jan).", "4 brothers are announced, 3 named"),
    ("list", "Five things to know\n\n1. Fares.\n\n2. Roofs.\n\n3. Roads.\n\n4. Rates.", "5 are announced, 4 listed"),
    ("list", "Fares rise.\n\nThe plan has three points:\n\n• Fares.\n\n• Roofs.", "3 are announced, 2 listed"),
    (
        "age",
        "Ann Corrie (1932-2011), who died aged 91, was a painter.",
        "from 1932 to 2011 is an age of 78 or 79, not 91",
    ),
    (
        "age",
        "Born in Velmar in 1932, she died in 2011 at the age of 91.",
        "from 1932 to 2011 is an age of 78 or 79, not 91",
    ),
    ("length", "She sat in the council for 12 years from 1990 to 1995.", "from 1990 to 1995 is 5 years, not 12"),
    ("length", "His 10-year reign (1990-2005) was long.", "from 1990 to 2005 is 15 years, not 10"),
    (
        "scale",
        "Bridge to cost $3.25 million\n\nVelmar plans a bridge.\n\nThe bridge will cost $3.25 billion, she said.",
        "$3.25 million here, $3.25 billion there",
    ),
    (
        "scale",
        "Bridge to cost £42m\n\nThe bridge will cost $42 million, she said.",
        "£42 million here, $42 million there",
    ),
]
RIGHT = [
    ("century", "The 18th-century mill, built in 1792, stopped in 1900."),
    ("century", "The 18th-century mill was built on the site of one from 1692."),
    ("century", "The 18th-century hall, completed in 1800, and the 19th-century barn, built in 1800."),
    ("multiple", "Visits more than doubled, from 4,000 to 8,500."),
    ("multiple", "Visits almost halved, from 20 percent to 12 percent."),
    ("multiple", "Visits nearly doubled, from 4,000 to 7,800."),
    ("scale", "It costs £4.2 million ($5.3 million).\n\nHe paid nine.\n\nOf the £4.2 million most is spent."),
    ("majority", "It was passed by 34 votes to 29, a majority of five."),
    ("majority", "It was passed by 34 votes to 29. A majority of 40 was needed."),
    ("majority", "It was passed by 54% to 29%, a majority of six."),
    ("majority", "The score was 3-1, a lead of two."),
    ("majority", "The majority of nine judges voted 5-4."),
    ("proportion", "Of 60 stations, 30, or half, have leaking roofs."),
    ("proportion", "12 of the 35 boats, or a third, sank."),
    ("proportion", "12 of the 30 boats, or half a fleet, sank."),
    ("list", "It has four aims:\n\n- bread\n\n- peace\n\n- work\n\n- rain"),
    ("list", "It lasted three years:\n\n- bread rose\n\n- peace came"),
    ("list", "Two boats and three crews did it:\n\n- bread\n\n- peace\n\n- work\n\n- rain"),
    ("change", "Sales fell 33 percent to 60 from 90."),
    ("change", "Profit rose from 25 to 30, up 20%."),
    ("change", "Revenue grew 12% from $4.1 billion to $4.6 billion."),
    ("change", "Revenue rose 10 percent to £3.2 billion, from €2.1 billion."),
    ("change", "Sales rose 5 percent from 2015 to 2016."),
    ("change", "Sales grew 3 percent at constant rates to $60 million from $64 million."),
    ("change", "Net income rose 10 percent to $3.2 billion, or 40 cents a share."),
    ("change", "The tax rose by 2 percentage points to 6 percent from 4 percent."),
    ("change", "Turnout rose from 52% to 58%, up six points."),
    ("change", "The share price fell nearly 40 percent to 60 from 98."),
    ("change", "The surplus rose 70 percent year-on-year in May to 8.1 billion francs from 5.7 billion in April."),
    ("change", "Sales rose 9.3 pct to 60 mln francs from 55 mln francs."),
    ("change", "Profit fell $10 million to $20 million from $30 million."),
    ("change", "The grant is cut by over 8 percent, from $2.2 billion to $2 billion."),
    ("change", "Profit rose 77% to $786 million, with margins rising from 42% to 55%."),
    ("change", "Sales rose 4 percent on a comparable basis to $499.6 million from $422 million."),
    ("multiple", "The price more than doubled to $30 from $12 and later halved from $30 to $14."),
    ("multiple", "The herd quadrupled from 27 head to 40 head in 1996, to 80 in 2000 and to 120 today."),
    ("direction", "The number of ferries fell to 25 from 30."),
    ("direction", "The team fell from 5th to 8th place; she rose from 12 to 3 in the rankings."),
    ("direction", "The index fell from 2011 to 1989 and the hall stood empty from 10 a.m. to 9."),
    ("direction", "Imports rose to $8.6 billion, up from a 10-year low of $6.8 billion."),
    ("direction", "The share of owners rose from one in 10 to one in five."),
    ("conversion", "Lanrick lies 12 miles (19 km) inland, about 10 miles (16 km) from Velmar."),
    ("conversion", "The pipe is 1,200 miles (1,900 km) long; a mile (1.6 km) of it leaks."),
    ("conversion", "The sea has warmed by 2 degrees Celsius (3.6 degrees Fahrenheit)."),
    ("conversion", "It was 100F (38C) in the port and -40 C (-40 F) on the hill."),
    ("conversion", "The wood covers 2 million acres (800,000 hectares)."),
    ("conversion", "The tank holds 50 gallons (190 litres) or, by British measure, 50 gallons (227 litres)."),
    ("conversion", "It is 5 feet 10 inches (178 cm) tall and stands 2-3 miles (3-5 km) away."),
    ("conversion", "Fares are $2 a mile (about 300 ships use the canal)."),
    ("compound", "The keeper is 6ft 2in (1.88m) tall and weighs 13st 4lb (84kg)."),
    ("compound", "The keeper is 5ft 10in, or 1.8 metres, tall."),
    ("proportion", "About a third (34 percent) stayed away, two-thirds (66 percent) did not."),
    ("proportion", "It lost 12 of the 30 boats (40%) in the storm."),
    ("proportion", "Some 1.2 million of the 3 million voters (40 percent) came."),
    (
        "proportion",
        "More than half (61 percent) stayed, the richest third (52 percent) left, fewer than half (41%) paid.",
    ),
    ("proportion", "She came fifth, or 20 percent behind the winner."),
    ("parts", "It killed 14 people, nine men and five women, police said."),
    ("parts", "It killed 13 people, including three children, and 20 were injured."),
    ("parts", "The crew were four people: three Danes and a Swede."),
    ("parts", "She holds five of the 10 new seats - four permanent and one temporary."),
    ("parts", "We spoke nine times in four months—three in person and six on the phone."),
    ("parts", "The firm employs 2,000 people, 1,200 in Lanrick and 810 in Velmar."),
    ("parts", "It killed 11 people, including seven women, and five men were hurt."),
    ("parts", "It is one of the five boats that sail alone, while the remaining five sail together."),
    ("parts", "It has three aims: to feed 20 children and to house 40 families."),
    ("parts", "Among them were 83 men, 54 women and eight boys."),
    ("parts", "Of the 20 boats, 12 sank and the other eight were towed in."),
    ("shares", "Some 60 percent agreed, 20 percent did not and the other 20 percent kept silent."),
    ("shares", "For it were 45 percent, 40 percent against and 15 percent undecided."),
    ("shares", "She won by 52 percent to 48 percent, a 4-point lead."),
    ("shares", "Her lead grew from 52 percent to 58 percent."),
    ("names", "The pact binds four states: Velmar, Lanrick, Corvia and Ostrava."),
    (
        "names",
        "He met three officials (Port Lanrick's Rep. Ann Hale and two others) on six of Velmar's eight "
        "islands: Hale, Corvia and Ost.",
    ),
    ("names", "She opened in three cities: Lanrick, Velmar, Ostrava, Corvia, Port Lanrick and Hale."),
    ("names", "He has three brothers (Tom, 12, Ivo, 14, and Jan)."),
    ("list", "Four things to know\n\n1. Fares.\n\n2. Roofs.\n\n3. Roads.\n\n4. Rates."),
    ("list", "Fares rise in 10 towns\n\n1. Fares.\n\n2. Roofs.\n\n3. Roads."),
    ("length", "She sat for five years from 1990-1993 and 1994-1996."),
    ("length", "She ruled for ten years between 1981 and 1996; his 10-year reign (1990-2000) was dull."),
    ("age", "Ann Corrie (1932-2011), who died aged 78, was a painter."),
    ("age", "Born in 1932, she moved to Velmar at the age of 12 and died in 2011."),
    ("length", "She sat in the council for five years from 1990 to 1995, some say six years from 1990 to 1995."),
    ("scale", "Bridge to cost $24m\n\nThe bridge costs $24m (£12.8m).\n\nThe old one cost $12.8m in its day."),
    ("scale", "Bridge to cost $3.25 million\n\nThe bridge will cost $3.25 million of a $3.2 billion budget."),
]


@pytest.mark.parametrize(("of", "text", "expected"), WRONG)
def test_what_disagrees_is_found_with_its_arithmetic(of: str, text: str, expected: str) -> None:
    (message,) = why(of, text)
    assert message.startswith(expected) or expected in message


@pytest.mark.parametrize(("of", "text"), RIGHT)
def test_what_agrees_is_passed_over(of: str, text: str) -> None:
    assert why(of, text) == []


def test_the_other_place_is_shown() -> None:
    text = "The bus carried 13 people: nine men and five women."
    (finding,) = findings("check: numbers\nof: parts\n", text)
    assert finding.related is not None
    assert text[finding.related.start : finding.related.end] == "13 people"
    assert finding.text == "nine men and five women"


def test_points_are_offered_where_nothing_else_is_meant() -> None:
    text = "The tax rose 2 percent to 6 percent from 4 percent."
    expected = "The tax rose 2 percentage points to 6 percent from 4 percent."
    assert fixed("check: numbers\nof: change\n", text) == expected


def test_of_is_needed() -> None:
    with pytest.raises(Exception, match="needs of: change"):
        rule("check: numbers\n")
