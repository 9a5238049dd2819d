"""Nouns that lost their article: “killed in explosion”, “reached airport”. Start with `find_lost_articles`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.language.agreement.disagreement import PREPOSITIONS, Disagreement, WordNumbers
from copyedit.language.words.articles import article_for
from copyedit.language.words.inflection import is_past
from copyedit.language.words.needed_articles import PHRASE, needs_article

# “a kind of bridge”, “the title of champion”, “the lack of website”
_OF_KIND = re.compile(
    r"\b(?:forms?|kinds?|lack|names?|number|positions?|pieces?|posts?|ranks?|roles?|sorts?|styles?|titles?|types?"
    r"|words?) \Z"
)
_DETERMINER = r"the|an?|this|that|these|his|her|its|their|our|my|your|each|every|another|no|any|some"
# What precedes a participle that describes the noun: the outlined plan, the newly formed alliance.
_DESCRIBES = re.compile(rf"\b(?:(?:{_DETERMINER}|one|first|last|next|most|best)|[\w-]+(?:ly|'s)) \Z")
_IS_NOUN = re.compile(rf"\b(?:{_DETERMINER}) \Z", re.IGNORECASE)  # the debate week
_SET_AFTER = (" in hand", " in crime", " by ", " over ")
_LOOK_BACK = 24  # code points


def find_lost_articles(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The nouns without an article in one block of a text (`Document.plain`)."""
    for found in PHRASE.finditer(plain, *span):
        before, noun = found["before"], found["noun"]
        if needs_article(before, noun) and not _may_lack_one(plain, found):
            indefinite = article_for(noun)
            is_new = numbers.times(before, indefinite, noun) > numbers.times(before, "the", noun)
            right = f"{indefinite if is_new else 'the'} {noun}"
            yield Disagreement(found.start("noun"), found.end("noun"), right, before)


def _may_lack_one(plain: str, found: re.Match[str]) -> bool:
    """True for “from village to village”, “a kind of bridge” and “the newly formed alliance”."""
    before, noun = found["before"], rf"\b{found['noun']}\b"
    ahead = plain[max(0, found.start() - _LOOK_BACK) : found.start()]
    behind = plain[found.end() : found.end() + _LOOK_BACK]
    if re.search(noun, ahead) or re.search(noun, behind) or behind.startswith(_SET_AFTER):
        return True
    if before in ("from", "between") and behind.startswith(" to "):  # from idea to film
        return True
    if before in PREPOSITIONS | {"to", "of"}:
        return bool(before == "of" and _OF_KIND.search(ahead)) or (before == "to" and "from " in ahead)
    is_participle = is_past(before) or before.endswith("ing")
    return bool(is_participle and _DESCRIBES.search(ahead)) or _IS_NOUN.search(ahead) is not None
