"""Find rule files in the shipped packs, house folders and single files, and cache compiled packs.

Reading hundreds of YAML files takes longer than checking a story, so the compiled rules of a folder stay in the user's
cache until one of its files changes. Start with `load_folder`.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import cast
from zlib import crc32

from copyedit.errors import RuleError
from copyedit.machine.cache import cache_folder
from copyedit.machine.small_files import leads_out
from copyedit.rules.rule import Rule
from copyedit.version import DOCUMENTS, VERSION

_NOT_RULES = frozenset({"measured.yaml"})
_MOST_FILES = 20_000  # in a folder of rules, with its folders


def packs_folder() -> Path:
    """The shipped packs: inside the installed package, or `rules/` of a checkout."""
    package = Path(__file__).absolute().parent.parent
    installed = package / "packs"
    return installed if installed.is_dir() else package.parent / "rules"


def load_folder(folder: Path, root: Path | None = None, errors: list[RuleError] | None = None) -> list[Rule]:
    """All rules in a folder and below, by id. Ids are paths relative to `root`, by default the folder's parent.

    Raises RuleError for the first file that is not a valid rule; with `errors`, all are collected there instead.
    """
    root = root or folder.parent
    files = sorted(_rule_files(folder))
    if not files:
        raise RuleError("this folder has no rule files (*.yaml)", str(folder))
    cache, stamp = _cache_file(folder), _stamp(root, files)
    rules = _read_cache(cache, stamp)
    if rules is None:
        failed: list[RuleError] = []
        rules = list(_read_each(files, root, failed))
        if not failed:
            _write_cache(cache, stamp, rules)
        elif errors is None:
            raise failed[0]
        else:
            errors += failed
    return rules


def _read_each(files: list[Path], root: Path, failed: list[RuleError]) -> Iterator[Rule]:
    from copyedit.rules.read import read_rule  # imports the YAML reader, which a fresh cache does not need

    for path in files:
        try:
            yield read_rule(path, rule_id(path, root))
        except RuleError as error:
            failed.append(error)


def rule_id(path: Path, root: Path) -> str:
    """`rules/wire/redundancy/but-however.yaml` is `wire/redundancy/but-however`."""
    return path.relative_to(root).with_suffix("").as_posix()


def _rule_files(folder: Path) -> Iterator[Path]:
    """The rule files in a folder and below. Raises RuleError for what can be no folder of rules, such as “/”."""
    seen = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += 1 + len(names)
        if seen > _MOST_FILES:
            raise RuleError(f"no folder of rules: more than {_MOST_FILES:,} files and folders in it", str(folder))
        for name in names:
            if name.endswith((".yaml", ".yml")) and name not in _NOT_RULES and not name.startswith("."):
                path = Path(parent, name)
                if path.is_symlink() and leads_out(path, folder):
                    raise RuleError("a link that leads out of the folder of rules", str(path))
                yield path


def _stamp(root: Path, files: list[Path]) -> tuple[object, ...]:
    """A stamp that changes with the files, the program, and the data that rules are compiled with."""
    states = ((str(path), *_state(path)) for path in files)
    data = Path(__file__).parent.parent / "language" / "data"
    tables = tuple((p.name, p.stat().st_mtime_ns) for p in sorted(data.iterdir())) if data.is_dir() else ()
    code = tuple(p.stat().st_mtime_ns for p in _compiling_code())
    return (VERSION, str(root), tuple(states), tables, code)


def _state(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:  # a broken link: reading it reports the error
        return 0, 0
    return status.st_mtime_ns, status.st_size


def _compiling_code() -> list[Path]:
    """Every file that plays a part in compiling a rule from YAML."""
    package = Path(__file__).absolute().parent.parent
    rooms = (package / room for room in ("checks", "fixing", "language", "machine", "matching", "rules"))
    return [*sorted(package.glob("*.py")), *(path for room in rooms for path in sorted(room.rglob("*.py")))]


def shipped_ids() -> list[str]:
    """The ids of all shipped rules, from their file names."""
    shipped = packs_folder()
    return [rule_id(path, shipped) for path in shipped.rglob("*.yaml") if path.name != "measured.yaml"]


def page_of(rule: Rule) -> str | None:
    """The address of more about a rule: of a shipped one its page among the documents, else its own link to the web."""
    if rule.path.startswith(_shipped_prefix()):
        return f"{DOCUMENTS}/rules/{rule.id}/"
    return rule.link if (rule.link or "").startswith(("https://", "http://")) else None


@cache
def _shipped_prefix() -> str:
    return f"{packs_folder()}{os.sep}"


def _cache_file(folder: Path) -> Path:
    # The stamp inside has full paths, so folders with the same checksum merely overwrite each other.
    checksum = crc32(os.fsencode(folder.absolute()))
    return cache_folder() / f"{folder.name}-{checksum:08x}.pickle"


def _read_cache(path: Path, stamp: tuple[object, ...]) -> list[Rule] | None:
    try:
        with path.open("rb") as file:
            # The user's own cache, written below; like __pycache__, not input from elsewhere.
            if pickle.load(file) != stamp:
                return None
            return cast(list[Rule], pickle.load(file))
    except Exception:  # the cache of an older program can fail in any way; it is rebuilt
        return None


def _write_cache(path: Path, stamp: tuple[object, ...], rules: list[Rule]) -> None:
    import tempfile

    new: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            new = Path(file.name)
            pickle.dump(stamp, file, pickle.HIGHEST_PROTOCOL)
            pickle.dump(rules, file, pickle.HIGHEST_PROTOCOL)
        new.replace(path)
    except OSError:  # a read-only home or a full disk is slower, not broken
        if new is not None:
            with suppress(OSError):
                new.unlink()
