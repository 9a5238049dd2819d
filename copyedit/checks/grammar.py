"""grammar: what another program, LanguageTool or Harper, says of the copy, where one of its allowed rules says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.errors import BackendError
from copyedit.findings import Match
from copyedit.fixing.replacing import deletion
from copyedit.language.backends.remarks import BACKENDS, Remark, Request, find_remarks
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

KEYS = {
    "backend": Key(Kind.TEXT, "the program that is asked", BACKENDS),
    "allow": Key(
        Kind.ENTRIES,
        "the program's rules that are on; all others are off",
        inner={
            "message": Key(Kind.TEXT, "our own words; {match} and {replacement} are filled in"),
            "unless": Key(Kind.TEXT, "a pattern: where it fits what follows the place, nothing is told"),
            "note": Key(Kind.TEXT, "why it is on, for whoever measures it again"),
            "words": Key(Kind.COUNT, "words of news that it was run over"),
            "hits": Key(Kind.COUNT, "its hits there"),
            "judged": Key(Kind.COUNT, "hits that were read"),
            "right": Key(Kind.COUNT, "of those, the right ones"),
        },
    ),
}
_READ = frozenset({"headline", "paragraph", "caption", "cell"})
_MOST = 3  # replacements told for one place


class Prepared(NamedTuple):
    """The allowed rules with our own words for them. `request` is what the run asks; its settings put that in.

    `unless` has patterns of some of the rules, for what may not follow: no “a” for “an” before “$11bn”.
    """

    backend: str
    allow: tuple[tuple[str, str | None], ...]
    request: Request | None = None
    unless: tuple[tuple[str, str], ...] = ()


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "backend" not in options:
        raise ValueError(f"needs a backend, one of {', '.join(BACKENDS)}")
    if not options.get("allow"):
        raise ValueError("needs “allow”, the backend's rules that are on")
    allow = options["allow"]
    unless = tuple((name, _pattern(name, one["unless"])) for name, one in allow.items() if "unless" in one)
    return Prepared(options["backend"], tuple((name, one.get("message")) for name, one in allow.items()), unless=unless)


def _pattern(name: str, pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"“unless” of {name} is no pattern: {error}") from error
    return pattern


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Raises BackendError for a backend that cannot be asked."""
    if prepared.request is None:
        raise BackendError(f"nobody said how to ask {prepared.backend}")
    spans = tuple((block.span.start, block.span.end) for block in document.blocks if block.kind in _READ)
    messages = dict(prepared.allow)
    unless = {name: re.compile(pattern) for name, pattern in prepared.unless}
    for remark in find_remarks(prepared.request, document.plain, spans):
        is_held = remark.rule in unless and unless[remark.rule].match(document.plain, remark.end)
        if remark.rule in messages and not is_held:
            yield _match(document, remark, messages[remark.rule])


def _match(document: Document, remark: Remark, message: str | None) -> Match:
    span, replacements = Span(remark.start, remark.end), remark.replacements[:_MOST]
    first = next(iter(replacements), "")
    told = message or remark.message
    for name, words in (("{match}", document.prose[span.start : span.end]), ("{replacement}", first)):
        told = told.replace(name, words)
    if replacements == ("",):
        span, rest = deletion(document, span)
        replacements = (rest,)
    return Match(span, replacements, {"told": told, "replacement": first})
