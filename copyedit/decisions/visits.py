"""A story's decisions, for the next visit: written one by one, so that a crash loses none. Start with `Visit`.

One file of JSON lines for each story, in the user's data folder; the last line about a finding holds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from copyedit.errors import FileError
from copyedit.machine.cache import data_folder

_HEAD = {"copyedit-review": 1}  # the version


class Kept(NamedTuple):
    """A decision: accepted, edited, rejected, or open if it was taken back; `words` are those chosen."""

    decision: str
    words: str = ""


class Visit:
    """The decisions on one story, by the fingerprints of its findings."""

    def __init__(self, story: str) -> None:
        path = str(Path(story).absolute())
        name = blake2b(path.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        self._story = path
        self.file = data_folder() / "reviews" / f"{Path(path).stem[:40]}-{name}.jsonl"

    def read(self) -> dict[str, Kept]:
        """The decisions of earlier visits. A line cut short by a crash is passed over. Raises FileError."""
        try:
            lines = self.file.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return {}
        except OSError as bad:
            raise FileError(f"cannot be read: {bad.strerror or bad}", str(self.file)) from None
        kept: dict[str, Kept] = {}
        for line in lines:
            try:
                entry = json.loads(line)
                kept[entry["finding"]] = Kept(str(entry["decision"]), str(entry.get("words", "")))
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
        return {name: each for name, each in kept.items() if each.decision != "open"}

    def add(self, finding: str, kept: Kept) -> None:
        """Write one more decision, on to the disk. Raises FileError."""
        try:
            if not self.file.exists():
                self._create({})
            with self.file.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(_line(finding, kept))
                file.flush()
                os.fsync(file.fileno())
        except OSError as bad:
            raise FileError(f"the decision is not kept: {bad.strerror or bad}", str(self.file)) from None

    def replace(self, kept: Mapping[str, Kept]) -> None:
        """Keep these decisions and no others, once the story is written. Raises FileError."""
        try:
            if kept:
                self._create(kept)
            else:
                self.file.unlink(missing_ok=True)
        except OSError as bad:
            raise FileError(f"the decisions are not kept: {bad.strerror or bad}", str(self.file)) from None

    def _create(self, kept: Mapping[str, Kept]) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        head = json.dumps({**_HEAD, "story": self._story}) + "\n"
        beside = self.file.with_suffix(f".{os.getpid()}")
        beside.write_text(head + "".join(_line(name, each) for name, each in kept.items()), encoding="utf-8")
        os.replace(beside, self.file)


def _line(finding: str, kept: Kept) -> str:
    return json.dumps({"finding": finding, "decision": kept.decision, "words": kept.words}) + "\n"
