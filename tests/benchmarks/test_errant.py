"""Scoring by ERRANT's rules: the best reference, the counts, the kinds; and ERRANT itself where it is installed."""

import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.accuracy.errant import __main__ as command
from benchmarks.accuracy.errant.annotating import MODELS, Annotator, Edit, NotInstalled
from benchmarks.accuracy.errant.listing import write_edits
from benchmarks.accuracy.errant.report import Measured, is_word, sections
from benchmarks.accuracy.errant.scoring import Compared, Counts, by_detection, compare, score
from benchmarks.accuracy.errant.sentences import WEB, WIKI, Corrected, read_test_sets, read_training_half
from benchmarks.accuracy.errant.written import first_replacements, fixed_by_copyedit, reported_by_copyedit
from benchmarks.accuracy.kept_out import Spelling
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Text

WERE = Edit(2, 3, "were", "R:VERB:SVA", "was")
WARDEN = Edit(1, 2, "warden", "R:NOUN:NUM", "wardens")
AN = Edit(5, 6, "an", "R:DET", "a")
WALKS = Edit(1, 2, "walks", "R:VERB:TENSE", "walked")
THE = Edit(3, 3, "the", "M:DET")
A_BOAT = Edit(2, 3, "a", "R:DET", "the")
BOATS = Edit(3, 4, "boats", "R:NOUN:NUM", "boat")

# The sentence, what a program made of it, what the annotators made of it.
SENTENCES = [
    (
        "The wardens was asked for a answer .",
        "The wardens was asked for an answer .",
        ["The wardens were asked for an answer .", "The warden was asked for an answer ."],
    ),
    ("He walked in harbour .", "He walks in the harbour .", ["He walked in the harbour ."]),
    ("Nobody saw the boat .", "Nobody saw a boat .", ["Nobody saw the boats .", "Nobody saw the boat ."]),
]
EDITS: list[Compared] = [
    ([AN], [[WERE, AN], [WARDEN, AN]]),
    ([WALKS, THE], [[THE]]),
    ([A_BOAT], [[BOATS], []]),
]
# Right: “an” and “the”; wrong: “walks” and “a boat”; missed: “were”. The last annotator left the boat alone.
TOTAL = Counts(2, 2, 1)

has_errant = pytest.mark.skipif(
    not importlib.util.find_spec("errant") or not any(map(importlib.util.find_spec, MODELS)),
    reason="needs the extra “benchmarks”",
)


def test_counts_and_shares() -> None:
    scored = score(EDITS)
    assert scored.counts == TOTAL
    assert scored.counts.precision == 1 / 2
    assert scored.counts.recall == 2 / 3
    assert scored.counts.f == 0.5263  # 1.25 * 1/2 * 2/3 / (0.25 * 1/2 + 2/3) = 10/19
    assert scored.sentences == [Counts(1, 0, 1), Counts(1, 1, 0), Counts(0, 1, 0)]
    assert scored.by_kind == {
        "R:DET": Counts(1, 1, 0),
        "M:DET": Counts(1, 0, 0),
        "R:VERB:TENSE": Counts(0, 1, 0),
        "R:VERB:SVA": Counts(0, 0, 1),
    }


def test_detection_asks_for_the_place_alone() -> None:
    was_is = WERE._replace(replacement="is")
    assert compare([was_is], [WERE]).counts == Counts(0, 1, 1)
    assert compare([was_is], [WERE], by_detection).counts == Counts(1, 0, 0)


def test_two_words_missing_in_one_place_are_two_edits() -> None:
    comma = Edit(3, 3, ",", "M:PUNCT")
    assert compare([], [THE, comma]).counts == Counts(0, 0, 2)
    assert compare([THE], [THE, comma], by_detection).counts == Counts(2, 0, 0)


def test_the_reference_that_is_best_so_far() -> None:
    """With nothing found yet one edit missed is better than two; an edit in common is better than both."""
    assert score([([], [[WERE, AN], [WARDEN]])]).counts == Counts(0, 0, 1)
    assert score([([AN], [[WARDEN], [WERE, AN]])]).counts == Counts(1, 0, 1)


def test_nothing_to_do_and_nothing_done() -> None:
    assert score([([], [[]])]).counts == Counts(0, 0, 0)
    assert Counts(0, 0, 5).f == 0


def test_the_interval_holds_the_value_and_has_no_width_if_all_sentences_are_alike() -> None:
    low, high = score(EDITS * 30).interval()
    assert low < 0.5263 < high
    assert score([EDITS[1]] * 30).interval() == (0.5556, 0.5556)  # 1 right, 1 wrong, none missed: 1.25 * 1/2 / 1.125


def test_words_without_punctuation_and_capitals() -> None:
    assert not is_word(Edit(1, 1, ",", "M:PUNCT"))
    assert not is_word(Edit(0, 1, "Wardens", "R:ORTH", "wardens"))
    assert is_word(Edit(0, 1, "every day", "R:ORTH", "everyday"))


