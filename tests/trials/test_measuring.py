"""A rule's trial run: hits and a sample, the judging file, and the figures kept beside the pack."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copyedit.errors import CopyeditError, FileError, RuleError
from copyedit.rules.choosing import load_path
from copyedit.rules.rule import Rule
from copyedit.trials.measuring import (
    Measured,
    Trial,
    context_of,
    read_judging_file,
    read_measured,
    run_trial,
    wilson_lower,
    write_judging_file,
    write_measured,
)

PIER = "check: substitution\nmessage: x\nswap:\n  pier: quay\n"
WHARF = "check: existence\nmessage: x\ntokens: [wharf]\n"
DOCK = "check: existence\nmessage: x\ntokens: [dock]\n"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    folder = tmp_path / "house"
    (folder / "port").mkdir(parents=True)
    (folder / "port" / "pier.yaml").write_text(PIER, encoding="utf-8")
    (folder / "wharf.yaml").write_text(WHARF, encoding="utf-8")
    (folder / "dock.yml").write_text(DOCK, encoding="utf-8")
    return folder


@pytest.fixture
def rules(house: Path) -> list[Rule]:
    return load_path(house)


def _archive(folder: Path, *texts: str) -> list[str]:
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def _trial(rules: list[Rule], paths: list[str], sample: int = 20) -> Trial:
    errors: list[CopyeditError] = []
    trial = run_trial(rules, paths, sample, errors)
    assert errors == []
    return trial


def test_hits_words_and_files_are_counted(tmp_path: Path, rules: list[Rule]) -> None:
    trial = _trial(rules, _archive(tmp_path, "The pier and the pier fell.", "A wharf fell.", "It rained."))
    assert trial.rules == ["house/dock", "house/port/pier", "house/wharf"]
    assert (trial.words, trial.files) == (11, 3)
    assert dict(trial.hits) == {"house/port/pier": 2, "house/wharf": 1}


def test_the_sample_shows_a_hit_in_its_place(tmp_path: Path, rules: list[Rule]) -> None:
    paths = _archive(tmp_path, "The old\N{NO-BREAK SPACE}pier fell.")
    assert _trial(rules, paths).sample["house/port/pier"] == [
        {
            "rule": "house/port/pier",
            "right": None,
            "before": "The old\N{NO-BREAK SPACE}",
            "text": "pier",
            "after": " fell.",
            "replacements": ["quay"],
            "path": paths[0],
            "start": 8,
        }
    ]


@pytest.mark.parametrize(("sample", "kept"), [(0, 0), (1, 1), (3, 3), (7, 5)])
def test_the_sample_is_no_larger_than_asked_for(tmp_path: Path, rules: list[Rule], sample: int, kept: int) -> None:
    trial = _trial(rules, _archive(tmp_path, "A pier, a pier.", "A pier, a pier, a pier."), sample)
    hits = trial.sample["house/port/pier"]
    assert len(hits) == kept
    assert len({(hit["path"], hit["start"]) for hit in hits}) == kept
    assert trial.hits["house/port/pier"] == 5


def test_the_sample_is_the_same_on_every_run(tmp_path: Path, rules: list[Rule]) -> None:
    paths = _archive(tmp_path, *["A pier, a wharf, a pier."] * 30)
    assert _trial(rules, paths, 4).sample == _trial(rules, paths, 4).sample


def test_the_sample_is_taken_from_the_whole_archive(tmp_path: Path, rules: list[Rule]) -> None:
    paths = _archive(tmp_path, *["A pier fell."] * 60)
    chosen = {hit["path"] for hit in _trial(rules, paths, 10).sample["house/port/pier"]}
    assert chosen - set(paths[:10])


def test_a_file_that_cannot_be_read_is_reported_and_not_counted(tmp_path: Path, rules: list[Rule]) -> None:
    errors: list[CopyeditError] = []
    paths = [str(tmp_path / "gone.txt"), *_archive(tmp_path, "A pier fell.")]
    trial = run_trial(rules, paths, 20, errors)
    assert (trial.files, trial.hits["house/port/pier"]) == (1, 1)
    assert [error.path for error in errors] == [str(tmp_path / "gone.txt")]


Judge = Callable[..., Path]


@pytest.fixture
def judge(tmp_path: Path, rules: list[Rule]) -> Judge:
    """A judging file for three hits of one rule and one of another, with the answers given."""
    paths = _archive(tmp_path, "A pier, a pier, a pier.", "A wharf.")
    path = tmp_path / "judged" / "hits.jsonl"
    write_judging_file(path, _trial(rules, paths))

    def judging(*answers: Any) -> Path:
        head, *hits = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        hits = [hit | {"right": right} for hit, right in zip(hits, answers, strict=True)]
        path.write_text("".join(json.dumps(row) + "\n" for row in [head, *hits]), encoding="utf-8")
        return path

    return judging


def test_a_judging_file_has_one_hit_a_line(judge: Judge) -> None:
    head, *hits = judge(None, None, None, None).read_text(encoding="utf-8").splitlines()
    assert json.loads(head)["hits"] == {"house/port/pier": 3, "house/wharf": 1}
    assert [json.loads(hit)["text"] for hit in hits] == ["pier", "pier", "pier", "wharf"]


def test_judged_hits_are_counted(judge: Judge, rules: list[Rule]) -> None:
    assert read_judging_file(judge(True, False, None, True), rules) == {
        "house/dock": Measured(words=8, hits=0),
        "house/port/pier": Measured(words=8, hits=3, judged=2, right=1),
        "house/wharf": Measured(words=8, hits=1, judged=1, right=1),
    }


def test_hits_of_other_rules_are_passed_over(judge: Judge, rules: list[Rule]) -> None:
    wharf = [rule for rule in rules if rule.id == "house/wharf"]
    assert read_judging_file(judge(True, True, True, False), wharf) == {"house/wharf": Measured(8, 1, 1, 0)}


@pytest.mark.parametrize("answer", ["false", "no", 2, []])
def test_an_answer_is_true_or_false(judge: Judge, rules: list[Rule], answer: object) -> None:
    with pytest.raises(FileError, match="true or false"):
        read_judging_file(judge(True, answer, None, None), rules)


@pytest.mark.parametrize("text", ["", "no json\n", "{}\n", "[]\n", "3\n", '{"words": 3, "hits": []}\n'])
def test_another_file_is_no_judging_file(tmp_path: Path, rules: list[Rule], text: str) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match="not a judging file"):
        read_judging_file(path, rules)


def test_a_hit_that_was_cut_is_reported(judge: Judge, rules: list[Rule]) -> None:
    path = judge(True, True, None, None)
    path.write_text(path.read_text(encoding="utf-8")[:-30], encoding="utf-8")
    with pytest.raises(FileError, match="not a judging file"):
        read_judging_file(path, rules)


def test_figures_are_kept_beside_the_pack(house: Path, rules: list[Rule], judge: Judge) -> None:
    counts = read_judging_file(judge(True, False, True, None), rules)
    write_measured(house, counts)
    assert (house / "measured.yaml").is_file()
    assert read_measured(house) == counts


def test_only_counts_are_kept_never_the_text(house: Path, rules: list[Rule], judge: Judge) -> None:
    write_measured(house, read_judging_file(judge(True, True, True, True), rules))
    lines = (house / "measured.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[1:] == [
        "house/dock: {words: 8, hits: 0, judged: 0, right: 0}",
        "house/port/pier: {words: 8, hits: 3, judged: 3, right: 3}",
        "house/wharf: {words: 8, hits: 1, judged: 1, right: 1}",
    ]


def test_other_rules_keep_their_figures_and_those_that_are_gone_lose_them(house: Path) -> None:
    write_measured(house, {"house/wharf": Measured(9, 3, 2, 1), "house/port/pier": Measured(9, 1, 0, 0)})
    (house / "port" / "pier.yaml").unlink()
    write_measured(house, {"house/dock": Measured(10, 4, 4, 4)})
    assert read_measured(house) == {"house/dock": Measured(10, 4, 4, 4), "house/wharf": Measured(9, 3, 2, 1)}
    write_measured(house, {"house/wharf": Measured(20, 5, 5, 5)})
    assert read_measured(house)["house/wharf"] == Measured(20, 5, 5, 5)


def test_a_pack_that_was_never_measured(house: Path) -> None:
    assert read_measured(house) == {}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("house/wharf: {words: 8, hit: 1}", "unknown key “hit”; did you mean “hits”?"),
        ("house/wharf: {words: many}", "expected a whole number"),
        ("house/wharf: 8", "expected keys with values"),
    ],
)
def test_figures_edited_wrongly_are_reported(house: Path, line: str, message: str) -> None:
    (house / "measured.yaml").write_text(f"# figures\n{line}\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_measured(house)
    assert message in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(house / "measured.yaml"), 2)


def test_a_pack_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written"):
        write_measured(tmp_path / "gone", {})
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FileError, match="cannot be written"):
        write_judging_file(tmp_path / "file" / "hits.jsonl", Trial([]))


def test_precision_is_of_the_judged_hits() -> None:
    assert Measured(words=100, hits=9, judged=4, right=3).precision == 0.75
    assert Measured(words=100, hits=9).precision is None


@pytest.mark.parametrize(
    ("right", "judged", "expected"),
    [(0, 0, 0.0), (0, 10, 0.0), (10, 10, 0.722), (5, 10, 0.237), (90, 100, 0.826)],
)
def test_the_lower_bound_of_a_precision(right: int, judged: int, expected: float) -> None:
    """Values of the published interval: 5 of 10 is 0.237 to 0.763."""
    assert wilson_lower(right, judged) == pytest.approx(expected, abs=0.001)


def _line(before: str, text: str, after: str, replacements: list[str]) -> list[str]:
    return list(context_of({"before": before, "text": text, "after": after, "replacements": replacements}))


def test_a_hit_in_its_line() -> None:
    assert _line("It rained.\nThe old ", "pier", " fell.\nIt rained.", ["quay", "wharf"]) == [
        "The old [pier] fell.  -> quay | wharf"
    ]
    assert _line("The ", "old ", "pier", [""]) == ["The [old ]pier  -> (delete)"]
    assert _line("", "pier", "", []) == ["[pier]"]
