"""What a worker does with one story: check it, and apply what may be applied unseen. Start with `Cleaner`.

An engine of another kind calls `clean_all` on its own machines, as Dask and the Spark job in `examples/` do.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from threading import Lock

from copyedit.batch.articles import article_in
from copyedit.batch.plan import NONE, Plan
from copyedit.batch.repairing import Repairer, both, counts_of
from copyedit.batch.story import Done, Made
from copyedit.document import Document, Span
from copyedit.errors import CopyeditError, Notice
from copyedit.findings import Finding
from copyedit.fixing.edits import Outcome, encode_outcome
from copyedit.formats.reading import document_in, document_of
from copyedit.language.calendar.story_date import story_date
from copyedit.reports.json import finding_object, placed_message
from copyedit.reports.places import Lines
from copyedit.rules.choosing import fits
from copyedit.running.checking import Checked, Checker
from copyedit.running.settling import settle
from copyedit.settings.config import Config

_AROUND = 60  # code points before and after a finding
_LOCK = Lock()  # a process may have several threads, and a cleaner serves one at a time

Task = tuple[str, str | bytes, str]  # a story's name, its content, and its date or nothing


class _RuleFailedError(Exception):
    """A rule could not be carried through on this story; the story is put aside rather than half checked."""


@dataclass(slots=True)
class Cleaner:
    """Cleans stories one by one. Two cleaners with the same settings make the same of a story, whatever came before."""

    config: Config
    plan: Plan
    _checker: Checker = field(init=False)
    _repairer: Repairer | None = field(init=False)

    def __post_init__(self) -> None:
        self._checker = Checker(self.config)
        self._repairer = Repairer(self.config) if self.plan.clean and not self.plan.is_crawl else None

    def __reduce__(self) -> tuple[type[Cleaner], tuple[Config, Plan]]:
        """Workers that are not forked read the rules for themselves."""
        return Cleaner, (self.config, self.plan)

    def clean(self, name: str, content: str | bytes, date: str = "") -> Done:
        """What becomes of a story; whatever goes wrong with it is in the result's `error`.

        `date` is its day, as “1987-04-12”; without one, what the story itself says.
        """
        try:
            return self._clean(name, content, date)
        except CopyeditError as error:
            return Done(error=placed_message(error))
        except _RuleFailedError as failed:
            self._checker = Checker(self.config)  # the old one leaves the rule out from here on
            return Done(error=str(failed))
        except MemoryError:
            return Done(error=f"memory ran out; the limit for a story is {self.plan.memory_limit:,} MB")
        except Exception as error:  # one story in a million must not end the run
            return Done(error=f"copyedit failed on this story ({type(error).__name__}: {error}); please report it")

    def _clean(self, name: str, content: str | bytes, date: str) -> Done:
        document = self._document(name, content)
        if date:
            document = replace(document, origin={**document.origin, "date": date})
        cleaned = self._repairer.repaired(document) if self._repairer else None
        check = self._checker
        checked = _sound(check.check_again(cleaned.outcome) if cleaned else check.check_document(document))
        done = Done(
            words=len(document.prose.split()),
            notes=tuple(note.message for note in checked.errors),
            date=_date_of(document),
        )
        outcome = self._settled(checked)
        rows, counts = tuple(_rows(checked, outcome.applied)), _counts(checked.findings, outcome.applied)
        made = tuple(_made(outcome))
        if cleaned:
            outcome, made = both(cleaned, outcome, made)
            counts = (*counts_of(cleaned), *counts)
        done = done._replace(rows=rows, counts=counts)
        if not outcome.edits:
            return done
        changed = encode_outcome(outcome) if isinstance(content, bytes) else outcome.text
        return done._replace(content=changed, made=made)

    def _settled(self, checked: Checked) -> Outcome:
        """The fixes that may be applied unseen."""
        if self.plan.apply == NONE:
            return Outcome(checked.document, tuple(checked.findings), (), (), checked.document.source, ())
        return settle(self._narrowed(checked), self._check_again, unsafe=False)

    def _document(self, name: str, content: str | bytes) -> Document:
        if isinstance(content, bytes) and self.plan.is_crawl:
            return article_in(content, name)
        as_format = self.config.format_for(name)
        if isinstance(content, bytes):
            return document_of(content, name, as_format)
        return document_in(content, name, as_format)

    def _check_again(self, outcome: Outcome) -> Checked:
        return self._narrowed(_sound(self._checker.check_again(outcome)))

    def _narrowed(self, checked: Checked) -> Checked:
        """Only the findings of the rules that may be applied."""
        if not self.plan.rules:
            return checked
        chosen = [f for f in checked.findings if any(fits(f.rule, pattern) for pattern in self.plan.rules)]
        return checked._replace(findings=chosen)


def clean_all(config: Config, plan: Plan, tasks: Sequence[Task]) -> list[Done]:
    """What becomes of some stories: what a worker does, on whatever machine it is."""
    with _LOCK:
        cleaner = _cleaner(config, plan)
        return [cleaner.clean(*task) for task in tasks]


@lru_cache(maxsize=2)
def _cleaner(config: Config, plan: Plan) -> Cleaner:
    return Cleaner(config, plan)


def _date_of(document: Document) -> str:
    """The day that the story says it is of, with its year."""
    day = story_date(document, None)
    return day.isoformat() if day else ""


def _sound(checked: Checked) -> Checked:
    """The checked story, with notices alone among its errors. Raises _RuleFailedError for another."""
    failed = next((error for error in checked.errors if not isinstance(error, Notice)), None)
    if failed is not None:
        raise _RuleFailedError(failed.message)
    return checked


def _rows(checked: Checked, applied: Sequence[Finding]) -> Iterator[str]:
    """A line of JSON for each finding; those that only showed once another was applied come last."""
    lines = Lines(checked.document.source)
    found = set(checked.findings)
    for finding in (*checked.findings, *(each for each in applied if each not in found)):
        row = {**finding_object(finding, lines), "applied": finding in applied, **_context(checked, finding)}
        yield json.dumps(row, ensure_ascii=False)


def _context(checked: Checked, finding: Finding) -> dict[str, str]:
    """The source around a finding, for a person who has not got the story."""
    source, (start, end) = checked.document.source, finding.span
    return {"before": source[max(0, start - _AROUND) : start], "after": source[end : end + _AROUND]}


def _counts(findings: Sequence[Finding], applied: Sequence[Finding]) -> tuple[tuple[str, int], ...]:
    first = set(findings)
    later = [finding for finding in applied if finding not in first]
    return tuple(sorted(Counter(finding.rule for finding in (*findings, *later)).items()))


def _made(outcome: Outcome) -> Iterator[Made]:
    """The edits made, each with the rules of the fixes in it: one edit may hold fixes that followed each other."""
    first = set(outcome.findings)
    for span, after in outcome.edits:
        inside = [f for f in outcome.applied if _is_in(f, span, is_first=f in first)]
        rules = tuple(sorted({finding.rule for finding in inside}))
        confidence = min((finding.confidence for finding in inside), default=1.0)
        yield Made(span.start, span.end, outcome.document.source[span.start : span.end], after, rules, confidence)


def _is_in(finding: Finding, span: Span, *, is_first: bool) -> bool:
    """True if the edit holds the finding's fix. In later rounds only the finding's own span is of the source."""
    return any(span.touches(edit.span) for edit in finding.fix.edits) if is_first else span.touches(finding.span)
