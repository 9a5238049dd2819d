"""repetition: the same word twice in a row. “the the minister”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from operator import eq
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger, is_whole
from copyedit.matching.wording import plain_words

KEYS = {
    "tokens": Key(Kind.TEXTS, "only these words; by default any word"),
    "allow": Key(Kind.TEXTS, "words that may be repeated, or pairs such as “duran duran”"),
}


_OPENING = "(['\"“‘"
_CLOSING = ".,;:!?)]'\"”’"


class Prepared(NamedTuple):
    tokens: frozenset[str]
    allow: frozenset[str]


def prepare(options: Mapping[str, Any]) -> Prepared:
    tokens = frozenset(plain_words(token).lower() for token in options.get("tokens", ()))
    allowed = (plain_words(word).lower() for word in options.get("allow", ()))
    return Prepared(tokens, frozenset(word.partition(" ")[0] for word in allowed))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(f"{token} {token}") for token in sorted(prepared.tokens)) or (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    spans = [Span(hit.start, hit.end) for hit in hits] if prepared.tokens else _doubled(document.folded)
    for span in spans:
        word = document.folded[span.start : span.end].partition(" ")[0]
        block = document.block_at(span.start)
        if word in prepared.allow or block is None or span.end > block.span.end:
            continue
        # “a how-to to follow”, “to to-do lists”: a part of a compound.
        if (
            document.folded[max(0, span.start - 1) : span.start] == "-"
            or document.folded[span.end : span.end + 1] == "-"
        ):
            continue
        first, _, second = document.plain[span.start : span.end].partition(" ")
        # “Bora Bora”, “New New Deal”: two capitals in running text are a name.
        if first == second and first[0].isupper() and span.start > block.span.start:
            continue
        # “LONDON London Mayor Ann Hall”: a dateline in capitals, and then the name.
        if len(first) > 1 and first.isupper() and not second.isupper():
            continue
        # “at AT&T”, “a A$50 million loss”, “an An-148”, “said Said Tarrow”: the second is a name.
        if first.islower() and not second.islower():
            continue
        yield Match(span, (document.prose[span.start : span.start + len(word)],))


def _doubled(folded: str) -> Iterator[Span]:
    """Every “word word” of letters alone; a stop or comma between the two prevents a match.

    It compares lists rather than looping in Python, because it looks at every word of every story.
    """
    words = folded.split()
    firsts = [word.lstrip(_OPENING) for word in words]
    at = 0
    for word in compress(firsts, map(eq, firsts, [word.rstrip(_CLOSING) for word in words[1:]])):
        if not word.isalpha():
            continue
        double = f"{word} {word}"
        start = folded.find(double, at)
        while start >= 0 and not is_whole(folded, start, start + len(double)):
            start = folded.find(double, start + 1)
        if start >= 0:
            yield Span(start, start + len(double))
            at = start + len(word)
