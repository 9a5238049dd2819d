"""RSS and Atom: whose words are read, in which of their writings, and that a mended feed is a feed."""

from pathlib import Path

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.document import Document
from copyedit.errors import FileError
from copyedit.fixing.edits import encode_outcome
from copyedit.formats.reading import document_of
from tests.formats import promises
from tests.formats.promises import blocks, quoted

FILES = Path(__file__).parent.parent / "files"
RSS = '<rss version="2.0" xmlns:content="c" xmlns:media="m"><channel>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry>{}</entry></feed>'


def _read(feed: str) -> Document:
    document = document_of(feed.encode(), "news.rss")
    promises.assert_true_to_source(document)
    return document


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<title>Quay &amp; yard</title>", [("headline", "Quay & yard")]),
        ("<title>Quay &amp;amp; yard</title>", [("headline", "Quay & yard")]),
        ("<title><![CDATA[Quay & yard]]></title>", [("headline", "Quay & yard")]),
        ("<title>Less than &lt; 5</title>", [("headline", "Less than < 5")]),
        ("<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two</description>", [("paragraph", "One"), ("paragraph", "Two")]),
        ("<description>One.\n\nTwo.</description>", [("paragraph", "One."), ("paragraph", "Two.")]),
        (
            "<content:encoded>\n<![CDATA[<p>One<p>T&rsquo;wo]]>\n</content:encoded>",
            [("paragraph", p) for p in ("One", "T’wo")],
        ),
        ("<description>One <b>big</b> boat</description>", [("paragraph", "One big boat")]),
        ("<media:content url='a'><media:title>The quay</media:title></media:content>", [("headline", "The quay")]),
        ("<link>a</link><category>b</category><author>c</author><guid>d</guid>", []),
        ("<description><![CDATA[<script>a</script>]]></description><title/>", []),
    ],
)
def test_rss(inside: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(_read(RSS.format(inside))) == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<title>Quay &amp;amp; yard</title>", [("headline", "Quay &amp; yard")]),
        ("<title type='html'>Quay &amp;amp; &lt;i>yard</title>", [("headline", "Quay & yard")]),
        ("<title type='xhtml'><div><b>Quay</b> &amp; yard</div></title>", [("headline", "Quay & yard")]),
        ("<summary>a &lt;b></summary>", [("paragraph", "a <b>")]),
        (
            "<content type='xhtml'><x:div><x:p>One</x:p><a/><x:p/>Two</x:div></content>",
            [("paragraph", p) for p in ("One", "Two")],
        ),
        ("<content type='html'>&lt;h2>One&lt;/h2>Two</content>", [("headline", "One"), ("paragraph", "Two")]),
        ("<content type='image/png'>dGhl</content><content src='a'/>", []),
    ],
)
def test_atom(inside: str, expected: list[tuple[str, str]]) -> None:
    feed = ATOM.format(inside).replace("<entry>", "<entry xmlns:x='http://www.w3.org/1999/xhtml'>")
    assert blocks(_read(feed)) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<title>an old quay</title>", "<title>an R&amp;D quay</title>"),
        ("<title><![CDATA[an old quay]]></title>", "<title><![CDATA[an R&D quay]]></title>"),
        ("<description>&lt;p>an old quay</description>", "<description>&lt;p>an R&amp;amp;D quay</description>"),
        (
            "<description><![CDATA[<p>an old quay]]></description>",
            "<description><![CDATA[<p>an R&amp;D quay]]></description>",
        ),
        ("<description><p>an old quay</p></description>", "<description><p>an R&amp;D quay</p></description>"),
        (
            "<description>big <![CDATA[<b>big]]> big</description>",
            "<description>large <![CDATA[<b>large]]> large</description>",
        ),
        (
            "<description>“big” &amp;ldquo;big&amp;rdquo;</description>",
            "<description>“big” &amp;ldquo;big&amp;rdquo;</description>",
        ),
    ],
)
def test_fixes_are_written_as_their_place_has_it(before: str, after: str) -> None:
    assert promises.fixed(RSS.format(before).encode(), "news.rss").text == RSS.format(after)


