"""`copyedit explain`: what a rule reports and why, in words."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from copyedit.version import DOCUMENTS
from tests.cli.calling import assert_one_message, call, write
from tests.cli.conftest import desk as desk


def test_a_rule_of_the_house(desk: Path) -> None:
    result = call("explain", "house/big")
    assert result.exit_code == 0
    lines = [line.strip() for line in result.output.splitlines()]
    assert lines[:3] == ["house/big", "Use “large”.", "The house has it so."]
    assert "measured: not yet" in lines
    assert lines[-3:] == ["wrong: A big ship.", "fixed: A large ship.", "right: A large ship."]


def test_a_shipped_rule_has_figures_and_an_address(desk: Path) -> None:
    output = call("explain", "wire/redundancy/but-however").output
    assert "judged right" in output
    assert output.splitlines()[-1].strip() == f"{DOCUMENTS}/rules/wire/redundancy/but-however/"


def test_several_rules_at_once(desk: Path) -> None:
    assert call("explain", "house").output.count("measured: ") == 3


def test_an_unknown_rule(desk: Path) -> None:
    result = call("explain", "house/bigg")
    assert result.exit_code == 2
    assert_one_message(result, "house/bigg")


def test_json_has_the_address(desk: Path) -> None:
    write(desk / ".copyedit.yaml", "packs: [wire]\n")
    report = json.loads(call("check", "--format", "json", "-", stdin=b"He agreed, but however, it fell.\n").output)
    [found] = report["documents"][0]["findings"]
    assert found["link"] == f"{DOCUMENTS}/rules/wire/redundancy/but-however/"


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminal")
def test_lines_fit_the_terminal(desk: Path) -> None:
    from tests.cli.terminal import Terminal

    with Terminal("explain", "wire/redundancy/but-however", columns=60) as terminal:
        shown = terminal.wait_for("rules/wire/redundancy/but-however/", 30)
    lines = [line for line in shown.replace("\r", "").split("\n") if "http" not in line]
    assert max(map(len, lines)) < 60
