"""Verb forms that cannot follow their auxiliary: “could became”, “has went”, “did not announced”.

Only unambiguous forms count: “could brought” and “was falsify” are wrong, but “to saw” and “is broke” may be right.
Start with `find_wrong_forms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.words.certain_verbs import certain_third_persons, certain_verbs
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.language.words.inflection import irregular_past_forms, irregular_verbs, verb_forms

_NOT = r"(?:n't| not)"
_MODAL = rf"(?:(?:will|would|can|could|shall|should|may|might|must)(?:{_NOT})?|(?:wo|ca)n't|cannot)"
_DO, _HAVE, _BE = (
    rf"(?:did|does|do){_NOT}",
    rf"(?:has|have|had)(?:{_NOT})?",
    rf"(?:(?:is|are|was|were)(?:{_NOT})?|been|being|be)",
)
_ADVERB = (
    r"(?:(?:also|now|soon|then|still|already|never|always|ever|only|just|later|even"
    r"|(?!un?likely|likely|early)[a-z]+ly) )?"
)
# All in a lookahead, because each word may play another part in the next match: “is said to began”, “may have went”.
_AUXILIARY_AND_VERB = late_pattern(
    rf"(?<![\w'-])(?=(?P<before>[\w'-]{{1,40}}) "
    rf"(?:(?:(?P<modal>{_MODAL})|(?P<have>{_HAVE})|(?P<be>{_BE})) {_ADVERB}|(?:(?P<do>{_DO})|(?P<to>to)) )"
    r"(?P<verb>[a-z]+)(?![\w'\N{SOFT HYPHEN}-]))"
)
# The same without the word before it, which is quicker to search for: only few verbs make a closer look worth while.
_QUICK = late_pattern(
    rf" (?=(?:(?:{_MODAL}|(?P<past>{_HAVE}|{_BE})) {_ADVERB}|(?:{_DO}|to) )(?P<verb>[a-z]+)(?![\w'\N{{SOFT HYPHEN}}-]))"
)
_WORD_BEFORE = late_pattern(r"[\w'-]+\Z")
_LONGEST_WORD = 41  # code points; one more than above, so that a longer word is seen to be longer
_REMEMBERED = 1_000  # verbs, which recur from story to story
# Words after which the auxiliary is a noun or the clause is inverted: the will, how would, nor could.
_NO_SUBJECT = frozenset(
    "a an and armed as but free good her his how if ill its last living military my nor only or our "
    "political public so than the their then to what when where who why your".split()
)
_RELATIVE = frozenset(("who", "that", "which"))
_MODALS = frozenset("will would can could shall should may might must not".split())
_SUBJECTS = frozenset("i you he she it we they".split())
_DETERMINERS = frozenset("the a an this these those his her its their our my your".split())
# Words between which and a verb a clause begins: “because they had went”, “say the side had went”.
_BEFORE_CLAUSE = frozenset(
    "after although and as because before believe believes but claim claims for if how know knows now or say says "
    "since so than that think thinks though thus to unless until when where whether which while who why yet".split()
)
_ADVERBS = frozenset("already also now once still then".split())
_BEFORE_MAIN_HAVE = frozenset("do not that to".split())  # what they did not have include pumps, wants to have happen
_LOOK_BACK = 60  # code points
_ALSO_BASES = frozenset("bore bound fell felt found ground lay rent rose saw wound".split())  # to found, to saw
# After these, “to” begins an infinitive: “tried to announced”; but “agreed to revised terms”.
_BEFORE_INFINITIVE = frozenset(
    "able aim aims attempt attempted attempting attempts decide decided decides decision eager expected fail failed "
    "failing fails helped hope hoped hopes hoping intend intended intending intends likely manage managed manages "
    "managing needs ought plan planned planning plans pledged promised ready refuse refused refuses refusing seek "
    "seeking seeks sought tried tries try trying unable unlikely unwilling vowed vows want wanted wanting wants "
    "willing".split()
)
_STRANDS_TO = frozenset(
    "alluded attached belonged belongs listened pointed referred responded spoke talked went".split()
)
_PREPARES_CLEFT = re.compile(
    r"\b(?:do|does|did|done|doing|all|what|how|as there|who|where|things?|way|steps?|plan|idea|key|goal|aim|job|answer"
    r"|advice|option|choice|motto|rule|lesson|message|playbook|strategy|best|least|worst)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"[.!?\n]")
_NEVER_PASSIVE = frozenset(
    "appear arise arrive belong consist depend disappear emerge exist happen occur remain seem suffice".split()
)
_BEINGS = frozenset("a any each every human living rational sentient thinking".split())
_ALSO_NOUNS = frozenset("lay rose saw".split())  # they had rose petals
_ALSO_PARTICIPLES = frozenset("hid showed sowed swelled".split())  # has showed
_ALSO_ADJECTIVES = frozenset("bit broke woke".split())  # he is broke, “she is bit nervous” lost an article


class WrongForm(NamedTuple):
    """An auxiliary and its verb, from `start` to `end` (code points of the text), and what they should be."""

    start: int
    end: int
    right: tuple[str, ...]


class _Forms(NamedTuple):
    """Irregular forms: those that are not a base, by their base; those that are not a participle, by theirs."""

    bases: Mapping[str, str]
    participles: Mapping[str, str]


def find_wrong_forms(plain: str, span: tuple[int, int]) -> Iterator[WrongForm]:
    """The wrong forms in one block of a text (`Document.plain`)."""
    for found in _with_auxiliary(plain, span):
        right = _right_forms(found, plain)
        if right and not (found["be"] == "being" and found["before"].lower() in _BEINGS):
            start = found.end("before") + 1
            auxiliary = plain[start : found.start("verb")]
            texts = tuple(auxiliary + each for each in right)
            if found["be"] == "be" and found["verb"] in _NEVER_PASSIVE:  # likely to be remain
                texts = (found["verb"],)
            yield WrongForm(start, found.end("verb"), texts)


def _with_auxiliary(plain: str, span: tuple[int, int]) -> Iterator[re.Match[str]]:
    """What `_AUXILIARY_AND_VERB` matches, where the verb is a form that some auxiliary may not have."""
    start, end = span
    for place in _QUICK.finditer(plain, start, end):
        if _may_be_wrong(place["verb"], place["past"] is not None):
            before = _WORD_BEFORE.search(plain, max(start, place.start() - _LONGEST_WORD), place.start())
            found = _AUXILIARY_AND_VERB.match(plain, before.start(), end) if before else None
            if found:
                yield found


@lru_cache(_REMEMBERED)
def _may_be_wrong(verb: str, takes_participle: bool) -> bool:
    """False for most verbs; a base is only wrong after “have” and “be”."""
    if takes_participle and verb in certain_verbs():
        return True
    return verb in _forms().participles or _base_of(verb) is not None


def _right_forms(found: re.Match[str], plain: str) -> tuple[str, ...]:
    verb = found["verb"]
    if found["modal"]:
        return () if _is_noun(found["before"].lower()) or _asks(plain, found) else _after_modal(verb)
    if found["do"]:
        # “it didn't used to be” is said; “those who didn't faced fines” is right
        base = None if verb == "used" or found["before"] in _RELATIVE else _base_of(verb)
        return (base,) if base else ()
    if found["to"]:
        return _after_to(found["before"].lower(), verb)
    if found["have"]:
        participle = None if _ends_subject(plain, found) else _participle_of(verb)
        return (participle,) if participle else ()
    return () if _is_cleft(plain, found) else _after_be(found["be"], verb)


def _asks(plain: str, found: re.Match[str]) -> bool:
    """True for “What will disabled children do?”, where the subject follows."""
    mark = _MARK.search(plain, found.end("verb"))
    return mark is not None and mark[0] == "?"


def _after_to(before: str, verb: str) -> tuple[str, ...]:
    if verb in _ALSO_ADJECTIVES or before in _STRANDS_TO:  # it fell to bit players; those he spoke to went
        return ()
    base = _forms().bases.get(verb)
    if base and verb in _forms().participles:
        return (base,)
    base = _base_of(verb) if before in _BEFORE_INFINITIVE else None
    return (base,) if base else ()


def _after_be(be: str, verb: str) -> tuple[str, ...]:
    base = certain_third_persons().get(verb) if be in ("be", "been") else None  # how big it is depends
    if base or verb in certain_verbs():
        forms = verb_forms(base or verb)
        return (forms[2],) if forms[0] in _NEVER_PASSIVE else (forms[4], forms[2])
    participle = None if verb in _ALSO_ADJECTIVES else _participle_of(verb)
    return (participle,) if participle else ()


def _participle_of(verb: str) -> str | None:
    """The participle of a form that is none: “went”, “announce”."""
    return verb_forms(verb)[4] if verb in certain_verbs() else _forms().participles.get(verb)


def _is_cleft(plain: str, found: re.Match[str]) -> bool:
    """True for “all it does is give hope”, “what they did was announce it” and “how poor they were came out”."""
    if found["be"].startswith("be"):
        return found["before"] == "that"  # the powers that be announced it
    line = plain[max(0, found.start() - _LOOK_BACK) : found.start("be")]
    sentence = re.split(r"[.!?;:\n]", line)[-1]
    return found["verb"] == "did" or _PREPARES_CLEFT.search(sentence) is not None


def _ends_subject(plain: str, found: re.Match[str]) -> bool:
    """True if the verb may be the main one: “The votes they had went to a rival”, “What hopes the side had went”."""
    before = found["before"].lower()
    if found["verb"] in certain_verbs() and before in _BEFORE_MAIN_HAVE:
        return True
    if before in _MODALS:
        return False
    line = plain[max(0, found.start() - _LOOK_BACK) : found.start()].rpartition("\n")[2]
    words = re.findall(r"[\w'-]+|[^\w\s]", line)
    if before in _ADVERBS and words:  # all that we already have
        before = words.pop().lower()
    if before not in _SUBJECTS:  # from “the side” back to “hopes”
        at = max((at for at, word in enumerate(words[-3:]) if word.lower() in _DETERMINERS), default=None)
        words = words[: len(words[:-3]) + at] if at is not None else []
    if not words:
        return False
    last = words[-1]
    is_noun = last.isalpha() and last.islower() and last not in _BEFORE_CLAUSE and not last.endswith(("ed", "ing"))
    return is_noun and last not in irregular_past_forms()


def _is_noun(before: str) -> bool:
    """True if the auxiliary after the word is a noun (the queen's will) or precedes its subject."""
    return before in _NO_SUBJECT or before.endswith("'s")


def _after_modal(verb: str) -> tuple[str, ...]:
    base = _base_of(verb)
    if base and verb != "had" and verb == verb_forms(base)[4]:
        return base, f"be {verb}"  # “no person shall denied justice”
    return (base,) if base else ()


def _base_of(verb: str) -> str | None:
    """The base of a form that is not itself a base: “went”, “announced”, “announces”, but not “need” or “shed”."""
    if verb in _forms().bases:
        return _forms().bases[verb]
    if verb in certain_third_persons():
        return certain_third_persons()[verb]
    knows = shipped_dictionary().knows
    if not verb.endswith("ed") or verb.endswith("eed") or knows(f"{verb}s"):
        return None
    bases = (verb[:-1], verb[:-2], verb[:-3], f"{verb[:-3]}y")  # used: use, not us
    return next((base for base in bases if len(base) > 2 and knows(base) and verb_forms(base)[3] == verb), None)


@cache
def _forms() -> _Forms:
    verbs = {base: forms for base, forms in irregular_verbs().items() if base != "be"}
    pasts = dict(verbs.values())
    no_participles = pasts.keys() - {participle for _, participle in verbs.values()} - _ALSO_PARTICIPLES - _ALSO_NOUNS
    return _Forms(
        {form: base for base, forms in verbs.items() for form in forms if form not in verbs.keys() | _ALSO_BASES},
        {past: pasts[past] for past in no_participles if past not in verbs},
    )
