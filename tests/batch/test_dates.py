"""`--since`, `--until` and `--date-field`: which stories are taken, and what their checks know of their day."""

import csv
import json
import os
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from copyedit.batch.dates import day_in_path, day_of, is_in_range
from tests.batch.archives import fixed, story
from tests.cli.calling import assert_one_message, call

DAYS = ("1986-12-31", "1987-01-01", "1987-04-12", "1987-12-31", "1988-01-01")
RANGE = ("--since", "1987-01-01", "--until", "1987-12")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("1987-04-12", "1987-04-12"),
        ("1987-04-12T23:30:00+02:00", "1987-04-12"),
        ("19870412", "1987-04-12"),
        (19870412, "1987-04-12"),
        ("1987/4/2", "1987-04-02"),
        ("1987-04", "1987-04"),
        ("1987", "1987"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        ("Mon, 13 Jun 2011 08:00:00 GMT", "2011-06-13"),
        ("June 13, 2011", "2011-06-13"),
        (1307923200, "2011-06-13"),
        (1307923200000, "2011-06-13"),
        (datetime(2011, 6, 13, 8, tzinfo=UTC), "2011-06-13"),
        (date(2011, 6, 13), "2011-06-13"),
        ("1987-02-30", ""),
        ("6/7/2011", ""),
        ("unknown", ""),
        (None, ""),
        (True, ""),
        ([1987], ""),
    ],
)
def test_what_a_field_says_of_a_day(value: object, day: str) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("city/2011/06/13/talks.txt", "2011-06-13"),
        ("city/talks-2011-06-13.html", "2011-06-13"),
        ("20110613_004.txt", "2011-06-13"),
        ("2011/06/talks.txt", "2011-06"),
        ("1987/talks.txt", "1987"),
        ("city/talks-2011.txt", ""),
        ("120110613.txt", ""),
        ("2011/02/30/talks.txt", "2011-02"),
    ],
)
def test_the_day_in_a_path(path: str, day: str) -> None:
    assert day_in_path(path) == day


def test_a_month_or_year_is_in_a_range_if_a_day_of_it_is() -> None:
    assert is_in_range("1987", "1987-06-01", "1987-06-30")
    assert is_in_range("1987-06-30", "1987", "1987")
    assert not is_in_range("1987-07", None, "1987-06-30")
    assert not is_in_range("1986", "1987-06-01", None)


def _write_rows(path: Path) -> None:
    rows = [{"id": day, "meta": {"day": day}, "body": story(3 * n)} for n, day in enumerate((*DAYS, "soon"))]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def _write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "meta.day", "body"])
        writer.writerows([day, day, story(3 * n)] for n, day in enumerate((*DAYS, "soon")))


