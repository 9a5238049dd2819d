"""Compare LanguageTool and Harper on their own, and copyedit with and without each. Start with `make_table`.

A backend's finding is added to ours if no finding of ours, or of an earlier backend, overlaps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.accuracy.cases import Case, spread
from benchmarks.accuracy.judging import Alarm, write_sample
from benchmarks.accuracy.kept_out import Spelling, Story, divide, read_stories
from benchmarks.accuracy.material import SEED, share_of, texts_of
from benchmarks.accuracy.ours import reported_by_default
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import LANGUAGES, PEERS, Answers, Text
from benchmarks.accuracy.scoring import tally, verdict_on
from benchmarks.accuracy.tables import found_and_first, rate, table
from benchmarks.backends.allowed import read_allowed
from benchmarks.backends.texts import read_cases

# The Senate's releases are left out: their quotation marks are broken, which would count against the raw backends.
PUBLISHERS = (
    "reuters-2016",
    "bbc-2004",
    "news",
    "lk-english-news",
    "us-whitehouse-statements",
    "au-pm-releases-speeches",
)
_WITH = {"": (), " with LanguageTool": ("languagetool",), " with Harper": ("harper",), " with both": tuple(PEERS)}
_BREAK = len("\n\n")


@dataclass(slots=True)
class Program:
    """What a program reported in each case and each clean story, and the seconds that the stories took."""

    cases: Answers = field(default_factory=dict)
    stories: dict[Story, list[Reported]] = field(default_factory=dict)
    seconds: float = 0.0


class Amount(NamedTuple):
    """How much to check: cases per file at most, words of clean stories, and the raw backends' share of those."""

    cases: int
    words: int
    raw_words: int


def make_table(shared: Path, amount: Amount, extra: Path | None) -> str:
    """The table in Markdown. What the backends add on clean stories goes to the file `extra`, to be judged."""
    spelling = Spelling.read(shared / "lists")
    cases = {name: spread(each, amount.cases) for name, each in read_cases(shared / "dev", spelling).items()}
    stories = held_out(shared / "corpus", spelling, amount.words)
    texts = list(dict.fromkeys(texts_of(case for each in cases.values() for case in each)))
    allowed = read_allowed()
    ours = run_ours(texts, stories)
    backends = {name: run_backend(name, allowed[name], texts, stories) for name in PEERS}
    share = share_of(stories, amount.raw_words)
    programs = {
        "LanguageTool raw": run_backend("languagetool", (), texts, share),
        "Harper raw": run_backend("harper", (), texts, share),
        **{f"copyedit{name}": join([ours, *map(backends.__getitem__, with_)]) for name, with_ in _WITH.items()},
    }
    if extra:
        alarms = list(added(ours, programs["copyedit with both"]))
        write_sample(extra, alarms, len(alarms), SEED)
    return render(cases, programs)


def held_out(corpus: Path, spelling: Spelling, words: int) -> list[Story]:
    """Stories that no model was trained on and no rule chosen by, about equally many words of each publisher."""
    by_publisher = read_stories(corpus, spelling, SEED)
    return [story for name in PUBLISHERS for story in divide(by_publisher[name], words // len(PUBLISHERS))[0]]


def run_ours(texts: Iterable[Text], stories: Sequence[Story]) -> Program:
    program = Program({text: reported_by_default(*text) for text in texts})
    begun = perf_counter()
    program.stories = {story: reported_by_default(story.text, story.language) for story in stories}
    program.seconds = perf_counter() - begun
    return program


def run_backend(name: str, rules: Sequence[str], texts: Sequence[Text], stories: Sequence[Story]) -> Program:
    """Run a backend with its default rules, or only `rules`, on paragraphs; the cases come first, to warm it up."""
    program, paragraphs = Program(), Answers()
    for language in LANGUAGES:
        cases = [text for text in texts if text.language == language]
        clean = [Text(line, language) for story in stories if story.language == language for line in story.paragraphs]
        reported = PEERS[name]([text.text for text in cases + clean], language, rules=rules)
        program.cases.update(zip(cases, reported))  # noqa: B905  # `reported` goes on below
        begun = perf_counter()
        paragraphs.update(zip(clean, reported, strict=True))
        program.seconds += perf_counter() - begun
    named = {
        text: [each._replace(rule=f"{name}/{each.rule}") for each in reported] for text, reported in paragraphs.items()
    }
    program.stories = {story: list(_in_story(story, named)) for story in stories}
    return program


def _in_story(story: Story, paragraphs: Answers) -> Iterator[Reported]:
    start = 0
    for line in story.paragraphs:
        for reported in paragraphs[Text(line, story.language)]:
            yield reported._replace(start=reported.start + start, end=reported.end + start)
        start += len(line) + _BREAK


def join(programs: Sequence[Program]) -> Program:
    """Add programs in order; of overlapping findings only the earlier program's is kept."""
    return Program(
        {text: _join(each.cases[text] for each in programs) for text in programs[0].cases},
        {story: _join(each.stories[story] for each in programs) for story in programs[0].stories},
        sum(each.seconds for each in programs),
    )


def _join(reported: Iterable[Sequence[Reported]]) -> list[Reported]:
    """The findings of several programs, one for each place.

    >>> theirs = [Reported(5, 9, (), "same"), Reported(9, 12, (), "other")]
    >>> [each.rule for each in _join([[Reported(3, 8, (), "ours")], theirs])]
    ['ours', 'other']
    """
    joined: list[Reported] = []
    for each in reported:
        joined += [new for new in each if not any(new.start < old.end and old.start < new.end for old in joined)]
    return joined


def added(without: Program, with_: Program) -> Iterator[Alarm]:
    for story, reported in with_.stories.items():
        yield from (Alarm(story.publisher, story.text, each) for each in reported if each not in without.stories[story])


def render(cases: Mapping[str, list[Case]], programs: Mapping[str, Program]) -> str:
    head = ["", *(f"{kind} ({len(mine):,})" for kind, mine in cases.items()), "words", "alarms per 1,000", "words/s"]
    rows = []
    for name, program in programs.items():
        words = sum(story.words for story in program.stories)
        alarms = rate(sum(map(len, program.stories.values())), words)
        found = (_score(mine, program) for mine in cases.values())
        rows.append((name, *found, f"{words:,}", alarms, f"{words / program.seconds:,.0f}"))
    return table(head, rows)


def _score(cases: Sequence[Case], program: Program) -> str:
    texts = texts_of(cases)
    return found_and_first(
        tally(verdict_on(case, program.cases[text]) for case, text in zip(cases, texts, strict=True))
    )
