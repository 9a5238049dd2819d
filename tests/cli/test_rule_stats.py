"""`copyedit rules stats`: counts, intervals, and rules proposed for “ignore”."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from copyedit.decisions import counts
from tests.cli.calling import call


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COPYEDIT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


def test_without_decisions_it_says_so() -> None:
    assert call("rules", "stats").stdout.startswith("No decisions yet; ")


def test_counts_and_interval() -> None:
    counts.record([("house/big", "accepted")] * 8 + [("house/big", "edited"), ("house/big", "rejected")])
    row = call("rules", "stats").stdout.splitlines()[1].split()
    assert row == ["8", "1", "1", "90%", "(60%–98%)", "house/big"]  # Wilson's interval of 9 in 10


def test_a_rule_rejected_again_and_again_is_proposed_for_ignore() -> None:
    counts.record([("house/big", "rejected")] * 6 + [("house/ship", "rejected")] * 4 + [("house/quay", "accepted")] * 9)
    assert call("rules", "stats").stdout.endswith("ignore:\n  - house/big\n")


def test_json() -> None:
    counts.record([("house/big", "rejected")] * 6)
    [entry] = json.loads(call("rules", "stats", "--format", "json").stdout)
    assert (entry["rule"], entry["rejected"], entry["lower"], entry["proposed"]) == ("house/big", 6, 0.0, True)


def test_counting_can_be_turned_off(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYEDIT_DECISIONS", "off")
    assert counts.record([("house/big", "accepted")]) is False
    assert not data.exists()
    assert "COPYEDIT_DECISIONS is off" in call("rules", "stats").stdout


def test_counts_can_be_deleted() -> None:
    counts.record([("house/big", "accepted")])
    assert call("rules", "stats", "--forget").exit_code == 0
    assert counts.read() == {}


def test_a_broken_file_is_reported_and_stops_nobody(data: Path) -> None:
    data.mkdir()
    (data / "decisions.sqlite3").write_bytes(b"no database" * 100)
    assert counts.record([("house/big", "accepted")]) is False
    result = call("rules", "stats")
    assert (result.exit_code, "cannot be read" in result.stderr) == (2, True)
