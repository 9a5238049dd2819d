"""“organise” and “organize”, “analyse” and “analyze”. Start with `find_endings`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from copyedit.document import Span
from copyedit.language.text.late_pattern import late_pattern
from copyedit.language.usage.use import Use
from copyedit.language.words.dictionary import shipped_dictionary

_WORD = late_pattern(r"(?<![\w-])([a-z]{2,})([iy])([sz])(e[dsr]?|ers|ing|ations?|able)(?![\w'-])")
# Words of their own, whatever a dictionary says of the other letter.
_OTHERS = late_pattern(
    r"(?:adv|desp|dev|dem|disgu|exc|exerc|guis|surpr|superv|telev|compr|comprom|enterpr|improv|rev|prem|prom|prec|conc"
    r"|pr|se|ass|caps|appr|inc|circumc|merchand|franch|chast|adv|brand|noise|poise|rise|ra|cru|no|pra|appra|w|v|b|m|d)\Z"
)


def find_endings(text: str, blocks: Sequence[Span]) -> Iterator[Use]:
    """Words in -ise or -ize that may have either; in lower case, as names keep their own spelling."""
    if not re.search("[iy]z[eia]", text):
        return
    for block in blocks:
        for match in _WORD.finditer(text, *block):
            stem, vowel, letter, ending = match.groups()
            is_noun = vowel == "y" and ending == "es"  # “two analyses”
            if not is_noun and _has_both(stem + vowel):
                other = "z" if letter == "s" else "s"
                right = {f"-{vowel}{other}e": f"{stem}{vowel}{other}{ending}"}
                yield Use(Span(*match.span()), f"-{vowel}se", f"-{vowel}{letter}e", right)


@lru_cache(4096)
def _has_both(stem: str) -> bool:
    dictionary = shipped_dictionary()
    return not _OTHERS.match(stem[:-1]) and dictionary.knows(f"{stem}se") and dictionary.knows(f"{stem}ze")
