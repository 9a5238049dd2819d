"""Comments that silence rules in a story: `copyedit: ignore wire/names`, `ignore-next`, `off` and `on`.

Start with `silence`. What a comment looks like is the format's affair; here it is a text and a place in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from copyedit.document import Block, Comment, Document, Span
from copyedit.errors import nearest
from copyedit.findings import Finding, Fix, Safety
from copyedit.rules.choosing import RulesInRun, fits
from copyedit.rules.comment_rules import UNKNOWN, UNUSED
from copyedit.rules.rule import Rule

# “copyedit: ignore wire/names, house -- she spells it so”: verb, rules and reason. XML comments cannot have “--”.
_DIRECTIVE = re.compile(r"\W*copyedit:\s*(?P<verb>[\w-]+)(?P<rules>[^\n]*?)\s*(?:(?:\s--|[;:(—]).*)?", re.DOTALL)
_LONGEST = 1_000  # code points of a comment that are read
_SILENCING = ("ignore", "ignore-next", "off")
_SWITCHES = ("off", "on")
_VERBS = (*_SILENCING, "on")
_ALL = "*"


class Suppression(NamedTuple):
    """One rule in a comment, silenced in `area`, a stretch of source. `on` ends an earlier `off`."""

    verb: str
    rule: str
    area: Span
    comment: Comment


def silence(
    document: Document, findings: Sequence[Finding], own: Mapping[str, Rule], in_run: RulesInRun
) -> list[Finding]:
    """The findings that no comment silences, and those of the rules `own` about the comments, in order."""
    suppressions = list(_read(document))
    silenced_by = _silencing(findings, suppressions)
    kept = [f for f, silencing in zip(findings, silenced_by, strict=True) if silencing is None]
    if UNUSED in own:
        kept += (_finding(document, own[UNUSED], s, _why_unused(s)) for s in _unused(suppressions, silenced_by, in_run))
    if UNKNOWN in own:
        kept += (_finding(document, own[UNKNOWN], s, why) for s, why in _unknown(suppressions, in_run))
    return sorted(kept, key=lambda finding: finding.span)


def named_rules(document: Document) -> list[str]:
    """The rules that the document's comments name."""
    return [suppression.rule for suppression in _read(document)]


def _silencing(findings: Sequence[Finding], suppressions: Sequence[Suppression]) -> list[Suppression | None]:
    """What silences each finding: an `ignore` that it touches, or the last `off` before it that no `on` ended."""
    # An area reaches back over no block but its own, so those that touch a finding are next to each other here.
    areas = sorted((s for s in suppressions if s.verb not in _SWITCHES), key=lambda s: (s.area.end, s.area.start))
    switches = [s for s in suppressions if s.verb in _SWITCHES]

    def silencing(finding: Finding) -> Suppression | None:
        start, end = finding.span
        for at in range(bisect_left(areas, start, key=lambda s: s.area.end), len(areas)):
            if areas[at].area.start > end:
                break
            if areas[at].area.touches(finding.span) and fits(finding.rule, areas[at].rule):
                return areas[at]
        for at in range(bisect_right(switches, start, key=lambda s: s.area.start) - 1, -1, -1):
            if fits(finding.rule, switches[at].rule):
                return switches[at] if switches[at].verb == "off" else None
        return None

    return [silencing(finding) for finding in findings]


def _unused(
    suppressions: Sequence[Suppression], silenced_by: Sequence[Suppression | None], in_run: RulesInRun
) -> Iterator[Suppression]:
    """Those that silence nothing although every rule that they name has run."""
    sure = {rule for rule in {s.rule for s in suppressions} if in_run.has_all(rule)}
    used = set(silenced_by)
    for suppression in suppressions:
        if suppression.verb in _SILENCING and suppression.rule in sure and suppression not in used:
            yield suppression


def _unknown(suppressions: Sequence[Suppression], in_run: RulesInRun) -> Iterator[tuple[Suppression, str]]:
    """Those with an unknown verb or rule, and a message about it."""
    hints = {rule: _hint(rule, in_run) for rule in {s.rule for s in suppressions} if not in_run.knows(rule)}
    for suppression in suppressions:
        if suppression.verb not in _VERBS:
            yield suppression, f"“{suppression.verb}” is not one of {', '.join(_VERBS)}."
        elif suppression.rule in hints:
            yield suppression, f"No rule is called “{suppression.rule}”{hints[suppression.rule]}"


