"""The counts of a run for its report: by year, by section, by rule and year, and what was changed into what."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from copyedit.batch.journal import Journal

_SECTIONS = 200  # named at most


class Count(NamedTuple):
    """The stories of a year or a section, their words, findings and edits that are not undone."""

    name: str
    stories: int
    words: int
    findings: int
    edits: int

    @property
    def rate(self) -> float:
        """Findings per 1,000 words."""
        return 1000 * self.findings / self.words if self.words else 0.0


def by_year(journal: Journal) -> list[Count]:
    """The years in order; stories without a date first, under an empty name."""
    return _counts(journal, "substr(date, 1, 4)", "name")


def by_section(journal: Journal) -> list[Count]:
    """The sections with the most findings first."""
    return _counts(journal, "section", f"findings DESC, name LIMIT {_SECTIONS}")


def _counts(journal: Journal, name: str, order: str) -> list[Count]:
    """`name` and `order` are SQL of this module."""
    made = "SELECT story, count(*) AS made FROM edits WHERE NOT undone GROUP BY story"
    return [
        Count(*row)
        for row in journal.execute(
            f"SELECT {name} AS name, count(*), sum(words), sum(findings) AS findings, coalesce(sum(made), 0) "
            f"FROM stories LEFT JOIN ({made}) ON story = number GROUP BY name ORDER BY {order}"
        )
    ]


def years_of_rules(journal: Journal) -> dict[str, dict[str, int]]:
    """Findings by rule and year; of stories with a date."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    query = "SELECT rule, year, sum(findings) FROM counts WHERE year != '' GROUP BY rule, year"
    for rule, year, count in journal.execute(query):
        found[rule][year] = count
    return found


def changes(journal: Journal, most: int) -> dict[str, list[tuple[str, str, int]]]:
    """By rule, its commonest edits: before, after, and how often."""
    found: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    query = "SELECT rules, before, after, count(*) AS times FROM edits WHERE NOT undone GROUP BY 1, 2, 3 ORDER BY times DESC, 2"  # noqa: E501
    for rules, before, after, times in journal.execute(query):
        for rule in rules.split():
            if len(found[rule]) < most:
                found[rule].append((before, after, times))
    return found
