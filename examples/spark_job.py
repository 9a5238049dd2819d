"""Clean a table of stories on Spark: the same checks and fixes as `copyedit batch`, on the machines of a cluster.

    spark-submit spark_job.py SOURCE OUT --id-field id --text-field body [--date-field published] [--config FILE]

SOURCE and OUT are Parquet, wherever Spark reads and writes: hdfs:, s3a: and others. OUT/stories has the rows and
columns of SOURCE, with the cleaned text; OUT/findings has a row for each finding; OUT/failed names the stories that
could not be checked, which are in OUT/stories as they were. Spark gives the work out and tries again what a lost
machine had; there is no journal and no `copyedit batch undo`, so keep SOURCE. Each machine needs
`pip install 'copyedit[spark]'`, and house rules at the same paths.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import ArrayType, StringType, StructField, StructType

from copyedit.batch.cleaning import clean_all
from copyedit.batch.dates import day_of
from copyedit.batch.plan import Plan, check_rules, config_from_json, config_to_json
from copyedit.batch.story import Done
from copyedit.errors import CopyeditError
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import Config
from copyedit.settings.find import find_config

_FINDINGS, _ERROR = "copyedit_findings", "copyedit_error"  # columns beside those of the source
_COLUMNS = """rule STRING, level STRING, message STRING, start INT, `end` INT, line INT, `column` INT, text STRING,
    replacements ARRAY<STRING>, safety STRING, confidence FLOAT, quoted BOOLEAN, applied BOOLEAN, before STRING,
    after STRING"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source")
    parser.add_argument("out")
    parser.add_argument("--id-field", required=True)
    parser.add_argument("--text-field", required=True)
    parser.add_argument("--date-field")
    parser.add_argument("--config", help="settings file, read on this machine")
    parser.add_argument("--rules", action="append", default=[], help="apply only fixes of this rule; may be repeated")
    args = parser.parse_args()
    fields = {"text_field": args.text_field, "id_field": args.id_field, "date_field": args.date_field}
    plan = Plan(source=args.source, out=args.out, rules=tuple(args.rules), **fields)
    try:
        found = find_config(Path.cwd(), args.config)
        config = replace(found, as_format="text", languagetool=None, harper=False)
        check_rules(plan.rules, RuleSets().for_settings(config).in_run)
    except CopyeditError as error:
        sys.exit(f"spark_job.py: {error}")
    spark = SparkSession.builder.appName("copyedit").getOrCreate()
    clean(spark, plan, config)
    spark.stop()


def clean(spark: SparkSession, plan: Plan, config: Config) -> None:
    """Write the stories, the findings and the failures of a run."""
    source = spark.read.parquet(plan.source)
    text = StringType()
    made = [StructField(_FINDINGS, ArrayType(text)), StructField(_ERROR, text)]
    work = partial(_cleaned, plan.to_json(), config_to_json(config))
    checked = source.mapInPandas(work, StructType([*source.schema.fields, *made]))
    checked = checked.persist(StorageLevel.DISK_ONLY)  # so that no story is checked twice
    checked.drop(_FINDINGS, _ERROR).write.parquet(f"{plan.out}/stories")
    _findings(checked, plan).write.parquet(f"{plan.out}/findings")
    failed = checked.where(F.col(_ERROR).isNotNull())
    failed.select(F.col(plan.id_field or "").alias("story"), F.col(_ERROR).alias("error")).write.parquet(
        f"{plan.out}/failed"
    )
    checked.unpersist()


def _cleaned(plan_text: str, config_text: str, frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """On a worker: rows as Spark hands them out, each with its cleaned text, its findings and its error."""
    plan, config = Plan.from_json(plan_text), config_from_json(config_text)
    for frame in frames:
        texts = [text if isinstance(text, str) else None for text in frame[plan.text_field]]
        dates = map(day_of, frame[plan.date_field]) if plan.date_field else [""] * len(frame)
        tasks = [
            (plan.name_of(str(key)), text, plan.date_for_checks(date))
            for key, text, date in zip(frame[plan.id_field], texts, dates, strict=True)
            if text is not None
        ]
        results = iter(clean_all(config, plan, tasks))
        done = [Done() if text is None else next(results) for text in texts]
        new = [text if each.content is None else each.content for text, each in zip(texts, done, strict=True)]
        frame[plan.text_field] = _column(frame, new)
        frame[_FINDINGS] = _column(frame, [list(each.rows) for each in done])
        frame[_ERROR] = _column(frame, [each.error or None for each in done])
        yield frame


def _column(frame: pd.DataFrame, values: Sequence[object]) -> pd.Series[Any]:
    """Values as they are: pandas would make NaN of None."""
    return pd.Series(values, frame.index, dtype=object)


def _findings(checked: DataFrame, plan: Plan) -> DataFrame:
    """A row for each finding, with the story's id in front."""
    key = F.col(plan.id_field or "").cast("string").alias("story")
    rows = checked.select(key, F.explode(_FINDINGS).alias("row"))
    return rows.select("story", F.from_json("row", _COLUMNS).alias("finding")).select("story", "finding.*")


if __name__ == "__main__":
    main()
