"""Fixes that make room for others: all in one change."""

import pytest

import copyedit
from copyedit.errors import FileError
from copyedit.fixing.edits import Outcome
from copyedit.formats.reading import document_in
from copyedit.rules.rule import Rule
from copyedit.running.checking import Checked
from copyedit.running.engine import Engine
from copyedit.running.settling import settle
from tests.stories_at_hand import rule


def _settle(text: str, *rules: Rule) -> Outcome:
    engine = Engine(rules)

    def check(words: str) -> Checked:
        document = document_in(words, "a.txt")
        return Checked(document, engine.check(document), [])

    return settle(check(text), lambda outcome: check(outcome.text), unsafe=False)


def _swap(name: str, *pairs: str) -> Rule:
    return rule("check: substitution\nfix: safe\nswap:\n" + "".join(f"  {pair}\n" for pair in pairs), f"house/{name}")


def test_a_fix_that_calls_for_another_brings_it_with_it() -> None:
    outcome = copyedit.fix_text("He agreed, but however, but however, nothing was done.")
    assert outcome.text == "He agreed, but nothing was done."
    assert len(outcome.edits) == 1
    assert len(outcome.applied) == 3


def test_a_fix_that_overlapped_another_follows_it() -> None:
    outcome = _settle("A big old ship.", _swap("a", "big old: large old"), _swap("b", "old ship: old boat"))
    assert outcome.text == "A large old boat."
    assert outcome.skipped == ()


def test_a_fix_whose_words_are_gone_is_reported() -> None:
    outcome = _settle("The big ship by the quay.", _swap("a", "big ship: liner"), _swap("b", "ship by: vessel by"))
    assert outcome.text == "The liner by the quay."
    assert [(skip.finding.rule, skip.reason) for skip in outcome.skipped] == [("house/b", "overlaps another fix")]


def test_rules_that_undo_each_other_change_nothing() -> None:
    with pytest.raises(FileError, match="undo each other's fixes: house/"):
        _settle("A big ship.", _swap("a", "big: large"), _swap("b", "large: big"))


def test_a_story_is_not_checked_again_where_nothing_was_fixed() -> None:
    document = document_in("A ship.", "a.txt")

    def never(outcome: Outcome) -> Checked:
        raise AssertionError(outcome)

    assert settle(Checked(document, [], []), never, unsafe=False).text == "A ship."