@pytest.mark.parametrize(
    ("reported", "written"),
    [
        ([], "He has an dog."),
        ([Reported(7, 9, ("a", "the"))], "He has a dog."),
        ([Reported(7, 9, ())], "He has an dog."),
        ([Reported(10, 13, ("cat",)), Reported(3, 6, ("had",))], "He had an cat."),
        ([Reported(3, 9, ("owns an",)), Reported(7, 9, ("a",))], "He owns an dog."),
        ([Reported(9, 9, ("other",))], "He has another dog."),
    ],
)
def test_first_replacements(reported: list[Reported], written: str) -> None:
    assert first_replacements("He has an dog.", reported) == written


def test_what_copyedit_writes_and_reports() -> None:
    text = "The vote was lost, but however, nobody minded."
    assert fixed_by_copyedit(text).text == "The vote was lost, but nobody minded."
    (reported,) = reported_by_copyedit(text)
    assert (text[reported.start : reported.end], reported.replacements) == ("but however,", ("but",))


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder with five web sentences, one of an encyclopaedia and a word list."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "varcon.txt").write_text("A: color / B: colour\n", encoding="utf-8")
    (tmp_path / "dev").mkdir()
    for name, number in ((WEB, 5), (WIKI, 1)):
        rows = [{"text": f"Gate {n} is red.", "corrected_all": [f"Gate {n} was red."]} for n in range(number)]
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "dev" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_the_halves_share_no_sentence(shared: Path) -> None:
    spelling = Spelling.read(shared / "lists")
    test, training = read_test_sets(shared / "dev", spelling), read_training_half(shared / "dev", spelling)
    assert [each.text.text for each in test[WEB]] == ["Gate 1 is red.", "Gate 3 is red."]
    assert [each.text.text for each in training[WEB]] == ["Gate 0 is red.", "Gate 2 is red.", "Gate 4 is red."]
    assert test[WIKI] == [Corrected(Text("Gate 0 is red.", "en-US"), ("Gate 0 was red.",))]
    assert WIKI not in training


def test_the_test_half_is_not_listed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["errant", "SHARED", "--edits", "edits.jsonl"])
    with pytest.raises(SystemExit):
        command.main()
    assert "not to be read" in capsys.readouterr().err


def test_a_missing_package_is_named_with_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shared: Path
) -> None:
    def missing(self: Annotator) -> None:
        raise NotInstalled("ERRANT is not installed here: pip install it")

    monkeypatch.setattr(Annotator, "__init__", missing)
    monkeypatch.setattr(sys, "argv", ["errant", str(shared)])
    with pytest.raises(SystemExit) as stopped:
        command.main()
    assert str(stopped.value).endswith("ERRANT is not installed here: pip install it")


@pytest.fixture(scope="module")
def annotator() -> Annotator:
    return Annotator()


@has_errant
def test_errant_finds_the_same_edits(annotator: Annotator) -> None:
    found = [
        (
            list(annotator.edits(text, written)),
            [list(annotator.edits(text, reference)) for reference in references],
        )
        for text, written, references in SENTENCES
    ]
    assert found == EDITS


@has_errant
def test_errant_compare_counts_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The field's own program, from its own files, comes to the values computed by hand."""
    from errant.commands import compare_m2

    hypotheses, references = tmp_path / "hyp.m2", tmp_path / "ref.m2"
    hypotheses.write_text("\n\n".join(_m2([edits]) for edits, _ in EDITS), encoding="utf-8")
    references.write_text("\n\n".join(_m2(theirs) for _, theirs in EDITS), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["errant_compare", "-hyp", str(hypotheses), "-ref", str(references)])
    compare_m2.main()
    assert "2\t2\t1\t0.5\t0.6667\t0.5263" in capsys.readouterr().out


def _m2(coders: Sequence[Sequence[Edit]]) -> str:
    lines = ["S The words are not read"]
    for coder, edits in enumerate(coders):
        places = [f"{edit.start} {edit.end}|||{edit.kind}|||{edit.replacement}" for edit in edits]
        lines += [f"A {place}|||REQUIRED|||-NONE-|||{coder}" for place in places or ["-1 -1|||noop|||-NONE-"]]
    return "\n".join(lines)


@has_errant
def test_a_report_of_three_sentences(annotator: Annotator) -> None:
    sentences = [Corrected(Text(text, "en-GB"), (references[0], references[-1])) for text, _, references in SENTENCES]
    (section,) = sections([Measured("web", sentences, {"it": [made for _, made, _ in SENTENCES]})], annotator)
    assert "## `web`: 3 sentences, 18 words, 2 annotators" in section
    assert "| it | 222.222 | 2 | 2 | 1 | 50.0% | 66.7% | 0.526 |" in section


@has_errant
def test_the_list_of_edits(tmp_path: Path, annotator: Annotator) -> None:
    sentence = Corrected(Text("But however, he walked in harbour.", "en-GB"), ("But he walked in the harbour.",))
    write_edits(tmp_path / "edits.jsonl", [sentence], annotator)
    rows = [json.loads(line) for line in (tmp_path / "edits.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ("missed", "M:DET", "the") in [(row["verdict"], row["kind"], row["replacement"]) for row in rows]
    assert all(row["rules"] == ["wire/redundancy/but-however"] for row in rows)
