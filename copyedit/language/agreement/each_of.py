"""“Each of” takes a singular verb: not “each of the clubs were fined”. Start with `find_each_of`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copyedit.language.agreement.disagreement import CLEAR, OTHER_NUMBER, PLURALS, Disagreement, WordNumbers
from copyedit.language.words.inflection import verb_forms

# The subject of its clause, which it begins: “the heads of each of the clubs were”.
_EACH_OF = re.compile(
    r"(?:\A|(?<=\n)|(?<=[.!?;:,] )|(?<=[.!?][\"'”] )|\b(?:and|but|that|said|says|because|while|although|where"
    r"|when|if|so) )"
    r"(?P<each>each (?:one )?of (?:(?:the|these|those|its|his|her|their|our)(?: [a-z-]+)??"
    r" (?P<nouns>[a-z]+s|men|women|children|people)|us|them|these|those))"
    r" (?P<verb>[a-z]+)(?P<negation>n't)?(?! each)(?![\w'’-])",
    re.IGNORECASE,
)


def find_each_of(numbers: WordNumbers, plain: str, span: tuple[int, int]) -> Iterator[Disagreement]:
    """The plural verbs after “each of” in one block of a text (`Document.plain`)."""
    for found in _EACH_OF.finditer(plain, *span):
        right = _singular(numbers, found["verb"])
        if right and (not found["nouns"] or numbers.of_noun(found["nouns"]) > -CLEAR):
            end = found.end("verb") + len(found["negation"] or "")
            yield Disagreement(found.start("verb"), end, right + (found["negation"] or ""), found["each"])


def _singular(numbers: WordNumbers, verb: str) -> str | None:
    """“needs” for “need”; None for a verb that is not plural, and for a noun: “each of the clubs officials visited”."""
    if verb in PLURALS:
        return OTHER_NUMBER[verb]
    is_plural = verb == "need" or (numbers.asked_by(verb) > CLEAR and numbers.of_noun(verb) < CLEAR)
    return verb_forms(verb)[1] if is_plural and verb.islower() else None
