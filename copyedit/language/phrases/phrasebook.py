"""Set phrases, and the word by which a stretch of text differs from one. Start with `Phrasebook`.

A phrase is written one to a line, in `data/phrases.txt`:

    hang* in the air            * : the word inflects (hangs, hung, hanging)
    (storm/tempest) in a (teacup/teapot)
    bite* (off) more than one can chew        (off) may be left out
    bide* one's time            one's stands for my, her, their, Oveland's ...
    at death's door ! war's     what stands behind ! is right there too
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
# Words that say nothing by themselves: never looked for alone, never taken for the wrong word.
_SMALL = frozenset(
    "a an and any are as at be been but by can did do for from had has have he her him his how if in into is it its "
    "me more my no nor not of off on one one's or our out over own she so some than that the their them then there "
    "these they this those through to too under up us was we were what when who will with would you your about after "
    "against all before down every few first last like many much never new old only other such time very way well "
    "good bad big long great high low next same work make take get give go come put set year years day days man men "
    "people world life part place point case side line hand head state states government president million".split()
)
_SHORTEST_ALONE = 5  # letters of a word that is looked for by itself
# So many of the commonest words are no slip: whoever “hits your tongue” or “says the price fell” may well mean it.
_EVERYDAY = 2000
_TOO_COMMON = 700  # so many of the commonest words are not looked for by themselves, to be fast: “house”, “campaign”


class Near(NamedTuple):
    """`wrong` stands where the phrase has `right`; the offsets of `wrong` are those of the text."""

    start: int
    end: int
    right: str
    phrase: str


class Place(NamedTuple):
    """Where a trigger stands in a phrase: slots `first` to `last` (exclusive), and the slot that may be wrong."""

    phrase: int
    first: int
    last: int
    open: int


class Step(NamedTuple):
    """One place of a trigger, ready to compare: what each word in front (nearest first) and behind must be.

    None stands for the open slot, which wants one of `forms`.
    """

    phrase: int
    front: tuple[frozenset[str] | None, ...]
    behind: tuple[frozenset[str] | None, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """Phrases, one a line, and for each trigger (one a line) the places it can stand for.

    It is kept on disk and read for every story, so it is made of few and large things: place n is the four numbers
    from `places[4 * n]`, and the places of trigger n begin with number `firsts[n]`.
    """

    phrases: str
    accepted: Mapping[int, str]
    triggers: str
    firsts: array[int]
    places: array[int]

    def differing(self, trigger: int, folded: str, start: int, end: int) -> Iterator[Near]:
        """Where the text around a trigger is a phrase but for one word that looks or sounds like the right one."""
        for step, at, until in self._open_words(trigger, folded, start, end):
            wrong = folded[at:until]
            if wrong in _SMALL or _common_words().get(wrong, _EVERYDAY) < _EVERYDAY:
                continue
            right = right_form(wrong, step.forms)
            if not right or wrong in self.accepted.get(step.phrase, "").split():
                continue
            # Two words are not much of a phrase: “a golden page in its history” is no slip for “golden age”.
            phrase = _lines(self.phrases)[step.phrase]
            if phrase.count(" ") > 1 or wrong not in _common_words() or sounds_like(wrong, right):
                yield Near(at, until, right, phrase.replace("*", ""))

    def exact(self, trigger: int, folded: str, start: int, end: int) -> bool:
        """True where the words around the trigger are one of its phrases as it should be."""
        return any(folded[at:until] in step.forms for step, at, until in self._open_words(trigger, folded, start, end))

    def _open_words(self, trigger: int, folded: str, start: int, end: int) -> Iterator[tuple[Step, int, int]]:
        """Each place where all slots but the open one hold what they should, and the word in that one."""
        front, behind = word_before(folded, start), word_after(folded, end)
        for step in _steps(self, trigger):
            before = _found(step.front, folded, front, word_before)
            after = _found(step.behind, folded, behind, word_after) if before else None
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
    """The word in the open slot, `_NO_WORD` where that is on the other side; None where a word is not as wanted."""
    found = _NO_WORD
    for number, allowed in enumerate(wanted):
        if number:
            word = following(folded, word[0] if following is word_before else word[1]) if word else None
        if word is None:
            return None
        if allowed is None:
            found = word
        elif not _fits(folded[word[0] : word[1]], allowed):
            return None
    return found


@lru_cache(20_000)
def _steps(book: Phrasebook, trigger: int) -> tuple[Step, ...]:
    return tuple(
        _step(book, Place(*book.places[4 * number : 4 * number + 4]))
        for number in range(book.firsts[trigger], book.firsts[trigger + 1])
    )


def _step(book: Phrasebook, place: Place) -> Step:
    slots = _lines(book.phrases)[place.phrase].split()
    wanted = [None if number == place.open else _wanted(slot) for number, slot in enumerate(slots)]
    return Step(place.phrase, (*wanted[: place.first][::-1],), (*wanted[place.last :],), _forms(slots[place.open]))


@cache
def _wanted(slot: str) -> frozenset[str]:
    return _POSSESSIVES if slot == "one's" else frozenset(_forms(slot))


def _fits(word: str, allowed: frozenset[str]) -> bool:
    return word in allowed or (allowed is _POSSESSIVES and word.endswith(("'s", "s'")))


@cache
def _lines(text: str) -> list[str]:
    return text.split("\n")


def make_phrasebook(lines: Iterable[str], accepted: Iterable[str] = ()) -> Phrasebook:
    """`accepted` lines read “foreign ministry: ministers media”: words that are right there, too.

    Raises ValueError for a line that is not written as the module says.
    """
    phrases: dict[tuple[str, ...], frozenset[str]] = {}
    for line in lines:
        text, _, here = line.partition("#")[0].partition("!")
        if text.strip():
            words = frozenset(form for word in here.split() for form in _forms(word))
            for slots in _variants(text.strip().lower()):
                phrases[slots] = phrases.get(slots, frozenset()) | words
    also = {phrase.strip(): frozenset(words.split()) for phrase, _, words in (line.partition(":") for line in accepted)}
    for slots, words in phrases.items():
        phrases[slots] = words | also.get(_said(slots), frozenset())
    triggers: dict[str, list[Place]] = {}
    for number, slots in enumerate(phrases):
        for text, place in _places(number, slots):
            triggers.setdefault(text, []).append(place)
    return Phrasebook(
        "\n".join(map(" ".join, phrases)),
        {number: " ".join(sorted(words)) for number, words in enumerate(phrases.values()) if words},
        "\n".join(triggers),
        array("H", accumulate(map(len, triggers.values()), initial=0)),
        array("H", (part for places in triggers.values() for place in places for part in place)),
    )


def shipped_phrasebook() -> Phrasebook:
    """The shipped phrases, with the words that edited news has in their places (made by `training/phrases.py`)."""
    return make_phrasebook(read_phrases(), (DATA / "phrases-accepted.txt").read_text(encoding="utf-8").splitlines())


def read_phrases() -> list[str]:
    """The lines of the shipped list."""
    return (DATA / "phrases.txt").read_text(encoding="utf-8").splitlines()


@cache
def _common_words() -> dict[str, int]:
    """The words that edited news uses often, with their ranks from 0 (made by `training/words.py`)."""
    return {word: rank for rank, word in enumerate((DATA / "common-words.txt").read_text(encoding="utf-8").split())}


def _said(slots: tuple[str, ...]) -> str:
    return " ".join(slots).replace("*", "")


_PART = re.compile(r"\(([^()]+)\)\*?|(\S+)")


def _variants(text: str) -> Iterator[tuple[str, ...]]:
    """All ways to say a phrase, as slots."""
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
        slots = tuple(word for choice in chosen for word in choice.split())
        if len(slots) < 2:
            raise ValueError(f"the phrase “{text}” has only one word")
        yield slots


def _places(number: int, slots: tuple[str, ...]) -> Iterator[tuple[str, Place]]:
    """For each slot that may be wrong, the rarest stretch of fixed words beside it, as a trigger."""
    for open_slot, slot in enumerate(slots):
        if not _may_be_wrong(slot):
            continue
        runs = [run for run in _runs(slots, open_slot, inflecting=False) if _is_enough(slots[run[0] : run[1]])]
        # “nip* it in the bud”: without its verb nothing would be left to look for.
        runs = runs or [run for run in _runs(slots, open_slot, inflecting=True) if _is_enough(slots[run[0] : run[1]])]
        if runs:
            first, last = max(runs, key=lambda run: len(" ".join(slots[run[0] : run[1]])))
            for text in _spelled(slots[first:last]):
                yield text, Place(number, first, last, open_slot)


def _may_be_wrong(slot: str) -> bool:
    word = slot.rstrip("*")
    return len(word) >= 3 and word.isalpha() and word not in _SMALL


def _runs(slots: tuple[str, ...], open_slot: int, *, inflecting: bool) -> Iterator[tuple[int, int]]:
    """Stretches without the open slot and one's; also without inflecting words, or with them."""
    start = 0
    for at, slot in enumerate((*slots, "one's")):
        if at == open_slot or slot == "one's" or (slot.endswith("*") and not inflecting):
            if start < at:
                yield start, at
            start = at + 1


def _is_enough(run: tuple[str, ...]) -> bool:
    """Rare enough to be looked for: “in the air”, “romance”, but not “of the” or “time”."""
    content = [word.rstrip("*") for word in run if word.rstrip("*") not in _SMALL]
    if len(run) == 1:
        return bool(content) and _is_rare(content[0])
    return bool(content)


def _is_rare(word: str) -> bool:
    return len(word) >= _SHORTEST_ALONE and _common_words().get(word, _TOO_COMMON) >= _TOO_COMMON


def _spelled(run: tuple[str, ...]) -> Iterator[str]:
    for words in product(*(_forms(slot) for slot in run)):
        if len(words) > 1 or _is_rare(words[0]):
            yield " ".join(words)


@cache
def _forms(slot: str) -> tuple[str, ...]:
    if not slot.endswith("*"):
        return (slot,)
    from copyedit.language.words.inflection import verb_forms

    return tuple(dict.fromkeys(verb_forms(slot[:-1])))
