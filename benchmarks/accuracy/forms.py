"""Means of seeding an error of agreement or form, only where the words nearby leave no other reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.accuracy.changes import Change, Word
from benchmarks.accuracy.word_lists import FUNCTION_WORDS, WordLists

_NUMBER = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't",
    "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
_SWAPPED = _NUMBER | {many: one for one, many in _NUMBER.items()}
# British copy has "the government are"; "a number were", "if he were", "more than half was" are right either way.
_EITHER = frozenset(
    "government team police company staff family group committee public council party majority number cabinet firm "
    "club crew couple side band media data press army navy board union crowd jury percent cent half none most some "
    "any all rest lot majority minority united city bank opposition management england there i you who which what "
    "that here and or where if agency industry school university department organisation organization administration "
    "commission court parliament senate house congress ministry audience country nation generation population squad "
    "league leadership community force".split()
)
_SINGULAR = frozenset("a an this each every another one".split())
_PLURAL = frozenset("these those many several few both two three four five six seven eight nine ten dozens".split())
# Words after a noun that ends its phrase.
_ENDS_NOUN = frozenset(
    "of in for at on to who that which was is has had were are have with from by and but or after before when as than "
    "said says will would could may".split()
)
_THIRD = frozenset(("he", "she", "it"))
_OTHERS = frozenset(("they", "we", "i", "you", "ministers", "people", "officials", "analysts", "critics", "experts"))
_MODALS = frozenset("will would can could must should may might cannot".split())
_INFINITIVE = _MODALS | {"to"}
_HAVE, _BE = frozenset(("has", "have", "had")), frozenset("was were is are been being be".split())
_IRREGULAR = """
begin began begun, break broke broken, choose chose chosen, come came come, do did done, draw drew drawn,
drive drove driven, eat ate eaten, fall fell fallen, fly flew flown, forget forgot forgotten, give gave given, go went
gone, grow grew grown, know knew known, rise rose risen, run ran run, see saw seen, shake shook shaken, show showed
shown, speak spoke spoken, steal stole stolen, swim swam swum, take took taken, throw threw thrown, wear wore worn,
withdraw withdrew withdrawn, write wrote written, become became become, overcome overcame overcome, drink drank drunk,
ring rang rung, sing sang sung, sink sank sunk, hide hid hidden, freeze froze frozen, bring brought brought,
build built built, buy bought bought, catch caught caught, find found found, get got got, hold held held,
keep kept kept, lead led led, leave left left, lose lost lost, make made made, meet met met, pay paid paid,
say said said, sell sold sold, send sent sent, spend spent spent, stand stood stood, teach taught taught,
tell told told, think thought thought, win won won, feel felt felt, fight fought fought, understand understood
understood
"""
_TRIPLES = [tuple(entry.split()) for entry in _IRREGULAR.replace("\n", " ").strip().split(",")]
_BY_BASE = {base: (past, participle) for base, past, participle in _TRIPLES}
_BY_PARTICIPLE = {participle: (base, past) for base, past, participle in _TRIPLES}


def be_have_do(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "the ministers has agreed"."""
    for word in words:
        text = word.text.replace("’", "'")
        subject = {word.before.lower(), word.earlier.lower()}
        # "to have" and "would have" have no number.
        clear = word.before and not subject & _EITHER and word.before not in _INFINITIVE and not word.before.isdigit()
        if text in _NUMBER and word.before[:1].isupper() and word.before.lower() not in _THIRD:
            continue  # a firm or a club: "Rovers are", "Google have"
        if word.is_plain and text in _SWAPPED and clear:
            yield word.replaced(_SWAPPED[text].replace("'", "’") if "’" in word.text else _SWAPPED[text])


