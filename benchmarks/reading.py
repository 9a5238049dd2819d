"""Time reading a story in each format, relative to plain text.

    python benchmarks/reading.py NEWS.txt

NEWS.txt is any news text with one paragraph per line. About a megabyte of its paragraphs is written in every format,
with occasional links, italics and lists. The formats are read in turn, and the median of the ratios is reported. A new
format is one function in `WRITERS`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

from copyedit.formats.reading import document_of

ROUNDS = 7
SIZE = 1_000_000  # code points of prose
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
HEADLINE = "Ferry operators and port at odds"

Paragraphs = Sequence[str]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    news = Path(sys.argv[1]).read_text(encoding="utf-8")
    story = _a_megabyte([line.strip() for line in news.splitlines() if line.strip()])
    files = {name: write(story) for name, write in WRITERS.items()}
    for name, data in files.items():
        _seconds(name, data)  # the first read includes imports
    rounds = [{name: _seconds(name, data) for name, data in files.items()} for _ in range(ROUNDS)]
    print(f"{'':18}{'MB':>6}{'s':>8}{'against text':>14}   (median of {ROUNDS} rounds)")
    for name, data in files.items():
        ratio = median(times[name] / times["text"] for times in rounds)
        print(f"{name:18}{len(data) / 1e6:6.2f}{median(times[name] for times in rounds):8.2f}{ratio:14.1f}")


def _a_megabyte(paragraphs: Paragraphs) -> Paragraphs:
    length = sum(map(len, paragraphs)) / len(paragraphs)
    return list(islice(cycle(paragraphs), round(SIZE / length)))


def _seconds(name: str, data: bytes) -> float:
    started = process_time()
    document_of(data, "story", name)
    return process_time() - started


def _marked(paragraphs: Paragraphs, italic: str, link: str, item: str, clean: Callable[[str], str]) -> list[str]:
    """Paragraphs with italics in every second, a link in every fourth, and every tenth a list item."""
    written: list[str] = []
    for at, paragraph in enumerate(paragraphs):
        words = [clean(word) for word in paragraph.split()]
        if at % 2 == 0 and len(words) > 5:
            words[2] = italic.format(words[2])
        if at % 4 == 0 and len(words) > 5:
            words[4] = link.format(words[4])
        written.append((item if at % 10 == 0 else "{}").format(" ".join(words)))
    return written


def _text(story: Paragraphs) -> bytes:
    return "\n\n".join([HEADLINE, *story]).encode()


def _markdown(story: Paragraphs) -> bytes:
    parts = _marked(story, "*{}*", "[{}](https://lanrick.example/)", "- {}", lambda word: word.strip("*_`<[]"))
    return f"---\ntitle: {HEADLINE}\n---\n\n# {HEADLINE}\n\n".encode() + "\n\n".join(parts).encode()


def _restructuredtext(story: Paragraphs) -> bytes:
    parts = _marked(story, "*{}*", "`{} <https://lanrick.example/>`_", "- {}", lambda word: word.strip("*_`|"))
    return "\n\n".join([f"{HEADLINE}\n{'=' * len(HEADLINE)}", *parts]).encode()


def _asciidoc(story: Paragraphs) -> bytes:
    parts = _marked(story, "_{}_", "https://lanrick.example/[{}]", "* {}", lambda word: word.strip("*_`#+[]"))
    return "\n\n".join([f"= {HEADLINE}", *parts]).encode()


def _body(story: Paragraphs) -> str:
    parts = _marked(story, "<em>{}</em>", '<a href="https://lanrick.example/">{}</a>', "{}", escape)
    return "\n".join(f"<p>{part}</p>" for part in parts)


def _html(story: Paragraphs) -> bytes:
    head = f"<!DOCTYPE html><html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>"
    return f"{head}{_body(story)}</article></body></html>".encode()


def _nitf(story: Paragraphs) -> bytes:
    head = f"<nitf><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline></body.head><body.content>"
    return f"{head}{_body(story)}</body.content></body></nitf>".encode()


def _newsml(story: Paragraphs) -> bytes:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{HEADLINE}</h1>{_body(story)}</body></html>'
    item = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><contentSet><inlineXML>'
    return f"{item}{page}</inlineXML></contentSet></newsItem>".encode()


def _ninjs(story: Paragraphs) -> bytes:
    return json.dumps({"uri": "urn:x", "headline": HEADLINE, "body_xhtml": _body(story)}).encode()


def _feed(story: Paragraphs) -> bytes:
    item = f"<item><title>{HEADLINE}</title><description>{escape(_body(story))}</description></item>"
    return f'<rss version="2.0"><channel><title>Lanrick Wire</title>{item}</channel></rss>'.encode()


def _iptc7901(story: Paragraphs) -> bytes:
    lines = "".join(f"   {paragraph}\r\n" for paragraph in story)
    return f"\x01lnk0417 4 pl 043 lnk\r\nHarbour\r\n\x02{HEADLINE}=\r\n{lines}\x03131015 JUN 26\r\n\x04".encode()


def _docx(story: Paragraphs) -> bytes:
    run = '<w:r w:rsidR="00A1B2C3"><w:t xml:space="preserve">{}</w:t></w:r>'
    bold = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r><w:r><w:t xml:space="preserve">'
    body = "".join(f"<w:p>{run.format(part)}</w:p>" for part in _marked(story, bold, bold, "{}", escape))
    relation = f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
        }
    )


def _odt(story: Paragraphs) -> bytes:
    bold = "<text:span>{}</text:span>"
    body = "".join(f"<text:p>{part}</text:p>" for part in _marked(story, bold, bold, "{}", escape))
    names = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0"'
    content = f"<office:document-content {names}><office:text>{body}</office:text></office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _zip(members: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return buffer.getvalue()


WRITERS: dict[str, Callable[[Paragraphs], bytes]] = {
    "text": _text,
    "markdown": _markdown,
    "restructuredtext": _restructuredtext,
    "asciidoc": _asciidoc,
    "html": _html,
    "nitf": _nitf,
    "newsml": _newsml,
    "ninjs": _ninjs,
    "feed": _feed,
    "iptc7901": _iptc7901,
    "docx": _docx,
    "odt": _odt,
}


if __name__ == "__main__":
    main()
