"""List nouns that need an article after some words: `copyedit/language/data/needed-articles.txt`.

    python -m training.needed_articles TEXT... > copyedit/language/data/needed-articles.txt

TEXT has one paragraph per line (xz or plain). A line is a noun and the words after which edited copy hardly ever
lacks “a”, “the”, “his” or the like before it.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from copyedit.language.agreement.disagreement import PREPOSITIONS, WordNumbers
from copyedit.language.context.loading import load_model
from copyedit.language.words.needed_articles import END, PHRASE

_LEAST, _RATIO = 20, 150  # times with an article or the like, and of these to the times without
_LEAST_OF, _RATIO_OF = 400, 300  # the same after “of”, which describes: a slab of table
_OF_ALL = 10  # the ratio after all prepositions together
_PREPOSITIONS = PREPOSITIONS | frozenset(("of", "to", "for", "as"))
# Words that do not ask for an article, whatever follows.
_NOT_AFTER = frozenset(
    "all also am and are as back be been being but down had has have he her here him i is it just less like me "
    "more most not off only or out said she so such than that them there they too up us very was we were what "
    "which whose you".split()
)
# Nouns that have a sense without an article: the brain, a slice of brain; the park, in park.
_LEFT_OUT = frozenset(
    "administration area bar boot brain brief buck capability consumer contest delegation extension father "
    "franchise generation image inside law letter lifetime monarchy mother nomination outside page park post "
    "revenue table vote".split()
)
_DETERMINED = re.compile(
    r"(?<![\w'’-])(?P<before>[a-z]{2,}) (?:the|an?|this|that|his|her|its|their|our|my|every|each|another)"
    rf" (?P<noun>[a-z]{{3,}}){END}"
)


def main() -> None:
    bare: Counter[tuple[str, str]] = Counter()
    determined: Counter[tuple[str, str]] = Counter()
    for path in sys.argv[1:]:
        data = Path(path).read_bytes()
        text = (lzma.decompress(data) if path.endswith(".xz") else data).decode("utf-8")
        bare.update((found["noun"], found["before"]) for found in PHRASE.finditer(text))
        determined.update((found["noun"], found["before"]) for found in _DETERMINED.finditer(text))
    needed = defaultdict(list)
    for (noun, before), count in sorted(determined.items()):
        least, ratio = (_LEAST_OF, _RATIO_OF) if before == "of" else (_LEAST, _RATIO)
        if count >= least and bare[noun, before] * ratio <= count and not _is_left_out(noun, before):
            needed[noun].append(before)
    with_any, without_any = _after_prepositions(determined), _after_prepositions(bare)
    for noun, words in needed.items():
        if without_any[noun] * _OF_ALL <= with_any[noun]:
            print(noun, *words)


def _is_left_out(noun: str, before: str) -> bool:
    if noun in _LEFT_OUT or noun.endswith(("s", "ing", "ed")) or (noun, before) == ("court", "before"):
        return True
    return before in _NOT_AFTER or before.endswith("ly") or WordNumbers(load_model(None)).of_noun(noun) >= 0.1


def _after_prepositions(counts: Counter[tuple[str, str]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for (noun, before), count in counts.items():
        if before in _PREPOSITIONS:
            sums[noun] += count
    return sums


if __name__ == "__main__":
    main()
