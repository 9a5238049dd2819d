"""Stories with findings made by hand, and whole reports of them, without rules or files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copyedit.document import Document, Span
from copyedit.errors import CopyeditError, FileError
from copyedit.findings import Edit, Finding, Fix, Level, Safety
from copyedit.formats.text import read_text
from copyedit.reports.streaming import Totals, part_of, render_all, report_named
from copyedit.rules.rule import Rule

# Behind an accent of two bytes and an emoji of four: columns in code points, bytes and UTF-16 are three numbers.
CAFE = "Talks stall\n\nThe café \N{CRAB} was big, said the mayor.\n"
GONE = FileError("cannot be read: no such file", "gone.txt")
RULE_AT = FileError("unknown key", "house/big.yaml", 6, 2)


def finding(
    document: Document,
    words: str,
    *,
    new: str | None = "large",
    rule: str = "house/big",
    level: Level = Level.ERROR,
    message: str = "Use “large”.",
    because: str | None = "The house has it so.",
    quoted: bool = False,
    link: str | None = None,
) -> Finding:
    """What a rule would say of the first such words."""
    start = document.prose.index(words)
    place = Span(start, start + len(words))
    source = document.to_source(place)
    assert source is not None
    safety = Safety.UNSAFE if quoted else Safety.SAFE
    fix = Fix((), Safety.DISPLAY, ()) if new is None else Fix((Edit(source, new),), safety, (new,))
    return Finding(rule, level, source, place, words, message, because, fix, 1.0, quoted, link)


def story(
    text: str = CAFE, words: str = "big", path: str = "desk/a.txt", **reported: object
) -> tuple[Document, list[Finding]]:
    """A document and what one rule says of these words; nothing where they are empty."""
    document = read_text(path, text)
    return document, [finding(document, words, **reported)] if words else []  # type: ignore[arg-type]


def report(
    name: str,
    *stories: tuple[Document, Sequence[Finding]],
    errors: Sequence[CopyeditError] = (),
    rules: Iterable[Rule] = (),
) -> str:
    """The whole report."""
    render = report_named(name).render
    parts = [part_of(document, reported, render(document, reported), Level.WARNING) for document, reported in stories]
    return "".join(render_all(report_named(name), parts, Totals(errors, lambda: rules)))
