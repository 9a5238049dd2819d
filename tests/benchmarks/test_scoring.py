"""Scoring: what counts as found, as correctly replaced, as another finding; and the counts at a threshold."""

import pytest

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.scoring import NEVER, Score, Verdict, tally, verdict_on
from benchmarks.accuracy.sentences import Edit


def _case(marked: str, before: str = "", after: str = "") -> Case:
    """A case from "The {beer=>bear} slept.", in a story where `before` and `after` are given."""
    head, _, rest = marked.partition("{")
    inside, _, tail = rest.partition("}")
    wrong, _, right = inside.partition("=>")
    start = len(before) + len(head)
    edit = Edit(start, start + len(wrong), right)
    text = head + wrong + tail
    return Case(before + text + after, "en-GB", len(before), len(before) + len(text), edit, "wrong_word", "spelling")


WORD = _case("It {soured=>soared} on Monday.")
LOST = _case("One {=>of }them slept.")
TWICE = _case("In the{ the=>} harbour.")


@pytest.mark.parametrize(
    ("case", "reported", "found", "first", "three"),
    [
        (WORD, Reported(3, 9, ("soared",)), True, True, True),
        (WORD, Reported(3, 9, ("scoured", "soared")), True, False, True),
        (WORD, Reported(3, 9, ("a", "b", "c", "soared")), True, False, False),
        (WORD, Reported(3, 9, ()), True, False, False),
        (WORD, Reported(0, 9, ("It soared",)), True, True, True),
        (WORD, Reported(3, 9, ("soared ",)), True, True, True),  # leaves two blanks
        (WORD, Reported(5, 6, ("x",)), True, False, False),
        (WORD, Reported(0, 3, ("x",)), False, False, False),
        (WORD, Reported(9, 12, ("x",)), False, False, False),
        (LOST, Reported(4, 4, ("of ",)), True, True, True),
        (LOST, Reported(0, 3, ("One of",)), True, True, True),  # not on the error, but it puts it right
        (LOST, Reported(0, 3, ("Ones",)), False, False, False),
        (LOST, Reported(4, 8, ("they",)), True, False, False),
        (LOST, Reported(9, 14, ("sleeps",)), False, False, False),
        (TWICE, Reported(6, 10, ("",)), True, True, True),
        (TWICE, Reported(3, 7, ("",)), True, True, True),  # the first of the two
        (TWICE, Reported(3, 10, ("the",)), True, True, True),
        (TWICE, Reported(7, 10, ("",)), True, True, True),  # leaves two blanks
        (TWICE, Reported(11, 18, ("x",)), False, False, False),
    ],
)
def test_verdict(case: Case, reported: Reported, found: bool, first: bool, three: bool) -> None:
    verdict = verdict_on(case, [reported])
    assert [confidence >= 0 for confidence in verdict[:3]] == [found, first, three]
    assert verdict.others == (() if found else (1.0,))


def test_either_apostrophe_is_right() -> None:
    case = _case("Says {its=>it’s} late.")
    assert verdict_on(case, [Reported(5, 8, ("it's",))]).first == 1.0


def test_only_the_sentence_of_a_story_counts() -> None:
    case = _case("It {soured=>soared}.", before="Teh story. ", after=" Teh end.")
    reported = [Reported(0, 3, ("The",)), Reported(case.end + 1, case.end + 4, ("The",)), Reported(11, 13, ("That",))]
    assert verdict_on(case, reported) == Verdict(NEVER, NEVER, NEVER, (1.0,))
    assert verdict_on(case, [Reported(14, 20, ("soared",))]) == Verdict(1.0, 1.0, 1.0, ())


def test_the_most_confident_finding_of_each_sort_counts() -> None:
    reported = [
        Reported(3, 9, ("soared",), "a", 0.6),
        Reported(0, 9, ("It scoured",), "b", 0.9),
        Reported(3, 9, ("x", "soared"), "c", 0.7),
        Reported(10, 12, (), "d", 0.4),
    ]
    assert verdict_on(WORD, reported) == Verdict(0.9, 0.6, 0.7, (0.4,))


def test_tally() -> None:
    verdicts = [Verdict(0.9, 0.9, 0.9, (0.5,)), Verdict(0.6, NEVER, 0.6, ()), Verdict(NEVER, NEVER, NEVER, (0.9, 0.2))]
    assert tally(verdicts) == Score(cases=3, found=2, first=1, three=2, others=3)
    assert tally(verdicts, 0.6) == Score(cases=3, found=2, first=1, three=2, others=1)
    assert tally(verdicts, 0.95) == Score(cases=3, found=0, first=0, three=0, others=0)
