"""Seeded errors: each means where it applies and where it must not, and that the edit undoes the error."""

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.accuracy.changes import read_words
from benchmarks.accuracy.seeded import MEANS, make, worsen
from benchmarks.accuracy.sentences import Edit
from benchmarks.accuracy.word_lists import WordLists, same_stem
from benchmarks.accuracy.wrong_words import one_edit_from, one_slip_from

FREQUENT = (
    "a the of to in for with was were is are has have he they from form harbour harbor minister ministers landslide "
    "landslides killed police arrest arrests arrested arresting agree agrees agreed agreeing plan plans planned "
    "planning colour color site sight boat boats coat again against through though peace piece took take takes taken "
    "taking say says said saying report reports reported reporting night nights might"
).split()
SOLE = {  # means: the clean sentence, and the only thing that can become of it
    "article_lost": ("Three people died in a landslide, police said.", "Three people died in landslide, police said."),
    "preposition_lost": ("They won one of the games easily.", "They won one the games easily."),
    "doubled": ("Smith waited at Velmar harbour, alone.", "Smith waited at at Velmar harbour, alone."),
    "inserted": ("Smith will agree, Jones said.", "Smith will to agree, Jones said."),
    "a_an": ("Smith was an officer, Jones said.", "Smith was a officer, Jones said."),
    "small_pair": ("Smith could have gone home.", "Smith could of gone home."),
    "be_have_do": ("The ministers have agreed.", "The ministers has agreed."),
    "noun_number": ("He named one of the ministers.", "He named one of the minister."),
    "verb_s": ("Smith knows he agrees.", "Smith knows he agree."),
    "ed_lost": ("Smith was arrested.", "Smith was arrest."),
    "participle": ("Smith will take it.", "Smith will took it."),
    "confusion": ("They found the right site.", "They found the right sight."),
    "unknown": ("They planned a harbour.", "They planned a harbuor."),
    "dev": ("He swam against it.", "He swam again it."),
}
SILENT = {
    "article_lost": ["The ministers left the harbours", "It met a few times", "He left the Bank"],
    "preposition_lost": ["Smith rose by 10%", "Jones of England", "It lasted for two days"],
    "doubled": ["Smith read The Times"],
    "a_an": ["Smith got a 10-year term", "Smith won an MBE"],
    "small_pair": ["Smith likes Velmar"],
    "be_have_do": ["The government is late", "Smith would have gone", "There were two"],
    "noun_number": ["In 2004 ministers left", "Smith met a minister Jones"],
    "verb_s": ["Smith may agree", "If he agrees, fine"],
    "ed_lost": ["They agreed", "Smith was naked"],
    "participle": ["Smith went to Velmar", "It can be"],
    "confusion": ["A Site for sore eyes", "On-site help, off-site work"],
    "spelling": ["The colour stays", "Smith saw reports"],
    "unknown": ["Harbour Street"],
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    lists, dev = tmp_path / "lists", tmp_path / "dev"
    lists.mkdir()
    dev.mkdir()
    texts = {
        "freq-wordfreq-large-en.tsv": "".join(f"{word}\t-4.00\n" for word in FREQUENT) + "rareword\t-7.00\n",
        "freq-symspell-words-en-82k.txt": "".join(f"{word} 1000\n" for word in [*FREQUENT, "rareword"]),
        "varcon.txt": "# color <verified> (level 10)\nA: color / B C D: colour\nA: harbor / B: harbour | note\n",
        "homophones-one.csv": "word1,word2\nsite,sight\ncolour,color\nagree,agreed\n",
        "languagetool-6.6-confusion_sets.txt": "# pairs\n#boat; coat; 10\npeace -> piece; 100 # p=0.9\n",
        "codespell-dictionary.txt": "harbuor->harbour\nboatt->boat, boats,\ncolor->colour\n",
        "misspellings-chrislit.csv": "error,corrected\nlandslid,landslide\n",
        "norvig-spell-errors.txt": "arrested: arested, arrsted*3, xyz\n",
    }
    for name, text in texts.items():
        (lists / name).write_text(text, encoding="utf-8")
    record = {"text": "To vote again it.", "edits": [{"start": 13, "end": 13, "replacement": "st"}]}
    style = {"text": "The boat.", "edits": [{"start": 4, "end": 8, "replacement": "report"}]}
    (dev / "edits.jsonl").write_text(f"{json.dumps(record)}\n{json.dumps(style)}\n", encoding="utf-8")
    return lists, dev


@pytest.fixture
def lists(folders: tuple[Path, Path]) -> WordLists:
    return WordLists.read(*folders)


def test_lists(lists: WordLists) -> None:
    assert lists.confusion == {"site": ("sight",), "sight": ("site",), "peace": ("piece",)}
    assert lists.misspellings == {
        "harbour": ("harbuor",),
        "landslide": ("landslid",),
        "arrested": ("arested", "arrsted"),
    }
    assert lists.slips == {"against": ("again",)}
    assert "rareword" not in lists.frequency


@pytest.mark.parametrize("means", SOLE)
def test_means(means: str, lists: WordLists) -> None:
    clean, wrong = SOLE[means]
    result = worsen(clean, means, random.Random(1), lists)
    assert result
    text, edit, kind = result
    assert text == wrong
    assert text[: edit.start] + edit.replacement + text[edit.end :] == clean
    assert kind == MEANS[means][0]


@pytest.mark.parametrize(("means", "sentence"), [(means, text) for means, texts in SILENT.items() for text in texts])
def test_left_alone(means: str, sentence: str, lists: WordLists) -> None:
    assert worsen(sentence, means, random.Random(1), lists) is None


@pytest.mark.parametrize(
    ("means", "sentence", "edit"),
    [
        ("article_lost", "He died in a landslide.", Edit(11, 11, "a ")),
        ("doubled", "Smith waited at Velmar.", Edit(15, 18, "")),
        ("inserted", "Smith will agree.", Edit(11, 14, "")),
        ("preposition_swapped", "Smith was \N{GRINNING FACE} accused of it.", Edit(20, 23, "of")),
    ],
)
def test_edit(means: str, sentence: str, edit: Edit, lists: WordLists) -> None:
    result = worsen(sentence, means, random.Random(2), lists)
    assert result
    assert result[1].replacement == edit.replacement
    assert result[1].start == edit.start
    assert means == "preposition_swapped" or result[1] == edit


def test_spelling_and_keyboard(lists: WordLists) -> None:
    def wrongs(means: str, sentence: str) -> set[str]:
        results = [worsen(sentence, means, random.Random(number), lists) for number in range(20)]
        return {result[0] for result in results if result}

    assert wrongs("spelling", "Smith saw night") == {"Smith saw might", "Smith saw sight"}
    assert wrongs("spelling", "Smith had boat") == {"Smith had coat"}
    assert wrongs("keyboard", "Smith sent form") == {"Smith sent from"}
    assert wrongs("keyboard", "Smith had boat") == set()  # b and c do not touch


def test_one_edit_and_one_slip() -> None:
    assert {"for", "from", "firm", "forms"} <= one_edit_from("form")
    assert {"from", "dorm"} <= one_slip_from("form")
    assert "worm" not in one_slip_from("form")


def test_curly_apostrophe(lists: WordLists) -> None:
    result = worsen("It’s in its third year, Smith’s", "small_pair", random.Random(1), lists)
    assert result and result[0] == "It’s in it’s third year, Smith’s"


def test_words_do_not_look_across_a_comma() -> None:
    word = {word.text: word for word in read_words("He left, but Smith of the U.N. stayed.")}
    assert (word["but"].before, word["but"].after, word["but"].later) == ("", "Smith", "of")
    assert not word["Smith"].is_plain and word["stayed"].is_plain


def test_same_stem() -> None:
    assert same_stem("try", "tries") and same_stem("plan", "plans") and not same_stem("boat", "coat")


def test_make_is_balanced_and_repeatable(folders: tuple[Path, Path]) -> None:
    sentences = [
        f"Smith{number} was arrested against the plan of the ministers in a landslide of the harbour site."
        for number in range(70)
    ]
    made = make(sentences, *folders, 3)
    assert made == make(sentences, *folders, 3)
    assert made != make(sentences, *folders, 4)
    for sentence in made:
        (edit,) = sentence.edits
        assert sentence.text[: edit.start] + edit.replacement + sentence.text[edit.end :] in sentences
        assert MEANS[sentence.means][0] == sentence.kind
    counts = Counter(sentence.means for sentence in made)
    assert counts["confusion"] == 5  # one pair of words, at most five times
    assert max(counts.values()) <= 15


def test_make_with_chosen_means(folders: tuple[Path, Path]) -> None:
    made = make(["Smith was arrested in the harbour on Monday.", "Too short."], *folders, 1, means=["ed_lost"])
    assert [sentence.text for sentence in made] == ["Smith was arrest in the harbour on Monday."]
