"""What reading costs in each format, relative to plain text of the same words: parsing alone, and a whole check.

    python benchmarks/reading.py NEWS.txt

NEWS.txt is any news text of at least 100 kB, a paragraph a line; its first 100 kB are written in each format, every
second paragraph with a word in bold. Medians of rounds in one process, the formats in turn; the ratio is what counts.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from xml.sax.saxutils import escape

from copyedit.checking import Checker
from copyedit.config import Config
from copyedit.formats.reading import document_of

ROUNDS = 9
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    news = Path(sys.argv[1]).read_bytes()[:100_000].decode("utf-8", "ignore")
    paragraphs = [line.strip() for line in news.split("\n") if line.strip()]
    stories = {
        "story.txt": "\n\n".join(paragraphs).encode(),
        # A last paragraph of their own: what is known of a text from the check before must not help.
        "story.docx": _docx([*paragraphs, "As DOCX."]),
        "story.odt": _odt([*paragraphs, "As ODT."]),
    }
    config = Config()
    engine = Checker(config).engine(config)
    reading = _ratios(stories, lambda name, data: document_of(data, name))
    checking = _ratios(stories, lambda name, data: engine.check(document_of(data, name)))
    print(
        f"{len(news.split()):,} words{'':8}{'read':>10}{'':8}{'check':>10}   (against plain text, median of {ROUNDS})"
    )
    for name in stories:
        print(
            f"{name:20}{reading[name][0] * 1000:8.1f} ms{reading[name][1]:6.1f}  "
            f"{checking[name][0] * 1000:8.0f} ms{checking[name][1]:6.2f}"
        )


def _ratios(stories: dict[str, bytes], work: Callable[[str, bytes], object]) -> dict[str, tuple[float, float]]:
    """For each story the seconds, and how many times what the first one takes."""
    times: dict[str, list[float]] = {name: [] for name in stories}
    for _ in range(ROUNDS + 1):
        for name, data in stories.items():
            started = perf_counter()
            work(name, data)
            times[name].append(perf_counter() - started)
    first = times[next(iter(stories))][1:]  # the first round fills caches
    return {
        name: (median(t[1:]), median(a / b for a, b in zip(t[1:], first, strict=True))) for name, t in times.items()
    }


def _docx(paragraphs: list[str]) -> bytes:
    def run(words: str, properties: str = "") -> str:
        return f'<w:r w:rsidR="00A1B2C3">{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'

    body = "".join(
        f'<w:p w:rsidR="00A1B2C3"><w:pPr><w:pStyle w:val="Normal"/></w:pPr>{runs}</w:p>'
        for runs in _runs(paragraphs, run, lambda words: run(words, "<w:rPr><w:b/></w:rPr>"))
    )
    relation = f'<Relationship Id="a" Type="{_OFFICE}" Target="word/document.xml"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return _zip(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{space}">{relation}</Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
        }
    )


def _odt(paragraphs: list[str]) -> bytes:
    body = "".join(
        f'<text:p text:style-name="Standard">{words}</text:p>'
        for words in _runs(paragraphs, escape, lambda words: f"<text:span>{escape(words)}</text:span>")
    )
    names = f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0"'
    content = f"<office:document-content {names}><office:text>{body}</office:text></office:document-content>"
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _runs(paragraphs: list[str], plain: Callable[[str], str], bold: Callable[[str], str]) -> list[str]:
    """The paragraphs, every second one with its second word in bold."""
    runs: list[str] = []
    for index, words in enumerate(paragraphs):
        word = re.search(r"(?<= )\w+", words) if index % 2 else None
        parts = (plain(words[: word.start()]), bold(word[0]), plain(words[word.end() :])) if word else (plain(words),)
        runs.append("".join(parts))
    return runs


def _zip(members: dict[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
