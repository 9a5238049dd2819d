"""Which of several findings is reported where they speak of the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.document import Span
from copyedit.findings import Finding, Fix, Level, Safety
from copyedit.running.overlaps import Contender, one_per_place


def _found(check: str, start: int, end: int, level: Level = Level.WARNING, *, offers: bool = True) -> Contender:
    fix = Fix((), Safety.DISPLAY, ("x",) if offers else ())
    name = f"{check} {start}-{end} {level.label}"
    return Contender(check, Finding(name, level, Span(start, end), Span(start, end), "", "", None, fix, 1.0, False))


def _reported(*contenders: Contender) -> list[tuple[str, list[str]]]:
    return [
        (finding.rule.partition(" ")[0], [other.rule.partition(" ")[0] for other in finding.also])
        for finding in one_per_place(contenders)
    ]


ORDER = ["substitution", "confusion", "grammar", "context", "spelling"]


@pytest.mark.parametrize("given", [ORDER, ORDER[::-1]])
def test_the_most_specific_wins_at_one_place(given: list[str]) -> None:
    assert _reported(*(_found(check, 4, 9) for check in given)) == [("substitution", ORDER[1:])]


@pytest.mark.parametrize(
    ("contenders", "reported"),
    [
        # Phrase and confusion are of one kind: the graver wins.
        ([_found("phrase", 0, 4), _found("confusion", 0, 4, Level.ERROR)], [("confusion", ["phrase"])]),
        # Of two alike, the one with something to offer.
        ([_found("grammar", 0, 4, offers=False), _found("grammar", 0, 4)], [("grammar", ["grammar"])]),
        # “of summit” and “summit”: grammar gives way where words are shared, not only at the same place.
        ([_found("substitution", 0, 9), _found("grammar", 3, 9)], [("substitution", ["grammar"])]),
        ([_found("grammar", 3, 9), _found("context", 0, 4)], [("grammar", ["context"])]),
        ([_found("grammar", 0, 4), _found("grammar", 3, 9, Level.ERROR)], [("grammar", ["grammar"])]),
        # A word in a headline that is too long: two things, both reported.
        ([_found("occurrence", 0, 40), _found("substitution", 3, 9)], [("occurrence", []), ("substitution", [])]),
        # Side by side is not the same place.
        ([_found("substitution", 0, 4), _found("spelling", 4, 9)], [("substitution", []), ("spelling", [])]),
        # A long finding in front of many short ones is still seen.
        (
            [_found("phrase", 0, 40), _found("phrase", 2, 3), _found("phrase", 5, 6), _found("context", 30, 35)],
            [("phrase", ["context"]), ("phrase", []), ("phrase", [])],
        ),
        # A lost word is an empty place: it belongs to the words that it stands in.
        ([_found("context", 5, 5), _found("grammar", 3, 9)], [("grammar", ["context"])]),
        ([], []),
    ],
)
def test_places(contenders: list[Contender], reported: list[tuple[str, list[str]]]) -> None:
    assert _reported(*contenders) == reported


def test_a_doubt_that_gave_way_takes_no_place() -> None:
    """The context model's doubt goes with the house rule; the word behind it is free for spelling."""
    contenders = [_found("substitution", 0, 4), _found("context", 2, 8), _found("spelling", 6, 8)]
    assert _reported(*contenders) == [("substitution", ["context"]), ("spelling", [])]


def test_the_order_of_the_text() -> None:
    found = one_per_place([_found("context", 30, 35), _found("spelling", 1, 3), _found("phrase", 10, 12)])
    assert [finding.span.start for finding in found] == [1, 10, 30]


SPANS = st.tuples(st.sampled_from(["substitution", "phrase", "grammar", "context", "spelling"]), st.integers(0, 13))


@given(st.lists(st.tuples(SPANS, st.integers(1, 6)), max_size=9))
def test_nothing_is_lost_and_guesses_share_no_words(drawn: list[tuple[tuple[str, int], int]]) -> None:
    contenders = [_found(check, start, start + length) for (check, start), length in drawn]
    reported = one_per_place(contenders)
    assert sum(1 + len(finding.also) for finding in reported) == len(contenders)
    assert all(other.span.touches(finding.span) for finding in reported for other in finding.also)
    guesses = [finding for finding in reported if finding.rule.startswith(("grammar", "context", "spelling"))]
    assert not any(guess.span.touches(other.span) for guess in guesses for other in reported if other is not guess)
