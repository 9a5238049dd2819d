"""Fit a replacement into its sentence: capitals, the article in front, the spaces around a deletion."""

from __future__ import annotations

import re

from copyedit.document import Document, Span
from copyedit.findings import Edit
from copyedit.language.words.articles import article_for
from copyedit.language.words.capitals import is_shouted, match_capitals

_ARTICLE = re.compile(r"(?<![\w'-])(an?)( )\Z", re.IGNORECASE)
_WORD = re.compile(r"\S+")


def deletion(document: Document, span: Span) -> tuple[Span, str]:
    """The stretch to replace and its replacement, so that no double space or lower-case sentence start remains.

    “First of all, the vote” without “First of all,” is “The vote”. A whole block is deleted with its line ending.
    """
    text = document.prose
    block = document.block_at(span.start)
    if block is not None and block.span == span:
        return Span(span.start, _past_line_end(text, span.end)), ""
    if span.end < len(text) and text[span.end] == " ":
        original = text[span.start : span.end]
        following = _WORD.match(text, span.end + 1)
        if original[:1].isupper() and not original.isupper() and following and following.group()[0].islower():
            word = following.group()
            return Span(span.start, following.end()), word[0].upper() + word[1:]
        return Span(span.start, span.end + 1), ""
    if span.start and text[span.start - 1] == " ":
        return Span(span.start - 1, span.end), ""
    return span, ""


def replacement_in_place(
    document: Document, span: Span, replacements: tuple[str, ...], *, case: bool
) -> tuple[Span, tuple[str, ...]]:
    """Replacements with the capitals of what they replace; the span includes an “a” or “an” that must change.

    Of two stops one is enough: “5 p.m. in the afternoon.” ends as “5 p.m.”
    """
    original = document.prose[span.start : span.end]
    if not case:
        replacements = tuple(match_capitals(original, replacement) for replacement in replacements)
    if document.prose.startswith(".", span.end) and not original.endswith("."):
        replacements = tuple(replacement.removesuffix(".") for replacement in replacements)
    if "\N{RIGHT SINGLE QUOTATION MARK}" in document.prose:
        replacements = tuple(r.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}") for r in replacements)
    return _with_article(document, span, original, replacements)


def smallest_change(prose: str, span: Span, replacement: str) -> Edit | None:
    """Only what changes in the prose: “of G20 summit” -> “of the G20 summit” inserts “the ” and nothing else.

    So a phrase that crosses a link or bold type can be fixed if all its changes are on one side.
    """
    old = prose[span.start : span.end]
    head = _shared(old, replacement)
    tail = _shared(old[head:][::-1], replacement[head:][::-1])
    changed = Span(span.start + head, span.end - tail)
    if changed.start == changed.end and head + tail == len(replacement):
        return None
    return Edit(changed, replacement[head : len(replacement) - tail])


def _with_article(
    document: Document, span: Span, original: str, replacements: tuple[str, ...]
) -> tuple[Span, tuple[str, ...]]:
    found = _ARTICLE.search(document.plain, max(0, span.start - 4), span.start)
    if not found or not replacements or article_for(original) != found.group(1).lower():
        return span, replacements
    if all(not r or article_for(r) == found.group(1).lower() for r in replacements):
        return span, replacements
    agreeing = tuple(f"{_article_like(found.group(1), r)} {r}" if r else r for r in replacements)
    return Span(found.start(), span.end), agreeing


def _article_like(old: str, word: str) -> str:
    """The article for the word, with the capitals of the old one; “A” counts as capitals if the word is in capitals."""
    article = article_for(word)
    if old == "AN" or (old == "A" and is_shouted(word)):
        return article.upper()
    return match_capitals(old, article)


def _past_line_end(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at + 1 if at < len(text) and text[at] == "\n" else at


def _shared(one: str, other: str) -> int:
    """The length, in code points, of the beginning that both texts share."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
