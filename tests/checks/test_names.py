"""names: stories made up for the project, each with what must be found in it, or with nothing to find."""

from __future__ import annotations

import pytest

from copyedit.checks.story.names import Prepared, find
from tests.stories_at_hand import document, findings, fixed, found

SPELLED = "check: names\nreport: spelled two ways"
QUAY = "The quay cost $3 million, and it will be opened in May, the port said."


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
        (
            "Joe Bidwell, Ann Bidwell and Bo Bidwell left. Bidwell won, said Bidwell. Jill Bidwelll sang.",
            ["Bidwelll"],
        ),
        ("They met Ann Ortiz. The lawyer of Otiz left, and Ortiz stayed.", ["Otiz"]),
        ("They saw the Powdered Girls. The Powdered Girs were late.", ["Girs"]),
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
        "Ruth Zarubinsky, also spelled Zarubinski, sings. Zarubinski is 40.",
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


WRITTEN = "check: names\nreport: written two ways"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruth MacDonald won. Voters of Osten know Macdonald well.", ["Macdonald"]),
        ("Omar al-Masri won. Friends of Omar al Masri, and al-Masri himself, cheered.", ["al Masri"]),
        ("He praised Joseph Orme-Lark. The play by Joseph Orme Lark was shut.", ["Orme Lark"]),
        ("The novels of Inés Peña sell. The house of Pena does not.", ["Pena"]),
        ("They met Kathleen O’Connell. The lawyer of Oconnell left.", ["Oconnell"]),
        ("The site WikiSpill lost. WikiSpill sued. The editor of Wikispill wept.", ["Wikispill"]),
        ("They met Anne-Marie Duclos. The dog of Annemarie Duclos bit.", ["Annemarie"]),
    ],
)
def test_a_name_written_two_ways(text: str, expected: list[str]) -> None:
    assert found(WRITTEN, f"{QUAY}\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ruth MacDonald beat Ann Macdonald.",
        "Al-Masri won. The house of al-Masri is in Osten.",
        "Most Asian Americans vote. An Asian-American judge spoke.",
        "The Osten Post and ostenpost.example reported it. OstenPost.example was first.",
        "The Health Care Act passed. Healthcare is costly. The Healthcare Trust said so.",
        "MACDONALD WINS\n\nRuth MacDonald won.",
        "The Vice President met a Vice-President.",
        "Jo Orme@osten.example wrote to Jo-Orme.example.",
    ],
)
def test_what_may_be_written_two_ways(text: str) -> None:
    assert found(WRITTEN, f"{QUAY}\n\n{text}") == []


AGES = "check: names\nreport: age that changes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Hall, 42, won. The 43-year-old Hall lives in Osten.", ["43"]),
        ("Ann Hall, 42, won. Hall, 43, lives in Osten.", ["43"]),
        ("Ann Hall, aged 42, won. They praised Ann Hall, who is 43, for it.", ["43"]),
        ("Ann Hall, a 42-year-old driver, won. Ann Hall, 24, lives in Osten.", ["24"]),
        ("43-year-old driver Ann Hall won. It was cold. Hall, 42; lives in Osten.", ["42"]),
    ],
)
def test_an_age_that_changes(text: str, expected: list[str]) -> None:
    assert found(AGES, f"{QUAY}\n\n{text}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hall, 42, beat Ruth Hall, 43. Hall, 42, was glad.",
        "Ann Hall, 42, won. In 2010, when the 32-year-old Hall lost, it snowed.",
        "Ann Hall, 42, won. Ann Hall, 38 at the time, had lost. Hall, 42,000 of whose votes were late, wept.",
        "Ann Hall, 42, won. A 46-year-old man sued Hall.",
        "Ann Hall, 52, Tom Hall, 54, and Bo Orme, 50. They are: 52-year-old Ann Hall, 54-year-old Tom Hall.",
        "George Hall Jr., 42, is the son of George Hall, 70.",
        "Ann Hall (42) won 43 of 44 races. Hall, 42, lives at Orme Street, 43.",
        "Ann Hall, 4.2, and Ann Hall, 4.3, were the marks.",
    ],
)
def test_ages_that_agree_or_are_of_two_people(text: str) -> None:
    assert found(AGES, f"{QUAY}\n\n{text}") == []


def test_both_ages_are_told() -> None:
    text = f"Ann Hall, 42, won.\n\n{QUAY}\n\nThe 43-year-old Hall lives in Osten."
    (finding,) = findings(AGES + '\nmessage: "{name}: {match} here, {other} in {where}"', text)
    assert finding.message == "Ann Hall: 43 here, 42 in paragraph 1"


