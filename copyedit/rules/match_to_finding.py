"""Turn matches into findings: scope, exceptions, message, and how safe the fix is. Start with `find_with`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from copyedit.document import LEFT_OUT, Document, Span
from copyedit.findings import Edit, Finding, Fix, Match, Safety
from copyedit.fixing.replacing import replacement_in_place, smallest_change
from copyedit.language.text.sentences import starts_sentence
from copyedit.matching.triggers import Hit, is_whole
from copyedit.rules.packs import page_of
from copyedit.rules.rule import Rule, Scope, check_module

_WORD = re.compile(r"\w[\w'’.-]*")
_ADDRESS = re.compile(r"://|www\.|@\w|\w\.(?:com|org|net|gov|co)\b|^#\w", re.IGNORECASE)
_FILE_ENDING = re.compile(
    r"[\w/-]{0,80}\.(?:txt|md|rst|html?|css|js|json|ya?ml|toml|xml|csv|pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|zip|py)\b"
)
_LONGEST_ADDRESS = 200
_BLANK = re.compile(r"\s")
_MARKS = "*_`|~^#+\\[]{}="  # what they mean depends on the characters beside them
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SIC = re.compile(r"[\w'’.,\"”)]{0,40}\s{0,4}[\[(]sic[\])]", re.IGNORECASE)


def find_with(rule: Rule, document: Document, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The rule's findings in a document, in order of place. Raises PatternTimeout."""
    for match in _longest(check_module(rule.check).find(rule.prepared, document, hits)):
        if _is_reported(rule, document, match.span):
            yield _finding(rule, document, match)


def _longest(matches: Iterable[Match]) -> Iterator[Match]:
    """“but however,” rather than the “but however” inside it."""
    end = -1
    for match in sorted(matches, key=lambda m: (m.span.start, -m.span.end)):
        if match.span.end > end:
            yield match
            end = match.span.end


def _is_reported(rule: Rule, document: Document, span: Span) -> bool:
    return (
        _in_scope(rule.scope, document, span)
        and not _is_excepted(rule, document, span)
        and not _in_address(document, span)
        and not _are_marks_apart(document, span)
        and not _SIC.match(document.prose, span.end)
    )


