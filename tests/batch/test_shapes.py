"""Every kind of archive: the stories are cleaned, and all else stays as it was."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.batch.archives import FIELDS, fixed, story, write_csv, write_jsonl, write_parquet, write_tar, write_zip
from tests.cli.calling import assert_one_message, call


def _run(source: Path, out: str, *options: str) -> None:
    done = call("batch", "run", source.name, "--out", out, *options, "--commit-every", "9")
    assert done.exit_code == 0, done.output


def test_members_of_a_zip_archive_keep_name_date_mode_and_order(desk: Path) -> None:
    source = write_zip(desk / "old.zip", 24)
    _run(source, "new.zip")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(desk / "new.zip") as new:
        assert new.testzip() is None
        kept = ("filename", "date_time", "external_attr", "compress_type")
        assert [[getattr(m, name) for name in kept] for m in new.infolist()[1:]] == [
            [getattr(m, name) for name in kept] for m in old.infolist()[1:]
        ]
        assert [m.filename for m in new.infolist()] == [m.filename for m in old.infolist()]
        assert new.read("quay ä.jpg") == old.read("quay ä.jpg")
        for number in range(24):
            assert new.read(f"city/{number:05}.txt").decode() == fixed(number)


@pytest.mark.parametrize("ending", ["tar", "tar.gz"])
def test_members_of_a_tar_archive_keep_name_date_mode_and_order(desk: Path, ending: str) -> None:
    source = write_tar(desk / f"old.{ending}", 24)
    _run(source, f"new.{ending}")
    with tarfile.open(source) as old, tarfile.open(desk / f"new.{ending}") as new:
        kept = ("name", "mtime", "mode", "type", "linkname")
        assert [[getattr(m, name) for name in kept] for m in new] == [[getattr(m, name) for name in kept] for m in old]
        for member in old:
            if member.isreg() and member.name.endswith(".jpg"):
                assert _read(new, member.name) == _read(old, member.name)
        for number in range(24):
            assert _read(new, f"city/{number:05}.txt").decode() == fixed(number)


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    assert file is not None
    return file.read()


def test_in_csv_nothing_but_the_text_changes(desk: Path) -> None:
    source = write_csv(desk / "old.csv", 24)
    _run(source, "new.csv", *FIELDS)
    assert (desk / "new.csv").read_bytes() == source.read_bytes().replace(b"A big ship by", b"A large boat by")
    assert '"story": "7000"' in (desk / "new.csv.run/findings.jsonl").read_text(encoding="utf-8")


def test_a_csv_field_gets_quotation_marks_when_it_needs_them(desk: Path) -> None:
    rule = (desk / "house/big.yaml").read_text(encoding="utf-8")
    (desk / "house/big.yaml").write_text(rule.replace("large", "large, wide"), encoding="utf-8")
    (desk / "old.csv").write_bytes(b"\xef\xbb\xbfid,t\n1,A big one here.\n2,\xff big one.\n3\n\n")
    assert call("batch", "run", "old.csv", "--out", "new.csv", "--text-field", "t").exit_code == 1
    wanted = b'\xef\xbb\xbfid,t\n1,"A large, wide one here."\n2,\xff big one.\n3\n\n'
    assert (desk / "new.csv").read_bytes() == wanted


def test_a_parquet_file_keeps_columns_rows_and_row_groups(desk: Path) -> None:
    import pyarrow.parquet as parquet

    source = write_parquet(desk / "old.parquet", 120)
    _run(source, "new.parquet", *FIELDS)
    old, new = parquet.ParquetFile(source), parquet.ParquetFile(desk / "new.parquet")
    assert [new.metadata.row_group(n).num_rows for n in range(new.num_row_groups)] == [50, 50, 20]
    assert new.schema_arrow == old.schema_arrow
    was, now = old.read().to_pylist(), new.read().to_pylist()
    assert now == [row | {"item.body": fixed(n) if n != 5 else None} for n, row in enumerate(was)]
    assert not (desk / "new.parquet.parts").exists()


@pytest.mark.parametrize(("ending", "module"), [("gz", gzip), ("bz2", bz2), ("xz", lzma)])
def test_a_compressed_file_of_lines(desk: Path, ending: str, module: object) -> None:
    source = write_jsonl(desk / "plain.jsonl", 24)
    (desk / f"old.jsonl.{ending}").write_bytes(module.compress(source.read_bytes()))  # type: ignore[attr-defined]
    _run(desk / f"old.jsonl.{ending}", f"new.jsonl.{ending}", *FIELDS)
    new = module.decompress((desk / f"new.jsonl.{ending}").read_bytes())  # type: ignore[attr-defined]
    assert new == source.read_bytes().replace(b"A big ship by", b"A large boat by")


@pytest.mark.parametrize("name", ["old.zip", "old.tar.gz", "old.parquet"])
def test_a_file_that_is_not_what_its_name_says(desk: Path, name: str) -> None:
    (desk / name).write_bytes(b"no archive" * 100)
    done = call("batch", "run", name, "--out", f"new-{name}", *(FIELDS if "parquet" in name else ()))
    assert done.exit_code == 2
    assert_one_message(done, name, "that can be read")


def test_columns_are_named_when_one_is_missing(desk: Path) -> None:
    write_csv(desk / "old.csv", 1)
    write_parquet(desk / "old.parquet", 1)
    for name in ("old.csv", "old.parquet"):
        done = call("batch", "run", name, "--out", f"new-{name}", "--text-field", "body")
        assert_one_message(done, "no column “body”", "id, item.body")


def test_the_result_is_named_as_the_source(desk: Path) -> None:
    write_zip(desk / "old.zip", 1)
    assert_one_message(call("batch", "run", "old.zip", "--out", "new.tar"), "the same kind as old.zip")


def test_markup_in_a_member_is_recognised(desk: Path) -> None:
    page = "<html><body><p>A big ship &amp; a tug.</p></body></html>"
    with zipfile.ZipFile(desk / "old.zip", "w") as archive:
        archive.writestr("a.html", page)
        archive.writestr("data.json", '{"A big ship": 1}')
        archive.writestr("__MACOSX/a.txt", story(0))
    _run(desk / "old.zip", "new.zip")
    with zipfile.ZipFile(desk / "new.zip") as new:
        assert new.read("a.html").decode() == page.replace("big ship", "large boat")
        assert new.read("data.json") == b'{"A big ship": 1}'
        assert new.read("__MACOSX/a.txt").decode() == story(0)
