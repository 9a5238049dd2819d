"""What a story says twice: paragraphs, runs of them, and sentences; and where one breaks off.

Start with `repeated_paragraphs`. A story may be pasted in twice, or a paragraph moved and left where it was; often a
word or two of the copy was changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern

_WORD = late_pattern(r"[^\W_]+(?:'[^\W_]+)*")
_FEWEST = 10  # words of a paragraph or sentence; shorter ones are refrains, scores, “Read more”
_FEWEST_ALIKE = 15  # of one that is only nearly the same: “Free college? Well, free for ...” is a figure of speech
_SHINGLE = 4  # words that two passages must share in a row
_CANDIDATE = 0.4  # share of such rows from which two passages are compared word by word
# At least so many rows are shared, by two sentences word for word as by two paragraphs of which two fifths are alike.
_FEWEST_SHARED = int(min(_FEWEST - _SHINGLE + 1, _CANDIDATE * (_FEWEST_ALIKE - _SHINGLE + 1)))
_ALIKE = 0.88  # share of the words that must be the same
_COMMONPLACE = 6  # passages that may share a row of words before it says nothing
_CLOSING = "[\"')\N{RIGHT DOUBLE QUOTATION MARK}]"
_ABBREVIATED = "".join(rf"(?<!\b{title}\.)" for title in ("[A-Z]", "Mr", "Ms", "Mrs", "Dr", "Sen", "Rep", "Gov"))
_OPENING = "[\"'\N{LEFT DOUBLE QUOTATION MARK}]"
_BORDER = late_pattern(rf"(?<=[.!?]){_ABBREVIATED}{_CLOSING}*\s+(?={_OPENING}?[A-Z])")
_CUT = late_pattern(r"\b(?:the|a|an|and|or|but|of|with|from|their|its|my|your|our|than|because|although|whose)\s*$")
_FIRST_WORD = late_pattern(r"[a-z]+(?![\w'’.@/-]*[A-Z@/)])")
_LOWER_NAMES = frozenset(
    "de del della di da do dos du la le al el bin ibn van von der den ten ter af av zu e i".split()
)
_ENDS = late_pattern(rf"[.!?](?:{_CLOSING}|\])*\s*\Z")
_ENDS_SOMEHOW = late_pattern(rf"[.!?…:;—–-](?:{_CLOSING}|\])*\s*\Z")
_NO_SENTENCE = late_pattern(r"[^\w\s\"'“‘(\[]|\(?\w{1,3}[.)]\Z")  # a bullet, “(a)”, “2.”
_ADDRESS = late_pattern(r"[@/#]|\w\.\w")
_SENTENCE_LONG = 12  # words of a paragraph that is surely no heading or caption
_LONG_ENOUGH = 8  # words of a paragraph that may be cut off; a heading is shorter


class Repeated(NamedTuple):
    """The passages numbered `first` to `last` say what those from `original` on said. `exact`: word for word."""

    first: int
    last: int
    original: int
    exact: bool


@lru_cache(maxsize=1)
def repeated_rows(folded: str) -> frozenset[tuple[str, ...]]:
    """The rows of words that a text has more than once; none where they are too few to matter, as in most stories.

    Cached for the last text, since two rules ask for it.
    """
    rows = list(_rows(_WORD.findall(folded)))
    if len(rows) - len(set(rows)) < _FEWEST_SHARED:
        return frozenset()
    return frozenset(row for row, count in Counter(rows).items() if count > 1)


def _rows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_SHINGLE)), strict=False)


@lru_cache(maxsize=1)
def repeated_paragraphs(folded: str, paragraphs: tuple[Span, ...]) -> tuple[Repeated, ...]:
    """Paragraphs that repeat an earlier one, word for word or nearly. Cached for the last text: two rules ask."""
    repeated = repeated_rows(folded)
    if not repeated:
        return ()

    def same(one: int, other: int) -> bool:
        words, others = (_WORD.findall(folded, *paragraphs[number]) for number in (one, other))
        return words == others

    return tuple(_runs(_copies(folded, paragraphs, repeated), same))


def repeated_sentences(folded: str, sentences: Sequence[Span]) -> Iterator[Repeated]:
    """Sentences that repeat an earlier one word for word."""
    return _runs(_exact_copies(folded, sentences))


def _runs(
    copies: Iterable[tuple[int, int, bool]], same: Callable[[int, int], bool] = lambda one, other: False
) -> Iterator[Repeated]:
    """Neighbours that repeat neighbours, as one; also with short passages between them that are the `same`."""
    run: Repeated | None = None
    for number, original, exact in copies:
        shift = number - original
        between = range(run.last + 1, number) if run and shift == run.first - run.original else None
        if run and between is not None and all(same(each, each - shift) for each in between):
            run = run._replace(last=number, exact=run.exact and exact)
        else:
            if run:
                yield run
            run = Repeated(number, number, original, exact)
    if run:
        yield run


def _exact_copies(folded: str, passages: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    seen: dict[tuple[str, ...], int] = {}
    for number, passage in enumerate(passages):
        words = tuple(_WORD.findall(folded, *passage))
        original = seen.setdefault(words, number) if len(words) >= _FEWEST else number
        if original != number:
            yield number, original, True


def _copies(
    folded: str, passages: Sequence[Span], repeated: frozenset[tuple[str, ...]]
) -> Iterator[tuple[int, int, bool]]:
    """Each passage that repeats an earlier one: its number, the other's, and whether word for word."""
    seen: dict[tuple[str, ...], int] = {}
    by_row: dict[tuple[str, ...], tuple[int, ...]] = {}
    texts: list[tuple[str, ...]] = []
    for number, passage in enumerate(passages):
        words = tuple(_WORD.findall(folded, *passage))
        texts.append(words)
        if len(words) < _FEWEST:
            continue
        original = seen.setdefault(words, number)
        if original != number:
            yield number, original, True
            continue
        rows = repeated.intersection(_rows(words))
        known = rows & by_row.keys()
        shared = Counter(other for row in known for other in by_row[row])
        for other, count in shared.most_common(1):
            # “42% -- the share who approve” and “... disapprove”, captions of two photos: alike, and meant so.
            if len(words) < _FEWEST_ALIKE or words[0][0].isdigit() or "photo" in words:
                continue
            if count >= _CANDIDATE * len(set(_rows(words))) and _are_alike(words, texts[other]):
                yield number, other, False
        by_row.update(dict.fromkeys(rows - known, (number,)))
        for row in known:
            if len(by_row[row]) < _COMMONPLACE:
                by_row[row] += (number,)


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other) >= _ALIKE


