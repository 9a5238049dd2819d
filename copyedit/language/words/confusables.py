"""Words that are mistaken for one another: by spelling, sound, keyboard or form. Start with `confusables_of_all`.

It runs once for a whole vocabulary, when a model is trained. `confusables_of` is for a word outside the vocabulary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from enum import IntFlag
from itertools import combinations

from copyedit.language.words.alike import sound
from copyedit.language.words.inflection import adverbs, plural, verb_forms
from copyedit.language.words.keyboard import beside_on_keyboard
from copyedit.language.words.lookalikes import Lookalikes


class Likeness(IntFlag):
    """How two words are alike, possibly in several ways."""

    LETTER = 1  # one letter added, left out, changed, or two swapped (Damerau-Levenshtein distance 1)
    TWO_LETTERS = 2  # distance 2, in words of six letters or more; other/another, again/against; begin/being
    SOUND = 4  # same phonetic key
    KEYBOARD = 8  # one letter replaced by an adjacent key, or two swapped
    FORM = 16  # forms of one word: report, reports, reported; deep, deeply
    SMALL = 32  # both are small words of one group: articles, prepositions
    RARE = 64  # the present word is correct but outside the vocabulary: “fiend” for “field”


# Groups of small words that are mistaken for one another: a preposition for a preposition, “its” for “it's”.
SMALL_GROUPS = tuple(
    tuple(words.split())
    for words in (
        "the a an",
        "in on at to for of from by with into onto over about after before under between among through during against "
        "within since until upon off up out down than as",
        "and or but nor",
        "its it's it his her their there they're our your you're",
        "this these that those",
        "to too two",
        "then than",
        "who whom whose who's which that what",
        "of have 've",
        "no not now",
        "are our",
        "were where we're",
        "is as his",
        "if of",
        "so as",
    )
)
SMALL_WORDS = tuple(dict.fromkeys(word for group in SMALL_GROUPS for word in group))
# Words that writers leave out or add by mistake: tried in every gap.
GAP_WORDS = tuple(
    "the a an of in to on for at by from with and or but that as than into over about after before under between "
    "during against within since until off up out is are was were be been has have had it its his her their not "
    "who which".split()
)
_TWO_LETTERS_FROM = 6  # letters
_SHORTEST = 4  # letters of a word that is part of another, or sounds nearly like it
_FEW = 12  # words with one phonetic key; in a larger group not all are mistaken for one another
_NEGATIONS = ("un", "in", "im", "il", "ir")
_MOST = 20  # confusables of a rare word


def likeness_of(one: str, other: str) -> Likeness:
    """How two words are alike in spelling.

    >>> likeness_of("fight", "flight")
    <Likeness.LETTER: 1>
    >>> likeness_of("form", "from")
    <Likeness.LETTER|KEYBOARD: 9>
    """
    from rapidfuzz.distance import OSA

    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 1:
        return Likeness.LETTER | (Likeness.KEYBOARD if _is_slip_of_a_finger(one, other) else Likeness(0))
    if distance == 2 and (
        min(len(one), len(other)) >= _TWO_LETTERS_FROM or _is_part(one, other) or sorted(one) == sorted(other)
    ):
        return Likeness.TWO_LETTERS
    return Likeness(0)


def _nearly_alike(one: str, other: str) -> bool:
    """For words with one phonetic key: true for hard and heart, pool and pull; false for hard and horrid."""
    from rapidfuzz.distance import OSA

    return one[0] == other[0] and min(len(one), len(other)) >= _SHORTEST and OSA.distance(one, other) <= 2


def _is_part(one: str, other: str) -> bool:
    """True if one begins or ends the other: “again” the Islamic State. But “able” and “unable” may both be meant."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST:
        return False
    return long.startswith(short) or (long.endswith(short) and long[: -len(short)] not in _NEGATIONS)


