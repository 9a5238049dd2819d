"""Which members of a zip or tar archive are stories. Start with `is_story`."""

from __future__ import annotations

from pathlib import PurePosixPath

from copyedit.formats.which import ENDINGS, begins_as_story, is_sniffed
from copyedit.settings.config import Config
from copyedit.settings.globs import compiled


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


def is_story(name: str, data: bytes) -> bool:
    """True for the contents of a story; an ending such as .xml does not say whether it is one."""
    return not is_sniffed(name) or begins_as_story(data)
