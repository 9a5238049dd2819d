"""context: a word that does not belong where it is, by the context model. “Investors took fight” -> flight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from copyedit.document import Document, Span
from copyedit.findings import Match
from copyedit.fixing.replacing import deletion
from copyedit.language.context.families import Family
from copyedit.language.context.guards import differ_in_number_only, is_named, is_no_error
from copyedit.language.context.passages import spans_read
from copyedit.language.shipped import keep_to_one_thread
from copyedit.matching.keys import Key, Kind
from copyedit.matching.triggers import ALWAYS, Hit, Trigger

if TYPE_CHECKING:
    from copyedit.language.context.doubts import Doubt

KEYS = {
    "family": Key(Kind.TEXT, "which kind of doubt to report", tuple(Family)),
    "confidence": Key(Kind.COUNT, "minimum confidence, per cent; by default what the model's card advises"),
}

SETTINGS = ("model",)
# The subject of is, are, was, were, has and have is often outside the model's window: “The contours of the minister's
# planned order were not clear”. Of ten such doubts on 1,000 stories, the six below 0.65 were all wrong.
_SURE_OF_NUMBER = 0.65
# One of two in a row is always one too many, as in “met his the lawyers”; the model only has to say which.
_DETERMINERS = frozenset("the a an his their its our these".split())
_LEAST_OF_TWO = 0.05
_SUBJECT_IN_SIGHT = ("there ", " who ", " which ", " that ")  # beside the verb: “there is two schools”
_LONGEST = max(map(len, _SUBJECT_IN_SIGHT))


class Prepared(NamedTuple):
    """`model` is the folder of a model other than the shipped one. The settings name it."""

    family: str
    confidence: float | None
    model: str | None = None
    whole_sentences: bool = True


def prepare(options: Mapping[str, Any]) -> Prepared:
    if "family" not in options:
        raise ValueError("needs family")
    percent = options.get("confidence")
    return Prepared(options["family"], None if percent is None else percent / 100)


def without_backend(prepared: Prepared) -> Prepared:
    """What to go on with once the reading of whole sentences is lost."""
    return prepared._replace(whole_sentences=False)


def triggers(prepared: Prepared) -> tuple[Trigger, ...]:
    return (ALWAYS,)


def find(prepared: Prepared, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    keep_to_one_thread()
    from copyedit.language.context.doubts import find_doubts, thresholds  # imports numpy; most rules need none

    spans = spans_read(document)
    if not spans:
        return
    minimum = prepared.confidence
    if minimum is None:
        minimum = thresholds(prepared.model, prepared.whole_sentences)[prepared.family]
    for doubt in find_doubts(document.plain, spans, prepared.model, prepared.whole_sentences):
        least = min(minimum, _LEAST_OF_TWO) if _is_one_of_two(document.plain, doubt) else minimum
        is_doubted = doubt.family == prepared.family and doubt.confidence >= least
        if is_doubted and not _may_be_right(document, doubt, prepared):
            yield _match(document, doubt)


def _is_one_of_two(plain: str, doubt: Doubt) -> bool:
    """True for a determiner that may be redundant, beside another."""
    if doubt.words or plain[doubt.start : doubt.end].lower() not in _DETERMINERS:
        return False
    following = plain[doubt.end : doubt.end + _LONGEST + 1].split()
    beside = (plain[doubt.before : doubt.start].strip().lower(), *following[:1])
    return any(word in _DETERMINERS for word in beside)


def _may_be_right(document: Document, doubt: Doubt, prepared: Prepared) -> bool:
    """True if more than the model's window shows the word right, or another tense or number that the story may mean."""
    from copyedit.language.agreement.settled import settled_verbs

    if is_named(document.plain, doubt.start, doubt.end):
        return True
    if not doubt.words or doubt.start == doubt.end:
        return False
    word = document.plain[doubt.start : doubt.end]
    if is_no_error(document.plain, doubt.start, word, doubt.words[0]):
        return True
    if not differ_in_number_only(word, doubt.words[0]):
        return False
    # “We was robbed,” the captain said: so people speak.
    if word.lower() in ("was", "were") and document.quotation_at(Span(doubt.start, doubt.end)):
        return True
    ahead = document.plain[max(0, doubt.start - _LONGEST) : doubt.start].lower()
    is_weak = doubt.confidence < _SURE_OF_NUMBER and not ahead.endswith(_SUBJECT_IN_SIGHT)
    return is_weak or doubt.start in settled_verbs(document.plain, spans_read(document), prepared.model)


def _match(document: Document, doubt: Doubt) -> Match:
    usual = f", as in “{doubt.usual}”" if doubt.usual else ""
    if not doubt.words:
        span, rest = deletion(document, Span(doubt.start, doubt.end))
        names = {"doubt": f"“{document.prose[doubt.start : doubt.end]}” may be redundant{usual}"}
        return Match(span, (rest,), names, confidence=doubt.confidence)
    if doubt.start == doubt.end:
        span, replacements = _inserted(document, doubt)
        names = {"doubt": f"“{doubt.words[0]}” may be missing{usual}"}
        return Match(span, replacements, names, confidence=doubt.confidence)
    word = document.prose[doubt.start : doubt.end]
    names = {"doubt": f"Did you mean “{doubt.words[0]}”{usual}? “{word}” is unusual here"}
    return Match(Span(doubt.start, doubt.end), doubt.words, names, confidence=doubt.confidence)


def _inserted(document: Document, doubt: Doubt) -> tuple[Span, tuple[str, ...]]:
    """The words on either side of a missing one, and how they read with it: “of summit” -> “of the summit”."""
    text = document.prose
    end = doubt.start
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    ahead, behind = text[doubt.before : doubt.start], text[doubt.start : end]
    return Span(doubt.before, end), tuple(f"{ahead}{word} {behind}" for word in doubt.words)
