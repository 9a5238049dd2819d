"""A run as a page: findings and edits by rule and by folder, with bars, and samples in context. Start with `render`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from copyedit.batch.journal import Journal
from copyedit.batch.judging import judged, name_of, read_answers
from copyedit.batch.plan import Plan
from copyedit.batch.sampling import Row, rows_of, sample
from copyedit.reports.markup import escaped

_SAMPLES = 5  # of each rule
_FAILED = 100  # stories put aside that are named
_STYLE = """
:root { --paper: #fdfcf9; --ink: #1d1c1a; --muted: #5c584f; --line: #d9d4c7; --bar: #3b7a96; --old: #9d1418; --new: #17602a; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1b1d; --ink: #e8e5de; --muted: #aca79b; --line: #3d3d41; --bar: #5aa3c2; --old: #ffa39b; --new: #93dfa2; }
}
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
meter { width: 12rem; }
li { margin: .3rem 0; overflow-wrap: anywhere; }
small { color: var(--muted); }
del { color: var(--old); } ins { color: var(--new); text-decoration: none; font-weight: bold; }
"""  # noqa: E501


def render(journal: Journal, plan: Plan) -> str:
    """The page; it needs no network and no script."""
    totals, counts = journal.totals(), journal.counts()
    samples = sample(_rows(journal), _SAMPLES, lambda row: True)
    parts = (
        _head(plan),
        f"<p>{totals.stories:,} stories, {totals.words:,} words: {totals.findings:,} findings, "
        f"{totals.edits:,} edits, {totals.failed:,} put aside.</p>\n",
        _table("Rules", ("rule", "findings", "edits", "", "judged right"), _rule_rows(counts, _precision(journal))),
        _table("Folders", ("folder", "stories", "findings", ""), _folder_rows(journal.folders())),
        _failed(journal),
        "<h2>Samples</h2>\n",
        *(_samples(rule, samples.get(rule, ())) for rule, _, _ in counts),
        "</body>\n</html>\n",
    )
    return "".join(parts)


def _rows(journal: Journal) -> Iterator[Row]:
    return rows_of(journal.folder, journal.state()["rows"])


def _precision(journal: Journal) -> dict[str, str]:
    """For each rule that somebody has judged, how often it was right."""
    answers = read_answers(journal.folder)
    if not answers:
        return {}
    known = sample(_rows(journal), len(answers), lambda row: name_of(row) in answers)
    return {rule: judged(rows, answers).sentence() for rule, rows in known.items()}


def _head(plan: Plan) -> str:
    title = f"{escaped(plan.source)} \N{RIGHTWARDS ARROW} {escaped(plan.out or 'dry run, no stories written')}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>copyedit batch report</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<h1>copyedit batch report</h1>\n<p><bdi>{title}</bdi></p>\n"
    )


def _table(title: str, columns: Sequence[str], rows: Iterable[str]) -> str:
    body = "".join(rows)
    if not body:
        return ""
    numbers = ("findings", "edits", "stories")
    head = "".join(f'<th class="number">{c}</th>' if c in numbers else f"<th>{c}</th>" for c in columns)
    return f"<h2>{title}</h2>\n<table>\n<tr>{head}</tr>\n{body}</table>\n"


def _rule_rows(counts: Sequence[tuple[str, int, int]], precision: Mapping[str, str]) -> Iterator[str]:
    most = max((found for _, found, _ in counts), default=1)
    for rule, found, made in counts:
        name = f'<a href="#{escaped(rule)}">{escaped(rule)}</a>'
        yield _row(name, found, made, _bar(found, most), escaped(precision.get(rule, "")))


def _folder_rows(folders: Sequence[tuple[str, int, int]]) -> Iterator[str]:
    most = max((found for _, _, found in folders), default=1)
    for folder, stories, found in folders:
        yield _row(f"<bdi>{escaped(folder or '(no folder)')}</bdi>", stories, found, _bar(found, most))


def _row(*cells: str | int) -> str:
    made = (f'<td class="number">{c:,}</td>' if isinstance(c, int) else f"<td>{c}</td>" for c in cells)
    return f"<tr>{''.join(made)}</tr>\n"


def _bar(value: int, most: int) -> str:
    return f'<meter min="0" max="{max(1, most)}" value="{value}">{value:,}</meter>'


def _failed(journal: Journal) -> str:
    named = [
        f"<li><bdi>{escaped(e.key)}</bdi>: {escaped(e.error or '')}</li>\n" for e in islice(journal.failed(), _FAILED)
    ]
    return f"<h2>Put aside</h2>\n<ul>{''.join(named)}</ul>\n" if named else ""


def _samples(rule: str, rows: Sequence[Row]) -> str:
    items = "".join(f"<li>{_in_context(row)} <small><bdi>{escaped(row['story'])}</bdi></small></li>\n" for row in rows)
    return f'<h3 id="{escaped(rule)}">{escaped(rule)}</h3>\n<ul>\n{items}</ul>\n'


def _in_context(row: Row) -> str:
    """Before and after: what stood there, struck out, and what stands there now or is offered."""
    offered = " | ".join(row["replacements"])
    new = f"<ins>{escaped(offered)}</ins>" if offered else ""
    note = "" if row["applied"] else " <small>(not applied)</small>"
    return f"…{escaped(row['before'])}<del>{escaped(row['text'])}</del>{new}{escaped(row['after'])}…{note}"