def noun_number(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "several official resign", "one of the suspect", "a reports of"."""
    for word in words:
        if not word.is_plain or (word.after and word.after not in _ENDS_NOUN):
            continue
        if word.before in _SINGULAR and is_countable(word.text, lists):
            yield from (word.replaced(plural) for plural in plurals(word.text, lists)[:1])
        elif word.before in _PLURAL or _is_number(word.before) or _is_after_one_of(words, word):
            yield from (word.replaced(singular) for singular in singulars(word.text, lists)[:1])


def verb_s(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "he say", "they says"."""
    for word in words:
        if not word.is_plain or word.earlier.lower() in ("that", "if", "did", "does", "make", "let"):
            continue
        if word.before.lower() in _THIRD:
            yield from (word.replaced(base) for base in singulars(word.text, lists)[:1] if is_verb(base, lists))
        elif word.before.lower() in _OTHERS and is_verb(word.text, lists):
            yield from (word.replaced(third) for third in plurals(word.text, lists)[:1])


def ed_lost(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "was arrest on Monday", "has agree"."""
    for word in words:
        if word.is_plain and word.before in _HAVE | _BE and word.text.endswith("ed"):
            stems = (word.text[:-2], word.text[:-1], word.text[:-3], word.text[:-3] + "y")
            bases = [stem for stem in stems if stem in lists.frequency and word.text in pasts(stem, lists)]
            yield from (word.replaced(base) for base in bases)


def participle(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "has went", "was took", "will went", "to arrested"."""
    for word in words:
        if not word.is_plain:
            continue
        if word.before in _HAVE | _BE and word.text in _BY_PARTICIPLE:
            yield from (word.replaced(form) for form in _BY_PARTICIPLE[word.text] if form != word.text)
        elif word.before in _INFINITIVE and is_verb(word.text, lists):
            past = _BY_BASE.get(word.text, pasts(word.text, lists))[:1]
            yield from (word.replaced(form) for form in past if form != word.text)


def is_countable(noun: str, lists: WordLists) -> bool:
    """True if its plural is used at least a tenth as often: "landslide", but not "big" or "information"."""
    frequency = lists.frequency
    return (
        noun in frequency
        and noun != "other"
        and any(frequency[plural] > frequency[noun] - 1 for plural in plurals(noun, lists))
    )


def is_plural(word: str, lists: WordLists) -> bool:
    return len(word) > 3 and any(
        is_countable(noun, lists) and not is_verb(noun, lists) for noun in singulars(word, lists)
    )


def is_verb(base: str, lists: WordLists) -> bool:
    """True if it has all the forms of a verb: "arrest", "arrests", "arrested", "arresting"."""
    if base in _BY_BASE or base in FUNCTION_WORDS or base == "not":
        return base in _BY_BASE and base != "do"
    ing = (base + "ing", base[:-1] + "ing", base + base[-1:] + "ing")
    frequent = base in lists.frequency and any(form in lists.frequency for form in ing)
    return frequent and bool(plurals(base, lists)) and bool(pasts(base, lists))


def plurals(word: str, lists: WordLists) -> list[str]:
    """Frequent forms in -s, -es, -ies; also a verb's third person."""
    if word.endswith(("s", "x", "ch", "sh")):
        forms = [word + "es"]
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        forms = [word[:-1] + "ies"]
    else:
        forms = [word + "s", word + "es"]
    return [form for form in forms if form in lists.frequency]


def singulars(word: str, lists: WordLists) -> list[str]:
    stems = (word[:-1], word[:-2], word[:-3] + "y") if word.endswith("s") else ()
    return [stem for stem in stems if stem in lists.frequency and word in plurals(stem, lists)]


def pasts(base: str, lists: WordLists) -> tuple[str, ...]:
    """Frequent regular forms in -ed, -d, -ied, or with the last letter doubled."""
    if len(base) < 2:
        return ()
    forms = (base + "d",) if base.endswith("e") else (base + "ed", base + base[-1] + "ed", base[:-1] + "ied")
    return tuple(form for form in forms if form in lists.frequency)


def _is_number(text: str) -> bool:
    """True for a figure that a plural follows: not 1, and not a year."""
    return text.isdigit() and text != "1" and int(text) not in range(1000, 2100)


def _is_after_one_of(words: Sequence[Word], word: Word) -> bool:
    """ "suspects" in "one of the suspects"."""
    at = words.index(word)
    return word.earlier == "of" and at > 2 and words[at - 2].before.lower() == "one"
