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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"
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


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases by slots, and for each trigger the places it can stand for. Compact: it is kept on disk."""

    phrases: tuple[tuple[str, ...], ...]
    accepted: tuple[frozenset[str], ...]
    triggers: tuple[str, ...]
    places: tuple[tuple[Place, ...], ...]

    def differing(self, trigger: int, folded: str, start: int, end: int) -> Iterator[Near]:
        """Where the text around a trigger is a phrase but for one word that looks or sounds like the right one."""
        for place in self.places[trigger]:
            found = self._word_at(place, folded, start, end)
            if found is None:
                continue
            at, until = found
            phrase = self.phrases[place.phrase]
            wrong = folded[at:until]
            right = _right_form(wrong, _forms(phrase[place.open]))
            if not right or wrong in self.accepted[place.phrase]:
                continue
            # Two words are not much of a phrase: “a golden page in its history” is no slip for “golden age”.
            if len(phrase) > 2 or wrong not in _common_words() or _sound(wrong) == _sound(right):
                yield Near(at, until, right, _said(phrase))

    def exact(self, trigger: int, folded: str, start: int, end: int) -> bool:
        """True where the words around the trigger are one of its phrases as it should be."""
        for place in self.places[trigger]:
            found = self._word_at(place, folded, start, end)
            if found and folded[found[0] : found[1]] in _forms(self.phrases[place.phrase][place.open]):
                return True
        return False

    def _word_at(self, place: Place, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """The word in the open slot, where all other slots hold what they should."""
        slots = self.phrases[place.phrase]
        open_word: tuple[int, int] | None = None
        at = start
        for number in range(place.first - 1, -1, -1):
            word = _word_before(folded, at)
            if word is None or not (number == place.open or _fits(folded[word[0] : word[1]], slots[number])):
                return None
            open_word = word if number == place.open else open_word
            at = word[0]
        at = end
        for number in range(place.last, len(slots)):
            word = _word_after(folded, at)
            if word is None or not (number == place.open or _fits(folded[word[0] : word[1]], slots[number])):
                return None
            open_word = word if number == place.open else open_word
            at = word[1]
        return open_word


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
        tuple(phrases), tuple(phrases.values()), tuple(triggers), tuple(tuple(places) for places in triggers.values())
    )


def shipped_phrasebook() -> Phrasebook:
    """The shipped phrases, with the words that edited news has in their places (made by `training/phrases.py`)."""
    return make_phrasebook(read_phrases(), (DATA / "phrases-accepted.txt").read_text(encoding="utf-8").splitlines())


def read_phrases() -> list[str]:
    """The lines of the shipped list."""
    return (DATA / "phrases.txt").read_text(encoding="utf-8").splitlines()


@cache
def _common_words() -> frozenset[str]:
    """The words that edited news uses often (made by `training/words.py`)."""
    return frozenset((DATA / "common-words.txt").read_text(encoding="utf-8").split())


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
        return bool(content) and len(content[0]) >= _SHORTEST_ALONE
    return bool(content)


def _spelled(run: tuple[str, ...]) -> Iterator[str]:
    for words in product(*(_forms(slot) for slot in run)):
        if len(words) > 1 or len(words[0]) >= _SHORTEST_ALONE:
            yield " ".join(words)


@cache
def _forms(slot: str) -> tuple[str, ...]:
    if not slot.endswith("*"):
        return (slot,)
    from copyedit.language.inflection import verb_forms

    return tuple(dict.fromkeys(verb_forms(slot[:-1])))


def _fits(word: str, slot: str) -> bool:
    if slot == "one's":
        return word in _POSSESSIVES or word.endswith(("'s", "s'"))
    return word in _forms(slot)


def _word_before(text: str, at: int) -> tuple[int, int] | None:
    """The word that ends one blank before `at`."""
    if at < 2 or text[at - 1] != " ":
        return None
    start = at - 1
    while start and (text[start - 1].isalpha() or text[start - 1] in "'-"):
        start -= 1
    return (start, at - 1) if start < at - 1 and (start == 0 or not text[start - 1].isalnum()) else None


def _word_after(text: str, at: int) -> tuple[int, int] | None:
    """The word that begins one blank behind `at`."""
    if at + 1 >= len(text) or text[at] != " ":
        return None
    end = at + 1
    while end < len(text) and (text[end].isalpha() or text[end] in "'-"):
        end += 1
    while end > at + 1 and text[end - 1] in "'-":
        end -= 1
    return (at + 1, end) if end > at + 1 and (end == len(text) or not text[end].isalnum()) else None


def _right_form(wrong: str, forms: tuple[str, ...]) -> str | None:
    """The form of the right word that the wrong one looks or sounds most like; None where it does neither."""
    if wrong in forms or len(wrong) < 3 or wrong in _SMALL or not wrong.isalpha():
        return None
    # Cheap first: most words that stand in a phrase's place have little in common with the right one.
    likely = [
        form for form in forms if abs(len(form) - len(wrong)) <= 2 and len({*form} & {*wrong}) * 2 >= len({*form})
    ]
    if not likely:
        return None
    from rapidfuzz.distance import OSA

    sound = _sound(wrong)
    if any(_same_family(wrong, form) and _sound(form) != sound for form in forms):
        return None
    distances = {form: OSA.distance(wrong, form) for form in likely}
    alike = [form for form in likely if distances[form] <= 3 and _sound(form) == sound]
    near = alike + [form for form in likely if distances[form] <= (1 if len(form) < 8 else 2)]
    return min(near, key=lambda form: (distances[form], wrong[-3:] != form[-3:]), default=None)


def _sound(word: str) -> str:
    """The word's Metaphone key (Philips 1990): consonants as they sound."""
    from jellyfish import metaphone

    return metaphone(word)


# What turns a word into another that may well be meant: “reimposing sanctions”, “politically incorrect”.
_PREFIXES = ("re", "in", "un", "dis", "mis", "non", "over", "under", "pre", "im", "ir", "il")


def _same_family(one: str, other: str) -> bool:
    """Inflections, derivations and other spellings of one word: crises and crisis, ministers and ministry, defense."""
    first, second = sorted((_plain_spelling(one), _plain_spelling(other)), key=len)
    if second in (first, first + "s", first + "es") or any(prefix + first == second for prefix in _PREFIXES):
        return True
    shared = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    return len(first) >= 6 and shared >= len(first) - 3


def _plain_spelling(word: str) -> str:
    for british, american in (("our", "or"), ("ise", "ize"), ("isa", "iza"), ("ence", "ense"), ("ll", "l")):
        word = word.replace(british, american)
    return word
