"""agreement: subject and verb, one of several, with the shipped counts."""

from __future__ import annotations

import pytest

from copyedit.checks.agreement import find, prepare
from copyedit.formats.text import read_text


def _found(text: str, of: str) -> list[tuple[str, tuple[str, ...], str]]:
    document = read_text("story.txt", f"Levy put off\n\n{text}\n")
    matches = find(prepare({"of": of}), document, ())
    return [(document.prose[m.span.start : m.span.end], m.replacements, m.names["subject"]) for m in matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They was here. “😀” We has gone.", [("was", ("were",), "They"), ("has", ("have",), "We")]),
        ("He don’t know. It weren't me.", [("don’t", ("doesn't",), "He"), ("weren't", ("wasn't",), "It")]),
        ("She go home when they leaves.", [("go", ("goes",), "She"), ("leaves", ("leave",), "they")]),
        ("Talks failed; he are gone.", [("are", ("is",), "he")]),
        ("If he were here, did she go? Let it have its way.", []),
        ("They insist he stay, and he and she are well. Lest he fall, as it were.", []),
        ("Those who run it have left. The people near it are safe.", []),
        ("She need not go. He let them. It can wait.", []),
        ("We partners met. They judges of old. They always, we perhaps.", []),
    ],
)
def test_verbs_after_pronouns(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "pronoun-verb") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministers has agreed.", [("has", ("have",), "ministers")]),
        ("The price of two tickets have risen.", [("have", ("has",), "price")]),
        ("“😀” he said. The talks on trade in Osten isn’t over.", [("isn’t", ("aren't",), "talks")]),
        ("He said the proposed reforms was late.", [("was", ("were",), "reforms")]),
        ("Two soldiers was killed, but every minister were safe.", [("was", ("were",), "soldiers"),
                                                                    ("were", ("was",), "minister")]),
        ("An inquiry into the deaths have been opened.", [("have", ("has",), "inquiry")]),
        ("A small change in the rules were made.", [("were", ("was",), "change")]),
        ("A flood of complaints have come in. A day after the talks were held, a portion of them have left.", []),
        ("The number of ministers have fallen. The team are in Osten. Two years is long.", []),
        ("The names of the man police say was there were told.", []),
        ("1,200 properties was left. Families was moved. On Monday, police was there.", [
            ("was", ("were",), "properties"), ("was", ("were",), "families"), ("was", ("were",), "police")]),
        ("Figures published on Monday was wrong. The two men was held.", [
            ("was", ("were",), "figures"), ("was", ("were",), "men")]),
        ("The mayor and her deputy was held, but the rise and fall of it was slow.", [
            ("was", ("were",), "mayor and deputy")]),
        ("Making laws is hard. Friends of the Earth is there. Among those it is one. Two per man was set.", []),
        ("The U.S. forces are there. Mr. Sessions is. Ann Mills left. Mills was ill.", []),
        ("Suppose that the tale were true; it said that the system basically works and the state is well.", []),
        ("That the minister urged talks in Osten is clear. That he said the minister wants talks is clear.", []),
        ("The woman leading talks in Osten was late.", []),
        ("They ask that every citizen have a vote.", []),
        ("The size of the cuts and the rise in rates have hurt.", []),
        ("The names of the firm Payne was paid to praise were told.", []),
    ],
)  # fmt: skip
def test_verbs_after_nouns(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "noun-verb") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Figures published last week shows that rents fell.", [("shows", ("show",), "figures")]),
        ("Police in Velmar arrests two men.", [("arrests", ("arrest",), "police")]),
        ("Harbour forces launches a search.", [("launches", ("launch",), "forces")]),
        ("The report on two fires include a map.", [("include", ("includes",), "report")]),
        ("They ask that the report on two fires include a map. The team in both ports agree.", []),
        ("The bill calls for giving states a grant. A scheme aimed at helping young men avoid jail opened.", []),
        ("The dates of the shows were set. A ban on something few people know about was lifted.", []),
        ("The results of the survey show that rents fell. The president elect and others met.", []),
    ],
)
def test_main_verbs(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "main-verb") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One of the suspect was held.", [("suspect", ("suspects",), "One of the")]),
        ("“😀” It is one of the most crowded road in Osten.", [("road", ("roads",), "one of the most crowded")]),
        ("He met one of his daughter.", [("daughter", ("daughters",), "one of his")]),
        ("One of the suspect parcels, one of the member states, one of the team, one of the best in town.", []),
        ("From day one of our campaign; one of these in response; one of the reasons student debt is up.", []),
    ],
)
def test_one_of_several(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "one-of") == found


