"""The public Python API: `copyedit.check_text`, `check_path`, `fix_text`."""

import subprocess
import sys
from pathlib import Path

import pytest

import copyedit
from copyedit.errors import ConfigError, CopyeditError, FileError
from copyedit.settings.config import Config, Suppression
from tests.cli.calling import call_json, write

STORY = "The vote was lost, but however, nobody in Velmar minded.\n"
ID = "wire/redundancy/but-however"


def test_offsets_are_code_points_of_the_text_given() -> None:
    (finding,) = copyedit.check_text("\N{CRAB} " + STORY).findings
    assert ("\N{CRAB} " + STORY)[finding.span.start : finding.span.end] == "but however,"
    assert finding.rule == ID


def test_line_endings_are_kept() -> None:
    text = "The vote.\r\n\r\n" + STORY
    assert copyedit.fix_text(text).text == text.replace("but however,", "but")


def test_a_quotation_is_reported_and_not_fixed() -> None:
    text = "“The vote was lost, but however, nobody minded,” he said."
    outcome = copyedit.fix_text(text, unsafe=True)
    assert outcome.text == text
    assert [skip.reason for skip in outcome.skipped] == ["inside a quotation"]


def test_a_format_is_named_or_told_by_the_name() -> None:
    page = f"<p>{STORY}</p><script>but however, but however,</script>"
    for checked in (copyedit.check_text(page, name="page.html"), copyedit.check_text(page, format="html")):
        assert [page[finding.span.start : finding.span.end] for finding in checked.findings] == ["but however,"]


def test_settings_hold() -> None:
    assert not copyedit.check_text(STORY, settings=Config(ignore=(ID,))).findings
    suppressed = Config(suppress=(Suppression(ID, files=("old/",)),))
    assert not copyedit.check_text(STORY, name="old/a.txt", settings=suppressed).findings
    assert copyedit.check_text(STORY, name="new/a.txt", settings=suppressed).findings


def test_a_file_has_the_findings_that_the_command_reports(tmp_path: Path) -> None:
    path = write(tmp_path / "story.txt", STORY)
    (reported,) = call_json(str(path))["documents"]
    found = copyedit.check_path(path).findings
    assert [(each.rule, each.span.start, each.span.end, each.message) for each in found] == [
        (each["rule"], each["start"], each["end"], each["message"]) for each in reported["findings"]
    ]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: copyedit.check_path("no-such-story.txt"), FileError),
        (lambda: copyedit.check_text(STORY, format="docx"), FileError),
        (lambda: copyedit.check_text(STORY, settings=Config(select=("wire/no-such-rule",))), ConfigError),
        (lambda: copyedit.check_text("{", name="item.ninjs"), FileError),
    ],
)
def test_what_cannot_be_checked_raises_an_error_for_people(call: object, error: type[CopyeditError]) -> None:
    assert callable(call)
    with pytest.raises(error):
        call()


def test_importing_the_package_imports_nothing_else_of_it() -> None:
    program = "import sys, copyedit; print(*sorted(n for n in sys.modules if n.startswith('copyedit')))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["copyedit", "copyedit.version"]
