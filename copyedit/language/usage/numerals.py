"""“nine dogs” and “9 dogs”: one number of one thing, in a word and in a figure. Start with `find_numerals`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from copyedit.document import Span
from copyedit.language.figures.numerals import WORD_VALUES
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.sentences import starts_sentence
from copyedit.language.usage.use import Use

_MOST = 20
_WORDS = {
    value: word for word, value in WORD_VALUES.items() if 1 < value <= _MOST and word.isalpha() and word != "dozen"
}
_NOUN = r"(?P<noun>[a-z]{3,}s|people|men|women|children)\b(?![-/])"
_VALUES = {word: value for value, word in _WORDS.items()} | {str(value): value for value in _WORDS}
_IN_FIGURES = late_pattern(rf"(?<![\w.,/:$£€¥#%-])(?P<number>\d\d?) {_NOUN}")
_COUNTED = late_pattern(rf"(?<![\w.,/:$£€¥#%-])(?P<number>\d\d?|{'|'.join(_WORDS.values())}) {_NOUN}")
# Measures and times have figures in houses that write other numbers out.
_MEASURES = frozenset(
    "degrees feet inches yards miles metres meters kilometres kilometers pounds dollars euros pence cents points "
    "grams ounces litres liters acres hectares minutes seconds hours years months weeks days times runs wickets goals "
    "overs innings percent millions billions votes seats others has was is does".split()
)
# “Chapter 9 deals with”, “No. 9 seeds”, “July 9 elections”, “Channel 4 viewers”: the figure belongs to the word before.
_NAMED = late_pattern(r"(?:(?!(?:The|These|Those|Its|Their|His|Her|Of|All|In|With)\b)[A-Z][\w.]*|\bat|[–-]) \Z")


def find_numerals(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Numbers up to twenty of one noun. A sentence may not begin with a figure, so its first word says nothing."""
    counted = {(int(found["number"]), found["noun"]) for found in _IN_FIGURES.finditer(text)}
    both = {
        (value, noun)
        for value, noun in counted
        if value in _WORDS and noun not in _MEASURES and f"{_WORDS[value]} {noun}" in text
    }
    if both:
        yield from _all_of(both, text, blocks)


def _all_of(pairs: Set[tuple[int, str]], text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    for block in blocks:
        for match in _COUNTED.finditer(text, *block):
            number, noun = match["number"], match["noun"]
            value = _VALUES.get(number, 0)
            if (value, noun) not in pairs:
                continue
            is_first = starts_sentence(text, match.start(), block)
            if is_first or _NAMED.search(text, max(block.start, match.start() - 20), match.start()):
                continue
            is_figure = number.isdigit()
            style, other, right = ("figure", "word", _WORDS[value]) if is_figure else ("word", "figure", str(value))
            yield Use(Span(*match.span("number")), f"{value} {noun}", style, {other: right})
