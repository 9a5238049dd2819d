"""What a token counts as."""

import pytest

from copyedit.document import LEFT_OUT
from copyedit.language.context.vocabulary import SPECIALS, Vocabulary
from copyedit.language.text.tokens import TOKEN

# Ids are in order of frequency: the name “Turkey” before the bird, “The” after “the”.
VOCABULARY = Vocabulary([*SPECIALS, "'s", "the", "Turkey", "turkey", "The", "may", "May", "NATO", "its", "it's"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The turkey", ["the", "turkey"]),  # the first word of a sentence, oftener written small
        ("the Turkey", ["the", "Turkey"]),
        ("Turkey may", ["Turkey", "may"]),
        ("the . May the", ["the", ".", "may", "the"]),
        ("the quayside", ["the", "?"]),
        ("the mooring moored moorings moorily", ["the", "?ing", "?ed", "?s", "?ly"]),
        ("the Oveland OVELAND NATO", ["the", "?Name", "?NAME", "NATO"]),
        ("the 1 1987 40,000", ["the", "#1", "#year", "#"]),
        ("it's its", ["it's", "its"]),
        ("Turkey's", ["Turkey", "'s"]),
        (f"The {LEFT_OUT} is", ["the", "?Name", "?s"]),  # code in the midst of a sentence stands there like a name
        ("the — the ; the ( the !", ["the", ":", "the", ":", "the", "(", "the", "."]),
    ],
)
def test_ids(text: str, words: list[str]) -> None:
    assert [VOCABULARY.words[i] for i in VOCABULARY.ids(TOKEN.findall(text))] == words


def test_tokens_know_abbreviations_and_contractions() -> None:
    assert TOKEN.findall("The U.S. envoy's well-known aide, Mr. Marsh, said it's 1,000.5 - don't...") == [
        *["The", "U.S.", "envoy", "'s", "well", "known", "aide", ",", "Mr.", "Marsh", ",", "said", "it's", "1,000.5"],
        *["don't", "..."],
    ]
