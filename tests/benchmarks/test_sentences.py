"""The reader of marked sentences, and the sentences themselves."""

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.accuracy.sentences import Edit, Sentence, read_sentences

ACCURACY = Path(__file__).parents[2] / "benchmarks" / "accuracy"
SENTENCES = read_sentences(ACCURACY / "sentences.txt")
CLEAN = (ACCURACY / "clean.txt").read_text(encoding="utf-8").splitlines()
AT_LEAST = {"wrong_word": 260, "small_word": 100, "agreement": 80}


def _read(tmp_path: Path, *lines: str) -> list[Sentence]:
    path = tmp_path / "sentences.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_sentences(path)


@pytest.mark.parametrize(
    ("marked", "text", "edit", "right"),
    [
        ("The {beer=>bear} slept.", "The beer slept.", Edit(4, 8, "bear"), "The bear slept."),
        ("One {=>of }them slept.", "One them slept.", Edit(4, 4, "of "), "One of them slept."),
        ("The {the =>}bear slept.", "The the bear slept.", Edit(4, 8, ""), "The bear slept."),
        ("“It {aswell=>as well}.”", "“It aswell.”", Edit(4, 10, "as well"), "“It as well.”"),
    ],
)
def test_reads_an_edit(tmp_path: Path, marked: str, text: str, edit: Edit, right: str) -> None:
    (sentence,) = _read(tmp_path, f"wrong_word/sound: {marked}")
    assert sentence == Sentence(text, (edit,), "wrong_word", "sound")
    assert sentence.right == right


def test_reads_several_edits(tmp_path: Path) -> None:
    (sentence,) = _read(tmp_path, "agreement/number: Two {bear=>bears} and {the =>}three {wolf=>wolves} slept.")
    assert sentence.text == "Two bear and the three wolf slept."
    assert sentence.right == "Two bears and three wolves slept."


def test_skips_comments_and_empty_lines(tmp_path: Path) -> None:
    assert _read(tmp_path, "# a comment {x=>y}", "", "  ") == []


@pytest.mark.parametrize("line", ["no kind {a=>b}", "wrong_word/sound: no edit", "wrong_word/sound: {half an edit"])
def test_errors_name_the_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"sentences\.txt:2: "):
        _read(tmp_path, "# first", line)


def test_one_edit_each() -> None:
    assert [s.text for s in SENTENCES if len(s.edits) != 1] == []


def test_wrong_and_right_differ() -> None:
    assert [s.text for s in SENTENCES if s.text == s.right] == []


def test_neither_wrong_nor_right_has_loose_spaces() -> None:
    loose = re.compile(r"  |^ | $| [.,;:]")
    assert [s.text for s in SENTENCES if loose.search(s.text) or loose.search(s.right)] == []


def test_no_sentence_twice() -> None:
    times = Counter([s.text for s in SENTENCES] + [s.right for s in SENTENCES] + CLEAN)
    assert [text for text, count in times.items() if count > 1] == []


def test_are_8_to_35_words_long() -> None:
    assert [s.text for s in SENTENCES if not 8 <= len(s.right.split()) <= 35] == []


def test_no_pair_of_words_more_than_twice() -> None:
    pairs = Counter(
        frozenset({s.text[e.start : e.end].lower(), e.replacement.lower()})
        for s in SENTENCES
        if s.kind == "wrong_word"
        for e in s.edits
    )
    assert [sorted(pair) for pair, count in pairs.items() if count > 2] == []


def test_enough_of_each_kind() -> None:
    counts = Counter(s.kind for s in SENTENCES)
    assert set(counts) == set(AT_LEAST)
    assert {kind for kind, least in AT_LEAST.items() if counts[kind] < least} == set()
