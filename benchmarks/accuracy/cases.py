"""Wrong copy and the edit that corrects it: seeded, written by hand or genuine. Start with `Case`."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from benchmarks.accuracy.kept_out import Spelling, Story
from benchmarks.accuracy.seeded import AGREEMENT, MEANS, SMALL_WORD, WRONG_WORD, make
from benchmarks.accuracy.sentences import Edit, Sentence, read_sentences
from copyedit.document import Span
from copyedit.language.text.sentences import sentence_around

KINDS = (WRONG_WORD, SMALL_WORD, AGREEMENT)
# Sentences tried for each one wanted, because some means suit few sentences.
_TRIED = {WRONG_WORD: 1.2, SMALL_WORD: 1.5, AGREEMENT: 3.0}
_SENTENCE = re.compile(r"[A-Z].*\.", re.DOTALL)
_QUOTES = (("“", "”"), ("(", ")"), ("[", "]"))
T = TypeVar("T")
DEVELOPMENT = ("real-edits", "rule-examples-a", "rule-examples-b")


class Case(NamedTuple):
    """A text with one error, in the sentence from `start` to `end`; `edit` corrects it."""

    text: str
    language: str
    start: int
    end: int
    edit: Edit
    kind: str
    means: str


class Clean(NamedTuple):
    """A correct sentence, and where it is in its story."""

    text: str
    story: Story
    start: int


class Seeded(NamedTuple):
    """The same error in the sentence alone and in its story."""

    alone: Case
    in_story: Case


def clean_sentences(stories: Iterable[Story], seed: int) -> Iterator[Clean]:
    """One suitable sentence from each paragraph, publishers in turn, each sentence once."""
    rng = random.Random(seed)
    by_publisher: dict[str, list[Clean]] = {}
    for story in stories:
        by_publisher.setdefault(story.publisher, []).extend(_of_story(story, rng))
    for sentences in by_publisher.values():
        rng.shuffle(sentences)
    seen: set[str] = set()
    for clean in chain.from_iterable(zip_longest(*by_publisher.values())):
        if clean and clean.text not in seen:
            seen.add(clean.text)
            yield clean


def _of_story(story: Story, rng: random.Random) -> Iterator[Clean]:
    start = 0
    for paragraph in story.paragraphs:
        fit = [span for span in split(paragraph) if is_fit(paragraph[span.start : span.end])]
        if fit:
            span = rng.choice(fit)
            yield Clean(paragraph[span.start : span.end], story, start + span.start)
        start += len(paragraph) + len("\n\n")


def split(paragraph: str) -> Iterator[Span]:
    """The sentences of a paragraph, without the spaces between them."""
    at, whole = 0, Span(0, len(paragraph))
    while at < len(paragraph):
        span = sentence_around(paragraph, Span(at, at + 1), whole)
        sentence = paragraph[at : span.end]
        yield Span(at, at + len(sentence.rstrip()))
        at = max(span.end, at + 1)


def is_fit(sentence: str) -> bool:
    """True for 8 to 40 words from a capital to a full stop, with balanced quotation marks and brackets."""
    paired = all(sentence.count(opened) == sentence.count(closed) for opened, closed in _QUOTES)
    words = len(sentence.split())
    return 8 <= words <= 40 and paired and sentence.count('"') % 2 == 0 and bool(_SENTENCE.fullmatch(sentence))


def seed_errors(
    clean: Iterable[Clean], wanted: dict[str, int], lists: Path, dev: Path, seed: int
) -> dict[str, list[Seeded]]:
    """The wanted number of errors of each kind, if there are enough sentences; none is used twice."""
    left = iter(clean)
    seeded: dict[str, list[Seeded]] = {}
    for kind, number in wanted.items():
        tried = {each.text: each for each in islice(left, int(number * _TRIED[kind]) + 10)}
        means = [name for name, (of_kind, _) in MEANS.items() if of_kind == kind]
        made = make(tried, lists, dev, seed, means=means)[:number]
        seeded[kind] = [_seeded(sentence, tried[sentence.right]) for sentence in made]
    return seeded


def _seeded(sentence: Sentence, clean: Clean) -> Seeded:
    story, (edit,) = clean.story, sentence.edits
    before, after = story.text[: clean.start], story.text[clean.start + len(clean.text) :]
    moved = Edit(edit.start + clean.start, edit.end + clean.start, edit.replacement)
    end = clean.start + len(sentence.text)
    in_story = Case(
        before + sentence.text + after, story.language, clean.start, end, moved, sentence.kind, sentence.means
    )
    return Seeded(_alone(sentence, story.language), in_story)


def _alone(sentence: Sentence, language: str) -> Case:
    (edit,) = sentence.edits
    return Case(sentence.text, language, 0, len(sentence.text), edit, sentence.kind, sentence.means)


def written_cases(path: Path, spelling: Spelling) -> list[Case]:
    """The sentences written by hand, in the language of their section or, failing that, of the sentence."""
    return [_alone(each, each.language or spelling.language_of(each.right)) for each in read_sentences(path)]


def development_cases(dev: Path, spelling: Spelling) -> list[Case]:
    """Sentences with one edit each that models and rules were tuned on; only necessary edits, if genuine."""
    return [
        Case(text, spelling.language_of(text), 0, len(text), Edit(**record["edits"][0]), name, record["kind"])
        for name in DEVELOPMENT
        for record in _records(dev / f"{name}.jsonl")
        if len(record["edits"]) == 1 and record.get("level") != "soft"
        for text in [record["text"]]
    ]


def development_clean(dev: Path) -> list[str]:
    """The correct sentences that go with them."""
    files = [dev / f"{name}-clean.jsonl" for name in DEVELOPMENT]
    return [record["text"] for file in files if file.exists() for record in _records(file)]


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def sample(seeded: dict[str, list[Seeded]], number: int) -> list[Case]:
    """About `number` of the sentences alone, spread evenly over each kind."""
    share = min(1.0, number / max(1, sum(map(len, seeded.values()))))
    return [case.alone for cases in seeded.values() for case in spread(cases, round(len(cases) * share))]


def spread(cases: Sequence[T], number: int) -> list[T]:
    """`number` of them, evenly spaced, or all."""
    number = min(number, len(cases))
    return [cases[index * len(cases) // number] for index in range(number)]
