"""The Spark job in `examples/` on a local Spark; skipped where pyspark or Java is missing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.batch.archives import fixed, story
from tests.documents.ours import ROOT

pytest.importorskip("pyspark")


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")
def test_the_job_makes_of_a_table_what_a_batch_makes_of_it(desk: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as parquet

    texts = [story(number) if number != 5 else None for number in range(40)]
    days = ["1987-04-12"] * 40
    parquet.write_table(pa.table({"id": range(40), "body": texts, "day": days}), desk / "old.parquet", row_group_size=9)
    job = [sys.executable, str(ROOT / "examples/spark_job.py"), "old.parquet", "new"]
    fields = ["--id-field", "id", "--text-field", "body", "--date-field", "day"]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
        "PYSPARK_SUBMIT_ARGS": "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false pyspark-shell",
    }
    done = subprocess.run([*job, *fields], cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]

    def rows(name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = parquet.read_table(desk / "new" / name).to_pylist()
        return found

    cleaned = {row["id"]: row["body"] for row in rows("stories")}
    assert cleaned == {number: fixed(number) if number != 5 else None for number in range(40)}
    findings = rows("findings")
    assert len(findings) == 14 * 4
    assert sorted({row["story"] for row in findings}, key=int) == [str(number) for number in range(0, 40, 3)]
    assert sum(row["applied"] for row in findings) == 14 * 2
    assert rows("failed") == []
