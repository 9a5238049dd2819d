"""Clean a story, one kind of change after the other, until nothing is left to do. Start with `clean`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from copyedit.cleaning.boilerplate import find_boilerplate
from copyedit.cleaning.change import Change, Style, edits_of
from copyedit.cleaning.characters import find_leaked
from copyedit.cleaning.dashes import find_dashes
from copyedit.cleaning.lines import find_lines
from copyedit.cleaning.quotes import find_quotes
from copyedit.cleaning.spaces import find_spaces
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import Outcome, apply_edits
from copyedit.fixing.rounds import compose, names_in
from copyedit.running.checking import Checked

# In the order in which they are done: a repaired “â€™” is an apostrophe, and joined lines are one line.
KINDS = {
    "mojibake": "characters read in the wrong encoding",
    "entities": "HTML entities that show in the text",
    "invisible": "zero-width characters, soft hyphens, marks of direction, control characters",
    "boilerplate": "lines of a web page or a wire",
    "lines": "lines broken at a fixed width (plain text)",
    "hyphens": "words broken at the end of a line (plain text)",
    "spaces": "double and odd spaces, empty lines, spaces at the end of a line",
    "quotes": "quotation marks and apostrophes",
    "dashes": "dashes",
}
FORMATS = ("text", "markdown", "html", "docx", "odt")
_MOST_ROUNDS = 10


class Cleaned(NamedTuple):
    """The story as it becomes, how many changes there were of each kind, and the kinds in each edit."""

    outcome: Outcome
    counts: Counter[str]
    kinds: tuple[tuple[str, ...], ...] = ()


def clean(
    checked: Checked, check_again: Callable[[Outcome], Checked], kinds: Sequence[str], style: Style, *, is_text: bool
) -> Cleaned:
    """The story cleaned; cleaning it again changes nothing. `check_again` checks it as it would be written.

    The findings are those of the rules for boilerplate. Raises FileError where the rounds come to no end.
    """
    document = checked.document
    cleaned = Cleaned(Outcome(document, (), (), (), document.source, ()), Counter())
    for _ in range(_MOST_ROUNDS):
        before = cleaned.outcome.edits
        for kind in KINDS:
            edits = edits_of(checked.document, _changes(kind, checked, kinds, style, is_text))
            if edits:
                cleaned = _followed(cleaned, kind, edits)
                checked = check_again(cleaned.outcome)
        if cleaned.outcome.edits == before:
            return cleaned
    raise FileError("not cleaned: one change makes room for another without end", document.path)


def _changes(kind: str, checked: Checked, kinds: Sequence[str], style: Style, is_text: bool) -> Iterable[Change]:
    document = checked.document
    if kind not in kinds:
        return ()
    if kind in ("lines", "hyphens"):
        join = "lines" in kinds
        is_turn = is_text and kind == ("lines" if join else "hyphens")
        return find_lines(document, join=join, mend="hyphens" in kinds) if is_turn else ()
    if kind == "spaces":
        return find_spaces(document, is_text)
    if kind == "boilerplate":
        return find_boilerplate(document, checked.findings)
    if kind == "quotes":
        return find_quotes(document, style.quotes)
    if kind == "dashes":
        return find_dashes(document, style.dashes)
    return find_leaked(document, kind)


def _followed(cleaned: Cleaned, kind: str, edits: Sequence[Edit]) -> Cleaned:
    source, outcome = cleaned.outcome.document.source, cleaned.outcome
    composed = compose(source, outcome.edits, edits)
    named = zip(composed, names_in(composed, cleaned.kinds, [(kind,)] * len(edits)), strict=True)
    kept = [(each.edit, kinds) for each, kinds in named if source[slice(*each.edit.span)] != each.edit.replacement]
    whole = tuple(edit for edit, _ in kept)
    outcome = outcome._replace(text=apply_edits(source, whole), edits=whole)
    return Cleaned(outcome, cleaned.counts + Counter({kind: len(edits)}), tuple(kinds for _, kinds in kept))
