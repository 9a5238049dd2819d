"""What holds for any story: cleaning twice is cleaning once, no word changes, and the formats are written back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copyedit.cleaning.cleaner import KINDS
from copyedit.fixing.edits import encode_outcome, only_edits_differ
from copyedit.formats.reading import document_of
from tests.cleaning.cleaning import cleaned, cleaned_text

PIECES = st.sampled_from(
    [
        *("The quay is late", "the mayor of Velmar said", "“", "”", "‘", "’", '"', "'", "’s", "'s", "``", "''"),
        *(". ", ", ", "—", " — ", " – ", " - ", "--", "6'2\"", "the '90s", "10 – 12"),
        *("itâ€™s", "cafÃ©", "Â£5m", "&amp;quot;", "&quot;", "&nbsp;", "&lt;b&gt;", "R&amp;D"),
        *("\u200b", "\xad", "\u202a", "\N{NO-BREAK SPACE}", "😀", "e\u0301", "İ"),
        *("\n", "\n\n", "\r\n", "\r\n\r\n", "  ", "   ", "\t", "\n\n\n\n", "govern-\nment", "well-\nknown"),
        *("Advertisement", "Leave a reply", "Read more: ferries", "-30-", "MOSCOW (Reuters) -"),
        "The talks on the ferry between Port Lanrick and Velmar broke up\non Monday without a result, he said.\n",
    ]
)
STORIES = st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=30).map(" ".join)
STYLES = st.tuples(
    st.sampled_from(["curly", "straight", "majority"]),
    st.sampled_from(["em", "spaced-em", "spaced-en", "double-hyphen", "majority"]),
)
NAMES = st.sampled_from(["story.txt", "story.md", "story.html"])


@settings(deadline=None, max_examples=150)
@given(STORIES, STYLES, NAMES)
def test_cleaning_twice_is_cleaning_once(text: str, style: tuple[str, str], name: str) -> None:
    quotes, dashes = style
    once = cleaned(text.encode(), name=name, quotes=quotes, dashes=dashes).outcome
    assert only_edits_differ(once.document.source, once.text, once.edits)
    again = cleaned(encode_outcome(once), name=name, quotes=quotes, dashes=dashes)
    assert (again.outcome.text, again.counts.total()) == (once.text, 0)


@settings(deadline=None, max_examples=150)
@given(STORIES, STYLES)
def test_no_word_changes(text: str, style: tuple[str, str]) -> None:
    """Neither in a quotation nor outside, by what joins lines and by spaces and marks."""
    quotes, dashes = style
    after = cleaned_text(text, "lines", "hyphens", "spaces", "quotes", "dashes", quotes=quotes, dashes=dashes)
    assert re.findall(r"[^\W_]", after) == re.findall(r"[^\W_]", text)


DIRTY = 'Itâ€™s  the &amp;quot;quay&amp;quot; of Vel\u200bmar -- "late" as it isâ€¦'
CLEAN = 'It\'s the "quay" of Velmar -- "late" as it is…'


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_text_and_markdown(ending: str) -> None:
    for name in ("story.txt", "story.md"):
        before = f"Title{ending}{ending}{DIRTY}{ending}"
        # Curly marks are the rarer: the repaired apostrophe.
        assert cleaned_text(before, name=name) == f"Title{ending}{ending}{CLEAN}{ending}"


def test_a_page_keeps_its_markup_and_scripts() -> None:
    """Spaces between its words mean nothing in a page, and stay."""
    page = (
        "<html><head><script>var a  = \"x\" -- 1;</script></head>\n<body class='a  b'>\n"
        '<p>The  <b>quay</b> is "late" &mdash; <a href="x--y">very</a>&nbsp;late.</p></body></html>\n'
    )
    right = page.replace('"late"', "“late”").replace("&mdash;", "–").replace("&nbsp;late", " late")
    assert cleaned_text(page, name="story.html", quotes="curly", dashes="spaced-en") == right


def test_a_word_processors_file(tmp_path: Path) -> None:
    from docx import Document as Docx

    file = Docx()
    paragraph = file.add_paragraph("Itâ€™s  the quay of ")
    paragraph.add_run("Vel\u200bmar").bold = True
    paragraph.add_run(', he said: "So  late!"')
    path = tmp_path / "story.docx"
    file.save(str(path))
    outcome = cleaned(path.read_bytes(), name="story.docx", quotes="curly").outcome
    data = encode_outcome(outcome)
    assert document_of(data, "story.docx").prose.strip() == "It’s the quay of Velmar, he said: “So late!”"
    path.write_bytes(data)
    assert [run.bold for run in Docx(str(path)).paragraphs[0].runs] == [None, True, None]
    assert cleaned(data, name="story.docx", quotes="curly").counts.total() == 0


def test_each_kind_alone_touches_nothing_else() -> None:
    text = f"Title\n\n{DIRTY}\n\nLeave a reply\n"
    for kind in KINDS:
        assert set(cleaned(text.encode(), kind).counts) <= {kind}


def test_time_grows_with_the_length() -> None:
    import time

    def seconds(count: int) -> float:
        data = (f"{DIRTY}\n\n" * count).encode()
        start = time.process_time()
        cleaned(data)
        return time.process_time() - start

    seconds(2)
    short, long = (min(seconds(count) for _ in range(2)) for count in (40, 400))
    assert long < 40 * short
