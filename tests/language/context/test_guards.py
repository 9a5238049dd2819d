"""What the context model may not doubt: tense, and nouns of either number."""

from __future__ import annotations

import pytest

from copyedit.language.context.guards import is_no_error


@pytest.mark.parametrize(
    ("text", "word", "other", "silent"),
    [
        ("The court [signs] the order today.", "signs", "signed", True),
        ("A blast kills four and [injures] nine.", "injures", "injured", True),
        ("Mr Brandt often [goes] home.", "goes", "went", True),
        ("The ferry [sank] off Osten.", "sank", "sinks", True),
        ("Divers [are] in the harbour.", "are", "were", True),
        ("Police [arrest] five men.", "arrest", "arrests", True),
        ("The couple [were] fined.", "were", "was", True),
        ("His staff also [have] a vote.", "have", "has", True),
        ("They held 21 men, 20 of [them] Egyptian Copts.", "them", "the", True),
        ("She saw some of [them] men.", "them", "the", False),
        # What stands beside it shows it right.
        ("“(t)[he] program was cut.", "he", "the", True),
        ("[He] program was cut.", "He", "the", False),
        ("He is at [last] talking to them.", "last", "least", True),
        ("One of the [deadlier] storms hit.", "deadlier", "deadliest", True),
        ("A bill that repeals and [replaces] it passed.", "replaces", "replace", True),
        ("They want to repeal and [replaces] it.", "replaces", "replace", False),
        ("In a [typically] freewheeling talk he said so.", "typically", "typical", True),
        ("It is a book that [fundamentally] challenges us.", "fundamentally", "fundamental", True),
        ("It is a [typically] talk.", "typically", "typical", False),
        # The number of the subject does.
        ("The minister [announce] the plan on Monday.", "announce", "announced", False),
        ("She [walk] out of the talks.", "walk", "walked", False),
        ("The ministers [announce] the plan today.", "announce", "announced", True),
        ("They [walk] out of the talks.", "walk", "walked", True),
        # The auxiliary shows which form is right.
        ("He had been [warn] twice.", "warn", "warned", False),
        ("The rise will [hit] shops, and they have [remain] shut.", "remain", "remained", False),
        ("The board wants to [announced] it.", "announced", "announce", False),
        # These are nouns.
        ("It was a [moved] upheld by the court.", "moved", "move", False),
        ("He has a packed [scheduled] for the week.", "scheduled", "schedule", False),
        ("The minister [are] in Osten.", "are", "is", False),
        ("The rating [have] fallen.", "have", "has", False),
    ],
)
def test_tense_and_number(text: str, word: str, other: str, silent: bool) -> None:
    start = text.index(f"[{word}]")
    plain = text.replace(f"[{word}]", word, 1).replace("[", "").replace("]", "")
    before_others = text[:start].count("[") * 2
    assert is_no_error(plain, start - before_others, word, other) is silent
