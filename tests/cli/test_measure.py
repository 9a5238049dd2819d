"""`rules measure`: hits in context, a file for judging, figures kept beside the pack."""

import json
from pathlib import Path

import pytest

from copyedit.trials.measuring import read_measured
from tests.cli.calling import assert_one_message, call, write


@pytest.fixture
def archive(desk: Path) -> Path:
    write(desk / "archive" / "a.txt", "A big ship came.\n\nThe big one left.\n")  # four words twice
    write(desk / "archive" / "b.txt", "By the quay.\n")
    return desk / "archive"


@pytest.mark.parametrize("name", ["house/big", "house/big.yaml"])
def test_hits_in_context(name: str, archive: Path) -> None:
    result = call("rules", "measure", name, "archive")
    assert result.exit_code == 0
    assert result.stdout == (
        "house/big: 2 hits, 181.8182 per 1,000 words\n"
        "    A [big] ship came.  -> large\n"
        "    The [big] one left.  -> large\n"
        "2 hits from 1 rule in 11 words, 2 files.\n"
    )


def test_a_sample_holds_no_more_than_asked(archive: Path) -> None:
    rows = call("rules", "measure", "--sample", "1", "house/big", "house/ship", "archive").stdout.splitlines()
    assert rows[0] == "house/big: 2 hits, 181.8182 per 1,000 words"
    assert rows[2] == "house/ship: 1 hit, 90.9091 per 1,000 words"
    assert len(rows) == 5


@pytest.mark.parametrize("named", ["house", "house/big.yaml"])
def test_judged_hits_become_the_figures_beside_the_pack(named: str, desk: Path, archive: Path) -> None:
    call("rules", "measure", "--save", "out/hits.jsonl", named, "archive")
    rows = [json.loads(line) for line in (desk / "out" / "hits.jsonl").read_text(encoding="utf-8").splitlines()]
    hits = [row for row in rows[1:] if row["rule"] == "house/big"]
    assert [(hit["right"], hit["text"]) for hit in hits] == [(None, "big")] * 2
    hits[0]["right"], hits[1]["right"] = True, False
    write(desk / "judged.jsonl", "".join(json.dumps(row) + "\n" for row in [rows[0], *hits]))
    result = call("rules", "measure", "--record", "judged.jsonl")
    assert result.exit_code == 0
    assert "house/big has a safe fix, but 1 of 2 judged hits support only 9%; a safe fix needs 85%.\n" in result.stdout
    measured = read_measured(desk / "house")["house/big"]
    assert (measured.words, measured.hits, measured.judged, measured.right) == (11, 2, 2, 1)
    shown = call("rules", "show", "house/big").stdout
    assert "# measured: 2 hits in 11 words; 1 of 2 judged right: 50%, at least 9% (" in shown
    assert "A big ship" not in (desk / "house" / "measured.yaml").read_text(encoding="utf-8")


def test_rules_outside_the_settings_are_recorded_where_they_are_named(desk: Path, archive: Path) -> None:
    rule = write(desk / "new" / "big.yaml", (desk / "house" / "big.yaml").read_text(encoding="utf-8"))
    call("rules", "measure", "--save", "hits.jsonl", str(rule), "archive")
    assert call("rules", "measure", "--record", "hits.jsonl").exit_code == 2
    assert call("rules", "measure", str(rule), "--record", "hits.jsonl").exit_code == 0
    assert read_measured(desk / "new")["new/big"].hits == 2


def test_judging_at_the_terminal(desk: Path, archive: Path) -> None:
    call("rules", "measure", "--judge", "--save", "hits.jsonl", "house/big", "archive", stdin=b"y\nn\n")
    rows = [json.loads(line) for line in (desk / "hits.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["right"] for row in rows[1:]] == [True, False]


def test_files_that_cannot_be_read_are_told_and_the_rest_measured(archive: Path) -> None:
    (archive / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    result = call("rules", "measure", "house/big", "archive")
    assert result.exit_code == 2
    assert_one_message(result, "archive/c.txt: this is a binary file")
    assert "2 hits from 1 rule in 11 words, 2 files." in result.stdout


@pytest.mark.parametrize("arguments", [[], ["house/big"], ["archive"]])
def test_a_rule_and_a_corpus_are_needed(arguments: list[str], archive: Path) -> None:
    result = call("rules", "measure", *arguments)
    assert result.exit_code == 2
    assert_one_message(result, "RULE", "CORPUS")


def test_a_corpus_that_is_not_there(archive: Path) -> None:
    result = call("rules", "measure", "house/big", "gone")
    assert result.exit_code == 2
    assert_one_message(result, "gone: cannot be read: no such file")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON\n",
        "[" * 5_000 + "]" * 5_000 + "\n",
        "[1]\n",
        "3\n",
        '{"words": 3}\n',
        '{"rules": 3}\n',
        '{"rules": ["house/big"]}\n',
        '{"rules": ["house/big"], "words": 3, "hits": []}\n',
        '{"rules": ["house/big"], "words": "many", "hits": {}}\n',
        '{"rules": ["house/big"], "words": 3, "hits": {}}\n{"rule": "house/big"}\n',
    ],
)
def test_what_is_no_judging_file_is_told_and_nothing_written(text: str, desk: Path) -> None:
    write(desk / "hits.jsonl", text)
    result = call("rules", "measure", "--record", "hits.jsonl")
    assert result.exit_code == 2
    assert_one_message(result, "hits.jsonl: not a judging file")
    assert not (desk / "house" / "measured.yaml").exists()


def test_judged_hits_of_a_rule_that_is_no_more(desk: Path) -> None:
    write(desk / "hits.jsonl", '{"rules": ["house/gone"], "words": 3, "hits": {}}\n')
    result = call("rules", "measure", "--record", "hits.jsonl")
    assert result.exit_code == 2
    assert_one_message(result, "“house/gone”")
