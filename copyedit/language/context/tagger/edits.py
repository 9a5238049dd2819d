"""The edits that the tagger can name, one for each word: keep, delete, insert before, replace, change the form.

After GECToR (Omelianchuk et al. 2020). “The talks was held Monday in capital” is right but for two words: “was” has the
edit `replace were`, and “capital” has `insert the`. Start with `EDITS`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from copyedit.language.words.confusables import GAP_WORDS, SMALL_WORDS
from copyedit.language.words.inflection import adverbs, verb_forms

KEEP, DELETE, JOIN, WRONG = "keep", "delete", "join", "wrong"
INSERT, REPLACE, FORM = "insert ", "replace ", "form "

# Missing words that are not in every gap the other model tries.
_ALSO_MISSING = (
    "be being do does did will would can could may if when where there he she it they we i you this these no"
)
_ALSO_CONFUSED = (
    "is are was were be been being am has have had having do does did can could may might will would shall should "
    "much many less fewer little few some any other another each every all both that which who he him she they them "
    "we us i me you more most very there here when where while because without against along across around upon "
    "toward towards near inside outside behind beyond per via"
)
_APART = "every day;in to;on to;any one;some time;may be;all ready;all together;a lot;a part;any more;back up;set up"
FORMS = ("base", "s", "ing", "past", "participle", "adverb", "adjective")


def _edits() -> list[str]:
    inserted = dict.fromkeys((*GAP_WORDS, *_ALSO_MISSING.split()))
    replaced = dict.fromkeys((*SMALL_WORDS, *_ALSO_CONFUSED.split(), *_APART.split(";")))
    return [
        *(KEEP, DELETE, JOIN, WRONG),
        *(INSERT + word for word in inserted),
        *(REPLACE + word for word in replaced),
        *(FORM + form for form in FORMS),
    ]


EDITS = tuple(_edits())
EDIT_IDS = {edit: at for at, edit in enumerate(EDITS)}


class Forms:
    """The forms of each word of a vocabulary, by the name of the form.

    >>> forms = Forms(["arrest", "arrests", "arrested", "arresting", "quick", "quickly"])
    >>> sorted(forms.of("arrests"))
    [('base', 'arrest'), ('ing', 'arresting'), ('participle', 'arrested'), ('past', 'arrested')]
    >>> sorted(forms.of("quick"))
    [('adverb', 'quickly')]
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        known = frozenset(vocabulary)
        self._of: Mapping[str, set[tuple[str, str]]] = defaultdict(set)
        for word in known:
            self._relate(dict(zip(FORMS, verb_forms(word), strict=False)), known)
            for adverb in adverbs(word):
                self._relate({"adjective": word, "adverb": adverb}, known)

    def of(self, word: str) -> set[tuple[str, str]]:
        """The other forms of the same word, each with its name."""
        return self._of.get(word, set())

    def _relate(self, forms: Mapping[str, str], known: frozenset[str]) -> None:
        there = {name: form for name, form in forms.items() if form in known}
        for form in there.values():
            self._of[form] |= {(name, other) for name, other in there.items() if other != form}
