"""Headlines in capitals, where nothing shows which words are names. Start with `shouted_blocks`.

“GOVERMENT SELLS LANRICK QUAY” is read as if it were in lower case. A word counts as a name if it is one in the rest of
the story, or a dictionary has it with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_FEWEST = 3  # words; “CORRECTION” is a label
_SHORTEST = 6  # letters; a shorter word may be an abbreviation
_WORD = re.compile(r"[^\W\d_]+")


def shouted_blocks(plain: str, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The blocks in capitals throughout; none in a story that is in capitals altogether, as old wire copy is.

    >>> shouted_blocks("FERRY RUNS AGAIN\\nThe ferry runs again.", [(0, 16), (17, 38)])
    [(0, 16)]
    """
    shouted = [block for block in blocks if plain[slice(*block)].isupper()]
    if len(shouted) == len(blocks):
        return []
    return [block for block in shouted if len(_WORD.findall(plain, *block)) >= _FEWEST]


def lowered(plain: str, blocks: Sequence[tuple[int, int]]) -> str:
    """The text with these blocks in lower case, as long as before."""
    pieces: list[str] = []
    at = 0
    for start, end in blocks:
        words = plain[start:end]
        pieces += (plain[at:start], words.lower() if len(words.lower()) == len(words) else words)
        at = end
    return "".join(pieces) + plain[at:]


def knows_in_capitals(rest: str, knows: Callable[[str], bool]) -> Callable[[str], bool]:
    """`knows` for words whose capitals tell nothing: also true for short words, and for names.

    A name is one in the dictionary, or in the rest of the story.
    """
    names = {word for word in _WORD.findall(rest) if not word.islower()}

    def known(word: str) -> bool:
        capital = word.capitalize()
        forms = (word, capital, word.upper())
        return len(word) < _SHORTEST or any(map(knows, forms)) or not names.isdisjoint(forms)

    return known
