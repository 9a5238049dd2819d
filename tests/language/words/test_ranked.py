"""A ranked list of words answers alike for the few words of a line and for the many of an archive."""

from copyedit.language.words.ranked import RankedWords

WORDS = [f"word{number}" for number in range(200)]


def test_ranks_from_the_text_and_from_the_dictionary() -> None:
    ranked = RankedWords("\n".join(WORDS) + "\n")
    assert [ranked.get(word, -1) for word in WORDS] == list(range(200))
    assert (ranked.get("word", 7), ranked.get("", 7), "word199" in ranked, "word200" in ranked) == (7, 7, True, False)


def test_a_word_that_is_part_of_another_is_none() -> None:
    ranked = RankedWords("harbour\nport\n")
    assert ("our" in ranked, "port" in ranked, list(ranked)) == (False, True, ["harbour", "port"])
