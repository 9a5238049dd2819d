"""grammar: remarks of a backend, here a list, to matches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from copyedit.checks import grammar
from copyedit.errors import BackendError, RuleError
from copyedit.findings import Match
from copyedit.formats.text import read_text
from copyedit.language.backends.remarks import Remark, Request
from copyedit.rules.read import parse_rule

STORY = "Talks stall in Velmar\n\nThe board bought an used ferry, it said.\n"


def _matches(
    patch: pytest.MonkeyPatch, words: str, *replacements: str, own: str | None = None, unless: str = "$^"
) -> Iterator[Match]:
    start = STORY.index(words)
    remark = Remark(start, start + len(words), "A_RULE", "Theirs.", replacements)
    other = Remark(0, 5, "ANOTHER", "Not allowed.", ())
    patch.setattr(grammar, "find_remarks", lambda *_: (other, remark))
    prepared = grammar.Prepared("harper", (("A_RULE", own),), Request("harper", ("A_RULE",)), (("A_RULE", unless),))
    return grammar.find(prepared, read_text("a.txt", STORY), [])


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (None, "Theirs."),
        ("“{match}”? “{replacement}”.", "“an”? “a”."),
        ("{something} else", "{something} else"),
    ],
)
def test_messages(monkeypatch: pytest.MonkeyPatch, own: str | None, expected: str) -> None:
    (match,) = _matches(monkeypatch, "an", "a", own=own)
    assert match.names["remark"] == expected
    assert match.replacements == ("a",)


def test_three_replacements_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    (match,) = _matches(monkeypatch, "an", "a", "one", "some", "the")
    assert match.replacements == ("a", "one", "some")


def test_a_deletion_takes_its_space(monkeypatch: pytest.MonkeyPatch) -> None:
    (match,) = _matches(monkeypatch, "used", "")
    assert STORY[match.span.start : match.span.end] == "used "
    assert match.replacements == ("",)


@pytest.mark.parametrize(
    ("unless", "expected"),
    [(r"\s[$£]", 1), (r"\sused", 0), ("used", 1), (r"\sboard", 1)],
)
def test_what_may_not_follow(monkeypatch: pytest.MonkeyPatch, unless: str, expected: int) -> None:
    assert len(list(_matches(monkeypatch, "an", "a", unless=unless))) == expected


def test_a_backend_that_is_not_set_up() -> None:
    with pytest.raises(BackendError):
        list(grammar.find(grammar.Prepared("harper", (("A_RULE", None),)), read_text("a.txt", STORY), []))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("allow: {A: }", "needs a backend, one of harper, languagetool"),
        ("backend: harper", "needs “allow”"),
        ("backend: harper\nallow: {}", "needs “allow”"),
        ("backend: harpoon\nallow: {A: }", "did you mean “harper”?"),
        ("backend: harper\nallow: [A]", "expected keys with values, found a list"),
        ("backend: harper\nallow: {A: on}", "expected keys with values, found text"),
        ("backend: harper\nallow: {A: {mesage: x}}", "did you mean “message”?"),
        ("backend: harper\nallow: {A: {hits: many}}", "expected a whole number"),
        ("backend: harper\nallow: {A: {unless: '('}}", "“unless” of A is not a valid pattern: missing )"),
    ],
)
def test_wrong_rules(keys: str, expected: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse_rule(f"check: grammar\nmessage: x\n{keys}\n", "a.yaml", "house/a")
    assert expected in str(caught.value)


def test_a_rule() -> None:
    text = (
        'check: grammar\nmessage: "{remark}"\nbackend: harper\nallow: {A: {message: ours, hits: 3, unless: x}, B: }\n'
    )
    rule = parse_rule(text, "a.yaml", "house/a")
    assert rule.prepared == grammar.Prepared("harper", (("A", "ours"), ("B", None)), unless=(("A", "x"),))