def test_the_key_of_is_required() -> None:
    with pytest.raises(ValueError, match="needs of"):
        prepare({})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister who resigned last week are back.", [("are", ("is",), "minister")]),
        ("The men who robbed the bank in Osten was held.", [("was", ("were",), "men")]),
        ("The bridge that links the islands aren't safe.", [("aren't", ("isn't",), "bridge")]),
        ("He said the two villages that lie below the dam has no power.", [("has", ("have",), "villages")]),
        ("The car which was parked outside the shops were stolen.", [("were", ("was",), "car")]),
        ("The couple who ran the shop were tired. The team that won the cups were late.", []),
        ("The fact that bats are mammals is known. The idea that deals in Osten are done is old.", []),
        ("The man that they say was there is back. The men who say the bank was closed have left.", []),
        ("The owner of the cars that were burned was told. The study found that lights were on.", []),
        ("The girl who found the coins were fake told nobody.", []),
        ("The men who fled when the bank was closed have left, and the few that saw it was late said so.", []),
    ],
)
def test_verbs_after_relative_clauses(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "relative-verb") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police found a number of weapon in the van.", [("weapon", ("weapons",), "a number of")]),
        ("Dozens of young protester were held.", [("protester", ("protesters",), "Dozens of")]),
        ("She sent a long series of letter to him.", [("letter", ("letters",), "a long series of")]),
        ("A group of student blocked the gate.", [("student", ("students",), "A group of")]),
        ("A group of student nurses left. A number of staff were hurt. A couple of million in cash.", []),
        ("A collection of work by Brandt and a handful of salt from the mine are on show.", []),
        ("A number of men lead in the polls.", []),
    ],
)
def test_nouns_after_many_of(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "many-of") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There is bridge over the river.", [("bridge", ("a bridge",), "There is")]),
        ("He said there was explosion near the port.", [("explosion", ("an explosion",), "there was")]),
        ("There has been shortage of nurses.", [("shortage", ("a shortage",), "There has been")]),
        ("There is smoke in the hall, hope of rain, and there was panic.", []),
        ("There is car traffic on the bridge. There was word from Osten. There is room for 300.", []),
        ("There is precedent for it, and there is reason to hope.", []),
    ],
)
def test_nouns_after_there_is(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "there-is") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Each of the candidates have been interviewed.", [("have", ("has",), "Each of the candidates")]),
        ("He said each of the three wardens weren't paid.", [("weren't", ("wasn't",), "each of the three wardens")]),
        ("Each of these factories employ 300 people.", [("employ", ("employs",), "Each of these factories")]),
        ("Each of his houses need repairs.", [("need", ("needs",), "Each of his houses")]),
        ("Each of the clubs has left. Each of the clubs put up a fight.", []),
        ("Each one of us have a vote.", [("have", ("has",), "Each one of us")]),
        ("He said each of them were late.", [("were", ("was",), "each of them")]),
        ("It cost each of us four crowns, and views of each of them are sold.", []),
        ("Drawings of each of the houses are on show, and in each of the houses were letters.", []),
        ("They each have a school. Each of the participants who spoke was kind. Each of them now has one.", []),
    ],
)
def test_verbs_after_each_of(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "each-of") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Six were hurt in explosion near it.", [("explosion", ("an explosion",), "in")]),
        (
            "It was the third day in row. He said in statement that it fell.",
            [("row", ("a row",), "in"), ("statement", ("a statement",), "in")],
        ),
        ("They live in country and drive to airport.", [("airport", ("the airport",), "to")]),
        ("They went from village to village. He lay in hospital. The newly formed alliance met.", []),
        ("The debate week was long. In the explosion near it, in this explosion.", []),
    ],
)
def test_lost_articles(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "lost-article") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Three vehicle were hit. Another ministers was held.",
            [("vehicle", ("vehicles",), "Three"), ("ministers", ("minister",), "Another")],
        ),
        ("He wrote several book in Osten.", [("book", ("books",), "several")]),
        ("A two year ban. Two staff were hurt. All four claim that it was. Grade two student in May.", []),
    ],
)
def test_counted_nouns(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert _found(text, "counted-noun") == found
