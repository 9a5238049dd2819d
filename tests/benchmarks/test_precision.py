"""Precision on clean copy and on drafts."""

from benchmarks.accuracy.cases import Case, Clean
from benchmarks.accuracy.kept_out import Story
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Text
from benchmarks.accuracy.sentences import Edit
from benchmarks.precision import OTHERS, Draft, Tally, count, report, worsen
from copyedit.trials.measuring import Measured

STORY = Story("a-paper", "en-GB", ("It rained. Talks soured again.", "The ferry left."))
SOURED, FERRY = Clean("Talks soured again.", STORY, 11), Clean("The ferry left.", STORY, 32)
SOARED = Case("Talks soared again.", "en-GB", 0, 19, Edit(6, 12, "soured"), "wrong_word", "spelling")
FERY = Case("The fery left.", "en-GB", 0, 14, Edit(4, 8, "ferry"), "wrong_word", "unknown")
DRAFT = Draft(
    "It rained. Talks soared again.\n\nThe fery left.", "en-GB", (Edit(17, 23, "soured"), Edit(36, 40, "ferry"))
)


def test_errors_are_put_in_their_places_whatever_their_order() -> None:
    assert worsen(STORY, [(FERRY, FERY), (SOURED, SOARED)]) == DRAFT
    assert worsen(STORY, []) == Draft(STORY.text, "en-GB", ())


def test_findings_are_counted_by_rule() -> None:
    found = [
        Reported(17, 23, ("soured",), "wire/context/wrong-word"),  # on an error, and right
        Reported(36, 40, ("very",), "wire/context/wrong-word"),  # on an error, but what it offers is wrong
        Reported(3, 9, ("reined",), "wire/context/wrong-word"),
        Reported(36, 40, ("ferry",), "wire/spelling/misspelled"),
        Reported(41, 45, (), "wire/names/one-spelling"),
        Reported(0, 2, ("Its",), "wire/context/form", shown=False),
    ]
    assert count([DRAFT], {Text(DRAFT.text, "en-GB"): found}) == {
        OTHERS: Tally(2, 1, 1),
        "wire/context/wrong-word": Tally(3, 2, 1),
    }


def test_the_report_tells_clean_copy_and_drafts_apart() -> None:
    """Of the five findings beside seeded errors four stand on clean copy too, and one of those is right."""
    rule = "wire/context/form"
    tallies = {0: {rule: Tally(4, 0, 0)}, 5: {rule: Tally(20, 15, 12), OTHERS: Tally(2, 1, 1)}}
    rows = report(tallies, 9000, {rule: Measured(9000, 8, 8, 2)}).splitlines()
    assert rows[0] == "9,000 words, seed 20261125."
    assert rows[-4:] == [
        "| wire/context/form | 0 | 4 | – | – | – | 25% |",
        "| wire/context/form | 5 | 20 | 15 | 12 | 75% | 80% |",
        "| all other rules | 0 | 0 | – | – | – | – |",
        "| all other rules | 5 | 2 | 1 | 1 | 50% | – |",
    ]
