"""Direct quotations; in doubt, text counts as quoted."""

import pytest

from tests.stories_at_hand import document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and left.", ["“no”"]),
        ("He said ‘no’ and left.", ["‘no’"]),
        ('He said "no" and left.', ['"no"']),
        ("He said 'no' and left.", ["'no'"]),
        ("“He said ‘no’ to it,” she said.", ["“He said ‘no’ to it,”"]),
        ("‘He said “no” to it,’ she said.", ["‘He said “no” to it,’"]),
        ("Moscow’s ties, the workers’ rights, don’t.", []),
        ("Moscow's ties, the workers' rights, don't.", []),
        ("‘The workers’ rights bill’ is dead.", ["‘The workers’ rights bill’"]),
        ("In the ’90s it was rock ’n’ roll, ’tis said.", []),
        ("In the '90s it was rock 'n' roll.", []),
        ("O’Brien met D’Arcy’s son.", []),
        ('He is 6\'2" tall. "Yes," she said.', ['"Yes,"']),
        ("Lost mark,” he said.", ["Lost mark,”"]),
        ("“Never closed, he said.", ["“Never closed, he said."]),
        ('"Never closed, he said.', ['"Never closed, he said.']),
        ("He said «no» and (“yes”).", ["«no»", "“yes”"]),
        ("The plan—“no plan”—failed.", ["“no plan”"]),
        ("It was ‘worse and worse’, he said.", ["‘worse and worse’"]),
        ("Plain text only.", []),
    ],
)
def test_quotations_of_a_paragraph(text: str, expected: list[str]) -> None:
    assert [text[q.span.start : q.span.end] for q in document(text).quotations] == expected


def test_a_quotation_of_several_paragraphs_is_opened_again_and_closed_once() -> None:
    text = "“One thing is clear.\n\n“Another is not,” he said. So he left."
    assert [text[q.span.start : q.span.end] for q in document(text).quotations] == [
        "“One thing is clear.",
        "“Another is not,”",
    ]


def test_a_missing_mark_does_not_reach_into_the_next_paragraph() -> None:
    document_ = document("“One thing is clear, he said.\n\nThe talks failed.")
    assert document_.quotations[-1].span.end <= len("“One thing is clear, he said.")
