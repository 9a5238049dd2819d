"""grammar: what another program, LanguageTool or Harper, finds by those of its rules that are allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import PROSE_KINDS, Document, Span
from copyedit.errors import BackendError
from copyedit.findings import Match
from copyedit.fixing.replacing import deletion
from copyedit.language.backends.remarks import BACKENDS, Remark, Request, find_remarks
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

KEYS = {
    "backend": Key(Kind.TEXT, "the program to ask", BACKENDS),
    "allow": Key(
        Kind.ENTRIES,
        "the program's rules that are on; all others are off",
        inner={
            "message": Key(Kind.TEXT, "replaces the program's message; {match} and {replacement} are filled in"),
            "unless": Key(Kind.TEXT, "a regular expression: if it matches the text that follows, nothing is reported"),
            "note": Key(Kind.TEXT, "why the rule is on"),
            "words": Key(Kind.COUNT, "words of news it was measured on"),
            "hits": Key(Kind.COUNT, "hits in that news"),
            "judged": Key(Kind.COUNT, "hits that were judged"),
            "right": Key(Kind.COUNT, "judged hits that were right"),
        },
    ),
}
_MOST = 3  # replacements offered per place


class Prepared(NamedTuple):
    """The allowed rules, with our own messages for some of them. The settings fill in `request`.

    `unless` has patterns for some rules, of text that must not follow: no “a” for “an” before “$11bn”.
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
        raise ValueError(f"“unless” of {name} is not a valid pattern: {error}") from error
    return pattern


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Raises BackendError if the backend does not answer."""
    if prepared.request is None:
        raise BackendError(f"{prepared.backend} is not set up for this run")
    spans = tuple((block.span.start, block.span.end) for block in document.blocks if block.kind in PROSE_KINDS)
    messages = dict(prepared.allow)
    unless = {name: re.compile(pattern) for name, pattern in prepared.unless}
    for remark in find_remarks(prepared.request, document.plain, spans):
        is_excused = remark.rule in unless and unless[remark.rule].match(document.plain, remark.end)
        if remark.rule in messages and not is_excused:
            yield _match(document, remark, messages[remark.rule])


def _match(document: Document, remark: Remark, message: str | None) -> Match:
    span, replacements = Span(remark.start, remark.end), remark.replacements[:_MOST]
    first = next(iter(replacements), "")
    text = message or remark.message
    for name, words in (("{match}", document.prose[span.start : span.end]), ("{replacement}", first)):
        text = text.replace(name, words)
    if replacements == ("",):
        span, rest = deletion(document, span)
        replacements = (rest,)
    return Match(span, replacements, {"remark": text, "replacement": first})