KNOWN = "check: names\nreport: near a known name"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("An envoy left Bejing on Monday.", "Beijing"),
        ("Trains to Kazakstan ran.", "Kazakhstan"),
        ("Ferries to Singapre ran.", "Singapore"),
        ("They met the Ukranian consul.", "Ukrainian"),
        ("It was made in Massachusets.", "Massachusetts"),
        ("It was seen in the Carribean.", "Caribbean"),
        ("A ship left Sinagpore.", "Singapore"),
        ("It rained in Edinbrugh.", "Edinburgh"),
        ("They met Vladmir Putin.", "Vladimir"),
        ("They asked the Unted Nations.", "United"),
        ("They flew to San Fransisco.", "Francisco"),
    ],
)
def test_a_near_miss_of_a_known_name(text: str, right: str) -> None:
    (finding,) = findings(KNOWN, f"{QUAY}\n\n{text}")
    assert finding.fix.replacements == (right,)


@pytest.mark.parametrize(
    "text",
    [
        "Iran, Iraq, Niger, Nigeria, Mali, Malawi, Slovakia and Slovenia agreed.",
        "Ann Bejing met them in Osten; Bejing is a pilot.",
        "The firm Singapre sued. Singapre won. Everybody liked Singapre.",
        "Asiana flew to Astana. Greenlane sold cars in Greenland.",
        "An envoy left Teheran for Milano.",
        "Arab, Arabs, Arabic and Arabia; Buddhist and Buddhism; Ukraine and Ukrainians.",
        "The Parsis of Paris met Will Englund. Syriza won.",
    ],
)
def test_names_that_only_look_like_a_known_one(text: str) -> None:
    assert found(KNOWN, f"{QUAY}\n\n{text}") == []


HOUSE = frozenset({"Ann Dunmarrow", "Lanrick Harbour Trust", "Fettercairn", "Stevens"})


def _with_house_names(report: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    story = document(f"{QUAY}\n\n{text}")
    matches = find(Prepared(report, HOUSE), story, ())
    return [(story.prose[m.span.start : m.span.end], m.replacements) for m in matches]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Anne Dunmarrow.", [("Anne", ("Ann",))]),
        ("They met Ann Dunmarow.", [("Dunmarow", ("Dunmarrow",))]),
        ("They asked the Lanrick Harbor Trust.", [("Harbor", ("Harbour",))]),
        ("They went to Fetercairn.", [("Fetercairn", ("Fettercairn",))]),
        ("They met Ann Dunmarrow of the Lanrick Harbour Trust in Fettercairn.", []),
        ("They met Ann Marsh and Tom Dunmarrow of the Westhaven Harbour Trust.", []),
    ],
)
def test_a_near_miss_of_a_name_of_the_house(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _with_house_names("near a known name", text) == expected


def test_a_listed_name_is_never_a_finding() -> None:
    assert _with_house_names("spelled two ways", "John Stephens left and John Stephens came. Stevens spoke.") == []
    assert _with_house_names("near a known name", "Fettercairn and the Fetter Cairn agreed.") == []


INTRODUCED = "check: names\nreport: not introduced"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Costs rose. Stephens said so. Stephens added that it was late.", ["Stephens"]),
        ("Costs rose, and Mr. Petersen was sorry.", ["Petersen"]),
        ("“Costs rose,” said Petersen.", ["Petersen"]),
        ("Ann Petersen left. Costs rose, Petersen said.", []),
        ("Costs rose, Putin said.", []),
        ("Costs rose, Mayor Petersen said.", []),  # the title says who it is
        ("Costs rose, Beijing said.", []),
        ("Police said so, NATO said so, and the Lanrick Times said so.", []),
    ],
)
def test_a_name_that_nothing_introduces(text: str, expected: list[str]) -> None:
    assert found(INTRODUCED, f"{QUAY}\n\n{text}") == expected


TITLES = "check: names\nreport: title that changes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Col. Ian Orme led. The report of Capt. Ian Orme is short.", ["Ian Orme"]),
        ("Sen. Ann Orme voted. Rep. Ann Orme did not speak.", ["Ann Orme"]),
        ("Detective Sergeant Ann Orme led. Inspector Ann Orme did not speak.", ["Ann Orme"]),
        ("Col. Ian Orme led. Colonel Ian Orme spoke.", []),
        ("Col. Ian Orme led. In 2010 then-Capt. Ian Orme led another.", []),
        ("Sen. Ann Orme voted. Former Gov. Ann Orme did not speak.", []),
        ("Col. Ian Orme led. Capt. Ann Orme spoke.", []),
        ("Dr. Ann Orme led. Prof. Ann Orme spoke.", []),
    ],
)
def test_a_title_that_changes(text: str, expected: list[str]) -> None:
    assert found(TITLES, f"{QUAY}\n\n{text}") == expected


def test_a_name_in_the_headline_is_compared_with_the_body() -> None:
    assert found(SPELLED, f"Stevens opens quay\n\nJohn Stephens opened it. Stephens is 60.\n\n{QUAY}") == ["Stevens"]
    assert found(WRITTEN, f"Friends of al Masri win\n\n{QUAY}\n\nOmar al-Masri won. Al-Masri is 30.") == ["al Masri"]
    assert found(SPELLED, f"Hull Hails Hall\n\n{QUAY}\n\nAnn Hall won in Hull. Hall is 30.") == []