def _write_parquet(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as parquet

    days = [date.fromisoformat(day) for day in DAYS]
    table = {"id": [*DAYS, "soon"], "meta.day": [*days, None], "body": [story(3 * n) for n in range(6)]}
    parquet.write_table(pa.table(table), path)


def _ids(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        import pyarrow.parquet as parquet

        return list(parquet.read_table(path).column("id").to_pylist())
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [row["id"] for row in csv.DictReader(file)]
    return [json.loads(line)["id"] for line in path.open(encoding="utf-8")]


@pytest.mark.parametrize(
    ("name", "write"), [("a.jsonl", _write_rows), ("a.csv", _write_csv), ("a.parquet", _write_parquet)]
)
def test_rows_of_some_days(desk: Path, name: str, write: object) -> None:
    assert callable(write)
    write(desk / name)
    fields = ("--text-field", "body", "--id-field", "id", "--date-field", "meta.day")
    done = call("batch", "run", name, "--out", f"new-{name}", *fields, *RANGE, "--jobs", "1")
    assert done.exit_code == 0, done.output
    assert _ids(desk / f"new-{name}") == ["1987-01-01", "1987-04-12", "1987-12-31"]
    assert "1 story without a date left out." in done.stderr
    rows = [json.loads(line) for line in (desk / f"new-{name}.run/findings.jsonl").open(encoding="utf-8")]
    assert {(row["story"], row["date"]) for row in rows} == {(day, day) for day in DAYS[1:4]}
    assert call("batch", "undo", f"new-{name}.run").exit_code == 0
    assert "large" not in (desk / f"new-{name}").read_bytes().decode("latin-1")


def test_files_of_some_days_by_what_they_declare_else_by_their_path(desk: Path) -> None:
    for number, day in enumerate(DAYS):
        path = desk / "old" / day.replace("-", "/") / "a.txt"
        path.parent.mkdir(parents=True)
        path.write_text(story(3 * number), encoding="utf-8")
    (desk / "old/a.html").write_text(
        '<meta property="article:published_time" content="1987-05-01"><p>A big ship.</p>', encoding="utf-8"
    )
    assert call("batch", "run", "old", "--out", "new", *RANGE).exit_code == 0
    assert sorted(path.relative_to(desk / "new").as_posix() for path in (desk / "new").rglob("*.*")) == [
        "1987/01/01/a.txt",
        "1987/04/12/a.txt",
        "1987/12/31/a.txt",
        "a.html",
    ]
    assert (desk / "new/1987/04/12/a.txt").read_text(encoding="utf-8") == fixed(6)


def test_files_by_when_they_were_written(desk: Path) -> None:
    (desk / "old").mkdir()
    for day in DAYS:
        path = desk / "old" / f"{day[:4]}{day[8:]}.txt"
        path.write_text("A big ship.\n", encoding="utf-8")
        seconds = datetime.fromisoformat(f"{day}T12:00+00:00").timestamp()
        os.utime(path, (seconds, seconds))
    assert call("batch", "run", "old", "--out", "new", "--date-field", "mtime", *RANGE).exit_code == 0
    assert len(list((desk / "new").iterdir())) == 3


def test_members_by_their_own_dates(desk: Path) -> None:
    with zipfile.ZipFile(desk / "old.zip", "w") as archive:
        for year in (1986, 1987, 1988):
            archive.writestr(zipfile.ZipInfo(f"a{year - 1900}.txt", (year, 6, 1, 0, 0, 0)), "A big ship.\n")
    assert call("batch", "run", "old.zip", "--out", "new.zip", "--date-field", "mtime", *RANGE).exit_code == 0
    with zipfile.ZipFile(desk / "new.zip") as archive:
        assert archive.namelist() == ["a87.txt"]


def test_a_sample_and_a_limit_are_of_the_range(desk: Path) -> None:
    _write_csv(desk / "old.csv")
    fields = ("--text-field", "body", "--id-field", "id", "--date-field", "meta.day", *RANGE)
    for name, *options in (("first", "--limit", "2"), ("some", "--sample", "2")):
        assert call("batch", "run", "old.csv", "--out", f"{name}.csv", *fields, *options).exit_code == 0
    assert _ids(desk / "first.csv") == ["1987-01-01", "1987-04-12"]
    assert len(_ids(desk / "some.csv")) == 2
    assert set(_ids(desk / "some.csv")) < set(DAYS[1:4])


WEEKDAY = "Ferry talks\n\nThe mayor said the ferry would sail on Sunday, April 13.\n"  # in 1987, a Monday


@pytest.mark.parametrize("day", ["1987-04-02", "1986-04-02"])
def test_a_date_in_a_field_is_the_day_that_weekdays_are_checked_against(desk: Path, day: str) -> None:
    (desk / ".copyedit.yaml").write_text("select: [wire/dates]\n", encoding="utf-8")
    (desk / "old.jsonl").write_text(json.dumps({"day": day, "body": WEEKDAY}) + "\n", encoding="utf-8")
    options = ("--dry-run", "--run", "trial", "--text-field", "body", "--date-field", "day")
    assert call("batch", "run", "old.jsonl", *options).exit_code == 0
    rows = [json.loads(line) for line in (desk / "trial/findings.jsonl").open(encoding="utf-8")]
    assert [row["text"] for row in rows] == (["Sunday"] if day == "1987-04-02" else [])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "yesterday"), "is no day, month or year"),
        (("--since", "1987-13"), "is no day, month or year"),
        (("--until", "1987-02-30"), "is no day, month or year"),
        (("--since", "1988", "--until", "1987-12-31"), "is later than"),
        (("--date-field", "created"), "--date-field of files is one of declared, path, mtime"),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Path, options: tuple[str, ...], said: str) -> None:
    (desk / "old").mkdir()
    done = call("batch", "run", "old", "--out", "new", *options)
    assert done.exit_code == 2
    assert said in done.stderr


def test_rows_need_a_field_for_their_dates(desk: Path) -> None:
    _write_rows(desk / "old.jsonl")
    done = call("batch", "run", "old.jsonl", "--out", "new.jsonl", "--text-field", "body", "--since", "1987")
    assert "--date-field" in done.stderr
    _write_csv(desk / "old.csv")
    done = call("batch", "run", "old.csv", "--out", "n.csv", "--text-field", "body", "--date-field", "when")
    assert_one_message(done, "no column “when”; the columns are: id, meta.day, body")
