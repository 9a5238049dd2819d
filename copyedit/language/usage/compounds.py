"""One compound written in two ways: “cease-fire” and “ceasefire”, “decision-making” and “decision making”.

Start with `find_compounds`. Two words before a noun rightly have the hyphen that they lack elsewhere (“a long-term
plan”, “in the long term”), so a hyphened and an open compound count as one only where they stand in the same place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.text.starts import starts_of
from copyedit.language.usage.use import Use
from copyedit.language.words.dictionary import shipped_dictionary

_MARKS = '.,;:!?()[]"\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}'
# “Set up the shop” and “a set-up”, “out of date” and “the take-off”: verbs and prepositions keep their space.
_PARTICLES = frozenset(
    "about across after ahead along apart around aside away back backs by down for forth forward from in into off on "
    "onto out over past round through to together under up upon with without".split()
)
_SMALL = _PARTICLES | frozenset(
    "a an the and or but nor not no any every some all each other another this that these those my your his her its "
    "our their i you he she it we they who which what when where why how if as at than then there here so too very "
    "more most much many less least few be been being is are was were am do does did done has have had having can "
    "could may might must shall should will would let get got one two three four five six seven eight nine "
    "ten".split()
)
# A hyphen keeps these apart from other words: re-sign, re-cover, co-op.
_APART = frozenset(
    "re-sign re-signed re-signing re-signs re-cover re-covered re-form re-formed re-creation re-create re-sent re-send "
    "re-serve re-lease re-dress re-mark re-treat re-act re-count re-counted re-lay re-press re-sort re-bound re-prove "
    "re-present re-claim re-collect re-store re-pair re-petition re-trace re-search re-view co-op pre-position "
    "un-ionized un-ionised off-set ex-pat ex-patriate de-fuse multi-ply".split()
)
_BEFORE = late_pattern(r"(\S+) \Z")
_BEHIND = late_pattern(r"(?:'s)? ?([A-Za-z]+|[^\w\s]|$)")
_CLASSES = {
    word: kind
    for kind, words in {
        "article": "a an the this that these those his her its our their my your no any every each some",
        "be": "is are was were be been being am become became seem seems remain remains",
        "preposition": "of in on at by for with from to into through over under about against between as without after",
    }.items()
    for word in words.split()
}
_NOUNS = ("ing", "er", "ers", "ment", "tion")
_SHORTEST = 3  # letters of a word of an open compound
_NEAR = 24  # code points before a compound


def find_compounds(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Uses of compounds that the story writes in two ways."""
    tokens = [token.strip(_MARKS) for token in text.split()]
    words = {token.removesuffix("'s") for token in tokens}
    hyphened = {pair for word in words if "-" in word and (pair := _pair(word))}
    closed_too = {pair for pair in hyphened if _is_closed_too(pair, words)}
    open_too = set(filter(_may_differ, {pair for pair in hyphened if pair[0] in words and pair[1] in words}))
    not_hyphened = set(filter(_may_be_one, {pair for pair in pairwise(tokens) if pair[0] + pair[1] in words}))
    searched = closed_too | open_too | not_hyphened
    if searched:
        places = _Places(text, blocks, {joint.join(pair) for pair in searched for joint in ("", " ", "-")})
        yield from chain(
            _hyphened_and_closed(places, closed_too),
            _hyphened_and_open(places, open_too),
            _open_and_closed(places, not_hyphened),
        )


def _pair(word: str) -> tuple[str, str] | None:
    """The halves of “cease-fire”; not those of “a-z”, “Anglo-Irish” and “two-by-four”."""
    first, _, second = word.partition("-")
    is_plain = len(first) > 1 and len(second) > 1 and (first + second).isalpha() and word.islower()
    return (first, second) if is_plain else None


def _is_closed_too(pair: tuple[str, str], words: set[str]) -> bool:
    return "".join(pair) in words and "-".join(pair) not in _APART


def _may_differ(pair: tuple[str, str]) -> bool:
    return not (pair[1] in _PARTICLES or pair[0] in _SMALL)


def _may_be_one(pair: tuple[str, str]) -> bool:
    first, second = pair
    is_loose = first in _SMALL or second in _SMALL or min(len(first), len(second)) < _SHORTEST
    return not is_loose and (first + second).isalpha() and (first + second).islower()


class _Places:
    """Where each of some words, or of two beside each other, stands by itself in a text."""

    def __init__(self, text: str, blocks: Sequence[Span], words: set[str]) -> None:
        self.text, self._blocks = text, blocks
        self._starts = starts_of(words, text)

    def has(self, word: str) -> bool:
        """True if the text has the word, if only as a part of others."""
        return word in self._starts

    def of(self, word: str) -> Iterator[tuple[Span, Span]]:
        """Each place, with its block."""
        text, behind = self.text, 0
        for at in self._starts.get(word, ()):
            end = at + len(word)
            block = self._blocks[max(0, bisect_right(self._blocks, at, key=attrgetter("start")) - 1)]
            begins = not (at and (text[at - 1] in "'-_" or text[at - 1].isalnum()))
            ends = end == block.end or not (text[end : end + 1] in ("-", "_") or text[end : end + 1].isalnum())
            if at >= behind and begins and ends and block.start <= at and end <= block.end:
                behind = end
                yield Span(at, end), block


def _hyphened_and_closed(places: _Places, pairs: set[tuple[str, str]]) -> Iterator[Use]:
    for first, second in sorted(pairs):
        closed, hyphened = first + second, f"{first}-{second}"
        rank = 0 if shipped_dictionary().knows(closed) else -1  # “coffeetable” is no word to recommend
        yield from _uses(places, closed, closed, {"hyphen": hyphened}, "closed", rank)
        yield from _uses(places, hyphened, closed, {"closed": closed}, "hyphen")


def _uses(places: _Places, word: str, group: str, right: dict[str, str], style: str, rank: int = 0) -> Iterator[Use]:
    for span, _ in places.of(word):
        yield Use(span, group, style, right, rank)


def _hyphened_and_open(places: _Places, pairs: set[tuple[str, str]]) -> Iterator[Use]:
    for first, second in sorted(pairs):
        if not places.has(f"{first} {second}"):
            continue
        for joint, style, other_joint, other in (("-", "hyphen", " ", "open"), (" ", "open", "-", "hyphen")):
            for span, block in places.of(first + joint + second):
                place = _place(places.text, span, block)
                if place:
                    yield Use(span, f"{first} {second} {place}", style, {other: first + other_joint + second})


def _place(text: str, span: Span, block: Span) -> str | None:
    """What stands on either side, so far as it decides about the hyphen: two with the same place are one."""
    before = _BEFORE.search(text, max(block.start, span.start - _NEAR), span.start)
    behind = _BEHIND.match(text, span.end, block.end)
    following = behind[1] if behind else ""
    if following.isalpha() and following not in _SMALL:
        return f"before {following}"
    word = before[1].lower() if before else ""
    kind = _CLASSES.get(word)
    if kind is None and not text.endswith(_NOUNS, span.start, span.end):
        return None  # “the firm set up in May”: it may be a verb
    return f"after {kind or 'others'}"


def _open_and_closed(places: _Places, pairs: set[tuple[str, str]]) -> Iterator[Use]:
    for first, second in sorted(pairs):
        closed, apart = first + second, f"{first} {second}"
        rank = 1 if shipped_dictionary().knows(closed) else -1  # rather “sandpit” than “sand pit”
        yield from _uses(places, closed, closed, {"open": apart}, "closed", rank)
        yield from _uses(places, apart, closed, {"closed": closed}, "open")