def _is_slip_of_a_finger(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 2 or beside_on_keyboard(*differing[0])


def forms_of_all(words: Set[str]) -> Iterator[tuple[str, str]]:
    """Pairs of forms of one word, both in `words`: reports/reported, man/men."""
    for word in words:
        forms = {form for form in (*verb_forms(word), plural(word), *adverbs(word)) if form in words}
        for irregular in _IRREGULAR_PLURALS:
            if word in irregular:
                forms |= {form for form in irregular if form in words}
        if len(word) > 2 and len(forms) > 1:
            yield from combinations(sorted(forms | {word}), 2)
        elif word in ("be", "do", "go"):
            yield from combinations(sorted({*forms, *_BE.get(word, ())} & words), 2)


_BE = {"be": ("is", "are", "was", "were", "be", "been", "being", "am"), "do": ("does", "did", "done", "doing")}
_IRREGULAR_PLURALS = (
    ("man", "men"),
    ("woman", "women"),
    ("child", "children"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("person", "people"),
    ("life", "lives"),
    ("wife", "wives"),
    ("half", "halves"),
    ("leaf", "leaves"),
    ("knife", "knives"),
    ("thief", "thieves"),
    ("shelf", "shelves"),
    ("this", "these"),
    ("that", "those"),
    ("criterion", "criteria"),
    ("phenomenon", "phenomena"),
    ("medium", "media"),
    ("spokesman", "spokesmen"),
    ("policeman", "policemen"),
    ("businessman", "businessmen"),
    ("gunman", "gunmen"),
    ("fisherman", "fishermen"),
    ("congressman", "congressmen"),
)


def confusables_of_all(
    words: Sequence[str], alike_in_sound: Sequence[tuple[str, str]] = ()
) -> dict[str, dict[str, Likeness]]:
    """For each word, the others that it may be mistaken for, and how they are alike.

    `words` are lower-case. `alike_in_sound` adds published homophones to the words with one phonetic key.
    """
    known = frozenset(words)
    found: dict[str, dict[str, Likeness]] = {word: {} for word in words}

    def add(one: str, other: str, kind: Likeness) -> None:
        if one != other and kind and one in known and other in known:
            found[one][other] = found[one].get(other, Likeness(0)) | kind
            found[other][one] = found[other].get(one, Likeness(0)) | kind

    for one, other in _close_in_spelling(words):
        add(one, other, likeness_of(one, other))
    for alike in _groups(words, sound).values():
        for one, other in combinations(alike, 2):
            if (len(alike) <= _FEW and one[0] == other[0]) or likeness_of(one, other) or _nearly_alike(one, other):
                add(one, other, Likeness.SOUND)
    for one, other in alike_in_sound:
        add(one, other, Likeness.SOUND)
    for one, other in forms_of_all(known):
        add(one, other, Likeness.FORM)
    for group in SMALL_GROUPS:
        for one, other in combinations(group, 2):
            add(one, other, Likeness.SMALL)
    return found


def confusables_of(word: str, words: Lookalikes) -> dict[str, Likeness]:
    """Those of the words that another word may be a slip for."""
    near = words.within(word, 2 if len(word) >= _TWO_LETTERS_FROM else 1, _MOST)
    kinds = {other: likeness_of(word, other) for other in near}
    return {other: kind for other, kind in kinds.items() if kind}


def deletion_index(words: Sequence[str]) -> dict[str, list[str]]:
    """Words, by what remains of them with up to two letters deleted.

    Symmetric delete: W. Garbe, SymSpell (2012). Two words within distance 2 share a remainder.
    """
    index: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for short in deletions(word):
            index[short].append(word)
    return index


def deletions(word: str) -> set[str]:
    """The word itself, and with one letter deleted or, from six letters, two."""
    once = {word[:at] + word[at + 1 :] for at in range(len(word))}
    if len(word) < _TWO_LETTERS_FROM:
        return {word} | once
    return {word} | once | {short[:at] + short[at + 1 :] for short in once for at in range(len(short))}


def _close_in_spelling(words: Sequence[str]) -> set[tuple[str, str]]:
    pairs: set[tuple[str, str]] = set()
    for alike in deletion_index(words).values():
        pairs.update(combinations(sorted(alike), 2))
    return pairs


def _groups(words: Sequence[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[key(word)].append(word)
    return groups
