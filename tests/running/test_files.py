"""Which files a run looks at: folders walked with .gitignore in mind, what is excluded, and their order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from copyedit.errors import CopyeditError, Notice
from copyedit.running.files import find_files
from copyedit.settings.globs import matches

Make = Callable[..., None]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes files, with a text where one is given, in an empty current folder."""
    monkeypatch.chdir(tmp_path)

    def making(*names: str, **texts: str) -> None:
        for name in names:
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text("The pier fell.\n", encoding="utf-8")
        for folder, text in texts.items():
            place = Path("desk" if folder == "desk" else f"desk/{folder}")
            place.mkdir(parents=True, exist_ok=True)
            (place / ".gitignore").write_text(text, encoding="utf-8")

    return making


def _found(*paths: str, exclude: tuple[str, ...] = (), force_exclude: bool = False) -> list[str]:
    errors: list[CopyeditError] = []
    found = find_files(paths, exclude, errors, force_exclude=force_exclude)
    assert errors == []
    return [path.replace("\\", "/") for path in found]


def test_a_folder_is_walked_in_the_order_of_names(make: Make) -> None:
    make("desk/b.txt", "desk/a/z.txt", "desk/a/c/x.txt", "desk/c.text", "desk/B.TXT")
    assert _found("desk") == ["desk/B.TXT", "desk/a/c/x.txt", "desk/a/z.txt", "desk/b.txt", "desk/c.text"]


def test_only_text_files_of_a_folder(make: Make) -> None:
    make("desk/a.txt", "desk/b.py", "desk/c.jpg", "desk/txt", "desk/.d.txt", "desk/.git/e.txt")
    assert _found("desk") == ["desk/a.txt"]


def test_xml_and_json_of_a_folder_are_taken_where_they_hold_a_story(make: Make) -> None:
    make("desk/a.txt", "desk/b.xml", "desk/c.json", "desk/d.xml", "desk/e.json", "desk/f.csv")
    Path("desk/b.xml").write_text("<?xml version='1.0'?><rss><channel/></rss>", encoding="utf-8")
    Path("desk/c.json").write_text('{"uri": "urn:a", "headline": "Pier falls"}', encoding="utf-8")
    Path("desk/d.xml").write_text("<project/>", encoding="utf-8")
    Path("desk/e.json").write_text('{"headline": "of a card"}', encoding="utf-8")
    assert _found("desk") == ["desk/a.txt", "desk/b.xml", "desk/c.json"]
    assert _found("desk/d.xml") == ["desk/d.xml"]


def test_a_file_that_is_named_is_taken_whatever_its_ending(make: Make) -> None:
    make("desk/b.md", "desk/.d.txt")
    assert _found("desk/b.md", "desk/.d.txt") == ["desk/b.md", "desk/.d.txt"]


def test_a_file_that_is_not_there_is_left_to_the_reader(make: Make) -> None:
    assert _found("gone.txt") == ["gone.txt"]


def test_the_order_is_that_of_the_names_given_and_each_once(make: Make) -> None:
    make("desk/a.txt", "desk/b.txt", "c.txt")
    assert _found("desk/b.txt", "c.txt", "desk", "c.txt") == ["desk/b.txt", "c.txt", "desk/a.txt"]


def test_a_file_named_in_two_ways_is_one_file(make: Make) -> None:
    make("desk/a.txt", "c.txt")
    assert _found("c.txt", "./c.txt", "desk/../c.txt") == ["c.txt"]
    assert _found("./desk/a.txt", "desk") == ["./desk/a.txt"]


def test_standard_input_is_no_path(make: Make) -> None:
    make("-/a.txt")
    assert _found("-", "./-") == ["-", "-/a.txt"]


def test_a_folder_without_text_is_told(make: Make) -> None:
    make("desk/a.py", "empty/x/b.jpg", "good/c.txt")
    errors: list[CopyeditError] = []
    assert find_files(["desk", "good", "empty"], (), errors) == [str(Path("good/c.txt"))]
    assert [error.path for error in errors] == ["desk", "empty"]
    assert "no stories (*.txt, *.text, *.md, " in errors[0].message


def test_a_link_to_a_folder_is_not_followed(make: Make) -> None:
    make("desk/a.txt", "other/b.txt")
    Path("desk/round").symlink_to(Path.cwd() / "desk")
    Path("desk/round.txt").symlink_to(Path.cwd() / "desk")
    assert _found("desk") == ["desk/a.txt"]


def test_a_link_that_leads_out_of_the_folder_is_followed_only_where_it_is_named(make: Make) -> None:
    make("desk/a.txt", "other/b.txt")
    Path("desk/c.txt").symlink_to("../other/b.txt")
    errors: list[CopyeditError] = []
    assert find_files(["desk"], (), errors) == [str(Path("desk/a.txt"))]
    assert [(type(error), error.path) for error in errors] == [(Notice, str(Path("desk/c.txt")))]
    assert _found("desk/c.txt", ".") == ["desk/c.txt", "desk/a.txt", "other/b.txt"]


