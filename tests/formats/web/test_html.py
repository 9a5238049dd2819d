"""HTML: what of a page is read, as what, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.document import LEFT_OUT, Document, Span
from copyedit.errors import FileError
from copyedit.fixing.edits import choose, encode_outcome
from copyedit.formats.reading import document_of
from copyedit.running.engine import Engine
from tests.formats import promises
from tests.formats.promises import blocks, quoted
from tests.stories_at_hand import rule


def _read(page: str) -> Document:
    document = document_of(page.encode(), "story.html")
    promises.assert_true_to_source(document)
    return document


def _fixed(page: str) -> str:
    return promises.fixed(page.encode(), "story.html").text


def _source_of(document: Document, words: str) -> str | None:
    start = document.prose.index(words)
    span = document.to_source(Span(start, start + len(words)))
    return None if span is None else document.source[span.start : span.end]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>The ferry", [("paragraph", "The ferry")]),
        ("The ferry", [("paragraph", "The ferry")]),
        ("<p>The <b>ferry</b> and <a href=/q>the quay</a>.</p>", [("paragraph", "The ferry and the quay.")]),
        ("<p>One<p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<ul><li>One<li>Two</ul>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<dl><dt>Draught<dd>Two metres</dl>", [("paragraph", "Draught"), ("paragraph", "Two metres")]),
        ("<h1>Ferry halted</h1><h2>Quay shut</h2>", [("headline", "Ferry halted"), ("headline", "Quay shut")]),
        ("<title>Ferry &amp; quay</title>", [("headline", "Ferry & quay")]),
        ("<figure><img><figcaption><p>The quay</figure>", [("caption", "The quay")]),
        ("<table><tr><th>Port<td>4<tr><td><p>Five", [("cell", "Port"), ("cell", "4"), ("paragraph", "Five")]),
        ("<p class='lead byline'>Ines Carrow", [("byline", "Ines Carrow")]),
        ("<div><a rel=author href=/i>Ines Carrow</a></div>", [("byline", "Ines Carrow")]),
        ("<p>It was <time>3 June</time>", [("paragraph", "It was 3 June")]),
        ("<div><time>3 June</time></div><p>It was", [("byline", "3 June"), ("paragraph", "It was")]),
        ("<p>By Ines Carrow</p>", [("byline", "By Ines Carrow")]),
        ("<p>LOWSEA (CNA) - It rained.", [("dateline", "LOWSEA (CNA) -"), ("paragraph", "It rained.")]),
        ("<form><label>Please enter your comment!</label>", [("boilerplate", "Please enter your comment!")]),
        ("<p>Leave a reply</p>", [("boilerplate", "Leave a reply")]),
        ("<div class=related-posts><h3>More</h3><p>Tide</div>One", [("paragraph", "One")]),
        ("One<br><br>Two<br>Three", [("paragraph", "One"), ("paragraph", "Two Three")]),
        ("<p>One <div>Two</div> Three", [("paragraph", "One"), ("paragraph", "Two"), ("paragraph", "Three")]),
        ("<b><p>One</b></p>Two", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<p> <b> One </b> \n <i> two</i> </p>", [("paragraph", "One two")]),
        ("<p>a par&shy;lia<wbr>ment</p>", [("paragraph", "a parliament")]),
        ("<p>&nbsp;</p><p>One</p>", [("paragraph", "One")]),
        ('<img src=a alt="The quay at noon">', [("caption", "The quay at noon")]),
        ('<p>One <img alt="The quay" title="">two', [("paragraph", "One two"), ("caption", "The quay")]),
        ('<meta name=description content="The &quot;quay&quot; shut">', [("paragraph", 'The "quay" shut')]),
    ],
)
def test_blocks(page: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(_read(page)) == expected


@pytest.mark.parametrize(
    "page",
    [
        "<script>var a = '<p>big</p>';</script>",
        "<script/>",
        "<STYLE>p { big: 1 }</STYLE>",
        "<style>big",
        "<template><p>big</template>",
        "<nav><ul><li>big<li>big</ul></nav>",
        "<noscript><p>big</noscript>",
        "<svg viewBox='0'><title>big</title><path/><text>big</text></svg>",
        "<textarea>big <p>big</textarea>",
        "<button>big</button><select><option>big</select>",
        "<iframe>big</iframe>",
        "<pre>big\nbig</pre>",
        "<div hidden><p>big</p></div>",
        "<p aria-hidden=true>big",
        "<p style='display: none'>big",
        "<p translate=no>big",
        "<!-- big -->",
        "<!big><?big?></ big>",
        "<p data-a='<b>big</b>'>",
        "<a href=big",
        "<![CDATA[big]]>",
    ],
)
def test_what_no_reader_sees_is_left_out(page: str) -> None:
    """And it ends where it ends: “Tide.” is read."""
    document = _read(f"{page}<p>Tide.</p>")
    assert "big" not in document.prose
    if page != "<style>big" and page != "<a href=big":
        assert blocks(document) == [("paragraph", "Tide.")]


def test_code_and_other_languages_keep_their_place_in_a_sentence() -> None:
    page = _read("<p>Run <code>rm  big</code> and <i lang=fr>la <b lang=en>big</b> mer</i> <kbd hidden>x</kbd>now.")
    assert page.prose.strip() == "Run \N{OBJECT REPLACEMENT CHARACTER} and \N{OBJECT REPLACEMENT CHARACTER}big now."


@pytest.mark.parametrize(
    ("page", "prose"),
    [
        ('<p>{{ "name" | photo }} sails , {% include x %}, then.</p>', f"{LEFT_OUT} sails , {LEFT_OUT}, then."),
        ("<p {% if a < b %}hidden{% endif %}>Ferry {{ page.name }}.</p>", f"Ferry {LEFT_OUT}."),
        ('<a href="{{ "/" | url }}">Ferry</a>', "Ferry"),
        ("{% highlight go %}<b>x</b>{% endhighlight %}<p>Ferry</p>", "Ferry"),
        ("<p>{{ é }} é 😀 {{ x }} Ferry</p>", f"{LEFT_OUT} é 😀 {LEFT_OUT} Ferry"),
        ("<p>{{ never closed</p>", "{{ never closed"),
    ],
)
def test_tags_of_a_template_are_code(page: str, prose: str) -> None:
    assert [words for _, words in promises.blocks(document_of(page.encode(), "story.html"))] == [prose]
    inside = f"<div>{page}</div>".encode()
    assert [words for _, words in promises.blocks(document_of(inside, "story.md"))] == [prose]


def test_a_picture_s_words_beside_a_template() -> None:
    page = '<p>Ferry</p><img alt="The ferry {{ name }} here">'
    assert promises.blocks(document_of(page.encode(), "a.html"))[1] == ("caption", f"The ferry {LEFT_OUT} here")


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("&amp;", "&"),
        ("&rsquo;", "’"),
        ("&#8217;", "’"),
        ("&#x2019;", "’"),
        ("&#X2019", "’"),
        ("&#146;", "’"),
        ("&eacute", "é"),
        ("&notit;", "¬it;"),
        ("&nbsp;", "\xa0"),
        ("&fjlig;", "fj"),
        ("&tarrow;", "&tarrow;"),
        ("&", "&"),
        ("&#;", "&#;"),
        ("&#0;", "\N{REPLACEMENT CHARACTER}"),
        ("&#xD800;", "\N{REPLACEMENT CHARACTER}"),
        ("&#" + "9" * 5000 + ";", "\N{REPLACEMENT CHARACTER}"),
        ("&#x1F600;", "😀"),
        ("&lt;b&gt;", "<b>"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_references(reference: str, said: str) -> None:
    """As the standard has them; one without a semicolon too."""
    assert _read(f"<p>a{reference} b").prose.strip() == f"a{said} b"


def test_references_in_attributes_are_no_part_of_an_address() -> None:
    assert blocks(_read('<img alt="See a=1&copy=2 &amp; b&eacute">')) == [("caption", "See a=1&copy=2 & bé")]


def test_places() -> None:
    page = _read("<p>The&nbsp;<b>ferry</b> &amp; the\n   quay</p>")
    assert _source_of(page, "ferry") == "ferry"
    assert _source_of(page, "&") == "&amp;"
    assert _source_of(page, " & the quay") == " &amp; the\n   quay"
    assert _source_of(page, "\xa0ferry") is None


NEWS_PAGE = """<!doctype html><html lang=en-GB><head><title>Ferry halted</title></head><body class="single sidebar">
<header class=site-header><a href=/>The Lowsea Courier</a></header>
<form id=aspnet><main><article class="post">
<header><h1>Ferry halted</h1></header><p>The boat is in dock.</p>
<aside>Sign up</aside><ul><li><a href=/1>Fares rise</a></li></ul>
<p><a href=/2>The judgment</a></p>
<form><p>Your comment</form><p>Please enter your comment!</article><p>In main.</p></main></form>
<div class=comments><article><p>First!</p></article></div><footer>All rights reserved</footer></body></html>"""


def test_the_story_is_told_from_the_page() -> None:
    assert blocks(_read(NEWS_PAGE)) == [
        ("headline", "Ferry halted"),
        ("headline", "Ferry halted"),
        ("paragraph", "The boat is in dock."),
        ("headline", "Fares rise"),
        ("paragraph", "The judgment"),
        ("boilerplate", "Please enter your comment!"),
    ]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<body><article><h2>Teaser</h2></article><main><p>One</main><p>Two", ["One"]),
        ("<body><div itemprop=articleBody><p>One</div><p>Two", ["One"]),
        ("<body><div role=main><p>One</div><p>Two", ["One"]),
        ("<body><h1>Top</h1><article><p>One</article>", ["Top", "One"]),
        ("<body><p>One<div>Two</div>", ["One", "Two"]),
        ("<body><script><article></script><p>One", ["One"]),
        ("<article><p>One</article><p>Two", ["One", "Two"]),
        ("<body><form id=aspnet><header>Courier<h1>Top</h1></header><p>One<label>Name</label></form>", ["Top", "One"]),
    ],
)
def test_where_the_story_is(page: str, expected: list[str]) -> None:
    assert [words for _, words in blocks(_read(page))] == expected


def test_a_summary_does_not_stand_for_the_story() -> None:
    page = _read("<html><head><meta name=description content='The port shut.'></head><body><p>Long story.</p>")
    assert blocks(page) == [("paragraph", "The port shut."), ("paragraph", "Long story.")]


def test_a_page_in_another_language() -> None:
    page = _read("<html lang=de><body><p>Die Fähre<p lang=en>The ferry<p>Die <i lang=en>ferry</i>")
    assert blocks(page) == [("paragraph", "Die Fähre"), ("paragraph", "The ferry"), ("paragraph", "Die ferry")]
    assert [block.is_english for block in page.blocks] == [False, True, False]


def test_quotations() -> None:
    page = _read("<p>He <q>never <b>said</b></q> “so”.<blockquote><p>One<p>Two</blockquote><p>Three")
    assert quoted(page) == ["never said", "“so”", "One", "Two"]


def test_comments() -> None:
    page = _read("<p>a<!-- copyedit: ignore wire/names -->b<!--x--!><!--><!---->")
    assert [comment.text for comment in page.comments] == ["copyedit: ignore wire/names", "x", "", ""]
    assert page.prose.strip() == "ab"


@pytest.mark.parametrize(
    ("page", "after"),
    [
        ("<p>a big ship", "<p>a large ship"),
        ("<p>a b<b>ig</b> ship", "<p>a b<b>ig</b> ship"),
        ("<p>a <b>big</b> ship", "<p>a <b>large</b> ship"),
        ("<p>an old ship", "<p>an R&amp;D ship"),
        ("<p title='old'>old", "<p title='old'>R&amp;D"),
        ("<img alt='an old ship'>", "<img alt='an R&amp;D ship'>"),
        ("<p>“a big ship”", "<p>“a big ship”"),
        ("<p>the the\n quay", "<p>the\n quay"),
        ("<p>the <i>the</i> quay", "<p>the <i>the</i> quay"),
        ("<pre>big</pre><p>big", "<pre>big</pre><p>large"),
    ],
)
def test_fixes(page: str, after: str) -> None:
    assert _fixed(page) == after


def test_a_character_that_the_encoding_lacks_is_written_as_a_number() -> None:
    euro = Engine([rule("check: substitution\nfix: safe\nswap:\n  old: 5 → 6\n")])
    document = document_of("<meta charset=latin1><p>café old".encode("cp1252"), "story.html")
    outcome = choose(document, euro.check(document), unsafe=True)
    assert encode_outcome(outcome) == "<meta charset=latin1><p>café 5 &#8594; 6".encode("cp1252")


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"<meta charset=utf-8><p>caf\xc3\xa9", "utf-8"),
        (b"<META CHARSET='ISO-8859-1'><p>caf\xe9", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>\xd0', "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-15"?><html><p>\xa4', "iso8859-15"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=latin1><p>\xe9", "cp1252"),
        (b"<meta charset=utf-16><p>caf\xc3\xa9", "utf-8"),
        (b"\xef\xbb\xbf<meta charset=latin1><p>caf\xc3\xa9", "utf-8"),
        ("\ufeff<meta charset=utf-8><p>café".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_declared_encoding(data: bytes, codec: str) -> None:
    document = document_of(data, "story.html")
    assert getattr(document.origin["encoding"], "codec", None) == codec
    assert encode_outcome(choose(document, [], unsafe=True)) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<meta charset=utf-8><p>caf\xe9 au", "says it is in “utf-8”, but byte 26 is not valid utf-8"),
        (b"<meta charset=latin1><p>caf\xc3\xa9", "says it is in “latin1”, but its bytes are UTF-8"),
        (b"<meta charset=hex><p>cafe", "“hex”, which is not a known encoding"),
        (b"<meta charset=nonsense><p>cafe", "“nonsense”, which is not a known encoding"),
        (b"<meta charset=undefined><p>cafe", "“undefined”, which is not a known encoding"),
    ],
)
def test_a_wrong_declaration_is_told(data: bytes, message: str) -> None:
    with pytest.raises(FileError, match=message):
        document_of(data, "story.html")


DEEP = 100_000
MANY = 20_000
ENDLESS = {
    "nothing but <": "<" * 1_000_000,
    "nothing but &": "&" * 1_000_000,
    "elements nested": "<div>" * DEEP + "<p>One",
    "inline elements nested": "<b>" * DEEP + "One" + "</b>" * DEEP,
    "a comment that never ends": "<!--" * DEEP,
    "a tag that never ends": "<a " * DEEP,
    "a value that never ends": '<a b="' * DEEP + "'",
    "attributes": "<p " + "a = " * DEEP,
    "ends without a tag": "</" * DEEP,
    "ends of what is not open": "<b><div>" + "<i>" * MANY + "</b>" * MANY,
    "a script that never ends": "<p>One<script>" + "</scrip" * DEEP,
    "a title that never ends": "<title>" * DEEP,
    "list items in nested elements": "<li><ul>" + "<b>" * MANY + "<li></li>" * MANY,
    "half references": "&#" * DEEP,
    "quotations nested": "<q>" * MANY + "One",
    "pictures in a paragraph": "<p>x" + "<img alt='a b'>" * MANY,
}


@pytest.mark.parametrize("page", ENDLESS.values(), ids=ENDLESS)
def test_html_with_no_end(page: str) -> None:
    """Up to a megabyte of it. Each of these takes a time that grows as its length; html.parser's as its square."""
    promises.assert_true_to_source(document_of(page.encode(), "story.html"))


