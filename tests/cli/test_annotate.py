"""`annotate` and `fix --track-changes`: where the result goes, what is reported."""

from pathlib import Path

import pytest

from tests.cli.calling import call, start, write
from tests.office.making import docx_of, members_of, odt_of, paragraph, run
from tests.office.settling import settled

BODY = paragraph(run("A big ship by the quay."))
BY = ("--author", "News Desk", "--author-date", "2026-03-04")


def _story(desk: Path, name: str = "a.docx") -> Path:
    path = desk / name
    path.write_bytes(docx_of(BODY) if name.endswith("docx") else odt_of("<text:p>A big ship by the quay.</text:p>"))
    return path


def test_text_goes_to_standard_output(desk: Path) -> None:
    story = write(desk / "a.txt", "A big vote.\n")
    result = call("annotate", "a.txt")
    assert result.exit_code == 1
    assert (
        result.stdout
        == "A {~~big~>large~~}{>>Use “large”. Instead: “large” The house has it so. [house/big]<<} vote.\n"
    )
    assert result.stderr == "1 finding added.\n"
    assert story.read_text() == "A big vote.\n"


def test_nothing_found_gives_the_file_as_it_is(desk: Path) -> None:
    write(desk / "a.txt", "A close vote.\r\n")
    result = call("annotate", "a.txt")
    assert (result.exit_code, result.stdout_bytes) == (0, b"A close vote.\r\n")


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_comments_in_a_copy(name: str, desk: Path) -> None:
    before = _story(desk, name).read_bytes()
    assert call("annotate", "--output", "out", *BY, name).exit_code == 1
    assert (desk / name).read_bytes() == before
    written = members_of((desk / "out" / name).read_bytes())
    reported = written["word/comments.xml" if name == "a.docx" else "content.xml"].decode()
    assert reported.count("[house/") == 3
    assert "Use “large”." in reported
    assert 'w:date="2026-03-04T00:00:00Z"' in reported or "<dc:date>2026-03-04T00:00:00Z" in reported


def test_comments_in_place(desk: Path) -> None:
    story = _story(desk)
    assert call("annotate", "--in-place", "a.docx").exit_code == 1
    assert "word/comments.xml" in members_of(story.read_bytes())


def test_a_file_through_pipes(desk: Path) -> None:
    process = start("annotate", "--stdin-filename", "a.docx", "-", stdin=_story(desk).read_bytes())
    assert "word/comments.xml" in members_of(process.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.docx", "b.docx"), "more than one file needs --output DIR or --in-place"),
        (("--output", "out", "--in-place", "a.docx"), "choose one"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str, desk: Path) -> None:
    _story(desk), _story(desk, "b.docx")
    result = call("annotate", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_fixes_as_tracked_changes(desk: Path) -> None:
    story = _story(desk)
    result = call("fix", "--track-changes", *BY, "a.docx")
    assert result.exit_code == 1
    assert settled(story.read_bytes(), accept=True, by="News Desk") == ["A large ship by the quay."]
    assert settled(story.read_bytes(), accept=False, by="News Desk") == ["A big ship by the quay."]
    assert 'w:date="2026-03-04T00:00:00Z"' in members_of(story.read_bytes())["word/document.xml"].decode()


def test_tracked_changes_are_refused_where_there_are_none(desk: Path) -> None:
    story = write(desk / "a.txt", "A big vote.\n")
    result = call("fix", "--track-changes", "a.txt")
    assert result.exit_code == 2
    assert "copyedit: a.txt: not written: this format has no tracked changes" in result.stderr
    assert story.read_text() == "A big vote.\n"


def test_check_and_diff_speak_of_paragraphs(desk: Path) -> None:
    (desk / "a.docx").write_bytes(docx_of(paragraph(run("Talks stall.")) + paragraph(run("A b"), run("ig vote."))))
    assert "a.docx:2:3: error: Use “large”." in call("check", "a.docx").stdout
    assert call("diff", "a.docx").stdout.splitlines()[2:] == [
        "@@ -1,2 +1,2 @@", " Talks stall.", "-A big vote.", "+A large vote.",
    ]  # fmt: skip


def test_a_format_for_programs_is_not_marked(desk: Path) -> None:
    story = "<nitf><body><body.content><p>A big vote.</p></body.content></body></nitf>"
    write(desk / "a.nitf", story)
    result = call("annotate", "--in-place", "a.nitf")
    assert result.exit_code == 2
    assert "a.nitf: not annotated: nitf has no place for comments" in result.stderr
    assert (desk / "a.nitf").read_text() == story


BAD = {
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file"),
    "cut.docx": (docx_of(BODY)[:300], "a broken file"),
    "sheet.odt": (docx_of(BODY), "no OpenDocument text"),
}


@pytest.mark.parametrize("command", ["check", "fix", "diff"])
def test_bad_files_are_reported_and_the_next_one_done(command: str, desk: Path) -> None:
    for name, (data, _) in BAD.items():
        (desk / name).write_bytes(data)
    write(desk / "good.txt", "A big vote.\n")
    result = call(command, *BAD, "good.txt")
    assert result.exit_code == 2
    reported = [line for line in result.stderr.splitlines() if line.startswith("copyedit: ")]
    assert len(reported) == len(BAD)
    for line, (name, (data, said)) in zip(reported, BAD.items(), strict=True):
        assert line.startswith(f"copyedit: {name}: ")
        assert said in line
        assert (desk / name).read_bytes() == data
    assert "large" in ((desk / "good.txt").read_text() if command == "fix" else result.stdout)


def test_nothing_is_written_for_a_bad_file(desk: Path) -> None:
    (desk / "a.docx").write_bytes(BAD["old.docx"][0])
    result = call("annotate", "--output", "out", "a.docx")
    assert result.exit_code == 2
    assert "copyedit: a.docx: an old Word file" in result.stderr
    assert not (desk / "out").exists()
