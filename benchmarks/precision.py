"""What share of findings is right, rule by rule: on clean copy, and on drafts with errors.

    python -m benchmarks.precision SHARED [--words 150000] [--rates 1,5] [--jobs 2]

On edited copy hardly anything is wrong, so even a good rule's few findings there are often false alarms; on a draft
most are not. The same stories, on which no model was trained, are checked as they are and with so many errors seeded
per 1,000 words. SHARED is the folder with corpus/, lists/ and dev/. The table goes to standard output, in Markdown.

On a draft, findings are right on a seeded error, and wrong elsewhere. But some of those elsewhere are the publisher's
own errors. The last column counts them too, by the share of the rule's hits on clean copy that were judged right.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.accuracy.cases import KINDS, Case, Clean, clean_sentences, seed_errors
from benchmarks.accuracy.kept_out import Spelling, Story, read_stories
from benchmarks.accuracy.material import SEED, share_of, words_of
from benchmarks.accuracy.ours import CONTEXT
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Answers, Text, run_ours
from benchmarks.accuracy.scoring import NEVER, verdict_on
from benchmarks.accuracy.sentences import Edit
from benchmarks.accuracy.tables import Row, table
from copyedit.rules.packs import packs_folder
from copyedit.trials.measuring import Measured, read_measured

_SHARES = dict(zip(KINDS, (0.6, 0.2, 0.2), strict=True))  # of the errors; as in benchmarks/accuracy
_ENOUGH = 0.9  # of the errors wanted; some sentences have no word to make wrong
OTHERS = "all other rules"


class Draft(NamedTuple):
    """A story with errors, and the edits that correct each of them."""

    text: str
    language: str
    edits: tuple[Edit, ...]


class Tally(NamedTuple):
    """Findings of one rule: all, those on a seeded error, and of these the ones whose first replacement is right."""

    findings: int
    on_error: int
    right_first: int


NOTHING = Tally(0, 0, 0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.precision", description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path, help="the folder with corpus/, lists/ and dev/")
    parser.add_argument("--words", type=int, default=150_000, help="words of stories to check")
    parser.add_argument("--rates", default="1,5", help="errors per 1,000 words of a draft, separated by commas")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    args = parser.parse_args()
    by_publisher = read_stories(args.shared / "corpus", Spelling.read(args.shared / "lists"), SEED)
    stories = share_of((story for each in by_publisher.values() for story in each), args.words)
    tallies = {0: _tallies([Draft(story.text, story.language, ()) for story in stories], args.jobs)}
    for rate in map(int, args.rates.split(",")):
        tallies[rate] = _tallies(list(drafts(stories, rate, args.shared)), args.jobs)
    print(report(tallies, words_of(stories).total(), read_measured(packs_folder() / "wire")))


def drafts(stories: Sequence[Story], rate: int, shared: Path) -> Iterator[Draft]:
    """The stories with `rate` errors per 1,000 words, at most one in a paragraph."""
    number = words_of(stories).total() * rate / 1000
    wanted = {kind: round(number * share) for kind, share in _SHARES.items()}
    clean = list(clean_sentences(stories, SEED))
    seeded = seed_errors(clean, wanted, shared / "lists", shared / "dev", SEED)
    if any(len(seeded[kind]) < _ENOUGH * number for kind, number in wanted.items()):
        raise SystemExit(f"too few sentences for {rate} errors per 1,000 words; ask for fewer with --rates")
    by_text = {each.text: each for each in clean}
    errors: dict[Story, list[tuple[Clean, Case]]] = {}
    for case in (each.alone for cases in seeded.values() for each in cases):
        sentence = by_text[_corrected(case)]
        errors.setdefault(sentence.story, []).append((sentence, case))
    for story in stories:
        yield worsen(story, errors.get(story, []))


def _corrected(case: Case) -> str:
    return case.text[: case.edit.start] + case.edit.replacement + case.text[case.edit.end :]


def worsen(story: Story, errors: Sequence[tuple[Clean, Case]]) -> Draft:
    """The story with wrong sentences in place of their clean ones."""
    text, edits, end = "", [], 0
    for sentence, case in sorted(errors, key=lambda error: error[0].start):
        text += story.text[end : sentence.start]
        start, stop, replacement = case.edit
        edits.append(Edit(len(text) + start, len(text) + stop, replacement))
        text += case.text
        end = sentence.start + len(sentence.text)
    return Draft(text + story.text[end:], story.language, tuple(edits))


def _tallies(texts: Sequence[Draft], jobs: int) -> dict[str, Tally]:
    answers = run_ours([Text(draft.text, draft.language) for draft in texts], jobs)
    return count(texts, answers)


def count(texts: Sequence[Draft], answers: Answers) -> dict[str, Tally]:
    """Findings that are reported by default, by rule; rules that ask no context model are added up."""
    findings, on_error, right_first = Counter[str](), Counter[str](), Counter[str]()
    for draft in texts:
        for reported in answers[Text(draft.text, draft.language)]:
            if reported.shown:
                name = reported.rule if reported.rule.startswith(CONTEXT) else OTHERS
                touched, right = _verdict(draft, reported)
                findings[name] += 1
                on_error[name] += touched
                right_first[name] += right
    return {name: Tally(number, on_error[name], right_first[name]) for name, number in sorted(findings.items())}


def _verdict(draft: Draft, reported: Reported) -> tuple[bool, bool]:
    """Whether a finding is on a seeded error, and whether its first replacement corrects it."""
    cases = (Case(draft.text, draft.language, 0, 0, edit, "", "") for edit in draft.edits)
    verdicts = [verdict_on(case, [reported]) for case in cases]
    return any(each.found > NEVER for each in verdicts), any(each.first > NEVER for each in verdicts)


def report(tallies: Mapping[int, Mapping[str, Tally]], words: int, measured: Mapping[str, Measured]) -> str:
    """The table in Markdown, with a row for each rule and rate of errors. Rate 0 is clean copy."""
    names = sorted({name for each in tallies.values() for name in each}, key=lambda name: (name == OTHERS, name))
    rows: list[Row] = []
    for name in names:
        clean, judged = tallies[0].get(name, NOTHING), measured.get(name, Measured())
        rows.append((name, 0, clean.findings, "–", "–", "–", _share(judged.right, judged.judged)))
        for rate, each in tallies.items():
            if rate:
                rows.append((name, rate, *_on_draft(each.get(name, NOTHING), clean, judged)))
    return f"{words:,} words, seed {SEED}.\n\n{table(_HEAD, rows)}"


_HEAD = (
    "rule",
    "errors per 1,000 words",
    "findings",
    "on a seeded error",
    "right first",
    "of all findings",
    "with publishers' own errors",
)


def _on_draft(tally: Tally, clean: Tally, judged: Measured) -> tuple[int | str, ...]:
    elsewhere = min(tally.findings - tally.on_error, clean.findings)
    own = elsewhere * judged.precision if judged.precision is not None else None
    with_own = "–" if own is None else _share(tally.on_error + own, tally.findings)
    return *tally, _share(tally.on_error, tally.findings), with_own


def _share(right: float, findings: int) -> str:
    return f"{right / findings:.0%}" if findings else "–"


if __name__ == "__main__":
    main()
