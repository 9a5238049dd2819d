"""Means of seeding a missing, wrong or redundant small word, only where the sentence is then certainly wrong.

"The ministers" without "the" is still English, and so is "on the Monday"; each means says what it leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.accuracy.changes import Change, Word
from benchmarks.accuracy.forms import is_countable, is_plural, is_verb
from benchmarks.accuracy.word_lists import WordLists

# Before these no other article will do: "for first time", "is largest bank".
_AFTER_THE = frozenset("first same most best worst biggest largest highest lowest only latest ".split())
# "a few", "twice a day", "20 pence a share" are English without it, though with another sense.
_AFTER_FREE_A = frozenset("few little day week month year share barrel hundred thousand million billion".split())
_PREPOSITIONS = frozenset(
    "of to in for with at from by as than into between against about during under through without and".split()
)
# "all of the", "help to pay", "elected as president", "worth of", "is about to".
_FREE_BEFORE = {
    "of": frozenset("all both half outside inside off".split()),
    "to": frozenset("help helps helped helping up".split()),
    "as": frozenset("elected named appointed known such and".split()),
    "and": frozenset({""}),
    "about": frozenset("is are was were of at to just for by".split()),
    "under": frozenset("just of to for".split()),
    "from": frozenset("prevent prevented preventing stop stopped stopping".split()),
}
# "rose by two points", "lasted for two days", "at about noon": the preposition is optional.
_FREE_AFTER = frozenset(
    "a an about around almost nearly more less some up over under one two three four five six seven eight nine ten "
    "that which whom what how why whether".split()
)
# Right > wrong: the words that govern it. Words that take either are left out, such as "blamed for" and "blamed on".
_GOVERNED = """
of > for with: accused capable aware consists consisting composed guilty
of > with to: convicted one part number instead victim member members
of > on with: afraid tired proud suspected sidelines
with > of to: charged coincided
with > of for: associated faced cope dealing combined equipped compared replaced
for > of on: responsible famous eligible
for > of at: waiting searching
for > of to: accounted blamed
to > of with: according belongs belong contributed related prior subject referred
to > for with: according devoted response
to > for of: able unable likely refused
to > of: due access
on > of from: depends depend depending insisted relies rely relying
on > to from: focus focused focusing concentrate
on > of: based imposed
in > on to: interested participate participating succeeded involved meddling
in > to: resulted resulting
from > of to: suffer suffered suffering recover recovered recovering derived prevented
by > of for: owned caused followed
about > on to: worried complained complain concerned
"""
_SUPERFLUOUS = """
about: discuss discussed discussing mention mentioned
for: requested demanded
of: lack lacks lacked comprises
on: stressed emphasised emphasized criticised criticized
to: reached contacted visited joined approached attended told urged
with: married contacted
"""
_ARTICLES = frozenset(("a", "an", "the"))
_DETERMINERS = frozenset("his her their its our my your this these those".split())
_MODALS = frozenset("will would can could must should may might cannot".split())
_DOUBLED = frozenset("the a to of in for and on with at by from is was be as it he they has have are were".split())
_PAIRS = {
    "its": "it's", "it's": "its", "to": "too", "too": "to", "than": "then", "then": "than",
    "their": "there", "there": "their", "whose": "who's", "your": "you're", "were": "where",
}  # fmt: skip
_OF_FOR_HAVE = frozenset("would could should might must".split())


def article_lost(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "killed in landslide"; plurals and what needs no article are left alone."""
    for word in words:
        if not word.is_plain or not word.after or word.is_in_name or word.after[0].isupper():
            continue
        single = word.text in ("a", "an") and word.before and word.after not in _AFTER_FREE_A
        if single or (word.text == "the" and (word.after in _AFTER_THE or is_countable(word.after, lists))):
            yield word.deleted()


def preposition_lost(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "one the victims", "according officials"."""
    for word in words:
        free = word.before in _FREE_BEFORE.get(word.text, ()) or word.after in _FREE_AFTER or word.after[:1].isdigit()
        between = word.before and word.after and not word.is_in_name
        if word.is_plain and word.text in _PREPOSITIONS and between and not free:
            yield word.deleted()


def preposition_swapped(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "accused for fraud": the preposition that a word governs, and a wrong one."""
    for word in words:
        if word.is_plain:
            yield from (word.replaced(wrong) for wrong in _WRONG_AFTER.get((word.before, word.text), ()))


def doubled(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "in the the harbour"."""
    return (word.doubled() for word in words if word.is_plain and word.text in _DOUBLED and word.after)


def inserted(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "discussed about the plan", "in a his speech", "for a years", "can to see"."""
    for word in words:
        if word.is_plain:
            yield from (word.preceded(wrong) for wrong in _too_much_before(word, lists))


def a_an(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """ "an minister", "a officer"."""
    for word in words:
        spelled = word.after.isalpha() and word.after.islower() and len(word.after) > 2
        if word.is_plain and word.text in ("a", "an") and spelled:
            yield word.replaced("an" if word.text == "a" else "a")


def small_pair(words: Sequence[Word], lists: WordLists) -> Iterator[Change]:
    """its/it's, to/too, than/then, their/there; "would of"."""
    curly = any("’" in word.text for word in words)
    for word in words:
        text = word.text.replace("’", "'")
        if word.is_plain and text in _PAIRS:
            yield word.replaced(_PAIRS[text].replace("'", "’") if curly else _PAIRS[text])
        elif word.is_plain and text == "have" and word.before in _OF_FOR_HAVE:
            yield word.replaced("of")


def _too_much_before(word: Word, lists: WordLists) -> Iterator[str]:
    if word.text in _DETERMINERS | _ARTICLES:
        yield from [_TRANSITIVE[word.before]] if word.before in _TRANSITIVE else []
    if word.text in _DETERMINERS and word.before in _PREPOSITIONS and word.text not in ("this", "these", "those"):
        yield "the"
    if word.before in _PREPOSITIONS - {"and", "to", "than", "as"} and is_plural(word.text, lists):
        yield "an" if word.text[0] in "aeio" else "a"
    if word.before in _MODALS and is_verb(word.text, lists):
        yield "to"


def _by_head(table: str) -> Iterator[tuple[str, str]]:
    """`to > of with: due subject` to ("due", "to > of with") and ("subject", "to > of with")."""
    for line in table.strip().splitlines():
        what, _, heads = line.partition(": ")
        yield from ((head, what) for head in heads.split())


def _wrong_after() -> dict[tuple[str, str], tuple[str, ...]]:
    wrong_after: dict[tuple[str, str], tuple[str, ...]] = {}
    for head, what in _by_head(_GOVERNED):
        right, _, wrongs = what.partition(" > ")
        wrong_after[head, right] = wrong_after.get((head, right), ()) + tuple(wrongs.split())
    return wrong_after


_WRONG_AFTER = _wrong_after()
_TRANSITIVE = dict(_by_head(_SUPERFLUOUS))
