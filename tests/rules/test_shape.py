"""The shipped rule files can be reviewed: lines that fit a screen, folders of a size to survey."""

from collections import Counter
from pathlib import Path

from copyedit.rules.packs import packs_folder, shipped_ids

_LONGEST_LINE = 240
_MOST_RULES = 25


def test_no_line_is_too_long_to_read() -> None:
    files = [path for path in packs_folder().rglob("*") if path.is_file()]
    assert [
        f"{path}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > _LONGEST_LINE
    ] == [], "put words into `lists`, or lay the pattern out with (?x): docs/rules.md"


def test_no_folder_holds_one_rule_or_too_many() -> None:
    sizes = Counter(Path(rule).parent.as_posix() for rule in shipped_ids())
    assert {folder: size for folder, size in sizes.items() if not 2 <= size <= _MOST_RULES} == {}
