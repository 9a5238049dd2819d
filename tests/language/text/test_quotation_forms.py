"""Whatever the marks, nothing that somebody said is changed: every form, nested, over several paragraphs."""

from time import process_time
from timeit import timeit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copyedit.fixing.edits import choose
from copyedit.formats.reading import document_of
from copyedit.running.engine import Engine
from tests.stories_at_hand import document, rule

SLIP = "the the quay"
ENGINE = Engine([rule("check: repetition\nfix: safe\n", "house/twice")])
FORMS = [
    *(
        "“ ”",
        '" "',
        "« »",
        "‹ ›",
        "„ “",
        "„ ”",
        "» «",
        "› ‹",
        "” ”",
        "`` ''",
        ",, ''",
        "″ ″",
        "〝 〞",
        "〝 〟",
        "＂ ＂",
    ),
    *("❝ ❞", "「 」", "『 』", "《 》", "‟ ”", '“ "', '" ”', "&ldquo; &rdquo;", "&quot; &quot;", "&#8220; &#8221;"),
    *("&laquo; &raquo;", "<q> </q>", "‘ ’", "' '", "‚ ‘", "‚ ’", "‛ ’", "` '", "` ´", "´ ´", "′ ′", "＇ ＇", "’ ’"),
    *("&lsquo; &rsquo;", "&#39; &#39;", "&apos; &apos;"),
]
SINGLE = {"‘", "'", "‚", "‛", "`", "´", "′", "＇", "’", "&lsquo;", "&#39;", "&apos;"}
SAID = [
    f"We walked along {SLIP} today",
    f"The workers' union met on {SLIP}",
    f"I'm goin' down to {SLIP} now",
    f"It was rock 'n' roll on {SLIP}",
    f"He stood 6'2\" tall on {SLIP} then",
    f"Back in the '90s there was {SLIP} here",
    f"The mayor's men left {SLIP}",
]
ATTRIBUTION = ["Mayor Ines Carrow said: ", "She said, ", "", "In Port Arden (a town) they say "]
AFTER = [", she said.", " she said.", ". Then she left.", ".", "!", ""]
BETWEEN = ["\n\n", "\r\n\r\n"]


def _changed(text: str) -> list[str]:
    """The slips that `fix --unsafe` would change."""
    story = document_of(text.encode(), "story.txt")
    outcome = choose(story, ENGINE.check(story), unsafe=True)
    return [finding.text for finding in outcome.applied]


@st.composite
def _stories(draw: st.DrawFn) -> str:
    opening, closing = draw(st.sampled_from(FORMS)).split(" ")
    inner_open, inner_close = draw(st.sampled_from(FORMS)).split(" ")
    said = draw(st.lists(st.sampled_from(SAID), min_size=1, max_size=3))
    if draw(st.booleans()) and (opening in SINGLE) != (inner_open in SINGLE):
        said[0] = f"Remember: {inner_open}{said[0]},{inner_close} they said on {SLIP}"
    paragraphs = [f"{opening}{part}." for part in said[:-1]] + [f"{opening}{said[-1]}"]
    paragraphs[0] = draw(st.sampled_from(ATTRIBUTION)) + paragraphs[0]
    ended = draw(st.sampled_from([",", ".", "!", ""]))
    paragraphs[-1] += ended + closing + (" she said." if ended else draw(st.sampled_from(AFTER)))
    return draw(st.sampled_from(BETWEEN)).join(paragraphs)


@settings(max_examples=400, deadline=None)
@given(_stories())
def test_nothing_that_is_said_changes(text: str) -> None:
    assert _changed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She said: 'They are poor.\n\n'They will mend.' So",
            ["'They are poor.", "'They will mend.'"],
        ),
        ("``It is dear,'' he said. ``Very.''", ["``It is dear,''", "``Very.''"]),
        ("″It is dear,″ he said of the 12″ disc.", ["″It is dear,″"]),
        ('"The 12" disc is dear," he said of it.', ['"The 12" disc is dear,"']),
        ("He calls it «dear» and „cheap“ and ‚poor‘.", ["«dear»", "„cheap“", "‚poor‘"]),
        ("A note: &ldquo;Too dear,&rdquo; it said.", ["&ldquo;Too dear,&rdquo;"]),
        ('It is dear," he said. "Very."', ['It is dear,"', '"Very."']),
        ("It is dear.' He left.", ["It is dear.'"]),
        ("'I'm goin' home,' he said.", ["'I'm goin' home,'"]),
        ("'The workers' home is dead' he said.", ["'The workers' home is dead'"]),
        (
            "'The worst of times' he said. The workers' home.",
            ["'The worst of times' he said. The workers'"],
        ),
        ("The U.S.'s plan and the boys' home. 'Tis so in the '90s.", []),
        ("Home » News » Read more »", []),
        ('He is 6\'2" and she is 5\' 6" tall; a 12" disc.', []),
        ('"It failed. "We go on," he said. He left.', ['"It failed. "We go on,"']),
        ("“One.\n\nTwo.\n\nThree,” he said.", ["“One.", "Two.", "Three,”"]),
        ("“One.\n\nTwo.\n\n“Three,” he said.", ["“One.", "“Three,”"]),
    ],
)
def test_what_counts_as_quoted(text: str, expected: list[str]) -> None:
    assert [text[q.span.start : q.span.end] for q in document(text).quotations] == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("story.html", "<p>She said <q>we met on the the quay</q> today.</p>"),
        ("story.html", "<p>She said &ldquo;we met on the the quay.</p><p>&ldquo;So there.&rdquo;</p>"),
        ("story.html", "<blockquote><p>We met on the the quay</p></blockquote>"),
        ("story.md", "She said: 'We met on the the quay.\n\n'So there.'\n"),
        ("story.md", "She said: &ldquo;We met on the the quay.&rdquo;\n"),
        ("story.md", "> We met on the the quay\n"),
        ("story.rst", "She said: ''We met on the the quay.''\n"),
        ("story.adoc", "She said: «We met on the the quay.»\n"),
    ],
)
def test_no_format_changes_what_is_said(name: str, text: str) -> None:
    story = document_of(text.encode(), name)
    found = ENGINE.check(story)
    assert found
    assert choose(story, found, unsafe=True).applied == ()


@pytest.mark.parametrize("text", ["'", "' ", " 'a", '"', "''", "`", "“", "'s' ", "\"a 'b "])
def test_time_grows_with_the_number_of_marks_and_no_more(text: str) -> None:
    def seconds(count: int) -> float:
        return min(timeit(lambda: document(text * count + "the end"), number=1, timer=process_time) for _ in range(3))

    assert seconds(16_000) < 8 * seconds(4_000) + 0.02
