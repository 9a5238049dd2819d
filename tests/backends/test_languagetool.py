"""LanguageTool itself: places in odd text, long text, its death, two runs at once, and that it never outlives a run."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from copyedit.language.backends.languagetool_install import VERSION
from copyedit.language.backends.languagetool_server import free_port, local_server
from copyedit.running.checking import Checker
from copyedit.settings.config import Config
from tests.cli.calling import call, call_json, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and children as POSIX has them")
STORY = "Talks stall in Velmar\n\nThe board bought an used ferry, a big one.\n"
CRAB = "\N{CRAB}"
FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"


def _words(address: str, path: Path) -> list[str]:
    """The words that LanguageTool's findings in a file stand on."""
    _, findings, faults, _ = Checker(
        Config(languagetool=address, packs=(), rules=("house",), select=("house",))
    ).check_path(str(path))
    assert faults == []
    return [finding.text for finding in findings if finding.rule == "house/languagetool"]


@pytest.mark.parametrize(
    "text",
    [
        "The board bought an used ferry.",
        f"{CRAB * 3} The board bought an used ferry {CRAB}.",
        f"A crew of {FAMILY} bought an used ferry.",
        "The cafe\N{COMBINING ACUTE ACCENT} owner bought an used ferry.",
        "The\N{ZERO WIDTH SPACE} board\N{SOFT HYPHEN} bought an used ferry.",
        "The board\N{NO-BREAK SPACE}bought an used ferry.",
        "\N{ZERO WIDTH NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}The board bought an used ferry.",
        "The board of \N{MATHEMATICAL BOLD CAPITAL A}\N{DEVANAGARI LETTER KA} bought an used ferry.",
        f"{CRAB}\n\nThe board met.\n\n{CRAB} “We bought an used ferry,” it said.",
        "The board\nbought an used\nferry.",
    ],
)
def test_the_place_is_right_in_odd_text(server: str, desk: Path, text: str) -> None:
    path = write(desk / "a.txt", f"Talks stall in Velmar\n\n{text}\n")
    assert _words(server, path) == ["an"]


def test_300_000_characters(server: str, desk: Path) -> None:
    """Many paragraphs, and one that is longer than what is sent at once."""
    sentence = f"The ferry {CRAB} came in late and the crew went home by the last train of the day. "
    story = "\n\n".join([*[sentence * 10] * 270, sentence * 1300 + "The board bought an used ferry."])
    assert len(story) > 300_000
    assert _words(server, write(desk / "a.txt", story)) == ["an"]


def test_our_words_or_theirs_and_only_what_is_allowed(server: str, desk: Path) -> None:
    # “They was” and the typing slip are for rules of LanguageTool that are not allowed here.
    write(desk / "a.txt", "Talks\n\nThey was to buy an used ferry from the the borad.\n")
    report = call_json("--languagetool", server, "a.txt")
    told = {finding["text"]: finding["message"] for finding in report["documents"][0]["findings"]}
    assert told.keys() == {"an", "the the"}
    assert told["an"] == "“an” for “a”"
    assert "repeat" in told["the the"]


def test_by_the_settings(server: str, desk: Path) -> None:
    write(desk / "a.txt", STORY)
    settings = (desk / ".copyedit.yaml").read_text(encoding="utf-8")
    write(desk / ".copyedit.yaml", settings + f"languagetool: {server}/v2/\n")
    assert "house/languagetool" in call("check", "a.txt").output
    assert "house/languagetool" not in call("check", "--languagetool", "off", "a.txt").output


def test_many_files_and_workers(server: str, desk: Path) -> None:
    for number in range(60):
        write(desk / "many" / f"{number}.txt", STORY)
    report = call_json("--languagetool", server, "--jobs", "2", "many")
    rules = [[finding["rule"] for finding in document["findings"]] for document in report["documents"]]
    assert rules == [["house/languagetool", "house/big"]] * 60


def test_killed_in_the_middle_of_a_run(languagetool: Path, desk: Path) -> None:
    write(desk / "a.txt", STORY)
    write(desk / "b.txt", STORY.replace("Velmar", "Osten"))
    with local_server(languagetool) as address:
        checker = Checker(Config(languagetool=address, packs=(), rules=("house",), select=("house",)))
        _, before, faults, _ = checker.check_path("a.txt")
        assert ([finding.rule for finding in before], faults) == (["house/languagetool", "house/big"], [])
    _, after, faults, _ = checker.check_path("b.txt")
    assert [finding.rule for finding in after] == ["house/big"]
    assert len(faults) == 1
    assert "cannot be reached" in str(faults[0])
    assert checker.check_path("a.txt")[2] == []  # told once


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_java_ends_with_the_run(languagetool: Path, desk: Path, number: signal.Signals) -> None:
    if number == signal.SIGKILL and sys.platform != "linux":
        pytest.skip("only Linux tells a child that its parent was killed")
    run = _start(languagetool, "-", stdin=subprocess.PIPE)  # it waits for its input, with the server up
    java = _java_of(run)
    run.send_signal(number)
    run.wait(60)
    run.communicate()
    _assert_gone(java)


def test_two_runs_at_once(languagetool: Path, desk: Path) -> None:
    write(desk / "a.txt", STORY)
    runs = [_start(languagetool, "a.txt", stdin=subprocess.DEVNULL) for _ in range(2)]
    servers = [_java_of(run) for run in runs]
    for run in runs:
        told, errors = run.communicate()
        assert (run.returncode, errors) == (1, b"")
        assert b"house/languagetool" in told
    for java in servers:
        _assert_gone(java)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)])
def test_a_shared_server(
    languagetool: Path, desk: Path, request: pytest.FixtureRequest, number: signal.Signals, code: int
) -> None:
    """`serve` says when it answers, and its Java ends with it; the port, once taken, is taken."""
    command = [sys.executable, "-m", "copyedit", "languagetool", "serve", "--port", str(free_port())]
    environment = os.environ | {"LTP_PATH": str(languagetool.parent)}
    serving = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    request.addfinalizer(serving.kill)  # where a test fails, nothing is left behind
    assert serving.stdout
    announced = re.search(r"http://[\w.:]+", serving.stdout.readline().decode())
    assert announced
    address = announced.group()
    java = _java_of(serving)
    write(desk / "a.txt", STORY)
    assert "house/languagetool" in call("check", "--languagetool", address, "a.txt").output
    second = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (second.returncode, second.stderr.count(b"is in use; choose another")) == (2, 1)
    serving.send_signal(number)
    assert serving.wait(60) == code
    serving.communicate()
    _assert_gone(java)


def test_the_version_is_the_packages_own() -> None:
    package = pytest.importorskip("language_tool_python.download_lt")
    assert package.LTP_DOWNLOAD_VERSION == VERSION, "measure rules/grammar with the new version, then change VERSION"


def _start(languagetool: Path, path: str, stdin: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "copyedit", "check", "--languagetool", "local", path]
    environment = os.environ | {"LTP_PATH": str(languagetool.parent)}
    return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


def _java_of(run: subprocess.Popen[bytes]) -> int:
    """The process id of the server that a run has started, once it is there."""
    import psutil

    until = time.monotonic() + 120
    while time.monotonic() < until:
        for child in psutil.Process(run.pid).children():
            if child.name().startswith("java"):
                return int(child.pid)
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
    raise AssertionError("no Java was started")


def _assert_gone(process: int) -> None:
    import psutil

    until = time.monotonic() + 30
    while psutil.pid_exists(process) and psutil.Process(process).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < until, "Java is still running"
        time.sleep(0.05)
