"""Family names that the story never introduces: “Orme said”, and no Ann Orme. Start with `find_not_introduced`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.document import Span
from copyedit.language.names.forms import forms_of
from copyedit.language.names.known import is_known
from copyedit.language.names.mentions import Mention
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.words.dictionary import shipped_dictionary

_SAYS = re.compile(r",? (?:said|says|told|added|argued|insisted|replied|explained|recalled|wrote)\b")
_SAID = re.compile(r"\b(?:said|says|added) $")
_OF_PEOPLE = frozenset("Mr Mrs Ms Miss Dr Sgt Capt Col".split())
_PLAIN_NAME = late_pattern("[A-Z][a-z]{3,}")
_OFTEN = 5  # frequency
_MOST = 3  # places
_REACH = 12  # code points
_QUOTED = '[,.!?]["\N{RIGHT DOUBLE QUOTATION MARK}] '
# “Ms Orme of the Harbour Trust”, “Mr. Orme, the pilot,”: said here who it is.
_EXPLAINED = late_pattern(
    r",? (?:of|from|at|on|with|for)\b|, (?:\d|an?\b|the\b|who|which|whose|also\b|now\b|then\b)"
    r"| \[?[A-Z]|['-]| (?:is|was|are) (?:an?\b|the\b|research)| told\b|['\"\N{RIGHT DOUBLE QUOTATION MARK}]"
)
_SUBJECT = late_pattern(rf"(?:^|(?<!\b[A-Z])[.!?] |{_QUOTED}|\n|\b(?:Mr|Mrs|Ms|Dr)\.? )\Z")
_SAID_BEFORE = late_pattern(rf"{_QUOTED}(?:said|says) \Z")


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


def find_unknown_speakers(plain: str, mentions: Sequence[Mention]) -> Iterator[Span]:
    """Those family names that are surely people's: what they say is quoted, or they have “Mr”; and they are rare.

    A name that copy often has may need no introduction.
    """
    for span in find_not_introduced(plain, mentions):
        word = plain[span.start : span.end]
        if not _PLAIN_NAME.fullmatch(word) or shipped_dictionary().frequency(word) > _OFTEN or word.endswith("s"):
            continue
        before = plain[max(0, span.start - _REACH) : span.start]
        is_known_here = _EXPLAINED.match(plain, span.end) or plain.count(word) > _MOST
        if not is_known_here and (_SUBJECT.search(before) or (_SAID_BEFORE.search(before) and plain[span.end] in ".,")):
            yield span


def _speaks(plain: str, span: Span) -> bool:
    return bool(_SAYS.match(plain, span.end) or _SAID.search(plain[max(0, span.start - 10) : span.start]))
