"""Family names that the story never introduces: “Orme said”, and no Ann Orme. Start with `find_not_introduced`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.names.forms import forms_of
from copyedit.language.names.known import is_known
from copyedit.language.names.mentions import Mention

_SAYS = re.compile(r",? (?:said|says|told|added|argued|insisted|replied|explained|recalled|wrote)\b")
_SAID = re.compile(r"\b(?:said|says|added) $")
_OF_PEOPLE = frozenset("Mr Mrs Ms Miss Dr Sgt Capt Col".split())


def find_not_introduced(plain: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """The first place of each family name that speaks, or has “Mr” in front, and is in no fuller name of the story."""
    told: set[str] = set()
    forms = forms_of(mentions)
    for mention in mentions:
        word, span = mention.last, mention.span
        if len(mention.words) > 1 or mention.alone or word in told or forms[word].names or is_known(word):
            continue
        if mention.title in _OF_PEOPLE or (not mention.title and _speaks(plain, span)):
            told.add(word)
            yield span


def _speaks(plain: str, span: Span) -> bool:
    return bool(_SAYS.match(plain, span.end) or _SAID.search(plain[max(0, span.start - 10) : span.start]))
