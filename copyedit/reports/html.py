"""One page for a sub-editor: each story as running text, its findings marked, reasons and replacements at the side.

The page needs no network and no script: `page.js` adds filters and keys to a page that can be read without it. It
stays below some 16 MB: a story shows at most 1,000 findings (`marked.py`), and stories for which there is no room
are counted, not shown. Start with `render`; the story itself is made in `marked.py`.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from copyedit.document import Document
from copyedit.errors import CopyeditError
from copyedit.findings import Finding
from copyedit.reports.marked import render_story, story_id
from copyedit.reports.markup import escaped
from copyedit.reports.streaming import Totals
from copyedit.reports.text import count_of, render_counts

LARGEST = 16 << 20  # code points
SEPARATOR = ""


def render(document: Document, findings: Sequence[Finding]) -> str:
    """The story; nothing where it has no findings, as a reader of a hundred stories wants those that have."""
    return render_story(document, findings) if findings else ""


def render_tail(totals: Totals) -> str:
    """Counts, filters and contents. They stand behind the stories, where they are known; the style puts them first."""
    nothing = "" if totals.findings else "<p>Nothing to tell: no findings.</p>\n"
    return (
        f"{nothing}</main>\n"
        '<nav id="contents" aria-label="Counts, filters and contents">\n'
        f'<p class="counts">{escaped(render_counts(totals))}.</p>\n'
        f"{_filters(totals)}{_contents(totals)}{_errors(totals.errors)}"
        f"</nav>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _filters(totals: Totals) -> str:
    """The form for levels, rules and steps; hidden where no script could make it work."""
    if not totals.findings:
        return ""
    by_level, by_rule = totals.by_level, Counter[str]()
    for (rule, _), count in totals.counts.items():
        by_rule[rule] += count
    levels = "".join(_box("level", level.label, by_level[level]) for level in sorted(by_level, reverse=True))
    rules = "".join(_box("rule", rule, by_rule[rule]) for rule in sorted(by_rule))
    return (
        '<form id="filters" hidden>\n'
        f"<fieldset><legend>Levels</legend>{levels}</fieldset>\n"
        f"<details open><summary>Rules ({len(by_rule):,})</summary>\n"
        '<p><button type="button" id="all">All</button> <button type="button" id="none">None</button></p>\n'
        f"<fieldset><legend>Rules</legend>{rules}</fieldset></details>\n"
        '<p><button type="button" id="previous">Previous <kbd>p</kbd></button> '
        '<button type="button" id="next">Next <kbd>n</kbd></button></p>\n'
        '<p id="shown" role="status"></p>\n</form>\n'
    )


def _box(name: str, value: str, count: int) -> str:
    value = escaped(value)
    mark = f' class="{value}"' if name == "level" else ""
    return (
        f'<label><input type="checkbox" name="{name}" value="{value}" checked> '
        f"<span{mark}>{value}</span> <small>{count:,}</small></label>\n"
    )


def _contents(totals: Totals) -> str:
    if not totals.listed:
        return ""
    rows = "".join(
        f'<li><a href="#{story_id(path)}"><bdi>{escaped(path)}</bdi></a> <small>{count:,}</small></li>\n'
        for path, count in totals.listed
    )
    more = f"<p>{count_of(totals.left_out, 'story', 'stories')} more had no room on this page.</p>" * bool(
        totals.left_out
    )
    return f"<details open><summary>Stories ({len(totals.listed):,})</summary>\n<ol>{rows}</ol></details>\n{more}"


def _errors(errors: Sequence[CopyeditError]) -> str:
    if not errors:
        return ""
    rows = "".join(f"<li><bdi>{escaped(str(error))}</bdi></li>\n" for error in errors)
    return f'<section class="errors"><h2>Not done</h2>\n<ul>{rows}</ul></section>\n'


def _read(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


_STYLE, _SCRIPT = _read("page.css"), _read("page.js")
# Whatever a story holds, the browser runs this script and no other, and loads nothing.
_POLICY = (
    f"default-src 'none'; style-src {_digest(_STYLE)}; script-src {_digest(_SCRIPT)}; "
    "base-uri 'none'; form-action 'none'"
)
HEAD = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>copyedit report</title>
<style>{_STYLE}</style>
</head>
<body>
<header><h1>copyedit report</h1><a href="#contents">Counts, filters and contents</a></header>
<main>
"""
