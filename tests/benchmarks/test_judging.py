"""The sample that is judged by reading."""

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import tables
from benchmarks.accuracy.judging import REPOSITORY, Alarm, is_in_repository, read_judged, write_sample
from benchmarks.accuracy.peers import Reported

ALARMS = [
    Alarm("bbc-2004", "x" * 80 + "wrong" + "y" * 80, Reported(80, 85, ("right",), "wire/a", 0.91234)),
    Alarm("news", "Teh end", Reported(0, 3, (), "wire/b")),
]


def test_sample(tmp_path: Path) -> None:
    path = tmp_path / "sample.jsonl"
    assert write_sample(path, ALARMS, 5, 1) == 2
    rows = {row["publisher"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    assert rows["bbc-2004"] == {
        "publisher": "bbc-2004",
        "rule": "wire/a",
        "confidence": 0.9123,
        "before": "x" * 60,
        "text": "wrong",
        "after": "y" * 60,
        "replacements": ["right"],
        "right": None,
    }
    assert (rows["news"]["before"], rows["news"]["text"], rows["news"]["after"]) == ("", "Teh", " end")
    assert [each.right for each in read_judged(path)] == [None, None]


def test_sample_is_repeatable(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_sample(tmp_path / name, ALARMS, 1, 7)
    assert (tmp_path / "one").read_text() == (tmp_path / "two").read_text()


def test_judged_table(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    answers = [("news", True), ("news", False), ("bbc-2004", True), ("bbc-2004", None)]
    path.write_text("".join(json.dumps({"publisher": p, "rule": "wire/a", "right": r}) + "\n" for p, r in answers))
    rows = tables.judged(read_judged(path)).splitlines()[2:]
    assert rows == [
        "| **all** | 3 | 2 | 67% |",
        "| bbc-2004 | 1 | 1 | 100% |",
        "| news | 2 | 1 | 50% |",
        "| wire/a | 3 | 2 | 67% |",
    ]


def test_judged_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('\n{"publisher": "news", "rule": "wire/a", "right": "yes"}\n')
    with pytest.raises(ValueError, match=r"judged\.jsonl:2: .*'yes'"):
        read_judged(path)


def test_is_in_repository(tmp_path: Path) -> None:
    assert is_in_repository(REPOSITORY / "benchmarks" / "sample.jsonl")
    assert not is_in_repository(tmp_path / "sample.jsonl")
