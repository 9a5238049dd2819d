"""CSV (RFC 4180) and JSON Lines: a finding a row, a finding a line."""

import csv
import json
from io import StringIO

import pytest

from tests.reports.making import GONE, RULE_AT, report, story


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def test_a_row() -> None:
    assert _rows(report("csv", story(), story(words="", path="b.txt"))) == [
        {
            "path": "desk/a.txt",
            "line": "3",
            "column": "16",
            "level": "error",
            "rule": "house/big",
            "text": "big",
            "message": "Use “large”.",
            "replacements": "large",
            "because": "The house has it so.",
            "safety": "safe",
            "quoted": "no",
            "confidence": "1",
            "link": "",
        }
    ]


def test_rows_end_as_the_standard_has_it_and_cells_are_quoted_where_they_must() -> None:
    """RFC 4180: lines end with CRLF; a cell with a comma, a quotation mark or a line end is quoted, marks doubled."""
    text = report("csv", story(message='Not "big",\nbut large.'))
    assert text.count("\r\n") == 2
    assert '"Not ""big"",\nbut large."' in text
    assert _rows(text)[0]["message"] == 'Not "big",\nbut large.'


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", " =1+1", "＝1+1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    [row] = _rows(report("csv", story(message=cell, because=cell, path=cell, rule=cell)))
    assert all(row[name] == "'" + cell for name in ("message", "because", "path", "rule"))


def test_a_return_before_a_formula_is_shown_as_a_sign() -> None:
    assert _rows(report("csv", story(message="\r=1+1")))[0]["message"] == "␍=1+1"


@pytest.mark.parametrize("cell", ["-", "to-do", "a=b", "’"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert _rows(report("csv", story(message=cell)))[0]["message"] == cell


def test_nothing_found_is_a_row_of_names() -> None:
    assert report("csv", errors=[GONE]).count("\r\n") == 1


def test_json_lines() -> None:
    first, second, third = map(json.loads, report("jsonl", story(), errors=[GONE, RULE_AT]).splitlines())
    assert (first["path"], first["rule"], first["line"], first["column"]) == ("desk/a.txt", "house/big", 3, 16)
    assert second == {"path": "gone.txt", "error": "cannot be read: no such file"}
    assert third == {"path": "house/big.yaml", "error": "line 6, column 2: unknown key"}


def test_a_json_line_is_what_json_says_and_the_path() -> None:
    [reported] = json.loads(report("json", story()))["documents"]
    assert json.loads(report("jsonl", story())) == {"path": reported["path"], **reported["findings"][0]}


def test_a_line_end_in_a_story_ends_no_json_line() -> None:
    assert report("jsonl", story("A very\nbig\u2028vote.\n", "very\nbig")).count("\n") == 1
