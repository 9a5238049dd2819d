"""Crawls: the articles in WARC and WACZ are reported on, and nothing is written."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import assert_one_message, call

pytest.importorskip("warcio")
pytest.importorskip("trafilatura")

ARTICLE = (
    "<p>The two sides met for six hours, and a big ship lay by the quay when they left the town hall.</p>"
    "<p>The service had run for thirty years before the storm. Nobody at the port would say when it would return.</p>"
)


def _page(number: int) -> bytes:
    meta = f'<meta property="article:published_time" content="198{number}-05-04">' if number % 2 else ""
    return (
        f"<!DOCTYPE html><html><head><title>Ferry {number} sails</title>{meta}</head><body>"
        f'<nav><a href="/">A big menu</a></nav><article><h1>Ferry {number} sails</h1>{ARTICLE}</article>'
        "<footer>A big footer</footer></body></html>"
    ).encode()


def _write_warc(path: Path, count: int) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer: Any = WARCWriter(file, gzip=path.suffix == ".gz")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "none"}))
        for number in range(count):
            for kind, body, status in (
                ("text/html; charset=utf-8", _page(number), "200 OK"),
                ("image/png", b"A big picture", "200 OK"),
                ("text/html", b"<p>A big error.", "404 Not Found"),
            ):
                headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
                address = f"https://gazette.example/{number}"
                date = {"WARC-Date": "1999-12-31T12:00:00Z"}
                writer.write_record(
                    writer.create_warc_record(
                        address, "response", payload=BytesIO(body), http_headers=headers, warc_headers_dict=date
                    )
                )


def _write_wacz(path: Path, count: int) -> None:
    inner = path.with_name("data.warc.gz")
    _write_warc(inner, count)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.write(inner, "archive/data.warc.gz")
        archive.writestr("pages/pages.jsonl", "{}")


def _findings(run: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / "findings.jsonl").open(encoding="utf-8")]


@pytest.mark.parametrize("name", ["old.warc", "old.warc.gz", "old.wacz"])
def test_the_articles_alone_are_checked(desk: Path, name: str) -> None:
    (_write_wacz if name.endswith("wacz") else _write_warc)(desk / name, 4)
    done = call("batch", "run", name, "--dry-run", "--run", "trial", "--select", "house/big")
    assert done.exit_code == 0, done.output
    rows = _findings(desk / "trial")
    assert [(row["story"], row["text"], row["section"]) for row in rows] == [
        (f"https://gazette.example/{number}", "big", "gazette.example") for number in range(4)
    ]
    assert [row["date"] for row in rows] == ["1999-12-31", "1981-05-04", "1999-12-31", "1983-05-04"]
    assert rows[0]["before"].endswith("and a ")
    assert call("batch", "report", "trial").exit_code == 0


def test_a_crawl_of_some_days(desk: Path) -> None:
    _write_warc(desk / "old.warc.gz", 4)
    options = ("--dry-run", "--run", "trial", "--select", "house/big", "--until", "1981")
    assert call("batch", "run", "old.warc.gz", *options).exit_code == 0
    assert [row["story"] for row in _findings(desk / "trial")] == ["https://gazette.example/1"]


def test_a_crawl_is_not_written(desk: Path) -> None:
    _write_warc(desk / "old.warc", 1)
    assert_one_message(call("batch", "run", "old.warc", "--out", "new.warc"), "only reported on: use --dry-run")


def test_what_is_no_crawl_says_so(desk: Path) -> None:
    (desk / "old.warc").write_bytes(b"A big ship.\n" * 40)
    done = call("batch", "run", "old.warc", "--dry-run", "--run", "trial")
    assert done.exit_code == 2
    assert_one_message(done, "old.warc: not a crawl that can be read")
