"""The words that a story's names are made of, and what company each keeps. Start with `forms_of`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from copyedit.document import Span
from copyedit.language.names.mentions import Mention
from copyedit.language.names.near import LONG, are_near, plain_letters, shortened, slip_keys
from copyedit.language.names.titles import NOT_PEOPLE

_MOST_IN_BUCKET = 12  # forms; more share a key only where a story is a list
_LONGEST_NAME = 6  # words
_REMEMBERED = 1_000  # names, which recur from story to story; the keys of one take 2 kB


class Form:
    """One spelling, as “Stephens”: its places in order, those where it stands alone, and the names that have it.

    `people` are the full names that end in it; `names` are all of several words.
    """

    def __init__(self, word: str) -> None:
        self.word = word
        self.places: list[Span] = []
        self.alone: list[Mention] = []
        self.names: list[Mention] = []
        self.people: list[Mention] = []


def forms_of(mentions: Iterable[Mention]) -> dict[str, Form]:
    """Every word of every mention, by its spelling."""
    forms: dict[str, Form] = {}
    for mention in mentions:
        for word, span in zip(mention.words, mention.spans, strict=True):
            form = forms.setdefault(word, Form(word))
            form.places.append(span)
            (form.names if len(mention.words) > 1 else form.alone).append(mention)
        if is_person(mention):
            forms[mention.last].people.append(mention)
    return forms


def is_person(mention: Mention) -> bool:
    """True for what may be a full name: two or three words, none of them “Street” or “College”."""
    return 2 <= len(mention.words) <= 3 and NOT_PEOPLE.isdisjoint(mention.words)


def person_of(mention: Mention, forms: Mapping[str, Form]) -> tuple[str, ...] | None:
    """The full name; a family name alone stands for the one person of the story who bears it."""
    if is_person(mention):
        return mention.words
    if len(mention.words) > 1:
        return None
    bearers = {person.words for person in forms[mention.last].people}
    return bearers.pop() if len(bearers) == 1 else None


def near_pairs(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that may be one name. Only forms that share a key are compared, which keeps time linear."""
    buckets: dict[str, list[Form]] = defaultdict(list)
    every = list(forms)
    shared = _shared([_keys(form.word) for form in every])
    for form in every if shared else ():
        for key in shared.intersection(_keys(form.word)):
            buckets[key].append(form)
    seen: set[tuple[str, str]] = set()
    for bucket in buckets.values():
        if 1 < len(bucket) <= _MOST_IN_BUCKET:
            for one, other in combinations(bucket, 2):
                pair = (one.word, other.word)
                if pair not in seen and are_near(*pair):
                    yield one, other
                seen.add(pair)


def _shared(sets: Iterable[frozenset[str]]) -> set[str]:
    """What is in more than one of the sets; mostly nothing, which is soon seen."""
    seen: set[str] = set()
    shared: set[str] = set()
    for each in sets:
        if not seen.isdisjoint(each):
            shared |= each & seen
        seen |= each
    return shared


@lru_cache(maxsize=_REMEMBERED)
def _keys(word: str) -> frozenset[str]:
    """What two near words share: the word without one letter (two, for a long one), or its sound."""
    letters = plain_letters(word)
    once = slip_keys(letters)
    twice = {shorter for each in shortened(letters) for shorter in shortened(each)} if len(letters) >= LONG else set()
    return frozenset(once | twice)


def same_but_one(mentions: Sequence[Mention]) -> Iterator[tuple[int, list[Mention], list[Mention]]]:
    """Mentions of two names equal but for one word, and which word that is: Katharine Hall, Katherine Hall."""
    buckets: dict[tuple[int, tuple[str, ...]], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        if 2 <= len(mention.words) <= _LONGEST_NAME:
            for at, word in enumerate(mention.words):
                rest = mention.words[:at] + mention.words[at + 1 :]
                buckets[at, rest][word].append(mention)
    for (at, _), bucket in buckets.items():
        if 1 < len(bucket) <= _MOST_IN_BUCKET:
            for one, other in combinations(bucket.values(), 2):
                yield at, one, other
