"""What excuses a word that no dictionary has: names that begin a sentence, derivations, phrases, parts of compounds."""

from __future__ import annotations

import pytest

from copyedit.language.spelling.excuses import is_derived, is_in_phrase
from copyedit.language.spelling.misspellings import SpellingSettings, find_misspellings
from copyedit.language.words.dictionary import shipped_dictionary


def _corrected(text: str) -> dict[str, tuple[str, ...]]:
    found = find_misspellings(text, ((0, len(text)),), SpellingSettings())
    return {text[each.span.start : each.span.end]: each.corrections for each in found if each.corrections}


@pytest.mark.parametrize(
    "text",
    [
        "Theo Garran, 25, who lived for ten years down the block, heard the shots.",
        "Ande McGarran, a retired nurse, and her husband came too.",
        "Theo J. Garran spoke first at the quay.",
        "The human and economic devastations of the flood were plain on Monday.",
        "They have zero or negative net worths, the study found.",
        "The unmaskings of the envoys were in the report.",
        "A list of the district's has-beens goes on and on.",
        "The college is no longer in loco parentis, he said.",
        "The isn\N{REPLACEMENT CHARACTER}t of the old file was broken.",
    ],
)
def test_excused(text: str) -> None:
    assert _corrected(text) == {}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Tthe court in Port Lanrick agreed on Monday.", "Tthe"),  # no name follows
        ("The militarys budget will be cut by a third under the plan.", "militarys"),  # no plural that English makes
        ("He made a misstake in the second half, said the coach.", "misstake"),
        ("The polls were decling rapidly before the vote.", "decling"),
        ("He acted in his parentis interest at the hearing.", "parentis"),  # not in its phrase
    ],
)
def test_not_excused(text: str, word: str) -> None:
    assert word in _corrected(text)


def test_derived_words_have_parts_of_four_letters_or_more() -> None:
    knows = shipped_dictionary().knows
    assert is_derived("microfisheries", knows)
    assert not is_derived("unti", knows)
    assert not is_derived("goverments", knows)


def test_a_phrase_counts_only_where_it_stands() -> None:
    text = "It was a casus belli, and not some other belli."
    assert is_in_phrase(text, text.index("belli,"), "belli")
    assert not is_in_phrase("Belli was away from home for some time.", 0, "belli")
