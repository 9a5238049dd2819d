"""repeats: a paragraph or a sentence that stands in the story twice, or breaks off. “He was taken to the”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from copyedit.document import LEFT_OUT, Document, Span
from copyedit.findings import Match
from copyedit.matching.keys import Key, Kind
from copyedit.matching.places import name_of_place
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

# “Rovers Rovers”, and “Rovers” elsewhere; not “Bora Bora”.
_DOUBLE_NAME = re.compile(r"(?<![\w'-])(?P<name>[A-Z][a-z]{2,}) (?P=name)(?![\w'-])")
_FEW = 4  # one paragraph in so many may lack its beginning or end by mistake
_FEWEST = 4  # paragraphs of a story that shows how it ends them
# “AUSTIN, Texas Texas plans”: a dateline that lost its dash.
_DATELINE_BEFORE = re.compile(r"[A-Z]{3,}, \Z")
# Words that names and titles double: the New New Deal, the Late Late Show, Dance Dance Revolution.
_DOUBLED_IN_NAMES = frozenset(
    "ali bang bing boo care circus coco dance dear dee delta ding dong drip east four fun future girl girls good "
    "group happy hassan hey high honey jay jon kiss late liar ling little lose lost love mary ming money new north one "
    "please pop pow price rebel ring road run sing ska soldier south spend sri star stop talk tech tin turn twenty "
    "two wait west whiskey wild win wise yes zero".split()
)


class Prepared(NamedTuple):
    report: str


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "report" not in options:
        raise ValueError("needs report")
    return Prepared(options["report"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    return _FIND[prepared.report](document)


def _paragraphs(document: Document) -> tuple[Span, ...]:
    return tuple(block.span for block in document.blocks if block.kind == "paragraph")


def _comparable(document: Document) -> tuple[Span, ...]:
    """Paragraphs that are prose throughout: two that differ only in their code are not the same."""
    return tuple(span for span in _paragraphs(document) if LEFT_OUT not in document.prose[span.start : span.end])


def _of_paragraphs(document: Document) -> Iterator[Match]:
    from copyedit.language.text.repeats import repeated_paragraphs

    paragraphs = _comparable(document)
    for found in repeated_paragraphs(document.folded, paragraphs):
        span, other = paragraphs[found.first], paragraphs[found.original]
        more = found.last - found.first
        names = {
            "what": f"This paragraph and the next {more} repeat" if more else "This paragraph repeats",
            "how": "word for word" if found.exact else "nearly word for word",
            "where": name_of_place(document, other.start),
        }
        yield Match(span, (), names, related=other)


def _of_sentences(document: Document) -> Iterator[Match]:
    """Sentences word for word twice, outside quotations. A paragraph that is told as a whole is not told again."""
    from copyedit.language.text.repeats import repeated_paragraphs, repeated_rows, repeated_sentences, sentences_of

    if not repeated_rows(document.folded):
        return
    paragraphs = _comparable(document)
    whole = {
        paragraphs[number]
        for found in repeated_paragraphs(document.folded, paragraphs)
        for number in range(found.first, found.last + 1)
    }
    owners = [(paragraph, each) for paragraph in paragraphs for each in sentences_of(document.plain, paragraph)]
    sentences = [each for _, each in owners]
    for found in repeated_sentences(document.folded, sentences):
        span, other = sentences[found.first], sentences[found.original]
        is_new = owners[found.first][0] not in whole
        if is_new and not (document.quotation_at(span) or document.quotation_at(other)):
            yield Match(span, (), {"where": name_of_place(document, other.start)}, related=other)


def _cut_off(document: Document) -> Iterator[Match]:
    from copyedit.language.text.repeats import cut_off_at

    for paragraph in _paragraphs(document):
        span = cut_off_at(document.plain, paragraph)
        if span:
            yield Match(span)


def _no_beginning(document: Document) -> Iterator[Match]:
    """Where many paragraphs begin in lower case, they are a list or the house's manner."""
    from copyedit.language.text.repeats import begins_inside

    pairs = [
        (block.span, following.span)
        for block, following in zip(document.blocks, document.blocks[1:], strict=False)
        if block.kind == following.kind == "paragraph"
    ]
    found = [first for before, each in pairs if (first := begins_inside(document.plain, each, before))]
    begun = Counter(_two_words(document, first.start) for first in found)
    if len(found) * _FEW <= len(pairs) + 1:  # “archived recording” is how a transcript labels its parts
        yield from (Match(first) for first in found if begun[_two_words(document, first.start)] == 1)


def _two_words(document: Document, start: int) -> str:
    return " ".join(document.plain[start : start + 60].split()[:2])


def _no_end(document: Document) -> Iterator[Match]:
    """Where many paragraphs end without a stop, they are captions, a list or a transcript."""
    from copyedit.language.text.repeats import cut_off_at, lacks_end

    paragraphs = _paragraphs(document)
    lacking = [span for span in paragraphs if lacks_end(document.plain, span)]
    if not lacking or len(paragraphs) < _FEWEST or len(lacking) * _FEW > len(paragraphs):
        return
    for paragraph in lacking:
        span = lacks_end(document.plain, paragraph)
        if span and not cut_off_at(document.plain, paragraph):
            yield Match(span)


def _double_names(document: Document) -> Iterator[Match]:
    for _, double in _doubled_once(document):
        name = double["name"]
        if document.plain.count(name) > len(double.group().split()):
            yield Match(Span(*double.span()), (name,))


def _double_capitals(document: Document) -> Iterator[Match]:
    """“the International International Stadium”: a word that is more than a name."""
    from copyedit.language.words.dictionary import shipped_dictionary

    for block, double in _doubled_once(document):
        name, start, end = double["name"], *double.span()
        if name.lower() in _DOUBLED_IN_NAMES or not shipped_dictionary().note(name.lower()):
            continue
        is_rolled = document.plain.startswith(f" {name}", end)  # “Girls Girls Girls”
        if not is_rolled and not _DATELINE_BEFORE.search(document.plain, max(block.start, start - 20), start):
            yield Match(Span(start, end), (name,))


def _doubled_once(document: Document) -> Iterator[tuple[Span, re.Match[str]]]:
    """Names that stand twice running in one place of the story, each with its block: “Bora Bora” mostly comes again."""
    doubles = [
        (block.span, found) for block in document.blocks for found in _DOUBLE_NAME.finditer(document.plain, *block.span)
    ]
    counts = Counter(found.group() for _, found in doubles)
    return ((span, found) for span, found in doubles if counts[found.group()] == 1)


_FIND: Mapping[str, Callable[[Document], Iterator[Match]]] = {
    "paragraph": _of_paragraphs,
    "sentence": _of_sentences,
    "cut off": _cut_off,
    "no beginning": _no_beginning,
    "no end": _no_end,
    "name": _double_names,
    "capital": _double_capitals,
}
KEYS = {"report": Key(Kind.TEXT, "what to look for", tuple(_FIND))}
