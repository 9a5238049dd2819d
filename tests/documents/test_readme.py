"""The README: its example shows what the command prints, and its tables name what there is."""

import re
from pathlib import Path

import pytest
import yaml

from copyedit.cli import main
from copyedit.formats.which import ENDINGS
from tests.cli.calling import call
from tests.documents.ours import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_shows_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paragraph by paragraph; “...” stands for any number of them."""
    monkeypatch.chdir(ROOT)
    [example] = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    command, _, shown = example.partition("\n")
    printed = call(*command.removeprefix("$ copyedit ").split()).stdout.rstrip("\n").split("\n\n")
    paragraphs = shown.rstrip("\n").split("\n\n")
    at = 0
    for before, paragraph in zip(["", *paragraphs], paragraphs, strict=False):
        if paragraph == "...":
            continue
        assert paragraph in printed[at:], "the README must show what the command prints"
        place = printed.index(paragraph, at)
        assert before == "..." or place == at, "a finding is left out without “...”"
        at = place + 1
    assert at == len(printed)


def test_sentences_that_the_readme_says_are_found(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    for sentence, words in (
        ("Firefighters were called to the seen of the accident on Friday.", "seen"),
        ("Police said they had arrest two men.", "arrest"),
    ):
        assert words in README
        story.write_text(sentence + "\n", encoding="utf-8")
        printed = call("check", str(story)).stdout
        assert words in printed
        assert "suggestion" in printed, "as “In a repository” says"


def test_the_commands_are_those_of_the_command_line() -> None:
    named = re.findall(r"^\| `copyedit (\w+)", README, re.MULTILINE)
    assert named == main.list_commands(None)  # type: ignore[arg-type]


def test_the_formats_are_those_that_are_read() -> None:
    [table] = re.findall(r"## Formats\n(.*?)\n## ", README, re.DOTALL)
    assert set(re.findall(r"`(\.\w+)`", table)) == set(ENDINGS)


def test_the_hooks_are_those_of_the_hooks_file() -> None:
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert set(re.findall(r"copyedit-(?:check|fix)", README)) == hooks


def test_a_revision_that_is_named_exists() -> None:
    """`main`, until there is a tag."""
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("*.yml")]
    for document in documents:
        text = document.read_text(encoding="utf-8")
        assert set(re.findall(r"rev: (\S+)|git@(\S+)|default: (v\d\S*)", text)) <= {("main", "", "")}, document


def test_the_figures_are_those_of_the_last_run() -> None:
    """“How good is it?” quotes benchmarks/accuracy/RESULTS.md: the sentences alone, and clean copy."""
    results = (ROOT / "benchmarks/accuracy/RESULTS.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in results.splitlines() if line.startswith("|")]
    table = next(rows[at:] for at, row in enumerate(rows) if row[-2:] == ["LanguageTool", "Harper"])
    for title, text, kind in (
        ("wrong words found", "seeded, alone", "wrong_word"),
        ("small words found", "seeded, alone", "small_word"),
        ("agreement and verb form found", "seeded, alone", "agreement"),
        ("findings per 1,000 words", "clean", "**all**"),
    ):
        _, _, _, ours, _, *peers = next(row for row in table if row[:2] == [text, kind])
        measured = [cell.partition(",")[0] for cell in (ours, *peers)]
        [line] = [line for line in README.splitlines() if title in line and line.startswith("|")]
        shown = [cell.strip() for cell in line.split("|")[2:-1]]
        assert shown == [cell if "%" in cell else f"{float(cell):.1f}" for cell in measured], title
