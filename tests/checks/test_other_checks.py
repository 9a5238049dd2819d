"""existence, repetition, consistency, conditional, occurrence, capitalization, confusion: one line per case."""

import pytest

from tests.stories_at_hand import findings, fixed, found

LOOSE = """check: confusion
words:
  loose:
    - instead: lose
      preceded_by: [could, will]
      followed_by: [the, "#"]
      unless: [end*]
"""
SOAR = """check: confusion
lemmas: true
window: 4
words:
  soar:
    instead: sour
    near: [relation*]
"""


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (
            "check: existence\ntokens: [not for publication]",
            "This is Not for Publication yet.",
            ["Not for Publication"],
        ),
        ("check: existence\npatterns: ['\\[\\[.+?\\]\\]']", "He [[check]] left [[so]].", ["[[check]]", "[[so]]"]),
        ("check: existence\ncase: true\ntokens: [TK]", "It cost TK, not tk.", ["TK"]),
        ("check: existence\ntokens: [no, on, off]", "No one is on.", ["No", "on"]),  # words, not YAML's booleans
        ("check: existence\npatterns: ['^ends$']", "It rained.\n\nends", ["ends"]),
        ("check: existence\nexceptions: [cookie jar]\ntokens: [cookie]", "A cookie and a cookie jar.", ["cookie"]),
        ("check: existence\nscope: [headline]\ntokens: [talks]", "Talks fail\n\nThe talks failed.", ["Talks"]),
        ("check: existence\nscope: [-quote]\ntokens: [no]", "“No,” he said, and no more.", ["no"]),
        ("check: existence\nscope: [quote]\ntokens: [no]", "“No,” he said, and no more.", ["No"]),
        ("check: repetition", "He saw the the ship.", ["the the"]),
        ("check: repetition\nallow: [that]", "He said that that was all.", []),
        ("check: repetition", "The end, the other said. Bora Bora is far.", []),
        ("check: repetition\ntokens: [a]", "It is a a ship in in port.", ["a a"]),
        ("check: repetition", "He was there, there being no ship.", []),
        ("check: consistency\nvariants: [[Kyiv, Kiev]]", "From Kyiv. To Kyiv. In Kiev.", ["Kiev"]),
        ("check: consistency\nvariants: [[Kyiv, Kiev]]", "From Kiev and from Kiev.", []),
        ("check: consistency\nvariants: [[Kyiv, Kiev]]", "From Kiev to Kyiv.", ["Kyiv"]),  # in a tie the later
        ("check: occurrence\npatterns: ['!']\nmax: 1", "Oh! No! Yes!", ["!"]),
        ("check: occurrence\ntokens: [said]\nmin: 1\nper: document", "It rained.\n\nIt snowed.", ["It"]),
        ("check: occurrence\ntokens: [said]\nmin: 1\nper: document", "It rained.\n\nShe said so.", []),
        ("check: capitalization\nterms: [YouTube]", "Youtube and YouTube and YOUTUBE.", ["Youtube"]),
        (
            "check: capitalization\nterms: [London]",
            "In london. See @london, a@london.example, www.london.example.",
            ["london"],
        ),
        ("check: capitalization\nterms: [iPhone]", "IPhone sales rose. An Iphone fell.", ["Iphone"]),
        ("check: capitalization\nstyle: lower\nscope: [headline]", "Talks fail\n\nThe Talks failed.", ["Talks"]),
        (LOOSE, "They could loose the seat.", ["loose"]),
        (LOOSE, "They could loose 40 seats.", ["loose"]),
        (LOOSE, "They could, loose the seat.", []),
        (LOOSE, "They could loose the ends.", []),
        (LOOSE, "The dog is loose the whole day.", []),
        (SOAR, "Their relations soared.", ["soared"]),
        (SOAR, "Their relations with the four other ports soared.", []),  # outside the window
        (SOAR, "Relations are good. Prices soared.", []),  # another sentence
    ],
)
def test_words_found(rule: str, text: str, expected: list[str]) -> None:
    assert found(rule, text) == expected


def test_confusion_keeps_the_form() -> None:
    assert fixed(SOAR, "Their relations soared, their relations are soaring.") == (
        "Their relations soured, their relations are souring."
    )


def test_consistency_shows_the_other_place() -> None:
    (finding,) = findings("check: consistency\nvariants: [[Kyiv, Kiev]]", "From Kyiv. To Kyiv. In Kiev.")
    assert finding.related is not None
    assert (finding.related.start, finding.related.end) == (5, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The PLHA met. The PLHA voted.", ["PLHA"]),  # asked for once
        ("The Port Lanrick Harbour Authority (PLHA) met. The PLHA voted.", []),
    ],
)
def test_conditional(text: str, expected: list[str]) -> None:
    rule = "check: conditional\ncase: true\nif: '\\b(?P<term>[A-Z]{3,5})\\b'\nthen: '\\({term}\\)'\n"
    assert found(rule, text) == expected
