"""spelling: a word that the dictionary does not know, and what was meant. “the goverment said” -> government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document
from copyedit.findings import Match
from copyedit.language.spelling.codespell_list import is_installed, listed_corrections
from copyedit.language.spelling.misspellings import Certainty, SpellingSettings, find_misspellings
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

CODESPELL = "codespell"
KEYS = {
    "report": Key(
        Kind.TEXT,
        "which words: certainly misspelled, likely, with a capital, merely unknown, or in codespell's list",
        (*Certainty, CODESPELL),
    )
}

SETTINGS = ("words", "language", "model", "names")


class Prepared(NamedTuple):
    """The settings fill in the house's words and names, the language and the folder of another context model."""

    report: str
    words: frozenset[str] = frozenset()
    language: str | None = None
    model: str | None = None
    names: frozenset[str] = frozenset()


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "report" not in options:
        raise ValueError("needs report")
    return Prepared(options["report"])


def missing(prepared: Prepared) -> str | None:
    """What must be installed before the rule can run."""
    if prepared.report == CODESPELL and not is_installed():
        return "codespell's list is not installed: pip install 'copyedit[codespell]'"
    return None


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    blocks = tuple((block.span.start, block.span.end) for block in document.blocks if block.kind in PROSE_KINDS)
    for found in find_misspellings(document.plain, blocks, SpellingSettings(*prepared[1:])):
        if prepared.report == CODESPELL:
            corrections = listed_corrections(document.folded[found.span.start : found.span.end])
            if corrections:
                yield Match(found.span, corrections)
        elif found.certainty == prepared.report:
            yield Match(found.span, found.corrections, confidence=found.confidence)