@pytest.mark.parametrize("count", [10, 100, 1000])
def test_a_story_of_any_length(count: int) -> None:
    names = (f"John Bran{chr(97 + number % 26)}ow{number % 7 * 'k'} met Ann Orme." for number in range(count))
    assert "Branaow" not in found(SPELLED, "\n\n".join(names) + "\n\nAnn Orm left.")


@pytest.mark.parametrize(
    ("report", "text", "expected"),
    [
        ("title that changes", "Sergeant Ruth Dalby led it. The report of Inspector Dalby is short.", ["Dalby"]),
        ("title that changes", "They thanked Mrs Tessa Brandt. The key was lost, Mr Brandt said.", ["Brandt"]),
        ("title that changes", "It was Ms Ann Orme’s plan. Nobody thanked Mr. Orme for it.", ["Orme"]),
        ("written two ways", "They met Clare Hope-Weston. The book of Ms Weston-Hope is long.", ["Weston-Hope"]),
        ("spelled two ways", "Gareth Hughes won again. The judges praised Hughs’s furrows.", ["Hughs"]),
        ("spelled two ways", "Piers Lockyer, who is 40, sailed. Later Mr Lockyear slept.", ["Lockyear"]),
        ("spelled two ways", "Rose Marchetti, 40, sailed. Later Marcetti slept.", ["Marcetti"]),
        ("letters swapped", "The Rail Users’ Group (FRUG) met. FURG will write.", ["FURG"]),
        ("letters swapped", "The children’s fund (UNICEF) met. A paper by UNCIEF is out.", ["UNCIEF"]),
        ("spelled two ways", "They met the Northmoor Water Trust. The Northmore Water Trust left.", ["Northmore"]),
        ("spelled two ways", "Buses run to Cutterby. All of Cutterby sleeps. Near Cutterbey it is wet.", ["Cutterbey"]),
        ("unknown speaker", "It rained. “We heard them,” Brandreth said. They left.", ["Brandreth"]),
        ("unknown speaker", "It rained. “We heard them,” said Brandreth. They left.", ["Brandreth"]),
        ("unknown speaker", "It rained. A letter came from Mr Brandreth. They left.", ["Brandreth"]),
        ("unknown speaker", "It rained. Brandreth said that it would go on. They left.", ["Brandreth"]),
    ],
)
def test_slips_of_a_night(report: str, text: str, expected: list[str]) -> None:
    assert found(f"check: names\nreport: {report}", f"{QUAY}\n\n{text}") == expected


@pytest.mark.parametrize(
    ("report", "text"),
    [
        ("title that changes", "Sergeant Ruth Dalby was promoted. Now Inspector Dalby leads it."),
        ("title that changes", "They thanked Mrs Tessa Brandt. Her husband, Mr Brandt, baked."),
        ("title that changes", "They thanked Mrs Tessa Brandt and Mr Cy Brandt. Mr Brandt baked."),
        ("title that changes", "They met Sergeant Ruth Dalby and Inspector Ann Dalby. Inspector Dalby left."),
        ("title that changes", "They met Miss Tessa Brandt, and then Ms Brandt left."),
        ("written two ways", "They met Clare Hope-Weston and Ann Weston. Hope and Weston are near."),
        ("written two ways", "The Boeing-Airbus row is old; the Airbus-Boeing row is older."),
        ("spelled two ways", "Hugh Clinton won. The Clintons praised Clinton’s furrows."),
        ("spelled two ways", "Meanwhile Lockyer, who is 40, sailed. The Lockyears slept."),
        ("letters swapped", "The Rail Users’ Group (FRUG) met the Union of Rail Guards (FURG). FURG left."),
        ("letters swapped", "The index (ICC) rose. The CCI fell."),
        ("spelled two ways", "They met Stephen Harrod and his son Steven. Later Steven Harrod left Stephen Harrod."),
        ("spelled two ways", "They met the Northern Water Trust. The Southern Water Trust left."),
        ("unknown speaker", "Joan Brandreth left. “We heard them,” Brandreth said."),
        ("unknown speaker", "It rained. “We heard them,” said Brandreth, the clerk. They left."),
        ("unknown speaker", "It rained. The law firm Brandreth said so. Mr Brandreth of Osten left."),
        ("unknown speaker", "It rained. “We heard them,” said Obama. They left."),
        ("unknown speaker", "It rained. “We heard them,” said Ms Brandreth Corrie. They left."),
    ],
)
def test_what_is_no_slip_of_a_night(report: str, text: str) -> None:
    assert found(f"check: names\nreport: {report}", f"{QUAY}\n\n{text}") == []
