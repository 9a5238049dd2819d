"""Results as Markdown tables. Start with `accuracy`, `side_by_side`, `false_alarms`, `curve`, `judged`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.curve import Clean, at_rates, at_thresholds, per_thousand
from benchmarks.accuracy.judging import Alarm, Judged
from benchmarks.accuracy.ours import is_context
from benchmarks.accuracy.scoring import Score, Verdict, tally

_SPELLING_PACKS = ("uk/", "us/")

Row = Sequence[object]
Verdicts = Sequence[Verdict]


def table(head: Sequence[str], rows: Iterable[Row], words: int = 1) -> str:
    """A Markdown table. The first `words` columns are left-aligned, the others right-aligned."""
    rule = ["---" if column < words else "---:" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in (head, rule, *rows))


def accuracy(cases: Sequence[Case], columns: Mapping[str, Verdicts]) -> str:
    """Errors found and correctly replaced, by kind and means, for each way of checking the same cases."""
    names = ("found", "right first", "right in three", "precision")
    head = ["kind", "means", "sentences", *(f"{column}{name}" for column in columns for name in names)]
    rows: list[Row] = []
    for kind, means, places in _groups(cases):
        scores = [tally([verdicts[place] for place in places]) for verdicts in columns.values()]
        rows.append((kind, means, len(places), *(cell for score in scores for cell in _shares(score))))
    return table(head, rows, words=2)


def _groups(cases: Sequence[Case]) -> Iterator[tuple[str, str, list[int]]]:
    """Kind, means ("" for the whole kind) and the indices of its cases, in order of first appearance."""
    for kind in dict.fromkeys(case.kind for case in cases):
        of_kind = [place for place, case in enumerate(cases) if case.kind == kind]
        yield f"**{kind}**", "", of_kind
        for means in dict.fromkeys(cases[place].means for place in of_kind):
            yield kind, means, [place for place in of_kind if cases[place].means == means]


def _shares(score: Score) -> Iterator[str]:
    for count in (score.found, score.first, score.three):
        yield percent(count, score.cases)
    yield precision(score)


def side_by_side(cases: Sequence[Case], programs: Mapping[str, Verdicts]) -> list[Row]:
    """A row for each kind: the number of sentences, and "found, right first" for each program."""
    return [
        (
            kind.strip("*"),
            len(places),
            *(found_and_first(tally([v[place] for place in places])) for v in programs.values()),
        )
        for kind, means, places in _groups(cases)
        if not means
    ]


def found_and_first(score: Score) -> str:
    return f"{percent(score.found, score.cases)}, {percent(score.first, score.cases)}"


def precision(score: Score) -> str:
    return percent(score.found, score.found + score.others)


def percent(count: int, of: int) -> str:
    return f"{100 * count / of:.0f}%" if of else "-"


def false_alarms(words: Mapping[str, int], alarms: Sequence[Alarm]) -> str:
    """Per publisher: everything reported by default, that without the language packs, and that by context rules."""
    rows = []
    for publisher in (*words, None):
        mine = [alarm.reported for alarm in alarms if publisher in (alarm.publisher, None)]
        amount = words[publisher] if publisher else sum(words.values())
        context = sum(map(is_context, mine))
        wire = len(mine) - sum(reported.rule.startswith(_SPELLING_PACKS) for reported in mine)
        cells = (cell for count in (len(mine), wire, context) for cell in (count, rate(count, amount)))
        rows.append((publisher or "**all**", f"{amount:,}", *cells))
    head = [
        "publisher",
        "words",
        "reported",
        "per 1,000",
        "without uk, us",
        "per 1,000",
        "by context rules",
        "per 1,000",
    ]
    return table(head, rows)


def by_rule(alarms: Sequence[Alarm], words: int) -> str:
    counts = Counter(alarm.reported.rule for alarm in alarms)
    return table(["rule", "reported", "per 1,000 words"], [(r, n, rate(n, words)) for r, n in counts.most_common()])


def rate(count: float, words: int) -> str:
    return f"{per_thousand(count, words):.3f}"


def curve(clean: Clean, groups: Mapping[str, Verdicts]) -> str:
    """False alarms, errors found and precision at fixed thresholds."""
    return table(
        ["threshold", "false alarms per 1,000 words", *groups],
        [
            (point.threshold, f"{point.alarms:.3f}", *map(_found_and_right, point.scores.values()))
            for point in at_thresholds(clean, groups)
        ],
    )


def curve_by_rate(clean: Clean, groups: Mapping[str, Verdicts]) -> str:
    """Errors found at fixed rates of false alarms, with the threshold for each."""
    return table(
        ["false alarms per 1,000 words, at most", "threshold", *groups],
        [
            (rate, f"{point.threshold:.4f}", *map(_found_and_right, point.scores.values()))
            for rate, point in at_rates(clean, groups)
        ],
    )


def _found_and_right(score: Score) -> str:
    return f"{percent(score.found, score.cases)} ({percent(score.first, score.found)}; {precision(score)})"


def judged(sample: Sequence[Judged]) -> str:
    """How many of the judged findings are real errors of the publisher, by publisher and by rule."""
    rows = [
        (f"**{name}**" if name == "all" else name, len(mine), right, percent(right, len(mine)))
        for name, mine in _judged_groups([each for each in sample if each.right is not None])
        for right in [sum(bool(each.right) for each in mine)]
    ]
    return table(["of", "judged", "real errors of the publisher", "share"], rows)


def _judged_groups(sample: list[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    yield "all", sample
    keys: tuple[Callable[[Judged], str], ...] = (lambda each: each.publisher, lambda each: each.rule)
    for key in keys:
        for name in sorted({key(each) for each in sample}):
            yield name, [each for each in sample if key(each) == name]
