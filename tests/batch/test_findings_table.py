"""Findings as Parquet, beside those in JSON Lines and with the same rows."""

import json
from pathlib import Path
from typing import Any

import pytest

from copyedit.batch import findings_table
from tests.batch.archives import FIELDS, write_folder, write_jsonl
from tests.cli.calling import call


def _rows(run: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet as parquet

    rows: list[dict[str, Any]] = parquet.read_table(run / "findings.parquet").to_pylist()
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


def _lines(run: Path) -> list[dict[str, Any]]:
    lines = map(json.loads, (run / "findings.jsonl").open(encoding="utf-8"))
    return [{name: value for name, value in line.items() if value is not None} for line in lines]


def test_a_row_for_each_finding(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings_table, "_GROUP", 7)
    write_folder(desk / "old", 24)
    done = call("batch", "run", "old", "--out", "new", "--findings", "parquet")
    assert done.exit_code == 0
    assert "Findings: new.run/findings.parquet" in done.stderr
    assert len(_rows(desk / "new.run")) == 32
    assert _rows(desk / "new.run") == _lines(desk / "new.run")


def test_a_run_that_finds_nothing_has_all_columns(desk: Path) -> None:
    import pyarrow.parquet as parquet

    (desk / "old").mkdir()
    (desk / "old/a.txt").write_text("A calm harbour.\n", encoding="utf-8")
    assert call("batch", "run", "old", "--dry-run", "--run", "trial", "--findings", "parquet").exit_code == 0
    table = parquet.read_table(desk / "trial/findings.parquet")
    assert table.num_rows == 0
    assert {"story", "rule", "replacements", "applied", "elsewhere"} <= set(table.column_names)


def test_duckdb_and_pandas_read_both(desk: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    pandas = pytest.importorskip("pandas")
    write_jsonl(desk / "old.jsonl", 24)
    assert call("batch", "run", "old.jsonl", "--out", "new.jsonl", *FIELDS, "--findings", "parquet").exit_code == 0
    for name in ("findings.jsonl", "findings.parquet"):
        path = desk / "new.jsonl.run" / name
        counted = duckdb.sql(f"SELECT rule, count(*), sum(applied::INT) FROM '{path}' GROUP BY rule ORDER BY rule")
        assert counted.fetchall() == [("house/big", 16, 8), ("house/ship", 16, 8)]
        frame = pandas.read_parquet(path) if path.suffix == ".parquet" else pandas.read_json(path, lines=True)
        assert frame.groupby("rule").size().to_dict() == {"house/big": 16, "house/ship": 16}
