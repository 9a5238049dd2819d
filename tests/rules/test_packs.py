"""Folders of rules: ids from paths, and the cache of what was compiled."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import copyedit.rules.read
from copyedit.errors import RuleError
from copyedit.rules.packs import load_folder, rule_id
from copyedit.rules.rule import Rule

PACKAGE = Path(copyedit.__file__).parent
PIER = "check: existence\nmessage: pier\ntokens: [pier]\n"
QUAY = "check: existence\nmessage: quay\ntokens: [quay]\n"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two rules, and a cache of its own beside it."""
    monkeypatch.setenv("COPYEDIT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "house"
    (folder / "port").mkdir(parents=True)
    (folder / "port" / "pier.yaml").write_text(PIER, encoding="utf-8")
    (folder / "quay.yml").write_text(QUAY, encoding="utf-8")
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the rule files that were read."""
    names: list[str] = []
    read_rule = copyedit.rules.read.read_rule

    def reading(path: Path, rule_id: str) -> Rule:
        names.append(path.name)
        return read_rule(path, rule_id)

    monkeypatch.setattr(copyedit.rules.read, "read_rule", reading)
    return names


def _cache(house: Path) -> Path:
    (file,) = (house.parent / "cache").iterdir()
    return file


def _later(path: Path) -> None:
    """The file as if changed a second later."""
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000_000))


def test_an_id_is_the_path_without_its_ending() -> None:
    assert rule_id(Path("/x/rules/wire/port/pier.yaml"), Path("/x/rules")) == "wire/port/pier"


def test_ids_begin_with_the_folders_name(house: Path) -> None:
    rules = load_folder(house)
    assert [rule.id for rule in rules] == ["house/port/pier", "house/quay"]
    assert [rule.pack for rule in rules] == ["house", "house"]
    assert [rule.path for rule in rules] == [str(house / "port" / "pier.yaml"), str(house / "quay.yml")]


def test_ids_below_another_root(house: Path) -> None:
    assert [rule.id for rule in load_folder(house / "port", house.parent)] == ["house/port/pier"]
    assert [rule.id for rule in load_folder(house / "port")] == ["port/pier"]


def test_other_files_are_no_rules(house: Path) -> None:
    for name in ("README.md", "measured.yaml", ".pier.yaml.swp", ".draft.yaml", "pier.yaml~"):
        (house / name).write_text("not: a rule\n", encoding="utf-8")
    (house / ".git").mkdir()
    (house / ".git" / "x.yaml").write_text("not: a rule\n", encoding="utf-8")
    assert [rule.id for rule in load_folder(house)] == ["house/port/pier", "house/quay"]


def test_a_folder_without_rules_is_an_error(house: Path) -> None:
    empty = house.parent / "empty"
    empty.mkdir()
    with pytest.raises(RuleError, match="no rule files") as caught:
        load_folder(empty)
    assert caught.value.path == str(empty)


def test_the_cache_is_written_and_used(house: Path, read: list[str]) -> None:
    first = load_folder(house)
    assert read == ["pier.yaml", "quay.yml"]
    assert _cache(house).is_file()
    read.clear()
    assert load_folder(house) == first
    assert read == []


def test_two_folders_of_one_name_have_caches_of_their_own(house: Path, read: list[str]) -> None:
    other = house.parent / "other" / "house"
    other.mkdir(parents=True)
    (other / "wharf.yaml").write_text(PIER, encoding="utf-8")
    assert [rule.id for rule in load_folder(house)] == ["house/port/pier", "house/quay"]
    assert [rule.id for rule in load_folder(other)] == ["house/wharf"]
    read.clear()
    assert [rule.id for rule in load_folder(house)] == ["house/port/pier", "house/quay"]
    assert read == []


def test_a_changed_file_is_read_again(house: Path) -> None:
    load_folder(house)
    (house / "quay.yml").write_text(QUAY.replace("quay", "dock"), encoding="utf-8")  # of the same length
    _later(house / "quay.yml")
    assert [rule.message for rule in load_folder(house)] == ["pier", "dock"]


def test_a_new_file_and_a_removed_one_are_seen(house: Path) -> None:
    load_folder(house)
    (house / "wharf.yaml").write_text(PIER, encoding="utf-8")
    assert [rule.id for rule in load_folder(house)] == ["house/port/pier", "house/quay", "house/wharf"]
    (house / "quay.yml").unlink()
    assert [rule.id for rule in load_folder(house)] == ["house/port/pier", "house/wharf"]


def test_a_newer_program_compiles_again(house: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    load_folder(house)
    read.clear()
    monkeypatch.setattr("copyedit.rules.pack_cache.VERSION", "999.0")
    load_folder(house)
    assert read == ["pier.yaml", "quay.yml"]


def test_another_root_gives_other_ids_whatever_the_cache_has(house: Path) -> None:
    load_folder(house / "port", house.parent)
    assert [rule.id for rule in load_folder(house / "port")] == ["port/pier"]


@pytest.mark.parametrize("damage", [b"", b"\x80", b"no pickle at all", pickle.dumps(("other", "stamp"))])
def test_a_damaged_cache_is_made_again(house: Path, read: list[str], damage: bytes) -> None:
    first = load_folder(house)
    _cache(house).write_bytes(damage)
    assert load_folder(house) == first
    read.clear()
    assert load_folder(house) == first
    assert read == []


def test_a_cache_cut_short_is_made_again(house: Path) -> None:
    first = load_folder(house)
    data = _cache(house).read_bytes()
    _cache(house).write_bytes(data[:-20])
    assert load_folder(house) == first
    assert _cache(house).read_bytes() == data


def test_a_cache_that_cannot_be_written_is_harmless(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = house.parent / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    monkeypatch.setenv("COPYEDIT_CACHE_DIR", str(blocked / "cache"))
    assert len(load_folder(house)) == 2
    assert len(load_folder(house)) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_folder_is_harmless(house: Path) -> None:
    folder = house.parent / "cache"
    folder.mkdir(mode=0o500)
    assert len(load_folder(house)) == 2
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_harmless_and_leaves_nothing(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(pickle, "dump", full)
    assert len(load_folder(house)) == 2
    assert list((house.parent / "cache").iterdir()) == []


def test_nothing_is_cached_while_a_file_is_wrong(house: Path) -> None:
    (house / "wrong.yaml").write_text("check: existence\n", encoding="utf-8")
    with pytest.raises(RuleError, match="message"):
        load_folder(house)
    assert not (house.parent / "cache").exists()


def test_wrong_files_can_be_gathered(house: Path) -> None:
    (house / "a.yaml").write_text("check: existence\n", encoding="utf-8")
    (house / "z.yaml").write_text("[", encoding="utf-8")
    errors: list[RuleError] = []
    assert [rule.id for rule in load_folder(house, errors=errors)] == ["house/port/pier", "house/quay"]
    assert [Path(error.path).name for error in errors] == ["a.yaml", "z.yaml"]


def test_a_link_to_nowhere_is_told(house: Path) -> None:
    (house / "gone.yaml").symlink_to(house / "nowhere.yaml")
    with pytest.raises(RuleError, match="cannot be read") as caught:
        load_folder(house)
    assert caught.value.path == str(house / "gone.yaml")


def test_a_change_in_any_code_that_compiles_rules_is_seen(house: Path) -> None:
    """Else an edited check, or a phrase list's reader, would go on serving rules compiled by its older self."""
    (house / "quay.yml").write_text(QUAY.replace("tokens: [quay]", "patterns: ['quays? of']"), encoding="utf-8")
    program = (
        "import sys; from pathlib import Path\n"
        "from copyedit.rules.packs import load_folder\n"
        "from copyedit.rules.pack_cache import compiled_with\n"
        "load_folder(Path(sys.argv[1]))\n"
        "print(*compiled_with(), sep='\\n')"
    )
    run = [sys.executable, "-c", program, str(house)]
    used = subprocess.run(run, capture_output=True, text=True, check=True).stdout.splitlines()
    names = {Path(file).relative_to(PACKAGE).as_posix() for file in used if file.startswith(str(PACKAGE))}
    assert {"rules/read.py", "checks/existence.py", "matching/pattern_shape.py", "language/data/phrases.txt"} <= names
    assert any(Path(file).name.startswith("_regex.") for file in used)
