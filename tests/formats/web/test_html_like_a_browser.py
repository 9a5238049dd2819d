"""HTML is read as the standard has it: its words are those that another parser finds, before and after a fix."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from copyedit.formats.reading import document_of
from tests.formats import promises

FILES = Path(__file__).parent.parent / "files"
LEFT_OUT = frozenset("script style textarea svg nav aside footer form pre code button #comment !doctype".split())

AROUND = ("ad", "site-header", "comment-respond")


def _said(node: object) -> Iterator[str]:
    """The text of a tree that JustHTML made, but for what no story has."""
    name = getattr(node, "name", "")
    attributes = getattr(node, "attrs", None) or {}
    if name in LEFT_OUT or attributes.get("lang") == "fr" or attributes.get("class") in AROUND:
        return
    if name == "#text":
        yield str(getattr(node, "data", ""))
    for child in getattr(node, "children", None) or ():
        yield from _said(child)


def _expected(page: str, *, fragment: bool = True) -> str:
    return _without_blanks("".join(_said(JustHTML(page, fragment=fragment, sanitize=False).root)))


def _read(page: str) -> str:
    document = document_of(page.encode(), "story.html")
    return _without_blanks("".join(words for _, words in promises.blocks(document)))


def _without_blanks(text: str) -> str:
    """Where blocks begin and blanks stand is not compared; nor are the places of what is not read."""
    left = text.replace("\N{SOFT HYPHEN}", "").replace("\N{OBJECT REPLACEMENT CHARACTER}", "")
    return "".join(left.split())


PIECES = st.sampled_from(
    [
        *(
            "one ",
            "two",
            " three\n",
            "&amp;",
            "&eacute",
            "&notit;",
            "&#146;",
            "&",
            "&copy=",
            "&lt;",
            "&nbsp;",
            "<",
            "< ",
        ),
        *(
            ">",
            '"',
            "'",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            "<q>",
            "</q>",
            "<li>",
            "<ul>",
            "</ul>",
            "<div>",
            "</div>",
        ),
        *("<h1>", "</h1>", "<td>", "<dl><dt>", "<dd>", "</dl>", "<span a=b/>", "</span>", "<p/>", "</", "</ "),
        *("<a href='x'>", "</a>", '<a b="c>d">', "<a b = 'c>' d>", '<a ="x>', "<a b=&copy=>", "<a", "<a b='", "<wbr>"),
        *("<!x>", "<?x>", "<!-- c -->", "<!-->", "<!--->", "<!-- a --!>", "<!--", "<title>t&amp;t</title>"),
        *(
            "<script>if(a<b)</script>",
            "<style>x</style>",
            "<textarea>u<p></textarea>",
            "</>",
            "<div>",
            "</div>",
            "<svg><path/></svg>",
        ),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_words_are_a_browsers(page: str) -> None:
    assert _read(page) == _expected(page)


@pytest.mark.parametrize("name", ["news-page.html", "fragment.html"])
def test_the_words_of_whole_pages(name: str) -> None:
    """The story of a page is in its <article>, and its words are in their order."""
    page = (FILES / name).read_text(encoding="utf-8")
    start, end = page.find("<article"), page.find("</article>")
    story = page[max(start, 0) : end if end > 0 else len(page)]
    document = document_of(page.encode(), name)
    in_attributes = ("caption", "ferry at the the quay"), ("caption", "quay at noon")
    read = "".join(
        words
        for kind, words in promises.blocks(document)
        if not any(kind == k and w in words for k, w in in_attributes)
    )
    assert _without_blanks(read).endswith(_expected(story))


def test_a_fixed_page_says_the_fixed_words() -> None:
    """And has every tag that it had."""
    data = (FILES / "news-page.html").read_bytes()
    outcome = promises.fixed(data, "news-page.html")
    before, after = data.decode(), outcome.text
    fixed = _expected(before, fragment=False).replace("detour,buthowever,buses", "detour,butbuses")
    fixed = fixed.replace("goestothetheyard", "goestotheyard").replace("foundininits", "foundinits")
    assert _expected(after, fragment=False) == fixed
    assert 'alt="The ferry at the quay in Lowsea"' in after
    assert len(outcome.applied) == 4
