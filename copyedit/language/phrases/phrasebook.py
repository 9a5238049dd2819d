"""Set phrases, and the one word in which a stretch of text differs from a phrase. Start with `Phrasebook`.

`data/phrases.txt` has one phrase per line. The words of a phrase are its *elements*:

    hang* in the air            * : the word inflects (hangs, hung, hanging)
    (storm/tempest) in a (teacup/teapot)
    bite* (off) more than one can chew        (off) may be left out
    bide* one's time            one's stands for my, her, their, Oveland's ...
    at death's door ! war's     words after ! are right there, too
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, product
from pathlib import Path
from typing import NamedTuple

from copyedit.language.text.beside import word_after, word_before
from copyedit.language.words.alike import right_form, sounds_like

DATA = Path(__file__).parent.parent / "data"
_POSSESSIVES = frozenset("my your his her its our their one's".split())
# Words too common to mean anything alone: never searched for by themselves, never taken for the wrong word.
_SMALL = frozenset(
    "a an and any are as at be been but by can did do for from had has have he her him his how if in into is it its "
    "me more my no nor not of off on one one's or our out over own she so some than that the their them then there "
    "these they this those through to too under up us was we were what when who will with would you your about after "
    "against all before down every few first last like many much never new old only other such time very way well "
    "good bad big long great high low next same work make take get give go come put set year years day days man men "
    "people world life part place point case side line hand head state states government president million".split()
)
_SHORTEST_ALONE = 5  # letters of a word that is searched for by itself
# This many of the commonest words are never slips: “hit your tongue” and “say the price” may well be meant.
_EVERYDAY = 2000
_TOO_COMMON = 700  # this many of the commonest are not searched for by themselves, for speed: “house”, “campaign”


class NearMiss(NamedTuple):
    """A stretch of text from `start` to `end`, where `phrase` has the word `right`."""

    start: int
    end: int
    right: str
    phrase: str


class TriggerPlace(NamedTuple):
    """Where a trigger is in a phrase: elements `first` to `last` (exclusive), and the one that may be wrong."""

    phrase: int
    first: int
    last: int
    open: int


class Step(NamedTuple):
    """A place of a trigger, ready to compare: what each word before it (nearest first) and after it must be.

    None stands for the open element, which should be one of `forms`.
    """

    phrase: int
    front: tuple[frozenset[str] | None, ...]
    behind: tuple[frozenset[str] | None, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """Phrases and triggers, one per line, and the places of each trigger.

    It is cached on disk and read for every story, so it consists of a few large objects. Place n is the four numbers
    from `places[4 * n]`; the places of trigger n begin at number `firsts[n]`.
    """

    phrases: str
    accepted: Mapping[int, str]
    triggers: str
    firsts: array[int]
    places: array[int]

    def differing(self, trigger: int, folded: str, start: int, end: int) -> Iterator[NearMiss]:
        """Where the text around a trigger is a phrase, except for one word that looks or sounds like the right one."""
        for step, at, until in self._open_words(trigger, folded, start, end):
            wrong = folded[at:until]
            if wrong in _SMALL or _common_words().get(wrong, _EVERYDAY) < _EVERYDAY:
                continue
            right = right_form(wrong, step.forms)
            if not right or wrong in self.accepted.get(step.phrase, "").split():
                continue
            # Two words make a weak phrase: “a golden page in its history” is not a slip for “golden age”.
            phrase = _lines(self.phrases)[step.phrase]
            if phrase.count(" ") > 1 or wrong not in _common_words() or sounds_like(wrong, right):
                yield NearMiss(at, until, right, phrase.replace("*", ""))

    def exact(self, trigger: int, folded: str, start: int, end: int) -> bool:
        """True if the words around the trigger are exactly one of its phrases."""
        return any(folded[at:until] in step.forms for step, at, until in self._open_words(trigger, folded, start, end))

    def _open_words(self, trigger: int, folded: str, start: int, end: int) -> Iterator[tuple[Step, int, int]]:
        """Each place where all elements but the open one match, with the offsets of the word in that one."""
        before_it, after_it = word_before(folded, start), word_after(folded, end)
        for step in _steps(self, trigger):
            before = _found(step.front, folded, before_it, word_before)
            after = _found(step.behind, folded, after_it, word_after) if before else None
            if before and after:
                at, until = max(before, after)
                yield step, at, until


_NO_WORD = (-1, -1)


def _found(
    wanted: tuple[frozenset[str] | None, ...],
    folded: str,
    word: tuple[int, int] | None,
    following: Callable[[str, int], tuple[int, int] | None],
) -> tuple[int, int] | None:
    """The word in the open element, or `_NO_WORD` if that is on the other side; None if a word does not match."""
    found = _NO_WORD
    for number, allowed in enumerate(wanted):
        if number:
            word = following(folded, word[0] if following is word_before else word[1]) if word else None
        if word is None:
            return None
        if allowed is None:
            found = word
        elif not _is_allowed(folded[word[0] : word[1]], allowed):
            return None
    return found


@lru_cache(8_000)
def _steps(book: Phrasebook, trigger: int) -> tuple[Step, ...]:
    return tuple(
        _step(book, TriggerPlace(*book.places[4 * number : 4 * number + 4]))
        for number in range(book.firsts[trigger], book.firsts[trigger + 1])
    )


def _step(book: Phrasebook, place: TriggerPlace) -> Step:
    elements = _lines(book.phrases)[place.phrase].split()
    wanted = [None if number == place.open else _wanted(element) for number, element in enumerate(elements)]
    return Step(place.phrase, (*wanted[: place.first][::-1],), (*wanted[place.last :],), _forms(elements[place.open]))


@cache
def _wanted(element: str) -> frozenset[str]:
    return _POSSESSIVES if element == "one's" else frozenset(_forms(element))


def _is_allowed(word: str, allowed: frozenset[str]) -> bool:
    return word in allowed or (allowed is _POSSESSIVES and word.endswith(("'s", "s'")))


@cache
def _lines(text: str) -> list[str]:
    return text.split("\n")


def make_phrasebook(lines: Iterable[str], accepted: Iterable[str] = ()) -> Phrasebook:
    """A phrasebook. Lines of `accepted` list words that are right there, too: “foreign ministry: ministers media”.

    Raises ValueError for a line that is not in the form described above.
    """
    phrases: dict[tuple[str, ...], frozenset[str]] = {}
    for line in lines:
        text, _, here = line.partition("#")[0].partition("!")
        if text.strip():
            words = frozenset(form for word in here.split() for form in _forms(word))
            for elements in _variants(text.strip().lower()):
                phrases[elements] = phrases.get(elements, frozenset()) | words
    also = {phrase.strip(): frozenset(words.split()) for phrase, _, words in (line.partition(":") for line in accepted)}
    for elements, words in phrases.items():
        phrases[elements] = words | also.get(_written(elements), frozenset())
    triggers: dict[str, list[TriggerPlace]] = {}
    for number, elements in enumerate(phrases):
        for text, place in _places(number, elements):
            triggers.setdefault(text, []).append(place)
    return Phrasebook(
        "\n".join(map(" ".join, phrases)),
        {number: " ".join(sorted(words)) for number, words in enumerate(phrases.values()) if words},
        "\n".join(triggers),
        array("H", accumulate(map(len, triggers.values()), initial=0)),
        array("H", (part for places in triggers.values() for place in places for part in place)),
    )


def shipped_phrasebook() -> Phrasebook:
    """The shipped phrases, with words that edited news uses in their place (see `training/phrases.py`)."""
    return make_phrasebook(read_phrases(), (DATA / "phrases-accepted.txt").read_text(encoding="utf-8").splitlines())


def read_phrases() -> list[str]:
    """The lines of the shipped list."""
    return (DATA / "phrases.txt").read_text(encoding="utf-8").splitlines()


@cache
def _common_words() -> dict[str, int]:
    """The words that edited news uses often, with their ranks from 0 (see `training/words.py`)."""
    return {word: rank for rank, word in enumerate((DATA / "common-words.txt").read_text(encoding="utf-8").split())}


def _written(elements: tuple[str, ...]) -> str:
    return " ".join(elements).replace("*", "")


_PART = re.compile(r"\(([^()]+)\)\*?|(\S+)")


def _variants(text: str) -> Iterator[tuple[str, ...]]:
    """All variants of a phrase, as elements."""
    choices: list[list[str]] = []
    for part in _PART.finditer(text):
        if part[2]:
            choices.append([part[2]])
        elif "/" in part[1]:
            star = "*" if part[0].endswith("*") else ""
            choices.append([option.strip() + star for option in part[1].split("/")])
        else:
            choices.append([part[1], ""])
    if re.sub(r"\([^()]*\)", "", text).strip("() ") != re.sub(r"\([^()]*\)", "", text).strip():
        raise ValueError(f"unbalanced brackets in the phrase “{text}”")
    for chosen in product(*choices):
        elements = tuple(word for choice in chosen for word in choice.split())
        if len(elements) < 2:
            raise ValueError(f"the phrase “{text}” has only one word")
        yield elements


def _places(number: int, elements: tuple[str, ...]) -> Iterator[tuple[str, TriggerPlace]]:
    """For each element that may be wrong, the longest run of fixed words beside it, as a trigger."""
    for open_element, element in enumerate(elements):
        if not _may_be_wrong(element):
            continue
        runs = [run for run in _runs(elements, open_element, inflecting=False) if _is_enough(elements[run[0] : run[1]])]
        # “nip* it in the bud”: without its verb there would be nothing to search for.
        runs = runs or [
            run for run in _runs(elements, open_element, inflecting=True) if _is_enough(elements[run[0] : run[1]])
        ]
        if runs:
            first, last = max(runs, key=lambda run: len(" ".join(elements[run[0] : run[1]])))
            for text in _spelled(elements[first:last]):
                yield text, TriggerPlace(number, first, last, open_element)


def _may_be_wrong(element: str) -> bool:
    word = element.rstrip("*")
    return len(word) >= 3 and word.isalpha() and word not in _SMALL


def _runs(elements: tuple[str, ...], open_element: int, *, inflecting: bool) -> Iterator[tuple[int, int]]:
    """Runs of elements without the open one and without one's; `inflecting` allows words that inflect."""
    start = 0
    for at, element in enumerate((*elements, "one's")):
        if at == open_element or element == "one's" or (element.endswith("*") and not inflecting):
            if start < at:
                yield start, at
            start = at + 1


def _is_enough(run: tuple[str, ...]) -> bool:
    """True if a run is rare enough to search for: “in the air”, “romance”, but not “of the” or “time”."""
    content = [word.rstrip("*") for word in run if word.rstrip("*") not in _SMALL]
    if len(run) == 1:
        return bool(content) and _is_rare(content[0])
    return bool(content)


def _is_rare(word: str) -> bool:
    return len(word) >= _SHORTEST_ALONE and _common_words().get(word, _TOO_COMMON) >= _TOO_COMMON


def _spelled(run: tuple[str, ...]) -> Iterator[str]:
    for words in product(*(_forms(element) for element in run)):
        if len(words) > 1 or _is_rare(words[0]):
            yield " ".join(words)


@cache
def _forms(element: str) -> tuple[str, ...]:
    if not element.endswith("*"):
        return (element,)
    from copyedit.language.words.inflection import verb_forms

    return tuple(dict.fromkeys(verb_forms(element[:-1])))
