"""Which members of a zip or tar archive are stories, and of which section. Start with `is_story`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from copyedit.formats.which import ENDINGS, begins_as_story, is_sniffed
from copyedit.settings.config import Config
from copyedit.settings.globs import compiled

_OF_A_DATE = re.compile(r"\d\d?|(?:1[5-9]|20)\d\d")


def may_be_story(name: str, config: Config) -> bool:
    """True for a name that a walk through a folder would take, or look into."""
    if any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts):
        return False
    if config.exclude and compiled(tuple(config.exclude)).decide(name).matches:
        return False
    if name.lower().endswith(tuple(ENDINGS)) or is_sniffed(name):
        return True
    mapped = tuple(pattern for pattern, _ in config.formats)
    return bool(mapped) and bool(compiled(mapped).decide(name).matches)


def section_of(name: str) -> str:
    """The first folder of a path that is no year, month or day.

    >>> section_of("city/1987/a.txt"), section_of("1987/city/a.txt"), section_of("a.txt")
    ('city', 'city', '')
    """
    return next((part for part in PurePosixPath(name).parts[:-1] if not _OF_A_DATE.fullmatch(part)), "")


def is_story(name: str, data: bytes) -> bool:
    """True for the contents of a story; an ending such as .xml does not say whether it is one."""
    return not is_sniffed(name) or begins_as_story(data)
