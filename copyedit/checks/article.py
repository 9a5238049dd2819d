"""article: “a” where the next word takes “an”, or vice versa. “a officer” -> an officer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.language.text.sentences import starts_sentence
from copyedit.language.words.articles import certain_article, is_initials
from copyedit.language.words.dictionary import shipped_dictionary
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

KEYS = {"wrong": Key(Kind.TEXT, "the article to find where the other belongs", choices=("a", "an"))}

# Not attached to what precedes it: “vitamin-a”, “U.S.A is”, a syllable behind a soft hyphen, “Do?a Ana” for Doña Ana.
# An opening quotation mark may come in between. In “llega a 11 clubs” no article is meant: it would be singular.
_FOLLOWED = re.compile(
    r"(?=[Aa]n? )(?<![Vv]itamin )(?<![Hh]epatitis )(?<![\w'.&/*?\N{SOFT HYPHEN}-])(an?|An?) [\"“‘]?"
    r"(?!\d+ (?!times|years)[a-z]+[^is\W]s\b)([^\W_][\w&.,'-]*)"
)
# Before these another word was meant, or none: “an the”, “a in”, “grade a or b”.
_SMALL = frozenset(
    "a about above after all also an and another any are as at be been but by can did do does ever for from had has "
    "have he her his how i if in into is it its may my no nor not of off on only onto or our out over she so some "
    "than that the their them then there these they this those to under until up us was we were what when where which "
    "while who why will with would you your".split()
)
_SHORTEST = 3  # letters; shorter lower-case words are skipped
_PLURAL = re.compile(r"[^isu]s$")  # “a opportunities”: no article at all


class Prepared(NamedTuple):
    wrong: str

    @property
    def right(self) -> str:
        return "an" if self.wrong == "a" else "a"


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "wrong" not in options:
        raise ValueError("needs wrong: a or an")
    return Prepared(options["wrong"])


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    for found, within in _articles(document.plain, tuple(block.span for block in document.blocks)):
        article, word = found.group(1), found.group(2).rstrip(".,'-")
        if article.lower() != prepared.wrong or certain_article(word) != prepared.right or not _is_known(word):
            continue
        # “Hepatitis A outbreak”, “An Lushan”: a capital inside a sentence is not an article.
        if article[0] == "A" and not (
            (word.islower() or is_initials(word)) and starts_sentence(document.plain, found.start(), within)
        ):
            continue
        rest = document.prose[found.end(1) : found.end(2) - len(found.group(2)) + len(word)]
        right = prepared.right.capitalize() if article[0] == "A" else prepared.right
        yield Match(Span(found.start(), found.end(1) + len(rest)), (right + rest,))


@lru_cache(maxsize=1)
def _articles(plain: str, blocks: tuple[Span, ...]) -> list[tuple[re.Match[str], Span]]:
    """Each article with a word after it, and its block. Cached for the last text, since two rules ask for it."""
    return [(found, block) for block in blocks for found in _FOLLOWED.finditer(plain, *block)]


def _is_known(word: str) -> bool:
    """True for an English word, initials or a figure: “an journ” is cut off, “an Phoblacht” is not English."""
    if not word[0].isalpha() or (len(word) > 1 and word.isupper()):
        return True
    first = re.split(r"[-'.&,]", word)[0]
    if len(first) == 1:
        return len(word) > 1  # a T-shirt; but “an ‘A’ in maths”
    is_small = len(first) < _SHORTEST or word.lower() in _SMALL
    return not is_small and not _PLURAL.search(word) and shipped_dictionary().knows(first)
