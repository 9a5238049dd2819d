"""Words within one or two slips of another: none may be missed for its letters or its length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from copyedit.language.words.lookalikes import Lookalikes

_WORDS = st.text(alphabet="abcxyzé'ß", min_size=1, max_size=6)


@given(st.lists(_WORDS, min_size=1, unique=True), _WORDS, st.sampled_from([1, 2]))
def test_as_many_as_by_comparing_all(words: list[str], word: str, furthest: int) -> None:
    near = {other for other in words if OSA.distance(word, other) <= furthest}
    assert set(Lookalikes(words).within(word, furthest, len(words))) == near


def test_the_nearest_come_first() -> None:
    assert Lookalikes(["fields", "harbour", "field"]).within("fiend", 2, 5) == ["field", "fields"]
