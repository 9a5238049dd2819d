"""What we call prose against what the formats' own programs show: markdown-it, docutils, Asciidoctor.

Compared are the words, how often each is there. What we leave out on purpose (code, addresses) is left out on both
sides; what the programs add (numbers of footnotes, labels) is told in each test.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from copyedit.formats.reading import document_of

FILES = Path(__file__).parent / "files"
_ADDRESS = re.compile(r"\b(?:https?://|\w+@)\S+")
_WORD = re.compile(r"[^\W_]+")


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(_ADDRESS.sub(" ", text)))


def _ours(source: str, name: str) -> Counter[str]:
    document = document_of(source.encode(), name)
    return _words("\n".join(document.prose[block.span.start : block.span.end] for block in document.blocks))


def _without_tags(page: str) -> str:
    page = re.sub(r"<!--.*?-->|<(pre|code|script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    page = re.sub(r'<img[^>]*?alt="([^"]*)"[^>]*>', r" \1 ", page)
    page = re.sub(r"</?(?:b|i|em|strong|sub|sup|mark|span|a|s|del)\b[^>]*>", "", page)
    return unescape(re.sub(r"<[^>]*>", " ", page))


def _markdown_it(source: str) -> Counter[str]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    return _words("\n".join(_shown(token) for token in parser.parse(source)))


def _shown(token: Token) -> str:
    if token.type == "html_block":
        return _without_tags(token.content)
    pieces: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "text_special"):
            pieces.append(child.content)
        elif child.type == "image":
            pieces.append(f" {_shown(child)} ")
        elif child.type in ("softbreak", "hardbreak", "code_inline"):
            pieces.append(" ")
    return "".join(pieces)


MARKDOWN = """# Ferry operators &amp; port *at* odds

Six hours of **talks** ended on Friday[^1] without a
result, [officials *said*](https://lanrick.example "title") in `code` \\*here\\*. ![The quay](quay.jpg)

Set
---

> A quoted line
lazily > goes on
>
> - with a list
>   - in a list\\
>     and a break

1. One

   Two

       code

| Fee &lt; | Crowns |
|---|:-:|
| a \\| b | ~~c~~ |

```
code
```

Term
: Meaning <b>bold</b> un*believ*able

<div class="x">
<p>Some &copy; text</p>
</div>

[^1]: The foot <https://lanrick.example>
    goes on.
"""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_markdown_words_are_those_of_markdown_it(ending: str) -> None:
    source = MARKDOWN.replace("\n", ending)
    assert _ours(source, "story.md") == _markdown_it(source)


_NOT_SHOWN = (
    *(nodes.literal, nodes.literal_block, nodes.doctest_block, nodes.comment, nodes.system_message, nodes.problematic),
    *(nodes.footnote_reference, nodes.label, nodes.field_name, nodes.substitution_definition, nodes.option_group),
)


def _docutils(source: str) -> Counter[str]:
    settings = {"report_level": 5, "halt_level": 5, "docinfo_xform": False, "_disable_config": True}
    return _words("".join(_texts(publish_doctree(source, settings_overrides=settings))))


def _texts(node: nodes.Node) -> Iterable[str]:
    if isinstance(node, _NOT_SHOWN):
        yield " "
    elif isinstance(node, nodes.image):
        yield f" {node.get('alt', '')} "
    elif isinstance(node, nodes.Text):
        yield node.astext()
    else:
        for child in node.children:
            yield from _texts(child)
        yield "" if isinstance(node, nodes.Inline) else "\n"


def test_restructuredtext_words_are_those_of_docutils() -> None:
    source = (FILES / "harbour.rst").read_text(encoding="utf-8")
    source = source.replace(":ref:`the list <big-list>`, not :func:`big`", "so")  # Sphinx' roles, not docutils'
    source = source.replace(":slug: big-big-harbour\n:tags: big,\n   harbour\n", "")  # for a program
    source = source.replace(".. versionadded:: 1.2", ".. note::")
    source = source.replace(".. |big| replace:: big\n", "")  # shown where it is used, and here it is not
    assert _ours(source, "story.rst") == _docutils(source)


@pytest.mark.skipif(not shutil.which("asciidoctor"), reason="needs the program asciidoctor")
def test_asciidoc_words_are_those_of_asciidoctor() -> None:
    source = (FILES / "harbour.adoc").read_text(encoding="utf-8")
    command = ["asciidoctor", "-s", "-a", "showtitle", "-a", "sectids!", "-o", "-", "-"]
    page = subprocess.run(command, input=source.encode(), capture_output=True, check=True).stdout.decode()
    # Labels, who is quoted, and what {big} stands for.
    added = Counter({"1": 3, "Figure": 1, "Note": 1, "Tip": 1, "Karsten": 1, "Oveland": 1, "the": 2})
    kept = Counter(_words("Talks go on, but however, the fees stay."))  # the description stands in the page's head
    assert _ours(source, "story.adoc") - kept == _words(_without_tags(page)) - added
