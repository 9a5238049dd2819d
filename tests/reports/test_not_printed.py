"""No report holds a character that acts on the screen that shows it."""

import json

import pytest

from tests.reports.making import report, story

REPORTS = ("checkstyle", "csv", "github", "gitlab", "html", "json", "jsonl", "junit", "rdjson", "sarif", "text")
HOSTILE = "\x9b2J \N{RIGHT-TO-LEFT OVERRIDE} \N{RIGHT-TO-LEFT ISOLATE} \x07 \x85"


@pytest.mark.parametrize("name", REPORTS)
def test_what_is_not_printed_is_escaped_or_shown(name: str) -> None:
    text = f"The ferry {HOSTILE} ran."
    reported = report(name, story(text, HOSTILE, f"{HOSTILE}.txt", message=HOSTILE, because=HOSTILE))
    assert not [sign for sign in set(reported) - set("\ufeff\r\n") if not sign.isprintable()]


def test_json_keeps_them() -> None:
    [found] = json.loads(report("json", story(message=HOSTILE)))["documents"][0]["findings"]
    assert found["message"] == HOSTILE
