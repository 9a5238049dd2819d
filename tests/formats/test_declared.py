"""The day that a file says it is of."""

import pytest

from copyedit.formats.declared import declared_date
from copyedit.formats.reading import document_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: The quay\ndate: 2011-06-13\n---\nIt fell.\n", "2011-06-13"),
        ('+++\ndate = "2011-06-13T08:00:00Z"\n+++\nIt fell.\n', "2011-06-13"),
        ("Date: 2011-06-13\n\nIt fell.\n", "2011-06-13"),
        ('<meta property="article:published_time" content="2011-06-13T08:00:00Z">', "2011-06-13"),
        ('<script type="application/ld+json">{"datePublished": "2011-06-13"}</script>', "2011-06-13"),
        ('<docdata><date.issue norm="20110613T080000Z"/></docdata>', "2011-06-13"),
        ("<itemMeta><versionCreated>2011-06-13T08:00:00Z</versionCreated></itemMeta>", "2011-06-13"),
        ('{"uri": "x", "versioncreated": "2011-06-13T08:00:00Z"}', "2011-06-13"),
        ("The date was 2011-06-13.\n", None),
        ("Date: 2011-06-31\n\nIt fell.\n", None),
        ("It fell.\n", None),
    ],
)
def test_the_date_is_read(text: str, expected: str | None) -> None:
    assert declared_date(text) == expected


def test_a_document_knows_it() -> None:
    document = document_of(b"---\ndate: 2011-06-13\n---\n\nIt fell.\n", "story.md")
    assert document.origin["date"] == "2011-06-13"
