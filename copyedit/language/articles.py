"""“a” or “an” in front of a word, by its sound."""

from __future__ import annotations

import re

# An unsounded h, and letters and figures read by their names: an heir, an X-ray, an 8 per cent rise.
_AN = re.compile(r"(?:hour|honest|honou?r|heir|[fhlmnrsx][-.\d]|8|11(?!\d)|18(?!\d)|[aeiou])", re.IGNORECASE)
_AN_INITIALS = re.compile(r"[AEFHILMNORSX](?:[A-Z&]{1,4}s?\b|\.[A-Z])")
# Vowels that sound like “you” or “won”: a European, a union, a one-time minister, a US plan.
_A = re.compile(
    r"(?:eu|ewe|one(?!i)|once|ouija|uni(?!n|m|d)|unan|u(?:bi|ga|k|ra|ri|ru|sa|se|si|su|te|ti|to|v)|u[-.])",
    re.IGNORECASE,
)
_A_INITIALS = re.compile(r"(?:NATO|NASA|NAFTA|SARS|RAM|LAN|MERS|FEMA|U[A-Z]+)(?![a-z])")


def article_for(word: str) -> str:
    """“a” or “an” for the word that follows.

    >>> [article_for(w) for w in ("union", "hour", "MP", "UN", "European", "unease", "NATO", "one-off")]
    ['a', 'an', 'an', 'a', 'a', 'an', 'a', 'a']
    """
    if word[:2].isupper() or (word[:1].isupper() and word[1:2] in ".-"):
        if _A_INITIALS.match(word):
            return "a"
        if _AN_INITIALS.match(word):
            return "an"
    if _A.match(word):
        return "a"
    return "an" if _AN.match(word) else "a"
