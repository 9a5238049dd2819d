"""Edits of two rounds as edits of the first text."""

from hypothesis import given
from hypothesis import strategies as st

from copyedit.document import Span
from copyedit.findings import Edit
from copyedit.fixing.edits import apply_edits
from copyedit.fixing.rounds import compose

TEXT = "abcdefghij"


def _edits(length: int) -> st.SearchStrategy[list[Edit]]:
    """Edits that do not touch, in order."""
    places = st.lists(st.integers(0, length), max_size=8, unique=True).map(sorted)
    words = st.sampled_from(["", "X", "YZ", "WWW"])
    return places.flatmap(
        lambda at: st.tuples(*(words for _ in range(len(at) // 2))).map(
            lambda chosen: [Edit(Span(*at[2 * n : 2 * n + 2]), word) for n, word in enumerate(chosen)]
        )
    )


@given(st.data())
def test_both_rounds_in_one_give_the_same_text(data: st.DataObject) -> None:
    first = data.draw(_edits(len(TEXT)))
    between = apply_edits(TEXT, first)
    second = data.draw(_edits(len(between)))
    together = [each.edit for each in compose(TEXT, first, second)]
    assert apply_edits(TEXT, together) == apply_edits(between, second)
    assert together == sorted(together, key=lambda edit: edit.span)
    assert all(not a.span.touches(b.span) for a, b in zip(together, together[1:], strict=False))


def test_edits_that_do_not_touch_stay_apart() -> None:
    first, second = [Edit(Span(0, 1), "X")], [Edit(Span(4, 5), "")]
    assert [each.edit for each in compose(TEXT, first, second)] == [Edit(Span(0, 1), "X"), Edit(Span(4, 5), "")]
