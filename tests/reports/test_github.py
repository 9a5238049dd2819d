"""Workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""

import pytest

from copyedit.findings import Level
from tests.reports.making import GONE, RULE_AT, report, story


def test_a_command() -> None:
    assert report("github", story()) == (
        "::error file=desk/a.txt,line=3,endLine=3,col=16,endColumn=19,title=house/big::"
        "Use “large”.%0A-> “large”  (safe)%0AThe house has it so.\n"
    )


@pytest.mark.parametrize(
    ("level", "command"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.SUGGESTION, "notice")]
)
def test_levels(level: Level, command: str) -> None:
    assert report("github", story(level=level)).startswith(f"::{command} file=")


def test_what_would_end_a_message_or_a_property_is_escaped() -> None:
    reported = report("github", story(path="a,b:c%.txt", message="100% of it\r\n::error::no", new=None, because=None))
    assert "file=a%2Cb%3Ac%25.txt," in reported
    assert reported.endswith("::100%25 of it%0D%0A::error::no\n")
    assert reported.count("\n") == 1


def test_words_over_a_line_end_have_no_columns() -> None:
    # “startColumn ... can only be used if start and end are on the same line”, the description of annotations says.
    reported = report("github", story("A very\nbig vote.\n", "very\nbig"))
    assert reported.startswith("::error file=desk/a.txt,line=1,endLine=2,title=house/big::")


def test_errors_are_commands() -> None:
    assert report("github", errors=[GONE, RULE_AT]).splitlines() == [
        "::error file=gone.txt,title=copyedit::cannot be read: no such file",
        "::error file=house/big.yaml,line=6,col=2,title=copyedit::unknown key",
    ]


def test_nothing_found_is_nothing_said() -> None:
    assert report("github", story(words="")) == ""
