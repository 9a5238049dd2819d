"""Blocks in other languages are passed over, whatever the format, and counted."""

from pathlib import Path

import pytest

from copyedit import check_text, fix_text
from copyedit.formats.reading import document_of
from copyedit.running.languages import in_english
from copyedit.settings.config import Config
from tests.cli.calling import call

SPANISH = "El puerto sigue cerrado por una disputa , según un alcalde que llega a 11 islas."
ENGLISH = "The port is still closed , the mayor of the island said on Monday."


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (f"{ENGLISH}\n\n{SPANISH}\n", "a.txt"),
        (f"{ENGLISH}\n\n> {SPANISH}\n", "a.md"),
        (f"<p>{ENGLISH}</p><p>{SPANISH}</p>", "a.html"),
        (f'<p>{ENGLISH}</p><img src=a alt="{SPANISH}">', "a.html"),
    ],
)
def test_only_english_is_checked(source: str, name: str) -> None:
    checked = check_text(source, name=name)
    assert [finding.text for finding in checked.findings] == [" ,"]
    assert checked.passed_over == 1
    assert fix_text(source, name=name).text == source.replace("closed ,", "closed,")


def test_a_setting_overrules_the_detection() -> None:
    everything = check_text(SPANISH, settings=Config(detect_language=False))
    assert everything.passed_over == 0
    assert " ," in [finding.text for finding in everything.findings]
    assert check_text(SPANISH).findings == []


def test_a_headline_in_a_story_of_another_language() -> None:
    story = f"Satama suljettu\n\nMaksut nousivat\n\n{SPANISH}\n\n{SPANISH}\n"
    document, passed_over = in_english(document_of(story.encode(), "a.txt"))
    assert (document.blocks, passed_over) == ((), 4)
    assert document.source == story


@pytest.mark.parametrize(
    ("source", "name", "count"),
    [
        (f'<html lang="es"><meta name=description content="{ENGLISH}"><p>{ENGLISH}</p></html>', "a.html", 2),
        (f'<newsItem xml:lang="fi-FI"><inlineXML><p>{ENGLISH}</p></inlineXML></newsItem>', "a.newsml", 1),
        (
            f'<newsItem xml:lang="fi"><contentSet><inlineData>{ENGLISH}</inlineData></contentSet></newsItem>',
            "a.newsml",
            1,
        ),
        (f'<nitf><body xml:lang="de"><body.content><p>{ENGLISH}</p></body.content></body></nitf>', "a.nitf", 1),
        (f"---\nlang: es\ntitle: The port is still closed\n---\n\n{ENGLISH}\n", "a.md", 2),
        (f'{{"uri": "a", "language": "es", "body_text": "{ENGLISH}"}}', "a.ninjs", 1),
        (
            f"<rss><channel><language>es</language><item><description>{ENGLISH}</description></item></channel></rss>",
            "a.rss",
            1,
        ),
    ],
)
def test_what_a_file_says_of_its_language_comes_first(source: str, name: str, count: int) -> None:
    checked = check_text(source, name=name)
    assert (checked.findings, checked.passed_over) == ([], count)
    everything = check_text(source, name=name, settings=Config(detect_language=False))
    assert " ," in [finding.text for finding in everything.findings]


def test_a_part_in_another_language_ends_where_it_ends() -> None:
    page = f"<p lang=es>{ENGLISH}</p>\n\n{ENGLISH}\n"
    for name in ("a.html", "a.md"):
        checked = check_text(page, name=name)
        assert ([finding.text for finding in checked.findings], checked.passed_over) == ([" ,"], 1)
    inside = f"The <i lang=fr>dernier cri ,</i> of it. {ENGLISH}"
    assert [finding.text for finding in check_text(f"<p>{inside}</p>", name="a.html").findings] == [" ,"]


def test_an_english_part_of_an_item_in_another_language() -> None:
    part = f'<inlineXML xml:lang="en-GB"><p>{ENGLISH}</p></inlineXML><inlineXML><p>{ENGLISH}</p></inlineXML>'
    found = check_text(f'<newsItem xml:lang="fi">{part}</newsItem>', name="a.newsml").findings
    assert [finding.text for finding in found] == [" ,"]


def test_the_summary_counts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(f"{SPANISH}\n\n{SPANISH}\n", encoding="utf-8")
    said = call("check", "a.txt").stdout
    assert said == (
        "No findings in 1 file.\n"
        "2 blocks in other languages were not checked; --language or “detect-language: false” checks everything.\n"
    )
    assert "closed" not in said
    assert "2 blocks in other languages were not checked" in call("fix", "a.txt").stderr
    assert "other language" not in call("check", "--language", "en-GB", "a.txt").stdout
