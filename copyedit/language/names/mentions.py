"""Where a story names somebody or something. Start with `find_mentions`.

A mention is a run of capitals: “Katharine Hall”, “Staffan de Mistura”, “Westhaven Harbour Board”. Titles in front and
“’s” behind are not part of it. In a headline every word may have a capital, so each is a mention of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.titles import CALENDAR, ENDINGS, TITLES
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.sentences import starts_sentence
from copyedit.language.words.dictionary import frequency_of, shipped_dictionary

_CAPITAL = "A-ZÀ-ÖØ-ÞĆČĐŁŚŞŠŻŽİ"
_TITLE = r"(?:Mr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Capt|Sgt|Cpl|Maj|Adm|Insp|Supt|Det|Rev|Fr|Hon|St)\."
_INITIALS = rf"(?:[{_CAPITAL}]\.)+(?:-?[{_CAPITAL}]\.)*"
_ARABIC = rf"(?:[AaEeUu]l|[Aa]bu|[Ii]bn|[Bb]en|bin)-[{_CAPITAL}][^\W\d_]+"  # al-Assad
# O'Brien, Jean-Luc, Guinea-Bissau, Port-au-Prince; not “R-Ohio”, nor the “'s” of a possessive.
_JOINED = rf"-(?:(?:al|au|de|du|e|el|en|la|le|les|o|sur|y)-)?[{_CAPITAL}][^\W\d_]+"
_PLAIN = rf"(?![A-Z]-)[{_CAPITAL}][^\W\d_]*(?:'(?!s\b|S\b)[^\W\d_]+|{_JOINED})*"
# On `Document.plain`.
_WORD = rf"(?:{_TITLE}|{_INITIALS}|{_ARABIC}|{_PLAIN})"
_PARTICLE = (
    "(?:al|el|bin|ibn|bint|abu|ben|da|das|de|del|della|den|der|di|do|dos|du|la|le|ter|ten|van|von|zu|y|e|of State)"
)
_TOKEN = re.compile(rf"(?:al|el) [{_CAPITAL}][^\W\d_]+|{_PARTICLE}(?![\w'-])|{_WORD}")
# Not in an address or a handle.
_RUN = re.compile(
    rf"(?=[{_CAPITAL}aeiub])(?<![\w@#&/\\$.'-])"
    rf"(?:(?:al|el) )?{_WORD}(?: (?:{_PARTICLE} ){{0,3}}{_WORD})*(?![@/\\\w]|\.\w)"
)
_SAYS_WHO = late_pattern(r", (?:who|whose|aged|\d\d?|an? [a-z]+|the [a-z]+)\b")
# Where the capital may be only the sentence's: a word as common as this in lower case is no name there.
_COMMON = 6
_SHORTEST_ABBREVIATION = 2
_REMEMBERED = 1_000  # words, which recur from story to story


class Mention(NamedTuple):
    """One mention of a name: its words, without initials, and where each is. `title` is what stood in front.

    `number` is that of the block, counted from 0. `alone` is true for a word of a headline, whatever stood beside it.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    title: str
    number: int
    alone: bool

    @property
    def span(self) -> Span:
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def last(self) -> str:
        return self.words[-1]


@lru_cache(maxsize=1)
def find_mentions(plain: str, blocks: tuple[tuple[str, int, int], ...]) -> tuple[Mention, ...]:
    """The mentions in the blocks (kind, start, end) of a text with straight apostrophes, in order.

    Cached for the last text, since several rules ask for it.
    """
    found: list[Mention] = []
    unsure: list[Mention] = []
    for number, (kind, start, end) in enumerate(blocks):
        for run in _RUN.finditer(plain, start, end):
            text, at = run.group(), run.start()
            tokens = _tokens(text)
            skipped = 0
            is_first = (
                tokens and kind != "headline" and _is_only_first(plain, _shifted(tokens[0], at), Span(start, end))
            )
            if is_first and not _is_introduced(plain, text, len(tokens), run.end()):
                if len(tokens) == 1:
                    unsure.append(Mention((text,), (_shifted(tokens[0], at),), "", number, alone=False))
                skipped = 1
            found.extend(_moved(each, at, number) for each in _mentions_in(text, skipped, kind == "headline"))
    # “Hall said so”: a hall, or the Ann Hall of another sentence.
    family = {mention.last for mention in found if len(mention.words) > 1}
    found.extend(mention for mention in unsure if mention.last in family)
    return tuple(sorted(found, key=lambda mention: mention.spans[0]))


