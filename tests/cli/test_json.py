"""`check --format json`: the whole object, its schema, and offsets that count code points."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from tests.cli.calling import call, call_json, start, write
from tests.cli.conftest import BIG

SCHEMA = json.loads(Path(__file__).parents[2].joinpath("docs", "findings.schema.json").read_text(encoding="utf-8"))
ACCENT = "\N{COMBINING ACUTE ACCENT}"


def _valid(report: Any) -> Any:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(report)
    return report


def test_the_whole_object(desk: Path) -> None:
    # An emoji is one code point, but two in UTF-16 and four bytes; the accent is one of its own.
    write(desk / "a.txt", f"Talks stall\n\nThe cafe{ACCENT} \N{CRAB} was big. “A ship,” he said.\n")
    assert _valid(call_json("a.txt")) == {
        "version": 1,
        "documents": [
            {
                "path": "a.txt",
                "findings": [
                    {
                        "rule": "house/big",
                        "level": "error",
                        "message": "Use “large”.",
                        "start": 29,
                        "end": 32,
                        "line": 3,
                        "column": 17,
                        "text": "big",
                        "replacements": ["large"],
                        "safety": "safe",
                        "confidence": 1.0,
                        "quoted": False,
                    },
                    {
                        "rule": "house/ship",
                        "level": "warning",
                        "message": "A “ship” is a boat here.",
                        "start": 37,
                        "end": 41,
                        "line": 3,
                        "column": 25,
                        "text": "ship",
                        "replacements": ["boat"],
                        "safety": "unsafe",
                        "confidence": 1.0,
                        "quoted": True,
                    },
                ],
            }
        ],
        "errors": [],
        "summary": {"documents": 1, "findings": 2},
    }


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_does_not_count(before: bytes, desk: Path) -> None:
    (desk / "a.txt").write_bytes(before + b"Big ships left.\r\n\r\nA big one came.\r\n")
    findings = call_json("a.txt")["documents"][0]["findings"]
    assert [(f["start"], f["line"], f["column"]) for f in findings] == [(0, 1, 1), (21, 3, 3)]


def test_a_deletion_is_the_empty_text(desk: Path) -> None:
    rule = "check: existence\nmessage: Go without it.\nfix: safe\ndelete: true\ntokens: [really]\n"
    write(desk / "house" / "really.yaml", rule)
    text = "The vote was really close.\n"
    [finding] = _valid(call_json("-", stdin=text.encode()))["documents"][0]["findings"]
    assert finding["replacements"] == [""]
    assert text[: finding["start"]] + text[finding["end"] :] == "The vote was close.\n"
    assert finding["text"] == text[finding["start"] : finding["end"]]


def test_nothing_offered_is_an_empty_list(desk: Path) -> None:
    write(desk / "house" / "eds.yaml", 'check: existence\nmessage: For the desk.\ntokens: ["EDS:"]\n')
    [finding] = _valid(call_json("-", stdin=b"EDS: the vote was close.\n"))["documents"][0]["findings"]
    assert (finding["replacements"], finding["safety"]) == ([], "display")


def test_a_file_without_findings_is_a_document_all_the_same(desk: Path) -> None:
    write(desk / "a.txt", "The vote was close.\n")
    report = _valid(call_json("a.txt"))
    assert report["documents"] == [{"path": "a.txt", "findings": []}]
    assert report["summary"] == {"documents": 1, "findings": 0}


def test_errors_are_in_the_object_and_the_rest_is_checked(desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    result = call("check", "--format", "json", "gone.txt", "a.txt", "gone-too.txt")
    report = _valid(json.loads(result.stdout_bytes))
    assert result.exit_code == 2
    assert [error["path"] for error in report["errors"]] == ["gone.txt", "gone-too.txt"]
    assert all("no such file" in error["message"] for error in report["errors"])
    assert [document["path"] for document in report["documents"]] == ["a.txt"]
    assert report["summary"] == {"documents": 1, "findings": 1}


def test_no_file_at_all_is_still_an_object(desk: Path) -> None:
    report = _valid(call_json("gone.txt"))
    assert (report["documents"], report["summary"]) == ([], {"documents": 0, "findings": 0})


def test_a_file_name_that_is_no_text_leaves_json_that_is(desk: Path) -> None:
    name = b"st\xff.txt".decode("utf-8", "surrogateescape")
    try:
        write(desk / name, "A big vote.\n")
    except OSError:
        pytest.skip("this system has no such names")
    report = _valid(json.loads(start("check", "--format", "json", name).stdout.decode("utf-8")))
    assert report["documents"][0]["path"] == name


@pytest.mark.parametrize(
    ("key", "value"), [("level", "fatal"), ("start", -1), ("line", 0), ("confidence", 1.5), ("safety", "sure")]
)
def test_the_schema_refuses_what_is_not_promised(key: str, value: object, desk: Path) -> None:
    write(desk / "a.txt", "A big vote.\n")
    report = call_json("a.txt")
    report["documents"][0]["findings"][0][key] = value
    assert not Draft202012Validator(SCHEMA).is_valid(report)


def test_what_other_rules_said_of_the_same_words(desk: Path) -> None:
    write(desk / "house" / "huge.yaml", BIG.replace("level: error", "level: suggestion").replace("large", "huge"))
    write(desk / "a.txt", "Talks\n\nA big one.\n")
    (document,) = _valid(call_json("a.txt"))["documents"]
    (finding,) = document["findings"]
    assert finding["rule"] == "house/big"
    assert finding["related"] == [
        {
            "rule": "house/huge",
            "level": "suggestion",
            "message": "Use “huge”.",
            "start": 9,
            "end": 12,
            "replacements": ["huge"],
        }
    ]


def test_the_other_place_that_a_finding_speaks_of(desk: Path) -> None:
    one_spelling = "check: consistency\nmessage: x\nvariants: [[adviser, advisor]]\n"
    write(desk / "house" / "spelling.yaml", one_spelling)
    write(desk / "a.txt", "Talks\n\nAn adviser left.\n\nAn advisor came.\n")
    (document,) = _valid(call_json("a.txt"))["documents"]
    (finding,) = document["findings"]
    assert finding["elsewhere"] == {"start": 10, "end": 17, "line": 3, "column": 4}
