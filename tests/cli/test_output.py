"""`check --format` and `--output` at the command line: every report whole, in its place, at once or not at all."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from copyedit.cli.checking import FORMATS
from copyedit.reports.streaming import report_named
from tests.cli.calling import STORY, assert_one_message, call, start, write

SUMMARY = "5 findings in 1 file: 2 errors, 2 warnings, 1 suggestion; 1 can be fixed safely.\n"


def test_every_report_is_offered_and_every_one_offered_is_there() -> None:
    folder = Path(report_named("text").__file__ or "").parent  # type: ignore[attr-defined]
    reports = {file.stem for file in folder.glob("*.py") if "def render_tail(" in file.read_text(encoding="utf-8")}
    assert set(FORMATS) == reports - {"statistics", "streaming"}
    for name in FORMATS:
        report = report_named(name)
        assert isinstance(report.HEAD, str) and isinstance(report.SEPARATOR, str)
        assert callable(report.render) and callable(report.render_tail)
        assert f" {name}" in call("check", "--help").stdout


def test_a_report_is_imported_only_when_it_is_chosen(desk: Path) -> None:
    import subprocess

    write(desk / "a.txt")
    code = (
        "import sys; from copyedit.cli import main\n"
        "try: main(['check', 'a.txt'])\n"
        "except SystemExit: print(sorted(n for n in sys.modules if n.startswith('copyedit.reports.')))"
    )
    reported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    known = [f"copyedit.reports.{name}" for name in ("places", "signs", "streaming", "text")]
    assert reported.splitlines()[-1] == str(known)


@pytest.mark.parametrize("name", FORMATS)
def test_workers_make_the_report_that_one_process_makes(name: str, desk: Path) -> None:
    for number in range(40):
        write(desk / "stories" / f"{number:02}.txt", STORY if number % 3 else "A clean story.\n")
    alone = call("check", "--format", name, "--jobs", "1", "stories", "gone.txt")
    together = call("check", "--format", name, "--jobs", "2", "stories", "gone.txt")
    assert alone.exit_code == together.exit_code == 2
    assert alone.stdout_bytes == together.stdout_bytes
    assert alone.stdout_bytes.endswith(b"\n")
    alone.stdout_bytes.decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_exit_codes_are_the_same_for_all(name: str, desk: Path) -> None:
    write(desk / "a.txt")
    write(desk / "clean.txt", "A clean story.\n")
    assert call("check", "--format", name, "clean.txt").exit_code == 0
    assert call("check", "--format", name, "a.txt").exit_code == 1
    assert call("check", "--format", name, "a.txt", "gone.txt").exit_code == 2


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("csv", "text")])
def test_what_could_not_be_read_is_in_the_report(name: str, desk: Path) -> None:
    assert "no such file" in call("check", "--format", name, "gone.txt").stdout


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_in_a_file_is_the_one_on_standard_output(name: str, desk: Path) -> None:
    write(desk / "a.txt")
    shown = call("check", "--format", name, "a.txt")
    written = call("check", "--format", name, "--output", "report", "a.txt")
    assert (written.exit_code, written.stdout, written.stderr) == (1, "", SUMMARY)
    assert (desk / "report").read_bytes() == shown.stdout_bytes
    assert shown.stderr == ""


def test_a_dash_is_standard_output(desk: Path) -> None:
    write(desk / "a.txt")
    result = call("check", "--output", "-", "a.txt")
    assert (result.stdout, result.stderr) == (call("check", "a.txt").stdout, "")


def test_errors_are_reported_and_the_report_is_written(desk: Path) -> None:
    write(desk / "a.txt")
    result = call("check", "--format", "json", "--output", "report", "a.txt", "gone.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0].startswith("copyedit: gone.txt: ")
    assert json.loads((desk / "report").read_text(encoding="utf-8"))["errors"][0]["path"] == "gone.txt"


def test_an_older_report_is_replaced_with_its_mode_and_where_a_link_leads(desk: Path) -> None:
    write(desk / "a.txt")
    report = write(desk / "reports" / "real.json", "old")
    report.chmod(0o640)
    link = desk / "latest.json"
    link.symlink_to(report)
    call("check", "--format", "json", "--output", "latest.json", "a.txt")
    assert link.is_symlink()
    assert report.read_text(encoding="utf-8").startswith('{"version"')
    assert stat.S_IMODE(report.stat().st_mode) == 0o640
    assert [path.name for path in report.parent.iterdir()] == ["real.json"]


def test_a_run_that_is_broken_off_leaves_the_older_report(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    write(desk / "a.txt")
    report = write(desk / "report.json", "old")
    monkeypatch.setattr("copyedit.running.checking.Checker.check_path", interrupted)
    assert call("check", "--format", "json", "--output", "report.json", "a.txt").exit_code == 130
    assert report.read_text(encoding="utf-8") == "old"
    assert not list(desk.glob(".report.json*"))


@pytest.mark.parametrize(("place", "said"), [("no/report", "No such file"), ("house", "directory")])
def test_where_it_cannot_be_written_nothing_is_checked(place: str, said: str, desk: Path) -> None:
    write(desk / "a.txt")
    result = call("check", "--output", place, "a.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert_one_message(result, place, "not written", said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_devices_are_written_and_stay_devices(desk: Path) -> None:
    write(desk / "a.txt")
    assert call("check", "--output", os.devnull, "a.txt").exit_code == 1
    assert_one_message(call("check", "--output", "/dev/full", "a.txt"), "/dev/full: not written: No space")
    assert not Path(os.devnull).is_file() and not Path("/dev/full").is_file()


def test_a_story_is_never_overwritten(desk: Path) -> None:
    story = write(desk / "a.txt")
    for named in ("a.txt", "./a.txt", str(story)):
        result = call("check", "--output", named, "a.txt")
        assert result.exit_code == 2
        assert_one_message(result, "--output would overwrite a story")
    assert story.read_text(encoding="utf-8") == STORY


def test_the_report_of_an_earlier_run_is_no_story(desk: Path) -> None:
    write(desk / "stories" / "a.txt")
    first = call("check", "--output", "stories/report.txt", "stories")
    second = call("check", "--output", "stories/report.txt", "stories")
    assert first.stderr == second.stderr == SUMMARY


def test_odd_file_names_leave_every_report_in_utf8(desk: Path) -> None:
    name = b"st\xff.txt".decode("utf-8", "surrogateescape")
    try:
        write(desk / name)
    except OSError:
        pytest.skip("this system has no such names")
    for report in FORMATS[1:]:
        reported = start("check", "--format", report, name).stdout.decode("utf-8")
        assert "st\\udcff.txt" in reported or "st%FF.txt" in reported, report


def test_sarif_helps_with_the_rules_of_some_paths_too(desk: Path) -> None:
    settings = (
        "packs: []\nrules: [house]\noverrides:\n  - {files: [us/], packs: [us]}\n  - {files: [no/], packs: [uk, us]}\n"
    )
    write(desk / ".copyedit.yaml", settings)
    write(desk / "us" / "a.txt", "The big ship has a grey colour.\n")
    run = json.loads(call("check", "--format", "sarif", "us").stdout)["runs"][0]
    known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert known == sorted({result["ruleId"] for result in run["results"]})
    assert "house/big" in known and any(rule.startswith("us/") for rule in known)
