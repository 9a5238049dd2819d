"""Which blocks of a story are in another language than English, by their small words. Start with `is_english`.

Only evidence for another language counts, so that an English block full of slips or names is never given up: small
words of one other language, words with letters that English lacks, or another script.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from copyedit.language.words.dictionary import shipped_dictionary

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"  # to import `string` compiles patterns
_FEWEST = 3  # words that a block must have to be judged
_MANY = 6  # words of which hardly one is English: Finnish has few small words
# Small words of English that are none in the languages below.
_ENGLISH = frozenset(
    "the and that with from this these those they their them there has had been which who whose what when where would "
    "could should said its it it's his she you your our after before into than about out because while during between "
    "against".split()
)
# Small words by language, without those that English copy has too, on its own or in names (“la”, “van”, “die”).
_OTHERS = tuple(
    frozenset(words.split())
    for words in (
        "los las una unos unas que por con su sus lo más pero fue han este esta entre también desde hasta muy ya "
        "porque cuando donde nueva nuevo sobre",  # Spanish
        "les une est qui dans pour sur aux avec ce cette ces elle nous vous ils pas leur mais été sont ont entre après "
        "selon où",  # French
        "der das dem ein eine einen einem einer und ist nicht mit für auf zu im sich auch nach bei aus wie wird sind "
        "haben werden oder über nur noch zum zur durch wurde",  # German
        "gli una della dei delle che è nel nella alla dal sono ha hanno più anche ma questo questa dopo tra suo sua",
        "os um uma dos das que em nas por para se seu sua mais mas foi são também ao à pelo pela não está já",
        "het een dat niet zijn te met voor aan er ook maar naar bij uit nog wordt worden door heeft hij zij deze werd",
        "och att det som ett är av för på med inte från än vid ska efter eller hade sig också blev när",  # Swedish
        "og det er et til av på med ikke fra ved skal etter efter eller hadde havde seg sig også blev ble når af",
        "ja ei että se hän oli ovat mutta myös joka jotka niin kuin sekä tai mukaan hänen olla sen nyt sitä kanssa",
        "nie się jest że jak od przez są był była oraz tym przy czy który która które dla",  # Polish
        "je že pro ale jako jsou byl byla který která také od nebo podle ve",  # Czech
        "și în din este cu un să mai pentru ce sunt fost dar după prin",  # Romanian
        "és az hogy nem egy meg volt csak már még mint vagy szerint ki után lesz",  # Hungarian
        "ve bir bu için ile olarak olan çok daha gibi ne kadar sonra olduğu olduğunu göre ama",  # Turkish
        "yang dengan untuk dari dalam tidak akan pada juga karena oleh ada bisa telah sudah saya",  # Indonesian, Malay
        "els amb dels una que és ser són més però va aquest aquesta seva seu també",  # Catalan
    )
)


def is_english(text: str, *, among_others: bool = False) -> bool:
    """False for words of another language. `among_others`: most of what stands around them is not in English.

    >>> is_english("La nueva línea llega a 11 países"), is_english("The Liga comes to 11 clubs in España")
    (False, True)
    """
    if _is_surely_english(text):
        return True
    words = _WORD.findall(text)
    english = sum(map(_ENGLISH.__contains__, map(str.lower, words)))
    if english * 12 > len(words):  # English copy has one in seven
        return True
    if len(words) >= _FEWEST and _is_in_another_script(words):
        return False
    running = [word for word in words if word[0].islower()]  # capitals are of names: “La Liga”, “São Paulo”
    evidence = _evidence(running) if len(running) >= _FEWEST else 0
    if not evidence and not among_others and (english or len(running) < _MANY):
        return True
    judged = running if evidence else words
    strange = sum(not _is_known(word) for word in judged)
    if not evidence and not among_others:
        return strange * 5 < len(judged) * 4
    return evidence < 2 * english or strange * 5 < len(judged) * 2


def _is_surely_english(text: str) -> bool:
    """A quick count, for nearly all blocks: fewer small words are found than there are, and more words assumed."""
    english = sum(map(_ENGLISH.__contains__, text.lower().split()))
    return english * 12 > 1 + len(text.encode("utf-8", "surrogatepass").translate(None, _LETTERS))


def _evidence(words: list[str]) -> int:
    """How many words are small words of one other language, or have letters that no English word has."""
    most = max(_OTHERS, key=lambda small: len(small.intersection(words)))
    return sum(word in most or not (word.isascii() or _is_known(word)) for word in words)


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*_OTHERS)


def _is_known(word: str) -> bool:
    return word not in _small_words() and shipped_dictionary().knows(word.replace("’", "'"))


def _is_in_another_script(words: list[str]) -> bool:
    letters = "".join(words)
    if letters.isascii():
        return False
    foreign = sum(not c.isascii() and "LATIN" not in unicodedata.name(c, "") for c in letters)
    return foreign * 2 > len(letters)
