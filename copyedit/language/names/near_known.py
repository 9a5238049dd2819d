"""Near misses of names that are known: “Bejing”, or a name of the house. Start with `find_near_known`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copyedit.document import Span
from copyedit.language.names.forms import Form, forms_of, is_person
from copyedit.language.names.known import nearest_known
from copyedit.language.names.mentions import Mention

_OFTEN = 3


class NearMiss(NamedTuple):
    """A word at `span` that should be `right`, as it is in the known `name`."""

    span: Span
    right: str
    name: str


def find_near_known(mentions: Sequence[Mention]) -> Iterator[NearMiss]:
    """Near misses of well-known names. A spelling that the story uses often, or for a person, is meant."""
    if not any(map(_is_suspect, {mention.words for mention in mentions})):
        return
    forms = forms_of(mentions)
    for mention in mentions:
        meant = nearest_known(mention.words)
        if meant:
            at, right = meant
            if not _is_meant(forms[mention.words[at]], alone=len(mention.words) == 1):
                yield NearMiss(mention.spans[at], right, right)
            continue
        if len(mention.words) > 1 and not is_person(mention):
            yield from _of_single_words(mention, forms)


def _is_suspect(words: tuple[str, ...]) -> bool:
    """True for a name with a near miss, whether or not it is meant."""
    return bool(nearest_known(words)) or (len(words) > 1 and any(nearest_known((word,)) for word in words))


def _of_single_words(mention: Mention, forms: dict[str, Form]) -> Iterator[NearMiss]:
    for word, span in zip(mention.words, mention.spans, strict=True):
        meant = nearest_known((word,))
        if meant and not _is_meant(forms[word], alone=True):
            yield NearMiss(span, meant[1], meant[1])


def _is_meant(form: Form, *, alone: bool) -> bool:
    return len(form.places) >= _OFTEN or (alone and any(map(is_person, form.names)))
