"""Names that everybody knows: countries, peoples, capitals, cities, leaders. Start with `nearest_known`.

`known.txt` has a name a line and its kind. `SOURCES.md` says where from, and of what date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from copyedit.language.names.near import is_likely_slip, plain_letters, slip_keys
from copyedit.language.names.rare import is_of_town
from copyedit.language.names.titles import CALENDAR
from copyedit.language.words.dictionary import shipped_dictionary

_HERE = Path(__file__).parent
_SHORTEST = 6  # letters
_VARIANT = "variant"  # a spelling that is right in some houses: Teheran
_IN_USE = 5  # frequency
_ESTABLISHED = 4
_FAMOUS = 12
_FARTHEST = 2  # letters by which a slip is longer or shorter than the name
_REMEMBERED = 1_000  # names, which recur from story to story


@cache
def known_names() -> Mapping[str, str]:
    """Well-known names, and what each is: country, people, capital, city, state, place, organisation or leader."""
    lines = (_HERE / "known.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@cache
def known_words() -> frozenset[str]:
    """The words that well-known names are made of."""
    return frozenset(word for name in known_names() for word in name.split())


def is_known(word: str) -> bool:
    """True for a word of a well-known name, a day or a month."""
    return word in known_words() or word in CALENDAR


@lru_cache(maxsize=_REMEMBERED)
def is_right(word: str) -> bool:
    """True for a word that a dictionary has, or the name of a town."""
    return shipped_dictionary().knows(word) or word in known_words() or is_of_town(word)


def is_established(word: str) -> bool:
    """True for a name that copy often has, as “Stevens” and “Peterson”."""
    return is_known(word) or shipped_dictionary().frequency(word) >= _ESTABLISHED


def is_famous(word: str) -> bool:
    """True for a name that needs no introduction, or is very frequent."""
    return shipped_dictionary().frequency(word) >= _FAMOUS


def is_common(word: str) -> bool:
    """True for a capitalised word that may be one of the language: “Hall” beside “Hull” may be a hall."""
    dictionary = shipped_dictionary()
    common = dictionary.frequency(word.lower())
    return common >= _IN_USE and common >= dictionary.frequency(word) - 1


@lru_cache(16)
def _index(first: str, length: int) -> Mapping[str, tuple[str, ...]]:
    """Known names of one word that a slip of this length may be meant for, by what they share with a slip for them.

    To index them all takes longer than a short story. No slip is in the first letter, nor of more than two letters.
    """
    return index_by_slips(
        name for name in _single_names().get(first, ()) if abs(len(plain_letters(name)) - length) <= _FARTHEST
    )


@cache
def _single_names() -> Mapping[str, Sequence[str]]:
    """Known names of one word by their first letter."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name, kind in known_names().items():
        if " " not in name and len(name) >= _SHORTEST and kind != _VARIANT:
            by_first[plain_letters(name[0])].append(name)
    return by_first


def index_by_slips(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Words by what they share with a slip for them."""
    index: dict[str, tuple[str, ...]] = {}
    for word in words:
        letters = plain_letters(word)
        for key in slip_keys(letters):
            index[key] = (*index.get(key, ()), word)
    return index


def nearest(word: str, index: Mapping[str, tuple[str, ...]]) -> str | None:
    """The one word of the index that `word` is a slip for; None where there are several, or none."""
    letters = plain_letters(word)
    near = {name for key in slip_keys(letters) for name in index.get(key, ())}
    found = [name for name in near if is_likely_slip(letters, plain_letters(name))]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=_REMEMBERED)
def nearest_known(words: tuple[str, ...]) -> tuple[int, str] | None:
    """Which of the words is a slip, and the word meant: (0, "Beijing") for “Bejing”. None for a right name."""
    if len(words) == 1:
        is_word = len(words[0]) >= _SHORTEST and words[0].isalpha()
        if not is_word or is_right(words[0]):
            return None
        letters = plain_letters(words[0])
        name = nearest(words[0], _index(letters[:1], len(letters)))
        return (0, name) if name else None
    return _nearest_of_many(words)


@cache
def _by_rest() -> Mapping[tuple[int, tuple[str, ...]], tuple[str, ...]]:
    """Known names of several words, by all of them but one: which one, and the others."""
    return index_by_rest(tuple(name.split()) for name in known_names() if " " in name)


def index_by_rest(names: Iterable[tuple[str, ...]]) -> Mapping[tuple[int, tuple[str, ...]], tuple[str, ...]]:
    """The words of names, by their place and the others: (0, ("Nations",)) has “United”."""
    index: dict[tuple[int, tuple[str, ...]], tuple[str, ...]] = {}
    for words in names:
        for at, word in enumerate(words):
            rest = (at, words[:at] + words[at + 1 :])
            index[rest] = (*index.get(rest, ()), word)
    return index


def _nearest_of_many(words: Sequence[str]) -> tuple[int, str] | None:
    if " ".join(words) in known_names():
        return None
    for at, word in enumerate(words):
        meant = _by_rest().get((at, (*words[:at], *words[at + 1 :])), ())
        if meant and not is_right(word):
            name = nearest(word, index_by_slips(meant))
            if name:
                return at, name
    return None
