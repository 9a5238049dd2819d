"""conditional: if one thing occurs, another must occur too, or must not. An abbreviation is spelled out: “(MLA)”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.patterns import Pattern, make_pattern
from copyedit.matching.triggers import Hit, Trigger
from copyedit.matching.wording import Wording, find_wording, wording_triggers

KEYS = {
    "if": Key(Kind.TEXT, "a regular expression; each distinct text of its named groups is checked once"),
    "then": Key(Kind.TEXT, "a regular expression that must then occur; {name} stands for a group's text"),
    "with": Key(Kind.TEXT, "a regular expression that must occur in the story, or the rule says nothing"),
    "then_not": Key(Kind.TEXT, "instead of `then`: a regular expression that must not occur"),
}
_NEVER = "(?!)"


class Prepared(NamedTuple):
    condition: Pattern
    consequence: str
    must_occur: bool
    case: bool
    company: Pattern | None = None


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "if" not in options or ("then" in options and "then_not" in options):
        raise ValueError("needs “if”, and either “then” or “then_not”")
    if not {"then", "then_not", "with"} & options.keys():
        raise ValueError("needs “if”, and either “then” or “then_not”")
    condition = make_pattern(options["if"], options["case"])
    must_occur = "then_not" not in options
    company = make_pattern(options["with"], options["case"]) if "with" in options else None
    consequence = options.get("then" if must_occur else "then_not", _NEVER)
    prepared = Prepared(condition, consequence, must_occur, options["case"], company)
    make_pattern(_consequence(prepared, {"_": "x"}), options["case"])
    return prepared


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return wording_triggers(_wording(prepared))


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    if prepared.company and prepared.company.search(document.plain) is None:
        return
    asked: set[tuple[str, ...]] = set()
    for place in sorted(find_wording(_wording(prepared), document, hits), key=lambda p: p.span):
        terms = tuple(sorted(place.names.values()))
        if terms in asked:
            continue
        asked.add(terms)
        consequence = Pattern(_consequence(prepared, place.names), prepared.case, ())
        if (consequence.search(document.plain) is None) == prepared.must_occur:
            yield Match(place.span, (), place.names)


def _wording(prepared: Prepared) -> Wording:
    return Wording((), (prepared.condition,), prepared.case)


def _consequence(prepared: Prepared, names: Mapping[str, str]) -> str:
    """The second pattern with the groups' texts inserted literally. Other braces (\\d{3}) are left alone."""
    import regex

    text = prepared.consequence
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", regex.escape(value))
    return text
