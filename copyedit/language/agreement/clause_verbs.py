"""Verbs that take a clause without “that”: “the girl who found the coins were fake”. Start with `takes_clause`."""

from __future__ import annotations

# Verbs that take a clause: “the girl who found the coins were fake”, “the men who say the bank was closed”.
_TAKES_CLAUSE = frozenset(
    "admit agree allege announce argue assume believe bet claim confirm decide declare deny determine discover doubt "
    "ensure establish estimate expect fear feel find forget guess hear hope imagine indicate insist know learn "
    "maintain mean note notice predict pretend prove realise realize recall recognise recognize remember report reveal "
    "rule say see show state suggest suspect swear tell think understand warn wish wonder write".split()
)
_TAKES_CLAUSE_PAST = frozenset(
    "felt found forgot heard knew known learnt meant said saw seen shown swore told thought understood wrote".split()
)
_IRREGULAR_SPELLINGS = frozenset("admitted denied implied".split())


def takes_clause(verb: str) -> bool:
    """True for any form of such a verb: say, says, said."""
    bases = (verb, verb.removesuffix("s"), verb.removesuffix("es"), verb.removesuffix("d"), verb.removesuffix("ed"))
    return verb in _TAKES_CLAUSE_PAST or verb in _IRREGULAR_SPELLINGS or not _TAKES_CLAUSE.isdisjoint(bases)