def sentences_of(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph, roughly: a stop in an abbreviation may cut one in two."""
    starts = [paragraph.start, *(border.end() for border in _BORDER.finditer(text, *paragraph))]
    ends = [*starts[1:], paragraph.end]
    return [Span(start, start + len(text[start:end].rstrip())) for start, end in zip(starts, ends, strict=True)]


def cut_off_at(text: str, paragraph: Span) -> Span | None:
    """The last word of a paragraph that stops in the middle of a sentence: “was taken to the”."""
    if not text[paragraph.start : paragraph.end].rstrip()[-1:].isalpha():  # most end with a stop
        return None
    cut = _CUT.search(text, *paragraph)
    if cut is None or len(_WORD.findall(text, *paragraph)) < _LONG_ENOUGH:
        return None
    return Span(cut.start(), cut.start() + len(cut.group().rstrip()))


def begins_inside(text: str, paragraph: Span, before: Span) -> Span | None:
    """The first word of a paragraph that begins in the middle of a sentence, where the one before ended with one."""
    first = _FIRST_WORD.match(text, *paragraph)
    if first is None or first.group() in _LOWER_NAMES or not _ENDS.search(text, *before):
        return None
    return Span(*first.span()) if len(_WORD.findall(text, *paragraph)) >= _LONG_ENOUGH else None


def lacks_end(text: str, paragraph: Span) -> Span | None:
    """The last word of a paragraph of prose that stops without a full stop: “and was taken”."""
    words = text[paragraph.start : paragraph.end].split()
    if len(words) < _SENTENCE_LONG or _ENDS_SOMEHOW.search(text, *paragraph) or _NO_SENTENCE.match(words[0]):
        return None
    if _ADDRESS.search(words[-1]) or 2 * sum(word[0].isupper() or word[0].isdigit() for word in words) > len(words):
        return None  # a headline, a list of names, a line of results
    return Span(paragraph.end - len(words[-1]), paragraph.end)