def test_a_link_inside_the_folder_is_followed_unless_its_file_is_found_anyway(make: Make) -> None:
    make("desk/a.txt", "desk/.hidden/b.txt")
    Path("desk/again.txt").symlink_to("a.txt")
    Path("desk/b.txt").symlink_to(".hidden/b.txt")
    assert _found("desk") == ["desk/a.txt", "desk/b.txt"]


def test_folders_may_lie_deep_in_each_other(make: Make) -> None:
    deep = Path("desk")
    deep.mkdir()
    for _ in range(1_500):
        deep /= "d"
        deep.mkdir()
    story = deep / "a.txt"
    story.write_text("The pier fell.\n", encoding="utf-8")
    found = len(_found("desk"))
    story.unlink()
    for folder in (
        deep,
        *list(deep.parents)[:-2],
    ):  # pytest cannot remove a folder this deep, and would fail a later run
        folder.rmdir()
    assert found == 1


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", []),
        ("b.txt", ["desk/a.txt", "desk/old/a.txt"]),
        ("/b.txt", ["desk/a.txt", "desk/old/a.txt", "desk/old/b.txt"]),
        ("old/", ["desk/a.txt", "desk/b.txt"]),
        ("old", ["desk/a.txt", "desk/b.txt"]),
        ("old/*\n!old/b.txt", ["desk/a.txt", "desk/b.txt", "desk/old/b.txt"]),
        ("old/\n!old/b.txt", ["desk/a.txt", "desk/b.txt"]),  # git has it so: what is in an ignored folder stays out
        ("# b.txt\n\n", ["desk/a.txt", "desk/b.txt", "desk/old/a.txt", "desk/old/b.txt"]),
        ("a.txt/", ["desk/a.txt", "desk/b.txt", "desk/old/a.txt", "desk/old/b.txt"]),  # only a folder of that name
    ],
)
def test_gitignore(make: Make, pattern: str, expected: list[str]) -> None:
    make("desk/a.txt", "desk/b.txt", "desk/old/a.txt", "desk/old/b.txt", desk=pattern)
    errors: list[CopyeditError] = []
    found = find_files(["desk"], (), errors)
    assert [path.replace("\\", "/") for path in found] == expected


def test_the_nearest_gitignore_decides(make: Make) -> None:
    make("desk/a.txt", "desk/old/a.txt", "desk/old/b.txt", desk="a.txt\n", old="!a.txt\nb.txt\n")
    assert _found("desk") == ["desk/old/a.txt"]


def test_a_gitignore_above_counts_inside_its_repository(make: Make) -> None:
    make("desk/copy/a.txt", "desk/copy/draft.txt", desk="draft.txt\n")
    assert _found("desk/copy") == ["desk/copy/a.txt", "desk/copy/draft.txt"]
    Path("desk/.git").mkdir()
    assert _found("desk/copy") == ["desk/copy/a.txt"]


def test_a_gitignore_above_the_repository_does_not_count(make: Make) -> None:
    make("desk/copy/a.txt", desk="a.txt\n")
    Path(".git").mkdir()
    Path("desk/copy/.git").mkdir()
    assert _found("desk/copy") == ["desk/copy/a.txt"]


def test_a_file_that_is_named_is_taken_though_git_ignores_it(make: Make) -> None:
    make("desk/a.txt", desk="a.txt\n")
    assert _found("desk/a.txt") == ["desk/a.txt"]


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        (("b.txt",), ["desk/a.txt", "desk/old/a.txt"]),
        (("desk/old/",), ["desk/a.txt", "desk/b.txt"]),
        (("old",), ["desk/a.txt", "desk/b.txt"]),
        (("desk/*.txt",), ["desk/old/a.txt", "desk/old/b.txt"]),
        (("**/b.txt",), ["desk/a.txt", "desk/old/a.txt"]),
        (("old", "!desk/old/b.txt"), ["desk/a.txt", "desk/b.txt", "desk/old/b.txt"]),
        (("other",), ["desk/a.txt", "desk/b.txt", "desk/old/a.txt", "desk/old/b.txt"]),
    ],
)
def test_exclude(make: Make, exclude: tuple[str, ...], expected: list[str]) -> None:
    make("desk/a.txt", "desk/b.txt", "desk/old/a.txt", "desk/old/b.txt")
    assert _found("desk", exclude=exclude) == expected


def test_exclude_holds_for_named_files_only_by_force(make: Make) -> None:
    make("desk/a.txt", "desk/b.txt")
    both = ("desk/a.txt", "desk/b.txt")
    assert _found(*both, exclude=("b.txt",)) == list(both)
    assert _found(*both, exclude=("b.txt",), force_exclude=True) == ["desk/a.txt"]


@pytest.mark.parametrize(
    ("path", "patterns", "expected"),
    [
        ("sport/a.txt", ["sport/"], True),
        ("./sport/a.txt", ["/sport/*.txt"], True),
        ("sport/a.txt", ["*.text", "sport/a.*"], True),
        ("sport/a.txt", ["sport/", "!sport/a.txt"], False),
        ("sports/a.txt", ["sport/"], False),
        ("Sport/a.txt", ["sport/"], False),
    ],
)
def test_paths_fit_patterns_as_in_gitignore(path: str, patterns: list[str], expected: bool) -> None:
    assert matches(path, patterns, None) is expected
