"""A story repaired before it is checked, as `copyedit clean` does it: `--clean`. Start with `Repairer`.

Each kind of change is a rule in the journal, such as “clean/mojibake”, so that it can be counted and undone by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copyedit.batch.story import Made
from copyedit.cleaning.boilerplate import RULES
from copyedit.cleaning.change import Style
from copyedit.cleaning.cleaner import FORMATS, KINDS, Cleaned, clean
from copyedit.document import Document, Span
from copyedit.findings import Edit
from copyedit.fixing.edits import Outcome
from copyedit.fixing.rounds import compose, names_in
from copyedit.formats.which import format_of
from copyedit.running.checking import Checker
from copyedit.settings.config import Config

_PREFIX = "clean/"


class Repairer:
    """Repairs stories; its own checker knows nothing but boilerplate."""

    def __init__(self, config: Config) -> None:
        self._checker = Checker(replace(config, select=RULES, called=(("select", RULES),)))
        self._style = Style(config.quotes, config.dashes)

    def repaired(self, document: Document) -> Cleaned | None:
        """The story as it becomes; None for one of a format that is not cleaned, or with nothing to repair.

        Raises FileError for one that cannot be written again.
        """
        data = document.origin["data"]
        assert isinstance(data, bytes)
        name = self._checker.config.format_for(document.path) or format_of(document.path, data)
        if name not in FORMATS:
            return None
        checked = self._checker.check_document(document)
        cleaned = clean(checked, self._checker.check_again, tuple(KINDS), self._style, is_text=name == "text")
        return cleaned if cleaned.outcome.edits else None


def both(cleaned: Cleaned, outcome: Outcome, made: Sequence[Made]) -> tuple[Outcome, tuple[Made, ...]]:
    """What was repaired and what was then fixed, as edits of the story as it came; `made` are those of the fixes."""
    source = cleaned.outcome.document.source
    whole = compose(source, cleaned.outcome.edits, _edits(made))
    kinds = [[f"{_PREFIX}{kind}" for kind in kinds] for kinds in cleaned.kinds]
    names = names_in(whole, kinds, [each.rules for each in made])
    fixes = iter(made)
    edits: list[Made] = []
    for (_, edit, _, count), rules in zip(whole, names, strict=True):
        confidence = min((next(fixes).confidence for _ in range(count)), default=1.0)
        edits.append(Made(*edit.span, source[slice(*edit.span)], edit.replacement, rules, confidence))
    edits = [each for each in edits if each.before != each.after]
    together = Outcome(cleaned.outcome.document, (), (), (), outcome.text, tuple(_edits(edits)))
    return together, tuple(edits)


def _edits(made: Sequence[Made]) -> list[Edit]:
    return [Edit(Span(each.start, each.end), each.after) for each in made]


def counts_of(cleaned: Cleaned) -> tuple[tuple[str, int], ...]:
    """How many changes there were of each kind."""
    return tuple((f"{_PREFIX}{kind}", count) for kind, count in sorted(cleaned.counts.items()))
