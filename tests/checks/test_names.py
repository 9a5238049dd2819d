"""names: stories made up for the project, each with what must be found in it, or with nothing to find."""

from __future__ import annotations

import pytest

from tests.stories_at_hand import findings, fixed, found

SPELLED = "check: names\nreport: spelled two ways"
QUAY = "The quay cost $3 million, and it will be opened in May, the port of Osten said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor John Stephens opened the quay. The council agreed. Stevens said it was late.", ["Stevens"]),
        ("Mayor John Stevens opened the quay. Stephens left. Stevens came back, and Stevens spoke.", ["Stephens"]),
        ("They met Dr Ruth Petersen. Asked again, Peterson said no.", ["Peterson"]),
        ("They met Ruth Gunnlaugsson. “No,” said Gunnlaugson.", ["Gunnlaugson"]),
        ("They met Ruth Marchetti’s brother. Then Marcetti’s house burnt.", ["Marcetti"]),
        ("Police named him as Pavel Ostrowski. The hearing of Ostrovski is on Monday.", ["Ostrovski"]),
        ("It was won by Henrik Lindqvist. For Lindquist it is the third title.", ["Lindquist"]),
        ("Her lawyer, Ann McAllister, said so. On Friday McCallister filed the papers.", ["McCallister"]),
        ("A letter from Tom Brannigan arrived. Some of it was written by Branigan.", ["Branigan"]),
        ("They elected Jack Coatar. The rules, said Coater, are clear.", ["Coater"]),
        ("The board chose Saul Salkowitz. His rival praised Salkotwitz.", ["Salkotwitz"]),
        ("They spoke to Ric Simmons. The law, Simons said, is old.", ["Simons"]),
        ("They spoke to Katharine Hall. Nobody knew Katherine Hall well.", ["Katherine"]),
        ("They spoke to Geoffrey Marsh and later to Jeffrey Marsh.", ["Jeffrey"]),
        ("They spoke to Mohamed Nasri; then Mohammed Nasri left.", ["Mohammed"]),
        ("They spoke to Philip Orme; then Phillip Orme left.", ["Phillip"]),
        ("They spoke to Stephen Orme; then Steven Orme left.", ["Steven"]),
        ("They spoke to Gordon Browne; then Gordon Brown left.", ["Brown"]),
        ("They spoke to Tim Johnston. The court heard Tim Johnson.", ["Johnson"]),
        ("They met at the Westhaven Community Hospital. The Westhaven Comunity Hospital is full.", ["Comunity"]),
        ("The Horsley Marjiuana Fund fell and the Horsley Marijuana Fund rose.", ["Marjiuana"]),  # the known word stays
        ("Zarubinsk was quiet. Nobody left Zarubinsk; buses from Zarubinsk to Zarubnsk ran.", ["Zarubnsk"]),
        ("Buses to Charlottesville ran. In Charlottesville it rained; near Charlottsville not.", ["Charlottsville"]),
        ("Americans vote in May. Few Americans know it, and some Americnas do not care.", ["Americnas"]),
        ("Troops left Baghdad. In Baghdad it was quiet. On the road to Baghad it was not.", ["Baghad"]),
        ("They met Omar al-Masri. The house of al-Masry is shut.", ["al-Masry"]),
        ("They met Sinéad O’Connell. The plan of O’Conell is good.", ["O’Conell"]),
        ("He met Anne-Marie Duclos and then Anne-Marie Duclose.", ["Duclose"]),
        ("Prof. Jan Wiśniewski spoke. Later Wiśnievski left.", ["Wiśnievski"]),
        ("Both of them, Ana Castellanos and Luis Prado, spoke. A plea by Castelanos failed.", ["Castelanos"]),
        ("Sgt Ann Hickenlooper led. “We” said Hicklenlooper “won”.", ["Hicklenlooper"]),
        ("Mr Imaris Verra and Ms Imaras Verra are one and the same.", ["Imaras"]),
        ("They met Ann Buttermere, Bob Orme and Cy Lark. Orme and Butermere fell out.", ["Butermere"]),
    ],
)  # fmt: skip
def test_a_name_spelled_two_ways(text: str, expected: list[str]) -> None:
    assert found(SPELLED, f"{QUAY}\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anton Busch beat Peter Bush. Busch is 24 and Bush 31.",
        "Kim Jong Un and his sister Kim Yo Jong sent letters. Kim Jong Il was their father.",
        "Iran and Iraq sent envoys. Iran agreed and Iraq did not. An envoy from Iraq wept.",
        "Austria and Australia sent envoys. Austria agreed; most of Australia did not.",
        "Slovakia, Slovenia, Niger, Nigeria, Mali, Malawi, Gambia and Zambia sent envoys.",
        "Francis Hall and his sister Frances Hall run the inn.",
        "Daniel Orme and his wife Danielle Orme run the inn.",
        "Robert Orme and his daughter Roberta Orme run the inn.",
        "Julian Orme and his sister Julia Orme run the inn.",
        "George Orme and his son George Orme Jr. run the inn. Orme is 60.",
        "Michael Orme married Michelle Orme in May.",
        "Erica Orme accused her father, Eric Orme.",
        "Paul Martin moored in the pleasant Marin weather.",
        "Jeremy Bash served in the Bush administration. In the Bush years Bash was young.",
        "The Clintons spoke. Hillary Clinton smiled. The Clintons left.",
        "Georgia is a country; a Georgian court and the Georgians said so. Georgia agreed.",
        "Argentina won. An Argentine judge and an Argentinian player cheered. Argentina is far.",
        "Confederate flags of the Confederacy flew. A Confederate statue fell.",
        "A Buddhist monk taught Buddhism. A Buddhist temple stood by.",
        "Saudi Arabia spoke to Arabic media in Arabia.",
        "South Koreans left. Both Koreas, and the Koreans, agreed.",
        "Peter Robert met Robert Peters. Peters and Robert agreed.",
        "Mr Roberts saw Robert Orme. Roberts left with Robert.",
        "Steven Stevens left. Stephen Orme stayed.",
        "Police in Hull saw Ann Hall. In Hull it rained.",
        "Tom Austin lives near Boston. Austin likes Boston, and Austen novels by Jane Austen.",
        "The Democratic Party and the Democrats agreed. A Democrat left.",
        "Prime Minister Ann Marsh met ministers. The Ministers of Health came too.",
        "Marshall Islands sent Ann Marshal. Ann Marshal sang.",
        "Rep. Cheri Dostal, D-Ill., backed A Better Deal. The Better Deal failed.",
        "An Iranian and an Iraqi met. The Iranians and the Iraqis agreed.",
        "MACDONALD LOSES\n\nRuth Macdonald lost her seat.",
        "Mr. Orme and Mrs. Orme left. The Ormes live in Osten.",
        "Space Exploration Technologies, or SpaceX, is in Space City.",
        "The Nobel Peace Prize went to a Prius driver.",
        "Maria Lind met Marie Lund. Mario Lind was there.",
        "Sana and Sanaa are not one. Juan Sana left Sanaa.",
        "Chile beat China. In Chile they sang, and in China they slept.",
        "@stephens wrote to John Stevens at stephens.example/stephens.",
        "John Stephens (pictured) and Ann Stevens, no relation, spoke. Stephens and Stevens left.",
        "Lee met Leigh Orme. Lea Orme was there.",
    ],
)
def test_like_names_that_are_two(text: str) -> None:
    assert found(SPELLED, f"{QUAY}\n\n{text}") == []


def test_both_places_are_shown() -> None:
    text = f"Mayor John Stephens opened it.\n\n{QUAY}\n\nStevens said it was late."
    (finding,) = findings(SPELLED + '\nmessage: "{match}; {other} in {where}"', text)
    assert finding.message == "Stevens; John Stephens in paragraph 1"
    assert finding.related is not None
    assert text[finding.related.start : finding.related.end] == "John Stephens"


def test_the_replacement_is_the_other_spelling() -> None:
    text = f"{QUAY}\n\nMayor John Stephens opened it; Stephens is 60. Stevens’s wife did not like Stephens’ speech."
    assert fixed(SPELLED, text).endswith(" 60. Stephens’s wife did not like Stephens’ speech.")
