"""A run as a page: findings and edits by rule, year and section, with charts, and samples. Start with `render`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from copyedit.batch.audit.charts import bar, columns, line
from copyedit.batch.audit.figures import Count, by_section, by_year, changes, years_of_rules
from copyedit.batch.audit.judging import judged, name_of, read_answers
from copyedit.batch.audit.sampling import Row, rows_of, sample
from copyedit.batch.journal import Journal
from copyedit.batch.plan import Plan
from copyedit.reports.markup import escaped

_SAMPLES = 5  # of each rule
_CHANGES = 8  # of each rule
_FAILED = 100  # stories put aside that are named
_STYLE = """
:root { --paper: #fdfcf9; --ink: #1d1c1a; --muted: #5c584f; --line: #d9d4c7; --bar: #3b7a96; --old: #9d1418; --new: #17602a; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1b1d; --ink: #e8e5de; --muted: #aca79b; --line: #3d3d41; --bar: #5aa3c2; --old: #ffa39b; --new: #93dfa2; }
}
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { line-height: 1.2; } h3 { margin: 1.6rem 0 .4rem; overflow-wrap: anywhere; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; } dt { color: var(--muted); } dd { margin: 0; font-size: 1.6rem; font-variant-numeric: tabular-nums; }
.table, .chart { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem .9rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
a { color: var(--bar); } svg { vertical-align: middle; } svg rect { fill: var(--bar); } svg polyline { fill: none; stroke: var(--bar); stroke-width: 1.5; }
svg text { fill: var(--ink); font: 11px system-ui, sans-serif; text-anchor: middle; }
ul { padding-left: 1.2rem; } li { margin: .3rem 0; overflow-wrap: anywhere; }
small { color: var(--muted); }
del { color: var(--old); } ins { color: var(--new); text-decoration: none; font-weight: bold; }
.changes { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; list-style: none; padding: 0; } .changes li { margin: 0; white-space: pre-wrap; }
"""  # noqa: E501


def render(journal: Journal, plan: Plan) -> str:
    """The page; it needs no network and no script."""
    counts, by_rule_and_year = journal.counts(), years_of_rules(journal)
    years = by_year(journal)
    samples, made = sample(_rows(journal), _SAMPLES, lambda row: True), changes(journal, _CHANGES)
    parts = (
        _head(plan),
        _totals(journal),
        _years(years),
        _sections(by_section(journal)),
        _rules(counts, [each.name for each in years if each.name], by_rule_and_year, _precision(journal)),
        _failed(journal),
        "<h2>Rule by rule</h2>\n" if counts else "",
        *(_rule(rule, made.get(rule, ()), samples.get(rule, ())) for rule, _, _ in counts),
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


def _totals(journal: Journal) -> str:
    totals = journal.totals()
    named = {
        "stories": totals.stories,
        "words": totals.words,
        "findings": totals.findings,
        "edits": totals.edits,
        "put aside": totals.failed,
    }
    return f"<dl>{''.join(f'<div><dt>{name}</dt><dd>{value:,}</dd></div>' for name, value in named.items())}</dl>\n"


def _years(years: Sequence[Count]) -> str:
    """A column for each year; nothing where no story has a date."""
    dated = [each for each in years if each.name]
    if not dated:
        return ""
    chart = columns("Findings per 1,000 words, by year", [(each.name, each.rate, f"{each.rate:.1f}") for each in dated])
    return f"<h2>Findings per 1,000 words, by year</h2>\n{chart}{_count_table('year', years, '(no date)')}"


def _sections(sections: Sequence[Count]) -> str:
    if not any(each.name for each in sections):
        return ""
    return f"<h2>Sections</h2>\n{_count_table('section', sections, '(no section)')}"


def _count_table(name: str, counts: Sequence[Count], unnamed: str) -> str:
    most = max(each.findings for each in counts)
    rows = (
        _row(
            f"<bdi>{escaped(each.name or unnamed)}</bdi>",
            *each[1:],
            each.rate,
            bar(each.findings, most),
        )
        for each in counts
    )
    return _table((name, "stories", "words", "findings", "edits", "per 1,000 words", ""), rows)


def _rules(
    counts: Sequence[tuple[str, int, int]],
    years: Sequence[str],
    by_year: Mapping[str, Mapping[str, int]],
    precision: Mapping[str, str],
) -> str:
    if not counts:
        return ""
    most = max(found for _, found, _ in counts)
    rows = (
        _row(
            f'<a href="#{escaped(rule)}">{escaped(rule)}</a>',
            found,
            made,
            bar(found, most),
            line(f"{rule}, by year", [by_year.get(rule, {}).get(year, 0) for year in years]),
            escaped(precision.get(rule, "")),
        )
        for rule, found, made in counts
    )
    over_years = f"{years[0]}–{years[-1]}" if len(years) > 1 else ""
    return f"<h2>Rules</h2>\n{_table(('rule', 'findings', 'edits', '', over_years, 'judged right'), rows)}"


def _table(names: Sequence[str], rows: Iterable[str]) -> str:
    numbers = ("findings", "edits", "stories", "words", "per 1,000 words")
    head = "".join(f'<th class="number">{c}</th>' if c in numbers else f"<th>{c}</th>" for c in names)
    return f'<div class="table"><table>\n<tr>{head}</tr>\n{"".join(rows)}</table></div>\n'


def _row(*cells: str | int | float) -> str:
    return f"<tr>{''.join(map(_cell, cells))}</tr>\n"


def _cell(value: str | int | float) -> str:
    if isinstance(value, str):
        return f"<td>{value}</td>"
    return f'<td class="number">{value:{",.1f" if isinstance(value, float) else ","}}</td>'


def _failed(journal: Journal) -> str:
    named = [
        f"<li><bdi>{escaped(e.key)}</bdi>: {escaped(e.error or '')}</li>\n" for e in islice(journal.failed(), _FAILED)
    ]
    return f"<h2>Put aside</h2>\n<ul>{''.join(named)}</ul>\n" if named else ""


def _rule(rule: str, made: Sequence[tuple[str, str, int]], rows: Sequence[Row]) -> str:
    """What the rule changed into what, the commonest first, and some of its findings in context."""
    edits = "".join(f"<li>{_change(before, after)} <small>×{times:,}</small></li>" for before, after, times in made)
    items = "".join(f"<li>{_in_context(row)} <small><bdi>{escaped(row['story'])}</bdi></small></li>\n" for row in rows)
    changed = f'<ul class="changes">{edits}</ul>\n' if edits else ""
    return f'<h3 id="{escaped(rule)}">{escaped(rule)}</h3>\n{changed}<ul>\n{items}</ul>\n'


def _change(before: str, after: str) -> str:
    return f"<del>{escaped(before)}</del> \N{RIGHTWARDS ARROW} <ins>{escaped(after) or '(deleted)'}</ins>"


def _in_context(row: Row) -> str:
    """Before and after: what stood there, struck out, and what stands there now or is offered."""
    offered = " | ".join(row["replacements"])
    new = f"<ins>{escaped(offered)}</ins>" if offered else ""
    note = "" if row["applied"] else " <small>(not applied)</small>"
    return f"…{escaped(row['before'])}<del>{escaped(row['text'])}</del>{new}{escaped(row['after'])}…{note}"
