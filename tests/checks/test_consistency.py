"""consistency: what a story writes in two ways is found, and what only looks like it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from copyedit.errors import CopyeditError
from tests.stories_at_hand import findings, found, rule

RULES = Path(__file__).parents[2] / "rules/wire/consistency"
WRONG = [
    ("endings", "They organise fairs. They recognize the need.", ["recognize"]),
    ("endings", "They recognize it, they organize it, they organised it.", ["organised"]),
    ("endings", "The organisers met. The realization came late, and the modernisation.", ["realization"]),
    ("endings", "They analyse it and they analyzed it.", ["analyzed"]),
    ("endings", "A privatised port and a nationalized railway.", ["nationalized"]),
    ("endings", "It was apologising, then criticizing, then apologising again.", ["criticizing"]),
    ("compounds", "The ceasefire held. The cease-fire broke. A new ceasefire held.", ["cease-fire"]),
    ("compounds", "They cooperate. They must co-operate, or they cooperate no more.", ["co-operate"]),
    ("compounds", "It takes air strikes. The airstrikes ended, and more airstrikes began.", ["air strikes"]),
    ("compounds", "She is a front-runner. The frontrunner lost to the front-runner.", ["frontrunner"]),
    ("compounds", "They fund health care. The healthcare is good. No healthcare is free.", ["health care"]),
    ("compounds", "A bond-buying plan and the bond buying plan of the bank.", ["bond buying"]),
    ("compounds", "A long-term plan, another long-term plan, a long term plan.", ["long term"]),
    ("compounds", "The log-rolling was bad. For the log-rolling. The log rolling, too.", ["log rolling"]),
    ("compounds", "The vice-president left. The vice-president of it. The vice president of it.", ["vice president"]),
    ("compounds", "The turnout was low, a turnout of half; the turn-out of women was lower.", ["turn-out"]),
    ("compounds", "The phase-out began. This phaseout will end. A phase-out is slow.", ["phaseout"]),
    ("compounds", "A home-owner and a homeowner’s wife, and one more homeowner.", ["home-owner"]),
    ("compounds", "The teenagers and the teen-agers left; teenagers stayed, and teenagers.", ["teen-agers"]),
    ("capitals", "Had the Pope’s car left? If the pope sang, the pope slept.", ["Pope"]),
    ("capitals", "In it the Pope spoke, and the pope prayed, and the pope left.", ["Pope"]),
    ("capitals", "He met the Mayor. He told the Mayor so, but the mayor slept.", ["mayor"]),
    ("capitals", "They saw the King. Nobody told the king, and the King left.", ["king"]),
    ("capitals", "If the home secretary left, the Home Secretary slept. No home secretary sings.", ["Home Secretary"]),
    ("capitals", "They want the internet. Some have the Internet, all need the internet.", ["Internet"]),
    ("capitals", "They shop by internet, and by Internet, on the internet.", ["Internet"]),
    ("numerals", "They found nine dogs and washed the 9 dogs.", ["9"]),
    ("numerals", "He met 12 people and she met twelve people.", ["twelve"]),
    ("numerals", "They have 3 boats, he has three boats, she has three boats.", ["3"]),
    ("numerals", "It has five schools. The 5 schools are full.", ["5"]),
    ("numerals", "It hit two houses, the roofs of two houses and 2 houses more.", ["2"]),
    ("percent", "It rose 4 percent, then 5 percent, then 6%.", ["6%"]),
    ("percent", "It rose 4%, then 5.5%, then 6 per cent.", ["6 per cent"]),
    ("percent", "It rose 1,200 percent. It fell 2 per cent.", ["2 per cent"]),
    ("dates", "It opened on 3 May and on 8 June. It shut on July 9.", ["July 9"]),
    ("dates", "It opened on May 3, on June 8 and on 9 July 2020.", ["9 July"]),
    ("dates", "It ran until 1 January. It began on December 12.", ["December 12"]),
    ("times", "It opens at 7pm and at 9pm, not at 6 p.m. on Friday.", ["6 p.m."]),
    ("times", "It opens at 7 p.m. sharp and at 9 a.m. sharp, not at 6pm.", ["6pm"]),
    ("times", "It opens at 7 PM and at 9 PM, not at 6 pm.", ["6 pm"]),
    ("times", "It opens at 7.30pm and at 9.15pm, not at 6:30pm.", [":"]),
    ("stops", "The US fleet and the US coast, but the U.S. army.", ["U.S."]),
    ("stops", "The U.N. said so. The U.N. envoy left, and the UN paid.", ["UN"]),
    ("stops", "Mr Orme met Mrs Lark. Later Mr Orme met Dr. Hall.", ["Dr."]),
    ("stops", "In the UK it rains. The U.K. is wet. In the UK it is cold.", ["U.K."]),
    ("serial comma", "Bread, cheese, and fish. Hats, caps, and gloves. They sold plants, seeds and tools.", ["seeds"]),
    ("serial comma", "They sold plants, seeds and tools, or nuts, bolts and pins. Bread, cheese, and fish too.", [","]),
]  # fmt: skip


@pytest.mark.parametrize(("of", "text", "expected"), WRONG)
def test_what_is_written_two_ways(of: str, text: str, expected: list[str]) -> None:
    assert found(f"check: consistency\nof: {of}\ncase: true", f"A headline\n\n{text}") == expected


RIGHT = [
    ("endings", "They advise, exercise and surprise us. They organize it."),
    ("endings", "They seized the prize of the right size and revised it."),
    ("endings", "The Organisation of Weavers was asked to organize a fair."),
    ("endings", "He said: “We recognise it.” They recognize it."),
    ("endings", "Two analyses were made. They analyze it."),
    ("endings", "They organise, recognise and realise."),
    ("compounds", "It has long-term plans. In the long term it must act."),
    ("compounds", "A well-known man is well known. He is also known well."),
    ("compounds", "They set up a firm. The set-up was costly. They took off after the take-off."),
    ("compounds", "Rovers re-signed him, and he resigned. They re-covered the sofa and recovered."),
    ("compounds", "He said: “The cease-fire holds.” The ceasefire broke."),
    ("compounds", "The Health Care Fund pays for healthcare."),
    ("compounds", "A part-time teacher works part time. Part of the time is his."),
    ("compounds", "Every day is an everyday thing. Any one of them may be anyone, and maybe not."),
    ("compounds", "They break in at night. The break-in was in May."),
    ("compounds", "He is in to win. They came into port. It goes on to the end, onto the quay."),
    ("compounds", "A first-class seat and the first class of the school."),
    ("compounds", "A high-speed train runs at high speed. High speeds are rare."),
    ("compounds", "A 10-year-old girl was ten years old."),
    ("compounds", "In the first century. The first-century Velmar town. It is a lame duck, and a lame-duck US mayor."),
    ("compounds", "It was all ready. It was already dark. They were all together, altogether wet."),
    ("capitals", "Prime Minister Ada Vell came. They saw the prime minister."),
    ("capitals", "They saw the President of Velmar and the president of the club."),
    ("capitals", "The king came. The King George Hospital closed."),
    ("capitals", "They asked the Bright Internet Trust about the internet."),
    ("capitals", "Internet fees rose. The internet is slow."),
    ("capitals", "He read the King Lear that the king had read."),
    ("capitals", "THE PRESIDENT IS OUT. They met the president."),
    ("percent", "It rose 4 percent. “It fell 6%,” he said."),
    ("percent", "It rose 4 percent, by a 5-percent share; ten per cent is not much."),
    ("percent", "It is 40%, or 5%-10%."),
    ("numerals", "They found nine dogs and 14 cats. Fourteen cats were old."),
    ("numerals", "Nine dogs barked. They washed 9 dogs."),
    ("numerals", "In Chapter 9 dogs bark. They found nine dogs."),
    ("numerals", "He waited for two hours, and for 2 hours more."),
    ("numerals", "It rose by five points to 5 points."),
    ("numerals", "They lost 20-9 dogs. They found nine cats."),
    ("dates", "It opened on 3 May. The July 4 holiday was wet."),
    ("dates", "It opened on 3 May. The May 9 Movement met."),
    ("dates", "It opened on 3 May and shut in June 2019."),
    ("dates", "He said: “It was May 3.” It was 3 May."),
    ("times", "It opens at 7pm and at 9am, at 7.30pm and at 9.15am."),
    ("times", "It opens at 7pm. The train leaves at 18:40."),
    ("stops", "The US fleet is large. They told us. THE US COAST is long."),
    ("stops", "The U.S. is wet. The US Open is on. The U.S. coast is long."),
    ("stops", "Mr Orme lives in St. James. He met Mr Lark in Mr Hall’s car."),
    ("serial comma", "Bread, cheese and fish. Hats, scarves and gloves."),
    ("serial comma", "Fish and chips, tea and cake, and ice cream. They sold plants, seeds and tools."),
    ("serial comma", "In recent years, doctors and nurses left. Bread, cheese, and fish."),
]  # fmt: skip


@pytest.mark.parametrize(("of", "text"), RIGHT)
def test_what_is_no_second_way(of: str, text: str) -> None:
    assert found(f"check: consistency\nof: {of}\ncase: true", f"A headline\n\n{text}") == []


def test_both_places_are_shown() -> None:
    text = "A headline\n\nIt opens at 7pm and shuts at 9pm.\n\nThe first boat leaves at 6 a.m. sharp.\n"
    [finding] = findings('check: consistency\nof: times\nmessage: "{other}, {where}"', text)
    assert finding.message == "6am, paragraph 1"
    assert finding.related is not None
    assert finding.fix.replacements == ("6am",)


def test_the_style_of_the_house_overrules_the_story() -> None:
    text = "A headline\n\nIt opens at 7pm and shuts at 9pm."
    preferred = 'check: consistency\nof: times\nprefer: " p.m."\ncase: true\nmessage: "{other}, {where}"'
    assert [finding.message for finding in findings(preferred, text)] == ["7 p.m., the house", "9 p.m., the house"]


def test_the_first_of_the_variants_may_be_the_house_s_own() -> None:
    text = "A headline\n\nAn advisor met two advisors and an adviser."
    assert found("check: consistency\nlemmas: true\nprefer: first\nvariants: [[adviser, advisor]]", text) == [
        "advisor",
        "advisors",
    ]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("of: times\nvariants: [[a, b]]", "either"),
        ("lemmas: true", "either"),
        ("variants: [[adviser, advisor]]\nprefer: advisor", "first"),
        ("of: rhymes", "rhymes"),
    ],
)
def test_keys_that_do_not_go_together(keys: str, message: str) -> None:
    with pytest.raises(CopyeditError, match=message):
        rule(f"check: consistency\n{keys}")


def test_a_name_at_a_sentence_s_start_is_no_word() -> None:
    text = "A headline\n\nFred Gray left. Gray said that grey was cheap.\n"
    assert found("check: consistency\nvariants: [[grey, gray]]", text) == []


BRITISH_OR_AMERICAN = (RULES / "british-or-american.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour is closed and the colour is wrong. The gray boat left.", ["gray"]),
        ("The color of the harbor, said neighbors in the centre.", ["centre"]),
        ("They travelled to the center. The modelling was honoured.", ["center"]),
        ("A labor leader favored it; others were sceptical.", ["sceptical"]),
        ("The litre is dear, the fibre cheap, the flavor flat.", ["flavor"]),
        ("The harbour is closed. The harbor is open.", ["harbor"]),  # a tie: the first is kept
    ],
)
def test_british_among_american_spellings(text: str, expected: list[str]) -> None:
    assert found(BRITISH_OR_AMERICAN, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is closed and the colour is wrong. “It was gray,” he said.",
        "The harbour is closed. The envoy went to the Labor Center and to Pearl Harbor.",
        "The harbour has a water meter, a computer program and a theatre.",
        "The harbor has a theatre and a dialogue.",
        "They honour the neighbours; the councilors’ tumours were benign.",
        "The program is licensed, the parking meter is gray.",
    ],
)
def test_one_variety_of_english(text: str) -> None:
    assert found(BRITISH_OR_AMERICAN, text) == []
