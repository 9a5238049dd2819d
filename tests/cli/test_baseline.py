"""copyedit baseline: known findings are not reported again; what is new is."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.calling import assert_one_message, call, call_json, rules_of, write

STORY = "A big vote.\n\nA ship came.\n"


@pytest.fixture
def story(desk: Path) -> Path:
    """A story whose two findings, house/big and house/ship, are known."""
    path = write(Path("in/a.txt"), STORY)
    assert call("baseline", "write", "in").exit_code == 0
    return path


def _reported(*arguments: str) -> list[str]:
    return [f["text"] for document in call_json(*arguments)["documents"] for f in document["findings"]]


def _entries() -> list[dict[str, str]]:
    lines: list[dict[str, str]] = json.loads(Path(".copyedit-baseline.json").read_text())[1:]
    return lines


def test_what_is_known_is_not_reported(story: Path) -> None:
    result = call("check", "in")
    assert (result.exit_code, result.stdout) == (0, "No findings in 1 file.\n")
    assert call("diff", "in").stdout == ""
    assert call("fix", "in").exit_code == 0
    assert _reported("--no-baseline", "in") == ["big", "ship"]


CHANGES = {
    "lines put in above": ("Snow fell.\n\nIt was late.\n\n" + STORY, []),
    "another story around it": (STORY.replace("\n\n", "\n\nSnow fell.\n\n"), []),
    "line endings": (STORY.replace("\n", "\r\n"), []),
    "something new": (STORY + "\nA big boat.\n", ["big"]),
    "the same again": (STORY + "\nA big vote.\n", ["big"]),
    "the same twice again": (STORY + "\nA big vote.\n\nA big vote.\n", ["big", "big"]),
    "one less": (STORY.replace("A big vote.\n\n", ""), []),
    "one gone, another come": (STORY.replace("A big vote", "A big boat"), ["big"]),
}


@pytest.mark.parametrize(("text", "reported"), CHANGES.values(), ids=CHANGES)
def test_what_is_new_is_reported(story: Path, text: str, reported: list[str]) -> None:
    write(story, text)
    assert _reported("in") == reported


def test_the_same_words_in_another_file_are_new(story: Path) -> None:
    write(Path("in/b.txt"), STORY)
    assert _reported("in") == ["big", "ship"]


def test_the_file_is_in_order_with_an_entry_a_line(story: Path) -> None:
    write(Path("in/B.txt"), "By the quay.\n")
    assert call("baseline", "write", ".").exit_code == 0
    head, *lines, tail = Path(".copyedit-baseline.json").read_text().splitlines()
    assert (head, tail) == ('[{"copyedit-baseline": 1}', "]")
    assert all(line.startswith(',{"path": "in/') for line in lines)
    assert [(e["path"], e["rule"], e["words"]) for e in _entries()] == [
        ("in/B.txt", "house/quay", "quay"),
        ("in/a.txt", "house/big", "big"),
        ("in/a.txt", "house/ship", "ship"),
    ]


def test_names_are_seen_from_the_settings_file(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Path(".copyedit-baseline.json").read_bytes()
    monkeypatch.chdir("in")
    assert _reported("a.txt") == _reported(str(story.absolute())) == []
    assert call("baseline", "write", "a.txt").exit_code == 0
    assert Path("../.copyedit-baseline.json").read_bytes() == before


def test_without_a_settings_file_it_lies_in_the_current_folder(desk: Path) -> None:
    Path(".copyedit.yaml").unlink()
    house = ("--rules", "house", "--select", "house")
    write(Path("a.txt"), STORY)
    assert call("baseline", "write", *house, "a.txt").exit_code == 0
    assert Path(".copyedit-baseline.json").exists()
    assert _reported(*house, "a.txt") == []


def test_the_settings_can_name_another_file(desk: Path) -> None:
    write(Path(".copyedit.yaml"), "packs: []\nrules: [house]\nbaseline: qa/known.json\n")
    write(Path("a.txt"), STORY)
    assert_one_message(call("check", "a.txt"), "known.json: no such file; `copyedit baseline write` creates it")
    assert call("baseline", "write", "a.txt").exit_code == 0
    assert _reported("a.txt") == []
    assert Path("qa/known.json").exists() and not Path(".copyedit-baseline.json").exists()


def test_the_command_line_can_name_another_file(story: Path) -> None:
    assert call("baseline", "write", "--baseline", "other.json", "--select", "house/big", "in").exit_code == 0
    assert _reported("--baseline", "other.json", "in") == ["ship"]
    assert _reported("in") == []


def test_writing_again_keeps_what_is_known_of_other_files_and_rules(story: Path) -> None:
    write(Path("in/b.txt"), STORY)
    write(story, "A big boat.\n\nThe ship sank.\n")
    assert call("baseline", "write", "in/b.txt").exit_code == 0
    assert len(_entries()) == 4
    assert call("baseline", "write", "--select", "house/big", "in").exit_code == 0
    assert _reported("in") == ["ship"]
    assert [e["rule"] for e in _entries()] == ["house/big", "house/ship"] * 2
    assert call("baseline", "write", "--ignore", "house/ship", "in").exit_code == 0
    assert _reported("in") == ["ship"]


def test_a_file_that_cannot_be_read_keeps_what_is_known(story: Path) -> None:
    story.write_bytes(b"\x00\x01\x02binary")
    write(Path("in/b.txt"), STORY)
    result = call("baseline", "write", "in")
    assert result.exit_code == 2
    assert [e["path"] for e in _entries()] == ["in/a.txt"] * 2 + ["in/b.txt"] * 2


def test_prune_drops_what_is_gone(story: Path) -> None:
    write(Path("in/b.txt"), STORY)
    write(Path("in/c.txt"), STORY)
    call("baseline", "write", "in")
    story.unlink()
    write(Path("in/b.txt"), "A big vote.\n\nA big boat.\n")
    write(Path("in/c.txt"), "Nothing.\n")
    result = call("baseline", "prune", "in/b.txt")
    assert result.exit_code == 0
    assert result.stdout == f"{Path('.copyedit-baseline.json').absolute()}: 3 known findings, 3 dropped.\n"
    assert [(e["path"], e["words"]) for e in _entries()] == [
        ("in/b.txt", "big"),
        ("in/c.txt", "big"),
        ("in/c.txt", "ship"),
    ]
    assert _reported("in/b.txt") == ["big"]  # the new one is no more known than before


def test_prune_leaves_a_file_as_it_is_where_nothing_is_gone(story: Path) -> None:
    before = Path(".copyedit-baseline.json").stat()
    assert call("baseline", "prune", "in").exit_code == 0
    assert Path(".copyedit-baseline.json").stat().st_ino == before.st_ino


def test_show_counts_by_rule_and_by_file(story: Path) -> None:
    write(Path("in/b.txt"), "A big vote.\n")
    call("baseline", "write", ".")
    lines = call("baseline", "show").stdout.splitlines()
    assert [line.split() for line in lines[:-1] if line] == [
        ["2", "house/big"],
        ["1", "house/ship"],
        ["2", "in/a.txt"],
        ["1", "in/b.txt"],
    ]
    assert lines[-1].endswith(".copyedit-baseline.json: 3 known findings.")
    assert call("baseline", "show", "in/b.txt").stdout.splitlines()[-1].endswith(": 1 known finding.")
    assert call("baseline", "show", "in").stdout.splitlines()[-1].endswith(": 3 known findings.")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('[{"copyedit-baseline": 1}\n<<<<<<< HEAD\n]\n', ":2:1", "is there a merge conflict here?"),
        ('[{"copyedit-baseline": 1}\n,{"path": "a.txt"}\n]\n', "", "not a baseline"),
        ('[{"copyedit-baseline": 2}\n]\n', "", "not a baseline for this version"),
        ("{}", "", "not a baseline"),
        ("[]", "", "not a baseline"),
        ("3", "", "not a baseline"),
        ("[" * 5_000 + "]" * 5_000, "", "not a baseline"),
        ("", ":1:1", "not a baseline"),
    ],
)
def test_a_file_that_is_no_baseline(story: Path, text: str, place: str, said: str) -> None:
    write(Path(".copyedit-baseline.json"), text)
    for command in (("check", "in"), ("fix", "in"), ("baseline", "write", "in"), ("baseline", "show")):
        result = call(*command)
        assert result.exit_code == 2
        assert_one_message(result, f".copyedit-baseline.json{place}: ", said)
    assert Path(".copyedit-baseline.json").read_text() == text


def test_a_baseline_that_is_not_there(desk: Path) -> None:
    write(Path("a.txt"), STORY)
    for command in (("check", "a.txt"), ("baseline", "show"), ("baseline", "prune", "a.txt")):
        result = call(*command, "--baseline", "gone.json")
        assert result.exit_code == 2
        assert_one_message(result, "gone.json: no such file")


def test_on_two_cores_it_is_the_same(desk: Path) -> None:
    for n in range(30):
        write(Path(f"in/{n:02}.txt"), STORY)
    for jobs in ("1", "2"):
        assert call("baseline", "write", "--jobs", jobs, "--baseline", f"{jobs}.json", "in").exit_code == 0
    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()
    assert _reported("--baseline", "2.json", "--jobs", "2", "in") == []


def test_git_merges_what_two_branches_add(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries of different files do not touch: git merges them line by line, and the result is read."""
    write(Path("in/m.txt"), STORY)
    write(Path("in/z.txt"), STORY)
    call("baseline", "write", "in")

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=Ines Carrow", "-c", "user.email=ines@example.com")
        subprocess.run(("git", *who, *arguments), capture_output=True, check=True)

    git("init", "-qb", "main")
    git("add", ".")
    git("commit", "-qm", "first")
    for branch, name in (("one", "in/b.txt"), ("two", "in/zz.txt")):
        git("checkout", "-qb", branch, "main")
        write(Path(name), STORY)
        call("baseline", "write", name)
        git("add", ".")
        git("commit", "-qm", branch)
    git("merge", "-q", "--no-edit", "one")
    assert len(_entries()) == 10
    assert rules_of(call_json("in")) == []