def _in_scope(scope: Scope, document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    if block is None or block.kind not in scope.kinds or span.start >= block.span.end:
        return False
    # A deletion may include the line ending after its block.
    if span.end > block.span.end and document.prose[block.span.end : span.end].strip():
        return False
    return scope.quoted is None or scope.quoted == (document.quotation_at(span) is not None)


def _is_excepted(rule: Rule, document: Document, span: Span) -> bool:
    text = document.plain if rule.case else document.folded
    for exception in rule.exceptions:
        start, end = max(0, span.start - len(exception)), span.end + len(exception)
        at = text.find(exception, start, end)
        while at >= 0:
            end_of_it = at + len(exception)
            if Span(at, end_of_it).touches(span) and is_whole(document.folded, at, end_of_it):
                return True
            at = text.find(exception, at + 1, end)
    return False


def _are_marks_apart(document: Document, span: Span) -> bool:
    """True for marks with markup between them: in “`Who is there?`_.” the first ends a title, the second a sentence."""
    text = document.prose[span.start : span.end]
    return document.to_source(span) is None and not any(c.isalnum() or c.isspace() for c in text)


def _in_address(document: Document, span: Span) -> bool:
    """A web or mail address, a file's name, a handle or a hashtag: example.com/color, color.txt, @whitehouse."""
    text = document.plain
    before = text[max(0, span.start - _LONGEST_ADDRESS) : span.start]
    after = text[span.end : span.end + _LONGEST_ADDRESS]
    if _FILE_ENDING.match(after):
        return True
    words = text[span.start : span.end].split()
    if len(words) > 1:  # “Follow us on X @velmar”: an address inside the match is part of what it is about
        behind = "" if text[span.end - 1].isspace() else _BLANK.split(after, maxsplit=1)[0]
        ends = (_BLANK.split(before)[-1] + words[0], words[-1] + behind)
        return any(end not in words and _ADDRESS.search(end) for end in ends)
    joined = _BLANK.split(before)[-1] + text[span.start : span.end] + _BLANK.split(after, maxsplit=1)[0]
    return _ADDRESS.search(joined) is not None


def _finding(rule: Rule, document: Document, match: Match) -> Finding:
    words = document.prose[match.span.start : match.span.end]
    span, replacements = replacement_in_place(document, match.span, match.replacements, case=rule.case)
    first = next(iter(match.replacements), "")
    names: Mapping[str, str] = {"match": words, "replacement": first, **match.names}
    return Finding(
        rule=rule.id,
        level=rule.level,
        span=document.to_source(span) or _widened(document, span),
        place=span,
        text=document.prose[span.start : span.end],
        message=fill(rule.message, names),
        because=fill(rule.because, names) if rule.because else None,
        fix=_fix(rule, document, span, replacements),
        confidence=match.confidence,
        quoted=document.quotation_at(span) is not None,
        link=page_of(rule),
        related=document.to_source(match.related) if match.related else None,
    )


def fill(text: str, names: Mapping[str, str]) -> str:
    """A message with its placeholders filled; other braces stay as they are."""
    return _PLACEHOLDER.sub(lambda found: " ".join(names.get(found[1], found[0]).split()), text)


def _fix(rule: Rule, document: Document, span: Span, replacements: tuple[str, ...]) -> Fix:
    change = smallest_change(document.prose, span, replacements[0]) if replacements else None
    source = document.to_source(change.span) if change else None
    written = document.written(change.replacement, change.span.start) if change else None
    if change is None or source is None or written is None or rule.safety is Safety.DISPLAY:
        reason = "broken up by markup" if change and rule.safety is Safety.SAFE else ""
        return Fix((), Safety.DISPLAY, replacements, reason)
    reason = _shown_only(document, span, replacements[0], change, Edit(source, written))
    if reason:
        return Fix((), Safety.DISPLAY, replacements, reason if rule.safety is Safety.SAFE else "")
    reason = _held_back(document, span, replacements, change) if rule.safety is Safety.SAFE else ""
    is_safe = rule.safety is Safety.SAFE and not reason
    return Fix((Edit(source, written),), Safety.SAFE if is_safe else Safety.UNSAFE, replacements, reason)


def _shown_only(document: Document, span: Span, replacement: str, change: Edit, edit: Edit) -> str:
    """Why the replacement cannot be put here at all; nothing if it can."""
    if _joins_words(document.prose, span, replacement):
        return "it would run into the next word"
    if _touches_left_out(document.prose, change):
        return "beside something that is not prose"
    block = document.block_at(span.start)
    is_marked_up = block is not None and block.escape is not None
    return "it would change the markup" if is_marked_up and _unsettles_marks(document, change, edit) else ""


def _held_back(document: Document, span: Span, replacements: tuple[str, ...], change: Edit) -> str:
    """Why the fix of a safe rule is not safe here; nothing if it is."""
    block = document.block_at(span.start)
    if len(replacements) > 1:
        return "several replacements"
    if document.quotation_at(span) is not None:
        return "in a quotation"
    if not document.is_verbatim(change.span):
        return "written otherwise in the file"
    if _is_beside_slash(document.prose, span):
        return "beside a slash"
    if block is None or block.kind == "headline":
        return "in a headline"
    return _name_or_figure(document, span, replacements[0])


def _joins_words(prose: str, span: Span, replacement: str) -> bool:
    """True if the replacement would run into a word or an address that was separate from the match.

    “but however,there” must not become “butthere”, nor “but however,http://…” “buthttp://…”.
    """
    ahead, behind = prose[max(0, span.start - 1) : span.start], prose[span.end : span.end + 1]
    first, last = replacement[:1] or behind, replacement[-1:] or ahead
    joins_ahead = _is_of_word(ahead) and _is_of_word(first) and not _is_of_word(prose[span.start : span.start + 1])
    joins_behind = _is_of_word(last) and _is_of_word(behind) and not _is_of_word(prose[span.end - 1 : span.end])
    return span.start < span.end and (joins_ahead or joins_behind)


def _is_beside_slash(prose: str, span: Span) -> bool:
    """True in “async/await” and “crates/wikipedia-dict”: a part of a longer name, or of an alternative."""
    return "/" in (prose[max(0, span.start - 1) : span.start], prose[span.end : span.end + 1])


def _touches_left_out(prose: str, change: Edit) -> bool:
    """True where the change is at something left out of the prose, or at a blank beside it: in “by ￼ , then”.

    A word at a footnote's mark, “teh[^1]”, may change.
    """
    start, end = change.span
    if LEFT_OUT in prose[start:end]:
        return True
    old, new = prose[start:end], change.replacement
    ahead = prose[max(0, start - 1) : start] == LEFT_OUT and not (old[:1].isalnum() and new[:1].isalnum())
    behind = prose[end : end + 1] == LEFT_OUT and not (old[-1:].isalnum() and new[-1:].isalnum())
    return ahead or behind


def _unsettles_marks(document: Document, change: Edit, edit: Edit) -> bool:
    """True where a mark beside the edit would stand beside another kind of character, and so might mean another thing.

    In “but however,*so*” the first asterisk opens emphasis; in “but*so*” it does not. In “but however,link:a[so]” a
    link begins; in “butlink:a[so]” none does.
    """
    before, old, after = _around(document.source, edit.span)
    ahead, _, behind = _around(document.prose, change.span)
    first, last = (old + after)[:1], (before + old)[-1:]
    new_first, new_last = (edit.replacement + after)[:1], (before + edit.replacement)[-1:]
    return _unsettles(before, before == ahead, first, new_first) or _unsettles(after, after == behind, last, new_last)


def _around(text: str, span: Span) -> tuple[str, str, str]:
    """The character before a stretch of text, the stretch, the character behind it."""
    return text[max(0, span.start - 1) : span.start], text[span.start : span.end], text[span.end : span.end + 1]


def _unsettles(neighbour: str, is_prose: bool, old: str, new: str) -> bool:
    """True where the neighbour of an edit is a mark or begins one, and would stand beside another kind of character."""
    if not neighbour or _class_of(old) == _class_of(new):
        return False
    return neighbour in _MARKS or (not is_prose and _class_of(neighbour) == "word" == _class_of(new))


def _class_of(character: str) -> str:
    if character.isalnum():
        return "word"
    return "blank" if not character or character.isspace() else "sign"


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == LEFT_OUT


def _name_or_figure(document: Document, span: Span, replacement: str) -> str:
    """What would change of a figure, or of a capitalised word inside a sentence; nothing if neither would."""
    block = document.block_at(span.start)
    kept = _WORD.findall(replacement)
    for word in _WORD.finditer(document.prose, span.start, span.end):
        if word.group() in kept:
            continue
        if any(c.isdigit() for c in word.group()):
            return "a figure"
        if word.group()[0].isupper() and block and not starts_sentence(document.prose, word.start(), block.span):
            return "a name, by its capital"
    return ""


def _widened(document: Document, span: Span) -> Span:
    """The source from the first segment to the last, for prose that is not one stretch of source."""
    inside = document.segments_at(span)
    return Span(inside[0].source.start, inside[-1].source.end) if inside else Span(0, 0)
