"""Choosing, applying, verifying and writing fixes."""

import pytest

from copyedit.document import Span
from copyedit.errors import FileError
from copyedit.findings import Edit
from copyedit.fixing.edits import apply_edits, choose, encode_outcome, only_edits_differ
from copyedit.formats.reading import document_of
from copyedit.running.engine import Engine
from tests.stories_at_hand import rule

SAFE = rule("check: substitution\nfix: safe\nswap:\n  big: large\n", "house/safe")
UNSAFE = rule("check: substitution\nfix: unsafe\nswap:\n  ship: boat\n", "house/unsafe")
SHOWN = rule("check: substitution\nfix: display\nswap:\n  quay: pier\n", "house/shown")
TEXT = "A big ship by the quay. “A big ship,” he said."


def _choose(unsafe: bool) -> tuple[str, list[tuple[str, str]]]:
    document = document_of(TEXT.encode(), "a.txt")
    outcome = choose(document, Engine([SAFE, UNSAFE, SHOWN]).check(document), unsafe=unsafe)
    return outcome.text, [(skip.finding.text, skip.reason) for skip in outcome.skipped]


def test_safe_fixes_only() -> None:
    text, skipped = _choose(unsafe=False)
    assert text == "A large ship by the quay. “A big ship,” he said."
    assert skipped == [
        ("ship", "not safe; --unsafe applies it"),
        ("quay", "only shown"),
        ("big", "inside a quotation"),
        ("ship", "inside a quotation"),
    ]


def test_unsafe_fixes_too_but_never_in_a_quotation() -> None:
    assert _choose(unsafe=True)[0] == "A large boat by the quay. “A big ship,” he said."


def test_of_several_replacements_none_is_applied() -> None:
    guess = rule("check: substitution\nfix: unsafe\nswap:\n  striked: [stripped, struck]\n", "house/guess")
    document = document_of(b"It was striked out.", "a.txt")
    outcome = choose(document, Engine([guess]).check(document), unsafe=True)
    assert outcome.text == "It was striked out."
    assert [skip.reason for skip in outcome.skipped] == ["several replacements; choose one"]


def test_overlapping_fixes_are_skipped_and_told() -> None:
    rules = [
        rule("check: substitution\nfix: safe\nswap:\n  big ship: liner\n", "house/a"),
        rule("check: substitution\nfix: safe\nswap:\n  ship by: vessel by\n", "house/b"),
    ]
    document = document_of(b"The big ship by the quay.", "a.txt")
    outcome = choose(document, Engine(rules).check(document), unsafe=False)
    assert outcome.text == "The liner by the quay."
    assert [skip.reason for skip in outcome.skipped] == ["overlaps another fix"]


def test_an_edit_may_lie_before_one_that_was_taken() -> None:
    rules = [
        rule("check: substitution\nfix: safe\nswap:\n  an own quay: a quay\n", "house/a"),
        rule("check: substitution\nfix: safe\nswap:\n  an own: a own\n", "house/b"),
        rule("check: substitution\nfix: safe\nswap:\n  quay there: pier there\n", "house/c"),
    ]
    document = document_of(b"It has an own quay there. It has an own quay there.", "a.txt")
    outcome = choose(document, Engine(rules).check(document), unsafe=False)
    assert outcome.text == apply_edits(document.source, outcome.edits)
    spans = [edit.span for edit in outcome.edits]
    assert spans == sorted(spans)
    assert not any(one.touches(other) for one, other in zip(spans, spans[1:], strict=False))
    assert len(outcome.applied) + len(outcome.skipped) == len(outcome.findings) == 6


@pytest.mark.parametrize(
    ("new", "expected"),
    [("a X c", True), ("a X d", False), ("a Y c", False), ("a X c ", False), ("A X c", False)],
)
def test_only_edits_differ(new: str, expected: bool) -> None:
    assert only_edits_differ("a b c", new, [Edit(Span(2, 3), "X")]) is expected


def test_apply_edits_in_any_order() -> None:
    assert apply_edits("a b c", [Edit(Span(4, 5), "Z"), Edit(Span(0, 0), ">")]) == ">a b Z"


def test_a_character_the_encoding_lacks_is_not_written() -> None:
    greek = rule("check: substitution\nfix: safe\nswap:\n  pi: π\n")
    document = document_of("The café has a pi sign.".encode("cp1252"), "a.txt")
    with pytest.raises(FileError, match="cp1252 has no “π”"):
        encode_outcome(choose(document, Engine([greek]).check(document), unsafe=False))


def test_a_guessed_encoding_that_does_not_last_is_called_uncertain(monkeypatch: pytest.MonkeyPatch) -> None:
    document = document_of("A big café.".encode("cp1252"), "a.txt")
    outcome = choose(document, Engine([SAFE]).check(document), unsafe=False)
    monkeypatch.setattr("copyedit.formats.encoding._recognise", lambda data: "cp1251")
    with pytest.raises(FileError, match=r"encoding is uncertain; its bytes look like cp1252.*Save it as UTF-8"):
        encode_outcome(outcome)
