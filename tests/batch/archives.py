"""Small archives in every shape, for a desk with a rule or two of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

RULES = {
    "big": """check: substitution
message: "Use “{replacement}”."
level: error
fix: safe
swap:
  big: large
examples:
  - bad:  A big ship.
    good: A large ship.
  - ok:   A large ship.
""",
    "ship": """check: substitution
message: "A “{match}” is a boat here."
level: warning
fix: safe
swap:
  ship: boat
examples:
  - bad:  A ship came.
    good: A boat came.
  - ok:   The shipping lane was open.
""",
}


def write_desk(folder: Path) -> None:
    """Settings that know nothing but the rules `house/big` and `house/ship`."""
    (folder / "house").mkdir()
    for name, text in RULES.items():
        (folder / "house" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (folder / ".copyedit.yaml").write_text("packs: []\nrules: [house]\n", encoding="utf-8")


def story(number: int) -> str:
    """Every third story has something to fix, and a quotation with the same words in it."""
    if number % 3:
        return f"Ferry {number} sails\n\nThe harbour was calm.\n"
    return f"Ferry {number} sails\n\nA big ship by quay {number}. “A big ship,” he said.\n"


def fixed(number: int) -> str:
    """The story after a run with both rules."""
    return story(number).replace("A big ship by", "A large boat by")


def write_folder(path: Path, count: int) -> Path:
    """Stories in folders of ten."""
    for number in range(count):
        file = path / f"{number // 10:03}" / f"{number:05}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(story(number), encoding="utf-8")
    return path


def write_jsonl(path: Path, count: int) -> Path:
    """Stories in lines, every second line in ASCII alone."""
    rows = ({"id": 7000 + n, "item": {"body": story(n), "big": 1.50}} for n in range(count))
    lines = (json.dumps(row, ensure_ascii=n % 2 == 0) for n, row in enumerate(rows))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


class Sort:
    """How an archive of one shape is made, and the options that it needs."""

    def __init__(self, name: str, write: Callable[[Path, int], Path], *options: str) -> None:
        self.name, self.write, self.options = name, write, options


FIELDS = ("--text-field", "item.body", "--id-field", "id")
SORTS = (
    Sort("folder", write_folder),
    Sort("a.jsonl", write_jsonl, *FIELDS),
)


def contents(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of all files in a folder."""
    if path.is_file():
        return {"": path.read_bytes()}
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
