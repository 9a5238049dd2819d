"""copyedit over one text, as `copyedit check` would run on it with no settings but the language."""

from __future__ import annotations

from functools import cache

from benchmarks.accuracy.peers import Told
from copyedit.checking import Checker
from copyedit.config import Config
from copyedit.engine import Engine
from copyedit.findings import Finding
from copyedit.formats.text import read_text

CONTEXT = "wire/context/"
# Each family of the context rules, and the kind of error that it is there for.
FAMILIES = {"wrong-word": "wrong_word", "small-word": "small_word", "form": "agreement"}


def ours(text: str, language: str = "") -> list[Told]:
    """All that copyedit finds, with the default packs and that of the language."""
    return [_told(finding) for finding in _engine(language).check(read_text("copy.txt", text))]


def is_context(told: Told) -> bool:
    return told.rule.startswith(CONTEXT)


def family_of(told: Told) -> str:
    """The kind of error that the context rule is there for; "" for another rule."""
    return FAMILIES.get(told.rule.removeprefix(CONTEXT), "") if is_context(told) else ""


def _told(finding: Finding) -> Told:
    return Told(*finding.span, finding.fix.replacements, finding.rule, finding.confidence)


@cache
def _engine(language: str) -> Engine:
    config = Config(language=language or None)
    return Checker(config).engine(config)
