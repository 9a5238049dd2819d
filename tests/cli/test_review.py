"""`copyedit review` in a real terminal: each key, back, resume, save, and a file that changed meanwhile."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import docx
import pytest

from tests.cli.calling import call, start, write

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals", allow_module_level=True)

from copyedit.decisions import counts
from tests.cli.terminal import Terminal

STORY = "Talks stall in Velmar\n\nA big ship by the quay. “A big ship,” he said.\n"
KEYS = "s save, q quit"
DECIDED = "All findings are decided"


@pytest.fixture(autouse=True)
def data(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, so that no decision of another test holds."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("COPYEDIT_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def story(desk: Path) -> Path:
    return write(desk / "velmar.txt", STORY)


def _review(story: Path, keys: str, *options: str) -> Terminal:
    """The review after these keys, each pressed once the finding is shown."""
    terminal = Terminal("review", *options, story.name)
    for key in keys:
        terminal.wait_for(KEYS)
        terminal.press(key)
    return terminal


def test_a_finding_is_shown_in_its_sentence(story: Path) -> None:
    with Terminal("review", story.name) as terminal:
        shown = terminal.wait_for(KEYS)
    assert "velmar.txt, line 3: finding 1 of 5" in shown
    assert "error: Use “large”." in shown
    assert "    A ‹big› ship by the quay." in shown
    assert "y, 1  “large”" in shown
    assert "The house has it so." in shown
    assert "house/big" in shown


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_row_is_wider_than_the_terminal(columns: int, desk: Path) -> None:
    story = write(desk / "long.txt", "A big " + "ship of some length came into the harbour " * 20 + ".\n")
    with Terminal("review", story.name, columns=columns) as terminal:
        shown = terminal.wait_for("q quit")
    assert max(len(row) for row in shown.split("\n")) <= columns


def test_what_is_accepted_is_written_and_the_rest_stays(story: Path) -> None:
    with _review(story, "yny") as terminal:
        terminal.press("nn")
        terminal.wait_for(DECIDED)
        terminal.press("s")
        assert terminal.end() == 0
        assert "2 changes written, 3 findings rejected." in terminal.seen
    assert story.read_text() == STORY.replace("A big ship by the quay", "A large ship by the pier")


def test_nothing_is_written_before_it_is_saved(story: Path) -> None:
    with _review(story, "yq") as terminal:
        assert terminal.end() == 0
        assert "not written; 1 decision kept." in terminal.seen
    assert story.read_text() == STORY


def test_decisions_hold_on_the_next_visit(story: Path) -> None:
    with _review(story, "ynq") as terminal:
        terminal.end()
    with _review(story, "s") as terminal:
        assert "finding 3 of 5" in terminal.seen
        assert terminal.end() == 0
    assert story.read_text() == STORY.replace("A big ship by", "A large ship by")


def test_a_crash_loses_no_decision(story: Path) -> None:
    with _review(story, "yn") as terminal:
        terminal.wait_for(KEYS)
        os.kill(terminal.process.pid, signal.SIGKILL)
        terminal.end()
    with _review(story, "") as terminal:
        assert "finding 3 of 5" in terminal.wait_for(KEYS)


def test_what_was_rejected_is_not_asked_again_once_the_story_is_saved(story: Path) -> None:
    with _review(story, "ynynn") as terminal:
        terminal.wait_for(DECIDED)
        terminal.press("s")
        terminal.end()
    with Terminal("review", story.name) as terminal:
        assert terminal.end() == 0
        assert "nothing to decide" in terminal.seen


def test_back_takes_back_the_last_decision(story: Path) -> None:
    with _review(story, "yb") as terminal:
        assert "finding 1 of 5" in terminal.wait_for(KEYS)
        terminal.press("b")
        terminal.wait_for("nothing to take back on this visit")
        terminal.wait_for(KEYS)
        terminal.press("s")
        terminal.end()
    assert story.read_text() == STORY


def test_words_of_ones_own(story: Path) -> None:
    with _review(story, "e") as terminal:
        terminal.wait_for("Instead: ")
        terminal.press("\x15huge\n")
        terminal.wait_for(KEYS)
        terminal.press("s")
        terminal.end()
    assert story.read_text() == STORY.replace("A big ship by", "A huge ship by")
    assert counts.read()["house/big"].edited == 1


def test_all_of_a_rule_but_not_in_quotations(desk: Path) -> None:
    story = write(desk / "a.txt", "A big quarry. A big mine. “A big pit,” he said.\n")
    with _review(story, "a") as terminal:
        terminal.wait_for("2 findings accepted, 1 left to decide one by one.")
        assert "In a quotation" in terminal.wait_for(KEYS)
        terminal.press("s")
        terminal.end()
    assert story.read_text() == "A large quarry. A large mine. “A big pit,” he said.\n"


def test_ignoring_for_good_adds_to_the_known_findings(story: Path) -> None:
    with _review(story, "iq") as terminal:
        terminal.end()
    assert call("check", str(story)).stdout.count("house/big") == 1  # the one in the quotation


def test_a_number_that_nothing_has_is_explained(story: Path) -> None:
    with _review(story, "7") as terminal:
        terminal.wait_for("there is only 1 replacement")


def test_a_word_is_added_to_the_house_list(desk: Path) -> None:
    settings = desk / ".copyedit.yaml"
    settings.write_text("packs: []\nselect: [wire/spelling/unknown-word]\n", encoding="utf-8")
    story = write(desk / "a.txt", "The quay at Port is long. The wobblify works. To wobblify again is hard.\n")
    with _review(story, "w") as terminal:
        terminal.wait_for(DECIDED)  # the word's other place is settled, too
        terminal.press("q")
        terminal.end()
    assert (desk / "words.txt").read_text() == "wobblify\n"


def test_a_file_changed_meanwhile_is_refused(story: Path) -> None:
    with _review(story, "y") as terminal:
        terminal.wait_for(KEYS)
        write(story, "Somebody else's words.\n")
        terminal.press("s")
        assert terminal.end() == 2
        assert "the file has changed since it was read; your decisions are kept: run the command again" in " ".join(
            terminal.seen.split()
        )
    assert story.read_text() == "Somebody else's words.\n"


def test_tracked_changes_in_a_word_file(desk: Path) -> None:
    made = docx.Document()
    made.add_paragraph("A big ship by the quay.")
    made.save(str(desk / "a.docx"))
    with _review(desk / "a.docx", "ys", "--track-changes") as terminal:
        assert terminal.end() == 0
    xml = docx.Document(str(desk / "a.docx")).element.xml
    assert "<w:ins " in xml
    assert "large" in xml


def test_several_files_one_after_another(desk: Path) -> None:
    one, two = write(desk / "1.txt", "A big quarry.\n"), write(desk / "2.txt", "A big mine.\n")
    with Terminal("review", one.name, two.name) as terminal:
        for _ in range(2):
            terminal.wait_for(KEYS)
            terminal.press("y")
            terminal.wait_for(DECIDED)
            terminal.press("s")
        assert terminal.end() == 0
    assert (one.read_text(), two.read_text()) == ("A large quarry.\n", "A large mine.\n")


def test_control_characters_of_a_story_do_not_reach_the_terminal(desk: Path) -> None:
    story = write(desk / "a.txt", "A big \x1b]0;title\x07 quarry.\n")
    with Terminal("review", story.name) as terminal:
        assert "␛]0;title␇" in terminal.wait_for(KEYS)


def test_without_a_terminal_it_says_so(story: Path) -> None:
    ended = start("review", str(story))
    assert ended.returncode == 2
    assert b"review needs a terminal" in ended.stderr


def test_decisions_are_counted_by_rule(story: Path) -> None:
    with _review(story, "ynq") as terminal:
        terminal.end()
    assert counts.read() == {"house/big": counts.Counts(accepted=1), "house/ship": counts.Counts(rejected=1)}
