"""Names that no dictionary has, and what is known of each. Start with `note_on`.

`rare.txt` has a name a line, with a letter for how often edited copy has it, and with S for a person's name, P for a
word of a town's name, V of a village's. `SOURCES.md` says where from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from copyedit.language.words.dictionary import Dictionary, frequency_of

PERSON, TOWN, VILLAGE = "S", "P", "V"


def note_on(name: str) -> tuple[int, str]:
    """How common a rare name is (log2), and its marks; (0, "") for one that is in no list."""
    note = _rare().note(name)
    return (frequency_of(note), note[1:]) if note else (0, "")


def is_of_town(word: str) -> bool:
    """True for a word of a town's name."""
    return TOWN in note_on(word)[1]


@cache
def _rare() -> Dictionary:
    return Dictionary(Path(__file__).parent / "rare.txt")
