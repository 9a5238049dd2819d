"""Articles, capitals, word forms, and where sentences begin and end."""

import pytest

from copyedit.document import Span
from copyedit.language.text.sentences import sentence_around, starts_sentence
from copyedit.language.words.articles import article_for, certain_article
from copyedit.language.words.capitals import match_capitals
from copyedit.language.words.inflection import inflect_pair, plural, verb_forms


@pytest.mark.parametrize("word", "hour heir honest MP FBI NHS X-ray 8 18 11 80 egg unusual umbrella onion SOS".split())
def test_an(word: str) -> None:
    assert article_for(word) == "an"


@pytest.mark.parametrize(
    "word", "house union European one-off UN US NATO university once 110 user Ukrainian year".split()
)
def test_a(word: str) -> None:
    assert article_for(word) == "a"


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("an", "MP HGV FBI NGO SUV-driver LED MRI X-ray NHS HIV MBA heir"),
        ("a", "Uyghur Uighur Ouagadougou Yves UN URL NATO FIFA LAN SWAT NASA"),
        (None, "npm xref html rpm Xbox SQL FAQ historic hotel Uruguayan"),  # in doubt silent
    ],
)
def test_article_by_sound(article: str | None, words: str) -> None:
    assert {word: certain_article(word) for word in words.split()} == dict.fromkeys(words.split(), article)


@pytest.mark.parametrize(
    ("original", "replacement", "expected"),
    [
        ("mediaeval", "medieval", "medieval"),
        ("Mediaeval", "medieval", "Medieval"),
        ("MEDIAEVAL", "medieval", "MEDIEVAL"),
        ("But However", "but still", "But Still"),
        ("nato", "NATO", "NATO"),
        ("A", "an", "An"),
    ],
)
def test_capitals(original: str, replacement: str, expected: str) -> None:
    assert match_capitals(original, replacement) == expected


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("hang", ("hang", "hangs", "hanging", "hung", "hung")),
        ("take", ("take", "takes", "taking", "took", "taken")),
        ("comprise", ("comprise", "comprises", "comprising", "comprised", "comprised")),
        ("stop", ("stop", "stops", "stopping", "stopped", "stopped")),
        ("carry", ("carry", "carries", "carrying", "carried", "carried")),
        ("visit", ("visit", "visits", "visiting", "visited", "visited")),
        ("refer", ("refer", "refers", "referring", "referred", "referred")),
        ("lie", ("lie", "lies", "lying", "lay", "lain")),
        ("play", ("play", "plays", "playing", "played", "played")),
        ("look", ("look", "looks", "looking", "looked", "looked")),
        ("flee", ("flee", "flees", "fleeing", "fled", "fled")),
        ("quit", ("quit", "quits", "quitting", "quit", "quit")),
        ("sow", ("sow", "sows", "sowing", "sowed", "sown")),
    ],
)
def test_verb_forms(lemma: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(lemma) == forms


def test_plural() -> None:
    assert [plural(w) for w in ("tie", "ally", "breach", "crisis", "key")] == [
        "ties",
        "allies",
        "breaches",
        "crises",
        "keys",
    ]


def test_inflect_pair() -> None:
    assert inflect_pair("hone in on", "home in on")["honed in on"] == "homed in on"


def test_sentence_around() -> None:
    text = "It fell. Mr. Marsh of the U.S. Senate left. So did I."
    span = sentence_around(text, Span(13, 18), Span(0, len(text)))
    assert text[span.start : span.end].strip() == "Mr. Marsh of the U.S. Senate left."


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It fell. Then it rose.", "Then", True),
        ("“Then it rose,” he said.", "Then", True),
        ("It was Mr. Then who left.", "Then", False),
        ("So Then left.", "Then", False),
    ],
)
def test_starts_sentence(text: str, word: str, expected: bool) -> None:
    assert starts_sentence(text, text.index(word), Span(0, len(text))) is expected
