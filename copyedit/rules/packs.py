"""Find rule files in the shipped packs, house folders and single files, and cache compiled packs.

Reading hundreds of YAML files takes longer than checking a story, so the compiled rules of a folder stay in the user's
cache until one of its files changes. Start with `load_folder`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from copyedit.errors import RuleError
from copyedit.machine.small_files import leads_out
from copyedit.rules.pack_cache import keep_rules, kept_rules
from copyedit.rules.rule import Rule
from copyedit.version import DOCUMENTS

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
    files = sorted(_rule_files(str(folder)), key=lambda file: file.split(os.sep))  # noqa: PTH206 - for hundreds
    if not files:
        raise RuleError("this folder has no rule files (*.yaml)", str(folder))
    rules = kept_rules(folder, root, files)
    if rules is None:
        failed: list[RuleError] = []
        rules = list(_read_each(files, root, failed))
        if not failed:
            keep_rules(folder, root, files, rules)
        elif errors is None:
            raise failed[0]
        else:
            errors += failed
    return rules


def _read_each(files: list[str], root: Path, failed: list[RuleError]) -> Iterator[Rule]:
    from copyedit.rules.read import read_rule  # imports the YAML reader, which a fresh cache does not need

    for path in map(Path, files):
        try:
            yield read_rule(path, rule_id(path, root))
        except RuleError as error:
            failed.append(error)


def rule_id(path: Path, root: Path) -> str:
    """`rules/wire/redundancy/but-however.yaml` is `wire/redundancy/but-however`."""
    return path.relative_to(root).with_suffix("").as_posix()


def _rule_files(folder: str) -> Iterator[str]:
    """The rule files in a folder and below. Raises RuleError for what can be no folder of rules, such as “/”."""
    seen = 0
    open_folders = [folder]
    while open_folders:
        entries = _entries(open_folders.pop())
        seen += len(entries)
        if seen > _MOST_FILES:
            raise RuleError(f"no folder of rules: more than {_MOST_FILES:,} files and folders in it", folder)
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                open_folders.append(entry.path)
            elif entry.name.endswith((".yaml", ".yml")) and entry.name not in _NOT_RULES and not entry.is_dir():
                if entry.is_symlink() and leads_out(Path(entry.path), Path(folder)):
                    raise RuleError("a link that leads out of the folder of rules", entry.path)
                yield entry.path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # as if it were empty
        return []


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
