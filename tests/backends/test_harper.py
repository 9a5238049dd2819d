"""Harper itself: places in odd text, long text and words, its two Englishes, and its absence."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from copyedit.language.backends.harper import find_remarks
from copyedit.language.backends.remarks import Request
from copyedit.running.checking import Checker
from copyedit.settings.config import Config
from tests.cli.calling import assert_one_message, call, call_json, rules_of, write

STORY = "Talks stall in Velmar\n\nThe board bought an used ferry, a big one.\n"
CRAB = "\N{CRAB}"


def _words(path: Path) -> list[str]:
    _, findings, faults, _ = Checker(Config(harper=True, packs=(), rules=("house",), select=("house",))).check_path(
        str(path)
    )
    assert faults == []
    return [finding.text for finding in findings if finding.rule == "house/harper"]


@pytest.mark.parametrize(
    "text",
    [
        "The board bought an used ferry.",
        f"{CRAB * 3} The board bought an used ferry {CRAB}.",
        "The cafe\N{COMBINING ACUTE ACCENT} owner bought an used ferry.",
        "The board\N{NO-BREAK SPACE}bought an used ferry.",
        "The\N{ZERO WIDTH SPACE} board bought an used ferry.",
        f"{CRAB}\n\nThe board met.\n\n{CRAB} “We bought an used ferry,” it said.",
        "The board\nbought an used\nferry.",
    ],
)
def test_the_place_is_right_in_odd_text(desk: Path, text: str) -> None:
    assert _words(write(desk / "a.txt", f"Talks stall in Velmar\n\n{text}\n")) == ["an"]


def test_300_000_characters_in_one_paragraph(desk: Path) -> None:
    story = f"The ferry {CRAB} came in late. " * 12_000 + "The board bought an used ferry."
    assert _words(write(desk / "a.txt", story)) == ["an"]


def test_a_word_of_300_000_letters(desk: Path) -> None:
    # Given whole, Harper 0.2.0 asks for 92 GB of memory and ends the process.
    assert _words(write(desk / "a.txt", "a" * 300_000 + " bought an used ferry.")) == ["an"]


def test_threads_take_turns() -> None:
    texts = [f"The board bought an used ferry, number {number}. " * 30 for number in range(40)]

    def ask(text: str) -> int:
        return len(list(find_remarks(Request("harper", ("AnA",)), text, ((0, len(text)),))))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, texts)) == [30] * 40


def test_our_words_or_theirs_and_only_what_is_allowed(desk: Path) -> None:
    write(desk / "a.txt", "Talks\n\nThey was to buy an used ferry from the the borad.\n")
    report = call_json("--harper", "a.txt")
    told = {finding["text"]: finding["message"] for finding in report["documents"][0]["findings"]}
    assert told.keys() == {"an", "the the"}
    assert told["an"] == "“an” for “a”"


@pytest.mark.parametrize(("language", "told"), [("en-GB", []), ("en-US", ["harbour"]), (None, ["harbour"])])
def test_which_english(language: str | None, told: list[str]) -> None:
    text = "The harbour was calm."
    remarks = find_remarks(Request("harper", ("SpellCheck",), language), text, ((0, len(text)),))
    assert [text[remark.start : remark.end] for remark in remarks] == told


def test_off_unless_asked_for(desk: Path) -> None:
    write(desk / "a.txt", STORY)
    assert rules_of(call_json("a.txt")) == ["house/big"]
    write(desk / ".copyedit.yaml", "packs: []\nrules: [house]\nselect: [house]\nharper: true\n")
    assert rules_of(call_json("a.txt")) == ["house/harper", "house/big"]
    assert rules_of(call_json("--no-harper", "a.txt")) == ["house/big"]


def test_selected_but_not_asked_for(desk: Path) -> None:
    write(desk / "a.txt", STORY)
    result = call("check", "--select", "house/harper", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "house/harper", "--harper")


def test_not_installed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copyedit.language.backends.harper.is_installed", lambda: False)
    write(desk / "a.txt", STORY)
    result = call("check", "--harper", "a.txt")
    assert result.exit_code == 2
    assert_one_message(result, "pip install 'copyedit[harper]'")
    assert "house/big" in result.stdout  # the rest goes on
    assert call("check", "a.txt").exit_code == 1  # not asked for, not missed
