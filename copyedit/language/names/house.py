"""Near misses of the names that a house listed: people, parties, sponsors. Start with `find_near_house`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from copyedit.language.names.known import index_by_rest, index_by_slips, is_right, nearest
from copyedit.language.names.mentions import Mention
from copyedit.language.names.near import are_near, plain_letters
from copyedit.language.names.near_known import NearMiss


def find_near_house(mentions: Sequence[Mention], names: Collection[str]) -> Iterator[NearMiss]:
    """Near misses of listed names; a listed name is never one.

    Of a name of several words one word is off. A name of one word is missed by a word that no dictionary has.
    """
    listed = {tuple(name.split()) for name in names}
    words = frozenset(word for name in listed for word in name)
    alone = index_by_slips(name[0] for name in listed if len(name) == 1)
    by_rest = index_by_rest(name for name in listed if len(name) > 1)
    for mention in mentions:
        if mention.words in listed:
            continue
        for at, (word, span) in enumerate(zip(mention.words, mention.spans, strict=True)):
            if word in words:
                continue
            rest = mention.words[:at] + mention.words[at + 1 :]
            meant = [right for right in by_rest.get((at, rest), ()) if _are_near(word, right)]
            if len(meant) == 1:
                yield NearMiss(span, meant[0], " ".join((*mention.words[:at], meant[0], *mention.words[at + 1 :])))
            elif not meant and not is_right(word) and (right := nearest(word, alone)):
                yield NearMiss(span, right, right)


def _are_near(word: str, right: str) -> bool:
    """Beside the other words of a listed name a single keystroke is enough: “Anne Dunmarrow” for “Ann Dunmarrow”."""
    from rapidfuzz.distance import OSA

    return are_near(word, right) or OSA.distance(plain_letters(word), plain_letters(right)) == 1