@lru_cache(maxsize=_REMEMBERED)
def _tokens(run: str) -> tuple[Span, ...]:
    return tuple(Span(*token.span()) for token in _TOKEN.finditer(run))


@lru_cache(maxsize=_REMEMBERED)
def _mentions_in(run: str, skipped: int, single: bool) -> tuple[Mention, ...]:
    """The mentions in a run of capitals by itself, without its first tokens; the same names recur all the time."""
    return tuple(_mentions(run, _tokens(run)[skipped:], 0, single=single))


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _moved(mention: Mention, by: int, number: int) -> Mention:
    """The mention of a run by itself, where the run is in the text."""
    spans = tuple(_shifted(span, by) for span in mention.spans)
    return Mention(mention.words, spans, mention.title, number, mention.alone)


def _mentions(plain: str, tokens: Sequence[Span], number: int, *, single: bool) -> Iterator[Mention]:
    for is_border, group in groupby(tokens, lambda span: _is_border(plain[span.start : span.end])):
        if not is_border:
            yield from _split(plain, list(group), number, single=single)


def _split(plain: str, tokens: Sequence[Span], number: int, *, single: bool) -> Iterator[Mention]:
    """“Prime Minister Ann Hall” is the title and the name; “Hall Jr” the name and an ending."""
    words = [plain[span.start : span.end] for span in tokens]
    behind = max((at + 1 for at, word in enumerate(words) if word.rstrip(".") in TITLES), default=0)
    kept = [
        (word, span)
        for word, span in zip(words[behind:], tokens[behind:], strict=True)
        if not _is_initial(word) and word not in ENDINGS
    ]
    while kept and kept[0][0].islower():
        kept.pop(0)
    title = words[behind - 1].rstrip(".") if behind else ""
    if single:
        for word, span in kept:
            if not _is_common(word):
                yield Mention((word,), (span,), title, number, alone=True)
    elif kept:
        yield Mention(tuple(word for word, _ in kept), tuple(span for _, span in kept), title, number, alone=False)


def _is_only_first(plain: str, span: Span, block: Span) -> bool:
    """True for “But” and “Police” at the start of a sentence."""
    word = plain[span.start : span.end]
    return word not in TITLES and _is_common(word) and starts_sentence(plain, span.start, block)


def _is_introduced(plain: str, run: str, tokens: int, end: int) -> bool:
    """“Rose Hall, who”, “Piers Orme, 42”: two words, of which the first may well be a first name."""
    if tokens != 2 or not _SAYS_WHO.match(plain, end):
        return False
    first, dictionary = run.partition(" ")[0], shipped_dictionary()
    return dictionary.frequency(first) >= dictionary.frequency(first.lower()) - 2


@lru_cache(maxsize=_REMEMBERED)
def _is_common(word: str) -> bool:
    lower = word.lower()
    dictionary = shipped_dictionary()
    common = frequency_of(dictionary.note(lower))
    return common >= _COMMON and common >= frequency_of(dictionary.note(word)) - 2


def _is_border(word: str) -> bool:
    """“Friday”, “NATO”, “UK”: names on either side are two. A name in capitals throughout is passed over too."""
    return word in CALENDAR or (len(word) >= _SHORTEST_ABBREVIATION and word.isupper() and "." not in word)


def _is_initial(word: str) -> bool:
    return len(word) == 1 or "." in word
