"""Lines that a wire broke at a fixed width, joined to paragraphs; words broken at their ends, mended.

Start with `find_lines`. Only plain text has such lines: elsewhere a line break is a blank, or means something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copyedit.cleaning.change import Change
from copyedit.document import Block, Document, Span
from copyedit.language.words.dictionary import shipped_dictionary

_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_NARROWEST = 40  # the width to which a wire may break lines
_TYPICAL = 0.95  # of the lines are no longer than the width
_SLACK = 8  # characters that a line may be too short, as “â€™” was when it was broken
_COMMON, _COMMON_PART = 8, 11  # frequencies: of a word that is written as one, and of parts that stand alone
_BROKEN_WORD = re.compile(r"(?<![\w-])([A-Za-z]{2,})-\Z")
_REST = re.compile(r"([a-z]{2,})(?![\w-])([^\w\s]*)")


def find_lines(document: Document, *, join: bool, mend: bool) -> Iterator[Change]:
    """The breaks to take out: with `join` all of a wrapped paragraph, with `mend` the hyphens of broken words too."""
    wrapped = _wrapped(document)
    for block in wrapped:
        for gap in _BREAK.finditer(document.prose, *block.span):
            broken = mend and _broken_word(document.prose, block.span, gap)
            if join:
                yield _joined(document.prose, gap, bool(broken))
            elif broken:
                yield _pulled_up(document, gap, broken)
    if join:
        yield from _parted(document, wrapped)


def _wrapped(document: Document) -> list[Block]:
    """The paragraphs whose lines are as long as the width allows, if most lines of the story go on in lower case.

    So a table of results, whose lines end where they like, stays as it is.
    """
    candidates = [(block, lines) for block in document.blocks if len(lines := _lines(document.prose, block)) > 1]
    lengths = sorted(len(line) for _, lines in candidates for line in lines)
    following = [line for _, lines in candidates for line in lines[1:]]
    if 2 * sum(line[0].islower() for line in following) < len(following) or not following:
        return []
    width = lengths[int(_TYPICAL * (len(lengths) - 1))]
    return [block for block, lines in candidates if width >= _NARROWEST and _fill(lines, width)]


def _lines(prose: str, block: Block) -> list[str]:
    """The lines of a paragraph; the first with the dateline and the indent in front."""
    if block.kind != "paragraph":
        return []
    start = prose.rfind("\n", 0, block.span.start) + 1
    first, *others = prose[start : block.span.end].split("\n")
    return [first.rstrip(), *(line.strip() for line in others)]


def _fill(lines: Sequence[str], width: int) -> bool:
    """True if the first word of each line hardly fitted on the one before."""
    return all(
        len(line) + 1 + len(following.split()[0]) > width - _SLACK
        for line, following in zip(lines, lines[1:], strict=False)
    )


def _broken_word(prose: str, block: Span, gap: re.Match[str]) -> re.Match[str] | None:
    """The rest of a word on the next line, where the two parts are one word: “govern-” and “ment”."""
    first = _BROKEN_WORD.search(prose[block.start : gap.start()][-40:])
    rest = _REST.match(prose, gap.end(), block.end)
    return rest if first and rest and _is_one_word(first[1], rest[1]) else None


def _is_one_word(first: str, rest: str) -> bool:
    """“govern” and “ment” are; “long” and “term” are rarely written so, and are common words themselves."""
    words = shipped_dictionary()
    if not words.knows(first + rest):
        return False
    return words.frequency(first + rest) >= _COMMON or min(map(words.frequency, (first, rest))) < _COMMON_PART


def _joined(prose: str, gap: re.Match[str], is_broken: bool) -> Change:
    """Nothing joins the parts of “well-” and “known”; a blank joins words."""
    if is_broken:
        return Change(Span(gap.start() - 1, gap.end()), "")
    before, after = prose[: gap.start()][-2:], prose[gap.end() : gap.end() + 1]
    is_compound = before.endswith("-") and before[0].isalnum() and after.isalnum()
    return Change(Span(*gap.span()), "" if is_compound else " ")


def _pulled_up(document: Document, gap: re.Match[str], rest: re.Match[str]) -> Change:
    """The whole word on the first of the two lines, with the stop or comma behind it."""
    end = rest.end()
    breaks = document.prose[end : end + 1] == " "
    return Change(Span(gap.start() - 1, end + breaks), rest.group() + (line_ending(document) if breaks else ""))


def _parted(document: Document, wrapped: Sequence[Block]) -> Iterator[Change]:
    """An empty line before a paragraph that only its indent set apart; else joined ones would run together."""
    starts = {_line_start(document.prose, block.span.start) for block in wrapped}
    ends = {block.span.end for block in wrapped}
    before = 0
    for block in document.blocks:
        gap = document.prose[before : block.span.start]
        lines = gap.count("\n")
        indent = len(gap) - gap.rfind("\n") - 1
        if indent and (lines or not before) and (block.span.start in starts or before in ends):
            alone = lines == 1 and before
            yield Change(Span(block.span.start - indent, block.span.start), line_ending(document) if alone else "")
        before = block.span.end


def _line_start(prose: str, at: int) -> int:
    """Where the line of this place begins, after its indent: at the dateline of a paragraph."""
    start = prose.rfind("\n", 0, at) + 1
    return start + len(prose[start:at]) - len(prose[start:at].lstrip(" \t"))


def line_ending(document: Document) -> str:
    """What ends a line in the source."""
    return "\r\n" if "\r\n" in document.source else "\n"