def test_comments_and_quotations() -> None:
    page = _read(RSS.format("<!-- copyedit: off --><description>&lt;!--on-->&lt;q>So&lt;/q> he said</description>"))
    assert [comment.text for comment in page.comments] == ["copyedit: off", "on"]
    assert quoted(page) == ["So"]


@pytest.mark.parametrize("name", ["harbour.rss", "harbour.atom", "harbour.rdf"])
def test_a_mended_feed_says_the_mended_words(name: str) -> None:
    """As feedparser reads it, with every element that it had."""
    data = (FILES / name).read_bytes()
    outcome = promises.fixed(data, name, "feed")
    before, after = feedparser.parse(data), feedparser.parse(encode_outcome(outcome))
    assert not after.bozo
    assert _words(after) == [_mended(words) for words in _words(before)] != _words(before)


def _words(feed: object) -> list[str]:
    """Every string of a feed as feedparser has it, in order."""
    if isinstance(feed, dict):
        return [words for key in sorted(feed) if key != "headers" for words in _words(feed[key])]
    if isinstance(feed, list | tuple):
        return [words for part in feed for words in _words(part)]
    return [feed] if isinstance(feed, str) else []


def _mended(words: str) -> str:
    if words in ("the the 1", "the the port", "the the big") or "document.write" in words:
        words = words.replace("the the y", "the y")
    else:
        words = words.replace("the the", "the")
    return words.replace("but however,", "but")


BILLION = "<!DOCTYPE rss [<!ENTITY a 'big'>{}]><rss><channel><title>&z;</title></channel></rss>".format(
    "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(25))
)


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        ("<rss><channel>", r"news.rss:1:15: not well-formed XML: no element found"),
        ("<rss><title>a</rss>", r"news.rss:1:\d+: not well-formed XML: mismatched tag"),
        ("<rss><title>a&nbsp;b</title></rss>", r"not well-formed XML: undefined entity"),
        ("", "not well-formed XML: no element found"),
        ("<html><p>One</p></html>", "a feed begins with <rss>, <rdf:RDF> or <feed>, this file with <html>"),
        (BILLION, "declares the entity “a”"),
        (
            "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><title>&x;</title></rss>",
            "declares the entity “x”",
        ),
        ("<a>" * 100_000, "nested more than 2,000 deep"),
        ("<?xml version='1.0' encoding='latin1'?><rss><title>caf\xe9</title></rss>", "says it is in “latin1”, but"),
        ("<?xml version='1.0' encoding='nonsense'?><rss/>", "not a known encoding"),
    ],
    ids=["cut", "crossed", "entity", "empty", "html", "billion laughs", "external", "deep", "contradicted", "unknown"],
)
def test_what_is_no_sound_feed_is_told_once(feed: str, message: str) -> None:
    with pytest.raises(FileError, match=message):
        document_of(feed.encode(), "news.rss")


def test_an_external_document_type_is_not_fetched() -> None:
    feed = '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://192.0.2.1/a.dtd"><rss><title>&eacute;t</title></rss>'
    assert blocks(_read(feed)) == [("headline", "ét")]


PIECES = st.sampled_from(
    [
        *("a big ship", "the the quay ", "an old mayor", "\n\n", "\r\n", "“", "”", "😀", "]]", "'", '"', "é"),
        *("&amp;", "&amp;amp;", "&lt;b>", "&lt;/b>", "&lt;p&gt;", "&#8217;", "&amp;rsquo;", "&lt;!--", "--&gt;"),
        *(
            "<![CDATA[<p>big & old]]>",
            "<![CDATA[the the]]>",
            "<![CDATA[&rsquo;]]>",
            "<b>old</b>",
            "<p>big</p>",
            "<br/>",
        ),
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["title", "summary", "content:encoded"]))
def test_any_feed_is_read_and_written_back(words: str, name: str) -> None:
    """And is sound after a fix, or `fixed` could not read it again."""
    promises.fixed(RSS.format(f"<{name}>{words}</{name}>").encode(), "news.rss")