def test_many_findings_across_tags() -> None:
    """Each looks up its own segments, not all 40,000."""
    outcome = promises.fixed(b"<p>" + b"the <b>the</b> quay\n  is big. " * 10_000, "story.html")
    assert len(outcome.findings) == 20_000
    assert len(outcome.applied) == 10_000


PIECES = st.sampled_from(
    [
        *(
            "big",
            " big ",
            "a big ship",
            "the the quay",
            "an old mayor",
            "said ",
            "but however,",
            "\n",
            "  ",
            "\t",
            "\r\n",
        ),
        *("<p>", "</p>", "<b>", "</b>", "<br>", "<q>", "</q>", "<blockquote>", "</blockquote>", "<li>", "<ul>"),
        *("<td>", "<table>", "</table>", "<h1>", "</h1>", "<title>", "</title>", "<div class=comments>", "</div>"),
        *("<script>", "</script>", "<code>", "</code>", "<i lang=fr>", "</i>", "<article>", "</article>", "<body>"),
        *('<img alt="an old ship" title=\'the the "big"\'>', "<!-- note -->", "<!--", "-->", "<a href='", '"', "'"),
        *("&amp;", "&rsquo;", "&nbsp;", "&lt;", "&eacute", "&#8217;", "&shy;", "\xad", "&", ";", "&#32;", "<wbr>"),
        *(">", "<", "“", "”", "😀", "{{ a", " }}", "{% b %}", "{% raw %}", "{% endraw %}"),
    ]
)


@given(
    st.lists(PIECES, max_size=40).map("".join)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=100)
)
def test_any_page_is_read_and_written_back(page: str) -> None:
    promises.fixed(page.encode("utf-8"), "story.html")
