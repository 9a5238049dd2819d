"""capitalization: which letters of a word are capitals. “kremlin”, “Youtube”, a headline in sentence case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import Document, Span, fold
from copyedit.findings import Match
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.sentences import starts_sentence
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger
from copyedit.matching.wording import plain_words

KEYS = {
    "terms": Key(Kind.TEXTS, "words in their correct form"),
    "style": Key(Kind.TEXT, "the style of a whole block", ("sentence", "title", "upper", "lower")),
}
# “desk@london.example”, “#london”, “news/london”
_IN_ADDRESS_BEFORE = late_pattern(r"[@/#_\\]\Z|\w\.\Z")
_IN_ADDRESS_BEHIND = late_pattern(r"[@/_]|\.\w")
_WORD = late_pattern(r"[^\W\d_](?:[\w'’-]*\w)?")
# Words that stay in lower case inside a headline in title case.
_SMALL = frozenset(
    "a an and as at but by for from if in into nor of off on onto or over per than the to up upon v via vs with".split()
)


class Prepared(NamedTuple):
    terms: tuple[str, ...]
    style: str | None


def prepare(options: Mapping[str, Any]) -> Prepared:
    terms = tuple(plain_words(term) for term in options.get("terms", ()))
    if bool(terms) == ("style" in options):
        raise ValueError("needs either terms or style")
    return Prepared(terms, options.get("style"))


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return tuple(Trigger(fold(term)) for term in prepared.terms) or (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    if prepared.style:
        yield from _against_style(prepared.style, document)
        return
    for hit in hits:
        term, text = prepared.terms[hit.trigger], document.plain[hit.start : hit.end]
        # KREMLIN in a line of capitals is a matter of typography, not of spelling.
        if text == term or (text.isupper() and text.lower() != text.upper() and len(text) > 1 and not term.isupper()):
            continue
        # “AmeriCans” is a name of its own. Only a term with inner capitals, such as YouTube, can have them wrong.
        if _has_inner_capitals(text) and not _has_inner_capitals(term):
            continue
        block = document.block_at(hit.start)
        at_start = block is not None and starts_sentence(document.prose, hit.start, block.span)
        if at_start and text == term[0].upper() + term[1:]:
            continue
        if text.islower() and _is_in_address(document.plain, hit):
            continue
        yield Match(Span(hit.start, hit.end), (term,))


def _is_in_address(text: str, hit: Hit) -> bool:
    before = _IN_ADDRESS_BEFORE.search(text, max(0, hit.start - 2), hit.start)
    return bool(before or _IN_ADDRESS_BEHIND.match(text, hit.end))


def _has_inner_capitals(text: str) -> bool:
    return any(word not in (word.lower(), word.upper(), word.capitalize()) for word in text.split())


def _against_style(style: str, document: Document) -> Iterator[Match]:
    for block in document.blocks:
        words = list(_WORD.finditer(document.prose, block.span.start, block.span.end))
        for number, found in enumerate(words):
            word = found.group()
            right = _styled(word, style, first=number == 0, last=number == len(words) - 1)
            if right != word:
                yield Match(Span(found.start(), found.end()), (right,))


def _styled(word: str, style: str, *, first: bool, last: bool) -> str:
    if style in ("upper", "lower"):
        return word.upper() if style == "upper" else word.lower()
    if word != word.lower() and word != word.capitalize():
        return word  # iPhone, G20, UN: capitals of its own
    if first:
        return word[0].upper() + word[1:]
    if style == "title":
        return word.lower() if word.lower() in _SMALL and not last else word[0].upper() + word[1:]
    # Sentence case: a capital may be a name's, so only small words are certain.
    return word.lower() if word.lower() in _SMALL else word
