"""A page for a sub-editor: each story as running text, its findings marked, reasons and replacements at the side.

The page needs no network and works without a script; `page.js` only adds filters and keys. It stays below about 16 MB:
a story shows at most 1,000 findings (`marked.py`), and stories that no longer fit are only counted. Start with
`render`; `marked.py` makes the story itself.
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
    """The story; nothing if it has no findings, as a reader of a hundred stories wants those that have some."""
    return render_story(document, findings) if findings else ""


def render_tail(totals: Totals) -> str:
    """Counts, filters and contents. They follow the stories, when they are known; the style sheet puts them first."""
    nothing = "" if totals.findings else "<p>No findings.</p>\n"
    return (
        f"{nothing}</main>\n"
        '<nav id="contents" aria-label="Counts, filters and contents">\n'
        f'<p class="counts">{escaped(render_counts(totals))}.</p>\n'
        f"{_filters(totals)}{_contents(totals)}{_errors(totals.errors)}"
        f"</nav>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _filters(totals: Totals) -> str:
    """The form for levels, rules and steps; hidden unless a script makes it work."""
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
    more = f"<p>{count_of(totals.left_out, 'more story', 'more stories')} did not fit on this page.</p>" * bool(
        totals.left_out
    )
    return f"<details open><summary>Stories ({len(totals.listed):,})</summary>\n<ol>{rows}</ol></details>\n{more}"


def _errors(errors: Sequence[CopyeditError]) -> str:
    if not errors:
        return ""
    rows = "".join(f"<li><bdi>{escaped(str(error))}</bdi></li>\n" for error in errors)
    return f'<section class="errors"><h2>Errors</h2>\n<ul>{rows}</ul></section>\n'


def _read(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


_STYLE, _SCRIPT = _read("page.css"), _read("page.js")
# Whatever is in a story, the browser runs only this script and loads nothing.
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
