"""ninjs, versions 1 to 3: whose words are read, where they stand, and that a mended item is valid JSON."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copyedit.document import Document, Span
from copyedit.errors import FileError
from copyedit.fixing.edits import choose, encode_outcome
from copyedit.formats.reading import document_of
from copyedit.running.engine import Engine
from tests.formats import promises
from tests.formats.promises import blocks, quoted
from tests.stories_at_hand import rule

FILES = Path(__file__).parent.parent / "files"


def _read(item: str) -> Document:
    document = document_of(item.encode(), "story.ninjs")
    promises.assert_true_to_source(document)
    return document


BODY = '{{"type": "text", "body_{}": "{}"}}'


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (BODY.format("text", r"One.\n\nTwo."), [("paragraph", "One."), ("paragraph", "Two.")]),
        (BODY.format("html", r"<p>One &amp; two<\/p>"), [("paragraph", "One & two")]),
        (BODY.format("xhtml", "<div><a/><p>One</p></div>"), [("paragraph", "One")]),
        (BODY.format("main", "<p>One</p>"), [("paragraph", "One")]),
        (BODY.format("main", "One"), [("paragraph", "One")]),
        (BODY.format("text", "a <b> c"), [("paragraph", "a <b> c")]),
        (BODY.format("text", r"\u201cOne\u201D \ud83d\ude00 \"\\\/\t"), [("paragraph", '“One” 😀 "\\/')]),
        (BODY.format("text", r"One\ud83d two"), [("paragraph", "One\N{REPLACEMENT CHARACTER} two")]),
        ('{"headline": "One", "body_text": "Two"}', [("headline", "One"), ("paragraph", "Two")]),
        (
            '{"byline": "One", "by": "Two", "body_text": "Three"}',
            [("byline", "One"), ("byline", "Two"), ("paragraph", "Three")],
        ),
        ('{"bodies": [{"contenttype": "text/html", "value": "<i>One"}]}', [("paragraph", "One")]),
        ('{"bodies": [{"contentType": "text/plain", "value": "<i>One"}]}', [("paragraph", "<i>One")]),
        (
            '{"bodies": [{"value": "<p>One"}], "headlines": [{"value": "Two"}]}',
            [("paragraph", "One"), ("headline", "Two")],
        ),
        ('{"bodies": [{"contentType": "application/pdf", "value": "One"}]}', []),
        ('{"type": "picture", "description_text": "One"}', [("caption", "One")]),
        ('{"type": "text", "representationtype": "incomplete", "headline": "One"}', [("headline", "One")]),
        ('{"type": "text", "representationType": "partial", "headlines": [{"value": "A"}]}', [("headline", "A")]),
        (
            '{"body_text": "One", "associations": {"a": {"headline": "Two", "description_text": "Three"}}}',
            [("paragraph", "One"), ("headline", "Two"), ("caption", "Three")],
        ),
        (
            '{"body_text": "One", "associations": [{"associations": [{"descriptions": [{"value": "Two"}]}]}]}',
            [("paragraph", "One"), ("caption", "Two")],
        ),
        (
            '{"body_text": "One", "slugline": "a", "ednote": "b", "title": "c", "x": {"headline": "d"}}',
            [("paragraph", "One")],
        ),
        ('{"bodies": [{"value": "One"}], "bodies": 5}', [("paragraph", "One")]),
        ('{"body_text": "One", "version": ' + "9" * 5000 + "}", [("paragraph", "One")]),
    ],
)
def test_blocks(item: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(_read(item)) == expected


def test_places() -> None:
    item = _read(BODY.format("html", r"<p>One\u00a0&rsquo;two\n  three<\/p>"))
    for words, source in (("One", "One"), ("\xa0", r"\u00a0"), ("’", "&rsquo;"), ("two three", r"two\n  three")):
        start = item.prose.index(words)
        span = item.to_source(Span(start, start + len(words)))
        assert span is not None
        assert item.source[span.start : span.end] == source


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("text", "an old quay", "an R&D quay"),
        ("html", "<p>an old quay", "<p>an R&amp;D quay"),
        ("text", r"the the\n\nquay", r"the\n\nquay"),
        ("text", r"\u201ca big ship\u201d big", r"\u201ca big ship\u201d large"),
        ("html", r"<img alt='an old \"quay\"'>", r"<img alt='an R&amp;D \"quay\"'>"),
        ("html", r"<blockquote>big<\/blockquote>big", r"<blockquote>big<\/blockquote>large"),
    ],
)
def test_fixes_are_written_as_their_place_has_it(name: str, before: str, after: str) -> None:
    assert promises.fixed(BODY.format(name, before).encode(), "story.ninjs").text == BODY.format(name, after)


@pytest.mark.parametrize(
    ("said", "written"),
    [(r"caf\u00e9 old", r"caf\u00e9 5\u20136"), ("café old", "café 5–6"), (r"a\/b old", r"a\/b 5\u20136")],
)
def test_a_file_of_ascii_stays_one(said: str, written: str) -> None:
    document = document_of(BODY.format("text", said).encode(), "story.ninjs")
    findings = Engine([rule("check: substitution\nfix: safe\nswap:\n  old: 5–6\n")]).check(document)
    assert choose(document, findings, unsafe=True).text == BODY.format("text", written)


@pytest.mark.parametrize("name", ["harbour-1.ninjs", "harbour-2.ninjs", "harbour-3.ninjs"])
def test_a_mended_item_says_the_mended_words(name: str) -> None:
    data = (FILES / name).read_bytes()
    outcome = promises.fixed(data, name)
    before, after = json.loads(data), json.loads(encode_outcome(outcome))
    mended = json.loads(json.dumps(before).replace("the the ", "the ").replace("but however,", "but"))
    mended |= {key: before[key] for key in ("slugline", "ednote") if key in before}
    assert after == mended != before
    assert quoted(outcome.document) == ["“We could of lost her,”"] * 2


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ("", r"story.ninjs:1:1: not valid JSON: expecting value"),
        ('{"body_text":\n "One', r"story.ninjs:2:2: not valid JSON: unterminated string"),
        ('{"body_text": "One",}', r"story.ninjs:1:21: not valid JSON"),
        ('{"body_text": "One\n"}', r"story.ninjs:1:19: not valid JSON: invalid control character"),
        ("[]", "a ninjs item is a JSON object"),
        ('{"type": "text", "headline": "One"}', "no body in this ninjs item"),
        ("{}", "no body in this ninjs item"),
        ('{"body_text": 5, "bodies": {"value": 1}}', "no body in this ninjs item"),
        ('{"type": "picture"}', "no body in this ninjs item"),
        ('{"associations":[' * 10_000, "nested too deep"),
        ("[" * 1_000_000, "nested too deep"),
    ],
    ids=["empty", "cut", "comma", "control", "list", "headline", "nothing", "no text", "picture", "deep", "deeper"],
)
def test_what_is_no_story_is_told_once(item: str, message: str) -> None:
    with pytest.raises(FileError, match=message):
        document_of(item.encode(), "story.ninjs")


PIECES = st.sampled_from(
    [
        *("a big ship", "the the quay ", "an old mayor", "<p>", "</p>", "<b>", "&amp;", "&rsquo;", "\n", "\n\n", "\t"),
        *("“", "”", '"', "\\", "/", "😀", "é", "\x00", "\ud800", "<img alt='a big old'>", "<!--", "\u2028"),
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["text", "html", "x"]), st.booleans(), st.booleans())
def test_any_item_is_read_and_written_back(words: str, name: str, ascii_only: bool, slashes: bool) -> None:
    item = json.dumps({"headline": words, f"body_{name}": words + "One"}, ensure_ascii=ascii_only)
    item = item.encode("utf-8", "replace").decode().replace("/", r"\/" if slashes else "/")
    outcome = promises.fixed(item.encode(), "story.ninjs")
    assert json.loads(outcome.text).keys() == json.loads(item).keys()