def _hint(rule: str, in_run: RulesInRun) -> str:
    return nearest(rule, in_run.names()) or "; put a reason after “ -- ” or “;”."


def _read(document: Document) -> Iterator[Suppression]:
    """The suppressions in a document's comments, in order; one without rules silences all."""
    blocks = sorted(filter(None, (_in_source(document, block) for block in document.blocks)))
    source = _without(document.comments, document.source)
    for comment in sorted(document.comments, key=lambda comment: comment.span):
        directive = _DIRECTIVE.fullmatch(comment.text[:_LONGEST])
        if directive is None:
            continue
        verb = directive["verb"]
        if verb not in _VERBS and not get_close_matches(verb, _VERBS[:2], cutoff=0.75):
            continue  # “copyedit: done by Ines” is a note between people
        area = _area(verb, source, blocks, comment.span)
        for rule in directive["rules"].replace(",", " ").split() or [_ALL]:
            yield Suppression(verb, rule, area, comment)


def _without(comments: Sequence[Comment], source: str) -> str:
    """The source with comments blanked: a comment is directly below a paragraph even if another is between them."""
    pieces: list[str] = []
    at = 0
    for comment in sorted(comments, key=lambda comment: comment.span):
        pieces += (source[at : comment.span.start], " " * (comment.span.end - max(at, comment.span.start)))
        at = max(at, comment.span.end)
    return "".join(pieces) + source[at:]


def _area(verb: str, source: str, blocks: Sequence[Span], comment: Span) -> Span:
    if verb in _SWITCHES:
        return Span(comment.end, len(source))
    if verb == "ignore":
        return _block_here(source, blocks, comment)
    following = bisect_right(blocks, comment.end, key=lambda block: block.end)
    return Span(comment.end, blocks[following].end) if following < len(blocks) else comment


def _block_here(source: str, blocks: Sequence[Span], comment: Span) -> Span:
    """The block that a comment is in; else the one that ends or begins on its line, or ends directly above it.

    For a comment on its own, its own place, which no finding touches.
    """
    at = bisect_left(blocks, comment)
    before = blocks[at - 1] if at else None
    after = blocks[at] if at < len(blocks) else None
    if before and "\n" not in source[before.end : comment.start]:  # even if it continues after the comment
        return before
    if after and "\n" not in source[comment.end : after.start]:
        return after
    if before and source[before.end : comment.start].strip(" \t\r") == "\n":
        return before
    return comment


def _in_source(document: Document, block: Block) -> Span | None:
    """From the start of a block's first stretch of source to the end of its last one; None if it has none."""
    segments = document.segments
    at = bisect_left(segments, block.span.start, key=lambda segment: segment.prose.end - 1)
    inside = []
    for segment in segments[at:]:
        if segment.prose.start >= block.span.end:
            break
        inside.append(segment)
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    cut_off = max(0, block.span.start - first.prose.start) if first.verbatim else 0
    left_out = max(0, last.prose.end - block.span.end) if last.verbatim else 0
    return Span(first.source.start + cut_off, last.source.end - left_out)


def _why_unused(suppression: Suppression) -> str:
    named = "" if suppression.rule == _ALL else f" of “{suppression.rule}”"
    if suppression.area == suppression.comment.span:
        follows = suppression.verb == "ignore-next"
        why = "no paragraph follows" if follows else "there is no paragraph here; try “ignore-next”"
        return f"No finding{named} is silenced: {why}."
    return f"No finding{named} is silenced here; remove the comment."


def _finding(document: Document, rule: Rule, suppression: Suppression, message: str) -> Finding:
    """A finding on the comment. It has no prose, so its place there is before the block that follows."""
    comment = suppression.comment
    behind = bisect_left(document.segments, comment.span.end, key=lambda segment: segment.source.start)
    at = document.segments[behind].prose.start if behind < len(document.segments) else len(document.prose)
    return Finding(
        rule=rule.id,
        level=rule.level,
        span=comment.span,
        place=Span(at, at),
        text=comment.text,
        message=message,
        because=rule.because,
        fix=Fix((), Safety.DISPLAY, ()),
        confidence=1.0,
        quoted=False,
    )
